"""Settings of all tests."""

from hypothesis import settings

# The same examples on every run, and as long as a busy machine needs: what fails for one fails for all. New
# examples: --hypothesis-profile=default.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
