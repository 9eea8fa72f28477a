"""The page of what waits for somebody: what is asked, until when, and the button that does it."""
