"""The generated pages of the reference, a module for each."""
