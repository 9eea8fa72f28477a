"""The use cases on messages: to whom, over which way and when, and what becomes of them."""
