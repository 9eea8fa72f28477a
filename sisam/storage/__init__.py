"""Keeps cases, journal and outbox in the database, and owns every table."""
