"""Who has read what, for those who review the log."""
