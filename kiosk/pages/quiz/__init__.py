"""The quiz page: one question a screen, then its explanation, and in the end how it went."""
