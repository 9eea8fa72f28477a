"""Reads the CSV files that schools and municipalities hand in."""
