"""A new placement: some questions, what will happen, and the opening of its case."""
