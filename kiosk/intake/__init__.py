"""New exhibits and pictures taken into them, at the curator's desk; a kiosk runs none of it."""
