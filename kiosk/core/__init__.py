"""The vocabulary every other room shares: time, geometry and facts; standard library only."""
