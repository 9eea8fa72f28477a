"""What the auditor finds is told in Swedish on a page, whatever it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sisam.domain.language import Language
from sisam.wording.audit_lines import audit_line_in
from sisam.wording.swedish_audit_lines import SWEDISH_AUDIT_LINES
from tests.sentences import texts_in

PROGRAM = Path(__file__).parents[3] / "sisam"
SAYING = [
    *sorted((PROGRAM / "audit").glob("*.py")),
    *(PROGRAM / "auditor" / each for each in ("judging.py", "inspecting.py")),
]
#: The titles of the invariants stand in their reference.
TITLES = "registry.py"
#: What no finding says: what is raised within, a moment as SQL compares it, a type.
UNSAID = {
    "there is no clock {}",
    "{} lies outside the calendar",
    "an event names no rules",
    "StepId | None",
    "DeadlineId | None",
    "AlertId | None",
}
#: What is put together of two parts, and says nothing itself.
FRAMES = {"{} {}.", "Message {}: {}"}
#: What is the same however the words turn out, said by what stands in the place.
SPLIT = {
    "It should have been {} at {}.": "It should have been tried at {}.",
    "It is not {} until {}.": "It is not released until {}.",
}


def sentences() -> Iterator[str]:
    """Yield what the auditor says, with `{}` for whatever it is about."""
    for path in SAYING:
        if path.name != TITLES:
            yield from (each for each in texts_in(path) if " " in each.strip() and not _is_sql(each))


def _is_sql(text: str) -> bool:
    return any(word in text.split() for word in ("SELECT", "FROM", "WHERE", "JOIN", "AND", "IN", "CASE"))


def test_everything_that_the_auditor_says_has_swedish() -> None:
    said = {SPLIT.get(each, each) for each in sentences()} - UNSAID - FRAMES

    assert "It was missed and has {} overdue alerts." in said
    assert [] == sorted(each for each in said if each not in SWEDISH_AUDIT_LINES)


def test_nothing_is_told_that_it_does_not_say() -> None:
    said = {*sentences(), *SPLIT.values(), "It is not tried until {}.", "It should have been released at {}."}
    in_sql = {"a pending deadline", "an uncleared alert", "an accountable party", "a step that has not ended"}

    told = {each for each in SWEDISH_AUDIT_LINES if " " in each}

    assert [] == sorted(told - said - in_sql - {"{} at {}"})


def test_both_are_about_the_same_things() -> None:
    assert [] == [
        english
        for english, swedish in SWEDISH_AUDIT_LINES.items()
        if english.count("{}") != swedish.count("{}")
    ]


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        (
            "It passed at 2026-11-02T07:00Z unseen.",
            "Tidsgränsen passerade 2 nov. 2026 kl. 08:00 utan att någon såg det.",
        ),
        (
            "The pupil went to no school on 2026-11-02, and no alert says so.",
            "Eleven gick inte i någon skola den 2 nov. 2026, och inget larm säger det.",
        ),
        ("The alert goes on though the step is confirmed.", "Larmet pågår fast steget är klart."),
        (
            "Accountability moved at event 12: it is of round 2 and the step of round 1.",
            "Ansvaret flyttades vid händelse 12: det hör till omgång 2 och steget till omgång 1.",
        ),
        (
            "Message m-1: It is sent at no time.",
            "Meddelande m-1: Meddelandet är skickat utan någon tidpunkt.",
        ),
        (
            "By the journal, the alert is missing from the store.",
            "Jämfört med journalen: larmet saknas i databasen.",
        ),
        (
            "The seat officer at org-1 is vacant, and no vacancy alert says so.",
            "Ingen har rollen handläggare hos org-1, och inget larm säger det.",
        ),
        (
            "It is closed and has a pending deadline.",
            "Ärendet är avslutat men har kvar en tidsgräns som löper.",
        ),
        (
            "K-1-2026-11-02.txt is not what the site signed.",
            "K-1-2026-11-02.txt är inte det som tjänsten skrev under.",
        ),
        (
            "It is due at 2026-99-99T07:00Z; by its rule a its last day is b.",
            "Tidsgränsen löper ut 2026-99-99T07:00Z. Enligt regeln a är sista dagen b.",
        ),
        ("Nobody has thought of this", "Nobody has thought of this"),
    ],
)
def test_a_finding_is_told_in_the_language_of_the_page(english: str, swedish: str) -> None:
    assert swedish == audit_line_in(english, Language.SV)
    assert english == audit_line_in(english, Language.EN)
