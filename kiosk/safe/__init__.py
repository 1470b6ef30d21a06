"""The screen of last resort: shown by the service manager when the kiosk keeps failing.

It needs no exhibit, no settings without mistakes, no Kivy and no graphics driver: whatever the
kiosk failed of, this must still work.
"""
