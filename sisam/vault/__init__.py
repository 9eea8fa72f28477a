"""Enciphers names, numbers, addresses and free text."""
