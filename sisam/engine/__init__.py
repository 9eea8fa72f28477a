"""Decides what happens to a case, purely, with time as an argument."""
