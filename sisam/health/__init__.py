"""Health: whether a site is alive and ready, and its figures, for the machines that watch it."""
