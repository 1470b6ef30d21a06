"""Base maps made from public geodata, at the curator's desk; nothing of it runs in a kiosk."""
