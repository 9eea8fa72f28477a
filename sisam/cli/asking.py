"""Asking at a terminal for what was left out."""

import sys


def can_ask() -> bool:
    """Tell whether somebody sits there who could answer."""
    return sys.stdin.isatty()


def ask(question: str) -> str:
    """Put a question on standard error, so that standard output stays clean, and return the answer."""
    print(question, end=": ", file=sys.stderr, flush=True)
    return input().strip()
