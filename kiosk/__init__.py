"""A museum kiosk: exhibits written in YAML, shown full screen on a touchscreen."""
