"""When the house is open, how loud it may be then, and when the kiosk starts anew; no clock."""
