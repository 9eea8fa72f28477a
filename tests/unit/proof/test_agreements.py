"""An agreement is refused where it fits the workflow not, or where somebody would be forgotten under it."""

import pytest

from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.agreement import Agreement, ClockOverlay
from sisam.domain.ids import PartyName
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.seat import Role
from sisam.proof.agreements import objections_to
from sisam.proof.objection import Code, Objection
from tests.builders import an_agreement, shipped_rules

RULES = shipped_rules()
TEXTS = read_notifications(shipped("notifications"))


def objections(agreement: Agreement) -> list[Objection]:
    return list(objections_to(agreement, RULES.workflow, RULES.law, TEXTS, "agreements/norrby.toml"))


def overlay(count: int, clock: Clock = Clock.WORKING_DAYS, *, rule: int = 1) -> ClockOverlay:
    return ClockOverlay(due={rule: Interval(count, clock)})


def test_what_takes_nothing_away_is_accepted() -> None:
    assert [] == objections(an_agreement(roles={PartyName("home_school"): Role.CONTACT_TEACHER}))


@pytest.mark.parametrize(
    ("step", "clock", "code", "key"),
    [
        ("coffee", overlay(3), Code.UNKNOWN_STEP, "clock.coffee"),
        ("contact", overlay(3, rule=9), Code.UNKNOWN_RULE, "clock.contact.due.9"),
        ("review_of_care", overlay(3), Code.AGREED_AGAINST_LAW, "clock.review_of_care.due.1"),
        ("mapping", ClockOverlay(answer=Interval(3, Clock.DAYS)), Code.NO_ANSWER_CLOCK, "clock.mapping"),
        ("contact", overlay(2, Clock.YEARS), Code.AGREED_TOO_LONG, "clock.contact.due.1"),
        ("contact", overlay(13, Clock.MONTHS), Code.AGREED_TOO_LONG, "clock.contact.due.1"),
        (
            "contact",
            ClockOverlay(answer=Interval(6, Clock.WEEKS)),
            Code.AGREED_TOO_LONG,
            "clock.contact.answer",
        ),
        # The watch asks whoever is silent after 20 working days, and never later.
        ("watch", overlay(21), Code.AGREED_TOO_LONG, "clock.watch.due.1"),
        ("watch", overlay(0), Code.REPEATS_ON_THE_SPOT, "clock.watch"),
    ],
)
def test_what_would_let_somebody_be_forgotten_is_refused_with_the_story(
    step: str, clock: ClockOverlay, code: Code, key: str
) -> None:
    (objection,) = objections(an_agreement(clocks={step: clock}))

    assert (code, "agreements/norrby.toml", key) == (
        objection.code,
        objection.origin.file,
        objection.origin.key,
    )
    assert objection.remedy.endswith(".")
    assert objection.story.endswith(".")


def test_a_role_for_a_party_that_nobody_knows_is_refused() -> None:
    (objection,) = objections(an_agreement(roles={PartyName("cook"): Role.OFFICER}))

    assert (Code.UNKNOWN_PARTY, "role.cook") == (objection.code, objection.origin.key)


def test_a_shorter_watch_is_no_harm() -> None:
    assert [] == objections(an_agreement(clocks={"watch": overlay(10)}))
