"""The pages on which people sign in, prove anew who they are, sign out and take up invitations."""
