"""What every test stands on."""

from hypothesis import settings

# Two busy cores make single examples slow; a deadline would then fail tests that are right.
settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")
