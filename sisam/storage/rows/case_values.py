"""What lies in a case's row as JSON beside words and dates: pauses, spells, a change of home, disclosures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sisam.domain.disclosure import Disclosure, DisclosureBasis
from sisam.domain.home_move import HomeMove
from sisam.domain.pause import Pause
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.storage.instants import day_or_none, day_text_or_none

_Values = Mapping[str, Any]


def pause_values(pause: Pause) -> _Values:
    """Return a pause as plain values."""
    return {
        "reason": pause.reason,
        "from": pause.from_on.isoformat(),
        "until": pause.until_on.isoformat(),
        "recorded": pause.recorded_on.isoformat(),
        "ended": day_text_or_none(pause.ended_on),
    }


def pause_of(values: _Values) -> Pause:
    """Return the pause that plain values tell."""
    return Pause(
        reason=values["reason"],
        from_on=date.fromisoformat(values["from"]),
        until_on=date.fromisoformat(values["until"]),
        recorded_on=date.fromisoformat(values["recorded"]),
        ended_on=day_or_none(values["ended"]),
    )


def spell_values(spell: Spell) -> _Values:
    """Return a spell of schooling as plain values."""
    return {
        "school": spell.school_id,
        "from": spell.from_on.isoformat(),
        "until": day_text_or_none(spell.until_on),
        "mode": spell.mode.value,
        "planned": spell.planned,
    }


def spell_of(values: _Values) -> Spell:
    """Return the spell of schooling that plain values tell."""
    return Spell(
        school_id=values["school"],
        from_on=date.fromisoformat(values["from"]),
        until_on=day_or_none(values["until"]),
        mode=SchoolingMode(values["mode"]),
        planned=values["planned"],
    )


def home_move_values(move: HomeMove) -> _Values:
    """Return a change of home municipality as plain values."""
    return {"municipality": move.municipality, "parties": dict(move.parties)}


def home_move_of(values: _Values) -> HomeMove:
    """Return the change of home municipality that plain values tell."""
    return HomeMove(values["municipality"], values["parties"])


def disclosure_values(disclosure: Disclosure) -> _Values:
    """Return a disclosure as plain values."""
    return {
        "to": disclosure.to,
        "matter": disclosure.matter,
        "basis": disclosure.basis.value,
        "by": disclosure.by,
        "since": disclosure.since_position,
        "until": disclosure.until_position,
    }


def disclosure_of(values: _Values) -> Disclosure:
    """Return the disclosure that plain values tell."""
    return Disclosure(
        to=values["to"],
        matter=values["matter"],
        basis=DisclosureBasis(values["basis"]),
        by=values["by"],
        since_position=values["since"],
        until_position=values["until"],
    )
