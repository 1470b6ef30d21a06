"""The figures page: numbers as charts, with who says so, and a table of the same behind each."""
