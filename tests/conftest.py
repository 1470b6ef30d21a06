"""What every test has: hypothesis draws the same examples each time, so a failure comes back."""

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")
