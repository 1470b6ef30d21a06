"""A whole exhibit: read, checked and frozen; knows no window."""
