"""Recording spells: where the pupil really goes to school, when the dates of the case do not tell it."""

from dataclasses import replace
from datetime import date
from typing import Any

from sisam.domain.command import EndSpell, RecordSpell
from sisam.domain.event import Event, EventType
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    NoSchool,
    NothingToEnd,
    SomethingRestsOnIt,
    SpellOrder,
)
from sisam.domain.schooling import SchoolingMode, Spell
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party
from sisam.engine.schooling import spells

#: Who may tell of any school; beside them each school may tell of itself.
_ANY_SCHOOL = tuple(map(PartyName, ("social_services", "education_administration")))
#: Where a pupil can go to school; the last two stand in for a school.
_SCHOOLS = (
    OrganisationKind.SCHOOL,
    OrganisationKind.YOUTH_HOME_SCHOOL,
    OrganisationKind.EDUCATION_ADMINISTRATION,
    OrganisationKind.ACTIVITY_RESPONSIBILITY,
)


def record_spell(draft: Draft, act: RecordSpell) -> None:
    """Record a spell of schooling, or correct the one at the same school from the same day.

    Raises:
        NotAParty: it is neither the school's own, nor the social services or the education administration.
        NoSchool: nobody goes to school there.
        SpellOrder: it ends before it begins.
        DateAhead: it lies ahead and is not said to be planned.
        AlreadyRecorded: it is recorded just like that already.
        BeyondCalendar: the calendar does not reach its days.
    """
    _require_teller(draft, act.school_id)
    if act.kind is not None and act.kind not in _SCHOOLS:
        raise NoSchool(organisation_kind=act.kind, possible=_SCHOOLS)
    spell = Spell(act.school_id, act.from_on, act.until_on, act.mode, act.planned)
    _refuse_impossible(draft, spell)
    known = [each for each in draft.case.spells if (each.school_id, each.from_on) == _key(spell)]
    if known == [spell]:
        raise AlreadyRecorded(what=EventType.SPELL_RECORDED)
    put_spell(draft, spell)


def end_spell(draft: Draft, act: EndSpell) -> None:
    """Record the last day of the spell in which the pupil goes to school that day.

    Raises:
        NothingToEnd: there is none.
        NotAParty: it is neither the school's own, nor the social services or the education administration.
        AlreadyRecorded: that is its last day already.
    """
    going = [
        each
        for each in spells(draft.case)
        if each.covers(act.ended_on) and act.school_id in (None, each.school_id)
    ]
    if not going:
        raise NothingToEnd(on=act.ended_on)
    _require_teller(draft, going[-1].school_id)
    if going[-1].until_on == act.ended_on:
        raise AlreadyRecorded(what=EventType.SPELL_RECORDED)
    put_spell(draft, replace(going[-1], until_on=act.ended_on))


def put_spell(draft: Draft, spell: Spell) -> None:
    """Record a spell in the place of the one at the same school from the same day, else as a new one."""
    keys = [_key(each) for each in draft.case.spells]
    number = keys.index(_key(spell)) if _key(spell) in keys else len(keys)
    was = draft.case.spells[number] if number < len(keys) else None
    draft.record(
        EventType.SPELL_RECORDED,
        words=draft.command.words,
        **_told(number, spell),
        was_until=_text(was.until_on) if was else None,
        was_mode=was.mode if was else None,
        was_planned=was.planned if was else None,
    )


def undo_spell(draft: Draft, event: Event) -> None:
    """Take a recorded spell away, or make it again what it was before it was corrected.

    Raises:
        SomethingRestsOnIt: it has been corrected since, or others were recorded after it.
    """
    data, number = event.data, int(event.data["spell"] or 0)
    now = draft.case.spells[number] if number < len(draft.case.spells) else None
    is_new = data.get("was_mode") is None
    if now is None or _told(number, now) != {name: data[name] for name in _told(number, now)}:
        raise SomethingRestsOnIt(what=event.type)
    if is_new and number + 1 < len(draft.case.spells):
        raise SomethingRestsOnIt(what=event.type)
    told = dict.fromkeys(_told(number, now)) | {"spell": number}
    if not is_new:
        until_on = _day(data["was_until"])
        mode, planned = SchoolingMode(str(data["was_mode"])), bool(data["was_planned"])
        told = _told(number, replace(now, until_on=until_on, mode=mode, planned=planned))
    draft.record(
        EventType.SPELL_RECORDED,
        **told,
        was_until=_text(now.until_on),
        was_mode=now.mode,
        was_planned=now.planned,
    )


def _require_teller(draft: Draft, school_id: OrganisationId) -> None:
    own = (party for party, each in draft.case.parties.items() if each == school_id)
    known = draft.workflow.parties
    require_party(draft, dict.fromkeys(party for party in (*_ANY_SCHOOL, *own) if party in known))


def _refuse_impossible(draft: Draft, spell: Spell) -> None:
    for day in (spell.from_on, spell.until_on):
        if day is not None:
            draft.rules.calendar.require(day)
    if spell.until_on is not None and spell.until_on < spell.from_on:
        raise SpellOrder(on=spell.from_on, until=spell.until_on)
    if spell.from_on > draft.today and not spell.planned:
        raise DateAhead(what=EventType.SPELL_RECORDED, on=spell.from_on)


def _key(spell: Spell) -> tuple[OrganisationId, date]:
    return spell.school_id, spell.from_on


def _told(number: int, spell: Spell) -> dict[str, Any]:
    return {
        "spell": number,
        "school": spell.school_id,
        "from": spell.from_on.isoformat(),
        "until": _text(spell.until_on),
        "mode": spell.mode.value,
        "planned": spell.planned,
    }


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
