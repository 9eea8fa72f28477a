"""Names that come near one that does not exist, for somebody who mistyped it."""

from collections.abc import Iterable
from difflib import SequenceMatcher

#: At most so many are offered.
MOST = 3
#: How alike two names are at least, from 0 to 1.
_ALIKE = 0.7
#: How alike two ways to write one person's whole name are at least.
_THE_SAME = 0.85


def near_names(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names most like one, whatever their capitals; a part of a name is like it too."""
    meant = name.casefold()
    likeness = {each: _likeness(meant, each.casefold()) for each in names}
    near = sorted(
        (each for each in likeness if likeness[each] >= _ALIKE), key=lambda each: (-likeness[each], each)
    )
    return tuple(near[:MOST])


def _likeness(meant: str, known: str) -> float:
    if meant and meant in known:
        return 1.0 if known.startswith(meant) else (1 + _ALIKE) / 2
    matcher = SequenceMatcher(None, meant, known)
    # The quick bounds spare nearly all of the work on a long list.
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def is_same_person(told: str, known: str) -> bool:
    """Tell whether a whole name is another, but for a slip or a middle name; a part of one is nobody's."""
    own, other = told.casefold().split(), known.casefold().split()
    if len(own) > 1 and set(own) < set(other):
        return True
    return SequenceMatcher(None, " ".join(sorted(own)), " ".join(sorted(other))).ratio() >= _THE_SAME
