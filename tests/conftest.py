"""Settings of all tests."""

from hypothesis import settings

# The same examples on every run: what fails for one fails for all. New ones: --hypothesis-profile=default.
settings.register_profile("repeatable", derandomize=True)
settings.load_profile("repeatable")
