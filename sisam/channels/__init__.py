"""Carries messages out of the outbox to people."""
