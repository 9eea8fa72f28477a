"""The fold: how events make a case."""
