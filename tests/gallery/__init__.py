"""The gallery: every macro of the pages on one page, served by an app of its own."""
