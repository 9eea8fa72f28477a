"""Domain records as rows of their tables, in the order of the columns, and back."""
