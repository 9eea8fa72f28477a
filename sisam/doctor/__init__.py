"""The doctor: looks at a whole site, and says what is not well and what to do about it."""
