"""The running kiosk: what stands on the screen, and the loop that keeps it there."""
