"""The history of a case: one sentence for each event of its journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from string import Formatter

from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.domain.event import Event, EventType
from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.local_time import STOCKHOLM
from sisam.wording.cast import Cast
from sisam.wording.dates import long_date
from sisam.wording.english_stories import ENGLISH, ENGLISH_PIECES
from sisam.wording.lists import capital
from sisam.wording.story_values import value
from sisam.wording.swedish_stories import SWEDISH, SWEDISH_PIECES
from sisam.wording.titles import Titles

#: Every sentence, by language, event type and case.
SENTENCES: Mapping[Language, Mapping[str, str]] = {Language.SV: SWEDISH, Language.EN: ENGLISH}
#: What sentences are put together from, by language.
PIECES: Mapping[Language, Mapping[str, str]] = {Language.SV: SWEDISH_PIECES, Language.EN: ENGLISH_PIECES}


def story(
    events: Iterable[Event],
    titles: Titles,
    language: Language,
    organisations: Mapping[OrganisationId, str] | None = None,
) -> tuple[str, ...]:
    """Return a sentence for each event of one case; in a restricted case pass no organisations' names."""
    told = tuple(events)
    cast = Cast.of(told, organisations)
    return tuple(tell(event, titles, language, cast) for event in told)


def tell(event: Event, titles: Titles, language: Language, cast: Cast | None = None) -> str:
    """Return one sentence on what happened, when, and by which party; never free text or anybody's name.

    Without a cast, steps and parties that only other events name are told in general words.
    """
    happened, recorded = _day(event.happened_at), _day(event.recorded_at)
    return PIECES[language]["told" if happened == recorded else "told_later"].format(
        day=long_date(happened, language),
        sentence=happening(event, titles, language, cast),
        recorded_on=long_date(recorded, language),
    )


def happening(event: Event, titles: Titles, language: Language, cast: Cast | None = None) -> str:
    """Return what happened and by which party, without the days and without a full stop."""
    known, pieces = cast or Cast(), PIECES[language]
    sentence = SENTENCES[language][_name(event, known)]
    names = {name for _, name, _, _ in Formatter().parse(sentence) if name}
    return capital(sentence.format(**{name: value(event, name, titles, known, pieces) for name in names}))


def _name(event: Event, cast: Cast) -> str:
    find = _CASES.get(event.type)
    case = find(event, cast) if find else ""
    return f"{event.type}.{case}" if case else str(event.type)


def _case_of_opening(event: Event, cast: Cast) -> str:
    return "accountable" if cast.party_of(str(event.data.get("accountable")), None) else ""


def _case_of_anchor(event: Event, _: Cast) -> str:
    on, was = event.data.get("on"), event.data.get("was")
    if on is None:
        return "lost"
    if event.data["anchor"] in TELLS_BIRTH:
        return "private"
    if event.data["anchor"] == Anchor.FORECAST_SET:
        return "given"
    if was is None:
        return ""
    return "same" if on == was else "changed"


def _case_of_fact(event: Event, _: Cast) -> str:
    if event.data.get("value") is None:
        return "unknown"
    return "changed" if event.data.get("was") else ""


def _case_of_party(event: Event, _: Cast) -> str:
    if event.data.get("organisation"):
        return "changed" if event.data.get("was") else ""
    return "absent" if event.data.get("absent") else "unknown"


def _case_of_withdrawal(event: Event, _: Cast) -> str:
    reason = str(event.data.get("reason"))
    return reason if reason in ("party_found", "transferred") else ""


def _case_of_confirmation(event: Event, cast: Cast) -> str:
    if event.data.get("passes_to_party"):
        return "alike" if cast.step_of(event) in cast.alike else "passes"
    return "handover" if cast.step_of(event) in cast.handed_over else ""


def _case_of_ended_disclosure(event: Event, _: Cast) -> str:
    return "left" if event.actor.is_daemon else ""


def _case_of_sides(event: Event, _: Cast) -> str:
    return "handover" if event.data.get("confirmer") else ""


def _case_of_opened_step(event: Event, cast: Cast) -> str:
    return "alike" if cast.step_of(event) in cast.alike else _case_of_sides(event, cast)


def _case_of_reassignment(event: Event, cast: Cast) -> str:
    if event.position in cast.other_confirmers:
        return "confirmer"
    if event.position in cast.other_rounds and event.data.get("round"):
        return "round"
    return _case_of_sides(event, cast)


def _case_of_rules(event: Event, _: Cast) -> str:
    return "agreed" if event.data.get("agreement_hash") else ""


def _case_of_spell(event: Event, _: Cast) -> str:
    data = event.data
    if data.get("school") is None:
        return "taken_away"
    if data.get("was_mode"):
        return "ended" if data.get("until") and not data.get("was_until") else "changed"
    if data.get("planned"):
        return "planned"
    return "ended" if data.get("until") else ""


def _case_of_end_of_pause(event: Event, _: Cast) -> str:
    if event.data.get("on") is None:
        return "again"
    return "annulled" if event.data.get("annuls") else ""


_CASES: Mapping[EventType, Callable[[Event, Cast], str]] = {
    EventType.RULES_CHANGED: _case_of_rules,
    EventType.CASE_OPENED: _case_of_opening,
    EventType.STATE_CHANGED: lambda event, _: "annuls" if event.data.get("annuls") else "",
    EventType.ANCHOR_SET: _case_of_anchor,
    EventType.FACT_SET: _case_of_fact,
    EventType.PARTY_SET: _case_of_party,
    EventType.STEP_OPENED: _case_of_opened_step,
    EventType.STEP_REASSIGNED: _case_of_reassignment,
    EventType.OFFER_WITHDRAWN: _case_of_withdrawal,
    EventType.CASE_TRANSFERRED: lambda event, _: "annuls" if event.data.get("annuls") else "",
    EventType.STEP_CONFIRMED: _case_of_confirmation,
    EventType.STEP_OFFERED: lambda event, _: "documents" if event.data.get("documents") else "",
    EventType.HANDOVER_FORCED: lambda event, _: "passes" if event.data.get("passes_to_party") else "",
    EventType.DISCLOSURE_ENDED: _case_of_ended_disclosure,
    EventType.STEP_WAIVED: lambda event, _: "" if event.data.get("reason") == "waived" else "closing",
    EventType.PAUSE_ENDED: _case_of_end_of_pause,
    EventType.HOME_MOVE_SET: lambda event, _: "" if event.data.get("municipality") else "over",
    EventType.DEADLINE_SET: lambda event, _: "answer" if event.data.get("kind") == "answer" else "",
    EventType.SPELL_RECORDED: _case_of_spell,
    EventType.ALERT_CLIMBED: lambda event, _: "again" if event.data.get("round") else "",
}


def _day(instant: datetime) -> date:
    return instant.astimezone(STOCKHOLM).date()
