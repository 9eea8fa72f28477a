"""Looks for broken promises in the database by a road of its own."""
