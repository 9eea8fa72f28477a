"""The use cases on the daily statements: making them, and proving one."""
