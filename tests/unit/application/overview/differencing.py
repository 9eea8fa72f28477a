"""Somebody who has two figures, knows how they were made, and subtracts the one from the other."""

from sisam.application.overview.rounding import STEP, rounded

_MOST = 400
_MEANT: dict[int | None, frozenset[int]] = {}
for _count in range(_MOST):
    _told = rounded(_count, STEP)
    _MEANT[_told] = _MEANT.get(_told, frozenset()) | {_count}


def meant(told: int | None) -> frozenset[int]:
    """Return every count that is told so; of a hidden one it is taken for granted that it is small."""
    return _MEANT[told]


def differences(part: int | None, whole: int | None) -> frozenset[int]:
    """Return by how many a whole may exceed a part of it."""
    return frozenset(more - less for less in meant(part) for more in meant(whole) if more >= less)
