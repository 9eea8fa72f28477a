"""The place of a step, deadline or alert among those of its case: the number at the end of its id."""


def ordinal(record_id: str) -> int:
    """Return 12 for ``CASE.s12``.

    Raises:
        ValueError: the id does not end like that.
    """
    return int(record_id[record_id.rindex(".") + 2 :])
