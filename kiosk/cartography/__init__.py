"""Maps as pure geometry: where things lie, how far they are drawn, what is seen; no window."""
