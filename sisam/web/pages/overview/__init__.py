"""How it goes over many cases, for those who coordinate."""
