"""The use cases on the canary: keeping it, and answering for it."""
