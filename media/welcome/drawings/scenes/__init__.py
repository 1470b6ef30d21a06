"""The drawn scenes of this exhibit, one module each."""
