"""How it goes over many cases, in figures that tell of no single pupil."""
