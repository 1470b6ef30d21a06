"""What the place of a kiosk decides: its settings file, and what staff chose at the screen."""
