"""A country in small, lived by invented people through the real application."""
