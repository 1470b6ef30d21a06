"""The page kinds, one folder each; a kind knows nothing of the others."""
