"""The map itself: ground, marks and names on the graphics card; knows no page and no panel."""
