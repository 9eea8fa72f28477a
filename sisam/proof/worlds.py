"""Worlds: every combination of conditions that a case can be in, and no impossible one."""

from collections.abc import Iterable, Iterator
from itertools import product

from sisam.domain.anchor import Anchor
from sisam.domain.fact import Condition
from sisam.domain.language import Language
from sisam.wording.terms import term

#: The conditions that hold; all others that were asked about do not.
World = frozenset[Condition]


def _worlds(*possible: tuple[Condition, ...]) -> tuple[World, ...]:
    return tuple(map(frozenset, possible))


#: Conditions that hang together, with each way in which they can hold (see `engine.conditions`).
ASPECTS: tuple[tuple[World, ...], ...] = (
    _worlds((), (Condition.ACUTE,)),
    _worlds(
        (Condition.FORECAST_UNKNOWN,),
        (Condition.FORECAST_KNOWN,),
        (Condition.FORECAST_KNOWN, Condition.LIGHT),
    ),
    _worlds((Condition.NOT_DISCHARGED,), (Condition.DISCHARGED,), (Condition.DISCHARGED, Condition.SUDDEN)),
    _worlds((), (Condition.NO_HOME_SCHOOL,)),
    _worlds((), (Condition.NO_RECEIVING_SCHOOL,)),
    _worlds((Condition.COMPULSORY_AGE,), (Condition.PAST_COMPULSORY_AGE,)),
    _worlds((Condition.FIRST_OCCURRENCE,), (Condition.LATER_OCCURRENCE,)),
    _worlds(
        (),
        (Condition.REVIEWED_BY_LAW, Condition.CARE_ENDS_AT_18),
        (Condition.REVIEWED_BY_LAW, Condition.CARE_ENDS_AT_21),
    ),
    _worlds((), (Condition.NUMBER_UNKNOWN,)),
)

#: What is known when a condition holds.
_KNOWN_WHEN: dict[Condition, tuple[Anchor, ...]] = {
    Condition.FORECAST_KNOWN: (Anchor.FORECAST, Anchor.FORECAST_SET),
    Condition.LIGHT: (Anchor.FORECAST, Anchor.FORECAST_SET, Anchor.ADMITTED),
    Condition.DISCHARGED: (Anchor.DISCHARGED,),
    Condition.LATER_OCCURRENCE: (Anchor.PREVIOUS_DUE,),
}
#: What cannot hold while an anchor is known …
_RULED_OUT_BY: dict[Anchor, Condition] = {
    Anchor.FORECAST: Condition.FORECAST_UNKNOWN,
    Anchor.DISCHARGED: Condition.NOT_DISCHARGED,
}
#: … and while it is not.
RULED_OUT_WITHOUT: dict[Anchor, Condition] = {
    Anchor.FORECAST: Condition.FORECAST_KNOWN,
    Anchor.DISCHARGED: Condition.DISCHARGED,
}


def worlds(
    asked: Iterable[Condition], known: Iterable[Anchor] = (), unknown: Iterable[Anchor] = ()
) -> Iterator[World]:
    """Yield each world that the asked conditions tell apart, given what is known and what is not."""
    wanted = set(asked)
    known, unknown = frozenset(known), frozenset(unknown)
    aspects = [ways for ways in ASPECTS if wanted & frozenset().union(*ways)]
    for ways in product(*aspects):
        world: World = frozenset().union(*ways)
        if _fits(world, known, unknown):
            yield world


def known_in(world: World) -> frozenset[Anchor]:
    """Return the anchors that are known because of what holds in a world."""
    known = {anchor for condition in world for anchor in _KNOWN_WHEN.get(condition, ())}
    if Condition.DISCHARGED in world and Condition.SUDDEN not in world:
        # Not sudden: the school place was confirmed by the day of discharge.
        known.add(Anchor.PLACE_CONFIRMED)
    return frozenset(known)


def told(world: World) -> str:
    """Return a world in words, for stories."""
    words = sorted(term(condition, Language.EN) for condition in world)
    return " and ".join(words) if words else "none of the named conditions holds"


def _fits(world: World, known: frozenset[Anchor], unknown: frozenset[Anchor]) -> bool:
    ruled_out = {_RULED_OUT_BY[anchor] for anchor in known if anchor in _RULED_OUT_BY}
    ruled_out |= {RULED_OUT_WITHOUT[anchor] for anchor in unknown if anchor in RULED_OUT_WITHOUT}
    return not world & ruled_out and not known_in(world) & unknown
