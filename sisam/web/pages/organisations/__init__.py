"""The pages of organisations: who sits where, who is away, and what was agreed."""
