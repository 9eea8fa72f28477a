"""Help: a page for each task, in plain words, for everybody."""
