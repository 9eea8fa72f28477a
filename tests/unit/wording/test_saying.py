"""What is said of a site is said in either language, with its numbers, days and durations."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from sisam.domain.language import Language
from sisam.domain.seat import Role
from sisam.wording.doctor_failures import SWEDISH_FAILURES
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying, lasting

SV, EN = Language.SV, Language.EN


@pytest.mark.parametrize(
    ("duration", "swedish", "english"),
    [
        (timedelta(0), "0 sekunder", "0 seconds"),
        (timedelta(seconds=1), "1 sekund", "1 second"),
        (timedelta(seconds=59), "59 sekunder", "59 seconds"),
        (timedelta(seconds=60), "1 minut", "1 minute"),
        (timedelta(minutes=119), "1 timme", "1 hour"),
        (timedelta(hours=47), "1 dag", "1 day"),
        (timedelta(days=400), "400 dagar", "400 days"),
    ],
)
def test_a_duration_is_told_by_its_greatest_unit(duration: timedelta, swedish: str, english: str) -> None:
    assert (swedish, english) == (lasting(duration, SV), lasting(duration, EN))


@pytest.mark.parametrize(
    ("saying", "swedish", "english"),
    [
        (
            DoctorSentence.AUDIT_HOLDS.of(cases=1),
            "alla regler håller i 1 ärende",
            "all invariants hold in 1 case",
        ),
        (
            DoctorSentence.AUDIT_HOLDS.of(cases=12_000),
            "alla regler håller i 12\u00a0000 ärenden",
            "all invariants hold in 12,000 cases",
        ),
        (
            DoctorSentence.CALENDAR.of(last=date(2050, 12, 31)),
            "räcker till 31 dec. 2050",
            "reaches to 2050-12-31",
        ),
        (DoctorSentence.SEAT.of(code="ek", role=Role.HEAD_TEACHER), "ek rektor", "ek head_teacher"),
        (
            DoctorSentence.REFUSED.of(kinds=("law", "calendar")),
            "",
            "what was published is refused: law, calendar",
        ),
        (
            DoctorSentence.SILENT.of(since=datetime(2026, 11, 2, 7, tzinfo=UTC), backup="m.db"),
            "tyst sedan 2 nov. 2026 kl. 08:00, återställd från m.db",
            "silent since 2026-11-02 07:00 UTC, restored from m.db",
        ),
        (
            DoctorSentence.CANARY.of(since=DoctorSentence.AGO.of(lasting=timedelta(hours=2))),
            "dess senaste livstecken var för 2 timmar sedan",
            "its last sign of life 2 hours ago",
        ),
    ],
)
def test_values_are_told_as_the_language_tells_them(saying: Saying, swedish: str, english: str) -> None:
    assert english == saying.said(EN)
    assert swedish in saying.said(SV)


@pytest.mark.parametrize("sentence", DoctorSentence)
def test_both_languages_tell_the_same_values(sentence: DoctorSentence) -> None:
    swedish, english = (set(re.findall(r"\{(\w+)", each)) for each in sentence.value)

    if sentence not in (DoctorSentence.EITHER, DoctorSentence.WHEEL):
        assert swedish == english


def test_what_hinders_has_a_remedy_in_swedish_too() -> None:
    assert [] == [name for name, told in SWEDISH_FAILURES.items() if not all(told)]
