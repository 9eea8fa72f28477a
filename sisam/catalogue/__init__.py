"""Reads workflows, law and calendar from their definition files."""
