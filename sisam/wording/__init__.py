"""Turns derivations, errors and stories into Swedish and English sentences."""
