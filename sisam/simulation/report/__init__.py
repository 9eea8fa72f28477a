"""The report that ends a demo: plain text, 80 columns wide, a section each."""
