"""How the site itself is, for those who look after it."""
