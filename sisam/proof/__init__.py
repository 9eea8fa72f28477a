"""What can be proved of a workflow before any case starts on it."""
