"""The pages of users: who can sign in, and what an administrator does about it."""
