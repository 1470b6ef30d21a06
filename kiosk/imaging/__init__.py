"""Pictures as files and pixels; knows no page and no window."""
