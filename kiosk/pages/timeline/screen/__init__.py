"""What visitors see of a timeline: the axis with its tracks, the card, and the buttons."""
