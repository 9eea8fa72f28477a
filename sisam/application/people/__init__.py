"""Use cases of the people who sign in: invitations, credentials, sessions."""
