"""What visitors see of a comparison: two pictures, the divider and its buttons, and the text."""
