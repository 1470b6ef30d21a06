"""The credits page: what an exhibit is made of and whose it is, from its own catalogues."""
