"""What to type to do an act."""

from datetime import date

import pytest

from sisam.cli.typing_out import typed, typed_short
from sisam.domain import command as acts
from sisam.domain.anchor import Anchor
from sisam.domain.command import Act
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, PartyName, StepId
from sisam.domain.pause import Pause
from sisam.domain.seat import Role, Seat
from sisam.domain.step import StepStatus
from tests.builders import (
    HOME_SCHOOL,
    OFFICER,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    a_case,
    a_step,
)

CASE = a_case(number="N/1", steps={StepId("s1"): a_step("s1")})
STEP = StepId("s1")
TYPED: dict[str, Act] = {
    "step offer N/1 school_information": acts.Offer(STEP),
    "step confirm N/1 school_information": acts.Confirm(STEP),
    "step return N/1 school_information": acts.Return(STEP),
    "step withdraw N/1 school_information": acts.Withdraw(STEP),
    "step done N/1 school_information": acts.Done(STEP),
    "step waive N/1 school_information": acts.Waive(STEP),
    "step take-over N/1 school_information": acts.TakeOver(STEP),
    "case fire N/1 admit": acts.Fire("admit"),
    "case transfer N/1 --to CODE --on DATE": acts.Transfer(YOUTH_HOME, YOUTH_HOME_SCHOOL),
    "case reconsider N/1 --on DATE --reason TEXT": acts.Reconsider(date(2026, 12, 1)),
    "case set-date N/1 forecast DATE": acts.SetDate(Anchor.FORECAST, date(2026, 12, 1)),
    "case set-fact N/1 legal_basis VALUE": acts.SetFact(Fact.LEGAL_BASIS, "lvu_3"),
    "case set-party N/1 home_school CODE": acts.SetParty(PartyName("home_school"), None),
    "case schooling N/1 --school CODE --from DATE": acts.RecordSpell(HOME_SCHOOL, date(2026, 11, 2)),
    "case schooling N/1 --ended DATE": acts.EndSpell(date(2026, 11, 2)),
    "case pause N/1 --reason REASON --until DATE": acts.Pause("hospital", date(2026, 12, 1)),
    "case disclose N/1 --to PARTY --what MATTER --basis BASIS": acts.Disclose(
        PartyName("home_school"), "identity", DisclosureBasis.CONSENT
    ),
    "case end-disclosure N/1 --to PARTY --what MATTER": acts.EndDisclosure(
        PartyName("home_school"), "identity"
    ),
    "case resume N/1": acts.Resume(),
    "case protect N/1 --kind WORD": acts.Protect(),
    "case lift-protection N/1 --reason TEXT": acts.LiftProtection(),
    "case close N/1 --outcome kaa": acts.Close("kaa"),
    "alert acknowledge a1 --until DATE --plan TEXT": acts.Acknowledge(AlertId("a1"), date(2026, 12, 1)),
    "alert note a1 --note TEXT": acts.Note(AlertId("a1")),
    "alert snooze a1 --until DATE --reason TEXT": acts.Snooze(AlertId("a1"), date(2026, 12, 1)),
    "alert assign a1 --to EMAIL --until DATE --reason TEXT": acts.Assign(
        AlertId("a1"), OFFICER, Seat(SOCIAL_SERVICES, Role.OFFICER), date(2026, 12, 1)
    ),
}


@pytest.mark.parametrize(("line", "act"), TYPED.items(), ids=TYPED)
def test_an_act_is_typed(line: str, act: Act) -> None:
    assert line == typed(CASE, act)


def test_a_pause_that_goes_on_is_prolonged_with_a_reason_in_words() -> None:
    day = date(2026, 11, 2)
    paused = a_case(number="N/1", pauses=(Pause("hospital", day, day, day),))

    assert "case pause N/1 --until DATE --words TEXT" == typed(paused, acts.Pause(None, day))


def test_the_number_may_be_left_out() -> None:
    assert "step offer school_information" == typed_short(CASE, acts.Offer(STEP))


def test_several_live_steps_of_a_name_are_told_apart_by_their_ids() -> None:
    both = a_case(number="N/1", steps={StepId(each): a_step(each) for each in ("s1", "s2")})
    one_ended = a_case(
        number="N/1",
        steps={StepId("s1"): a_step("s1"), StepId("s2"): a_step("s2", status=StepStatus.CONFIRMED)},
    )

    assert "step offer N/1 s1" == typed(both, acts.Offer(STEP))
    assert "step offer N/1 school_information" == typed(one_ended, acts.Offer(STEP))
