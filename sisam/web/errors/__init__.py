"""Errors: which page and which status each kind of error ends in."""
