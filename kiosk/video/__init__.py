"""Films: decoded and heard through ffpyplayer where that extra is installed; elsewhere posters."""
