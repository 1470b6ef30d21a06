"""Pictures taken into an exhibit, at the curator's desk; nothing of it runs in a kiosk."""
