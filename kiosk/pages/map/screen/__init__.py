"""What visitors see of a map: the map itself and the panels on it."""
