"""The workflow: drawn, and the same as text, each time with who says so."""
