"""A museum kiosk: exhibits written in YAML, shown full screen on a touchscreen."""

__version__ = "0.1.0"
