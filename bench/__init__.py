"""Measurements of speed, each as a ratio to something measured beside it in the same run."""
