"""Settings that every test shares."""

from hypothesis import settings

# The same examples on every run: a failure is a change in the code, never in the draw. No time limit: machines differ.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
