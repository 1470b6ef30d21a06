"""Sound: what can be heard, and silence where nothing can; pygame is used here and nowhere else."""
