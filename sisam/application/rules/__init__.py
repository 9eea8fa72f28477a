"""The use cases on rules: publishing them, and keeping what was published."""
