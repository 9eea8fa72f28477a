"""The steps of a case: when they open, when they are due, and how they end."""
