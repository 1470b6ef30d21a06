"""The display as a device: its power and its rotation; nothing here draws."""
