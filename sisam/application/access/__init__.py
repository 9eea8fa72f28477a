"""Who may see and do what: one function decides, and whatever is shown was written down first."""
