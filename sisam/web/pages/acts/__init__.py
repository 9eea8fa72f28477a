"""The acts in a case: each asks what it needs, shows what will happen, and does it."""
