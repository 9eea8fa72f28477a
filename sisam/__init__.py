"""Sees to it that no pupil placed in a youth home is forgotten by the school."""
