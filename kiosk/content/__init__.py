"""What curators write, whatever the kind of page; knows no page kind, no window and no sound."""
