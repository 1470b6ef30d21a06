"""The compare page: two pictures of one place, and a divider between them that visitors move."""
