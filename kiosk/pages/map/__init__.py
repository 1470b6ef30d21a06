"""The map: places, routes and events on land and water, played phase by phase."""
