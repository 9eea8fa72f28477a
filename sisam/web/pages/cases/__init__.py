"""A case on its page, on paper, and where cases are found."""
