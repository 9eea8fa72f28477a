"""The shields: what a request meets before any page sees it, one concern each."""
