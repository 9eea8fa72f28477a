"""What a command does to a case, an act a module."""
