"""The use cases on alerts: answering them, listing them, and looking after those of the site."""
