"""Where the settings of an installed kiosk are."""

from pathlib import Path

SETTINGS_FILE = Path("/etc/kiosk/kiosk.yaml")
