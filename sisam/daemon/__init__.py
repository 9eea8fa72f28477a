"""The daemon: one process that looks again and again for what is due, and says that it is alive."""
