"""The acts themselves, by what they are about."""
