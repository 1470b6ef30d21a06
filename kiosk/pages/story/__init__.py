"""The story: a text to read, with pictures beside it."""
