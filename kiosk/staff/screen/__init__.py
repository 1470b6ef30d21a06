"""What staff see, in Kivy."""

from kiosk.staff.screen.screen import StaffScreen

__all__ = ["StaffScreen"]
