"""What staff need to know about a running kiosk; nothing here knows what a visitor sees."""
