"""What every test stands on."""

import os

from hypothesis import settings

# Two busy cores make single examples slow; a deadline would then fail tests that are right. Where a run
# decides whether a change lands, its examples are the same each time; at home they are new ones.
settings.register_profile(
    "house", deadline=None, print_blob=True, derandomize=bool(os.environ.get("CI")), database=None
)
settings.load_profile("house")
