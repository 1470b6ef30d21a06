"""Records in files of other programs: spreadsheets and geographic information systems."""
