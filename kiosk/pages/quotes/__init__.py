"""The quotes page: voices, set large, with who said it, when, and where it is written."""
