"""The use cases on reviews of the read log: what waits for one, what it is about, and signing it."""
