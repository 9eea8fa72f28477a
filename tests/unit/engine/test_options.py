"""What may be done now, and for what may not, why not: the same answer that `decide` gives."""

from datetime import date

import pytest

from sisam.domain.actor import Actor
from sisam.domain.anchor import RECORDED
from sisam.domain.command import (
    Acknowledge,
    Act,
    Assign,
    Close,
    Command,
    Confirm,
    Done,
    EndDisclosure,
    Fire,
    LiftProtection,
    MoveHome,
    Note,
    Offer,
    Pause,
    Protect,
    Reconsider,
    Resume,
    Return,
    SetDate,
    Snooze,
    TakeOver,
    Transfer,
    Waive,
    Withdraw,
)
from sisam.domain.fact import Fact
from sisam.domain.ids import CommandId, OrganisationId, PartyName, PersonId
from sisam.domain.refusal import (
    DateMissing,
    GuardFails,
    NotAParty,
    NotTheOwner,
    OfferedBySamePerson,
    ReasonMissing,
    WrongState,
)
from sisam.domain.refusal_of_pause import NotPaused
from sisam.domain.seat import Role, Seat
from sisam.engine.deciding import decide
from sisam.engine.options import Option, options
from sisam.errors import NotFound, SisamError
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    NEW_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
)
from tests.story import Story, a_consent, admitted, discharged, forecast, opened


def asked(story: Story, by: OrganisationId = SOCIAL_SERVICES) -> dict[Act, Option]:
    """Return the options of a person of an organisation, by act."""
    actor = Actor(PersonId(f"person-of-{by}"), by, "web:session")
    return {option.act: option for option in options(story.rules, story.case, actor, story.now)}


def why_not(story: Story, act: Act, by: OrganisationId) -> SisamError | None:
    """Return what `decide` says to an act with all its words and dates."""
    actor = Actor(PersonId(f"person-of-{by}"), by, "web:session")
    try:
        decide(
            story.rules, story.case, Command(CommandId("x"), actor, act, "x", words="A reason."), story.now
        )
    except (ReasonMissing, DateMissing):
        return None
    except SisamError as refusal:
        return refusal
    return None


@pytest.mark.parametrize("build", [opened, admitted, discharged])
@pytest.mark.parametrize("by", [SOCIAL_SERVICES, HOME_SCHOOL, YOUTH_HOME_SCHOOL, NEW_SCHOOL])
def test_what_decide_refuses_is_exactly_what_is_no_option(build: object, by: OrganisationId) -> None:
    story: Story = build()  # type: ignore[operator]
    story.sweeps(story.now.date().replace(day=28))

    for act, option in asked(story, by).items():
        refusal = why_not(story, act, by)
        assert (refusal is None) is option.allowed
        assert type(refusal) is type(option.why_not)
        assert str(refusal) == str(option.why_not)


def test_every_move_outcome_date_and_act_on_a_step_or_alert_is_thought_of() -> None:
    story = admitted()
    story.sweeps(date(2026, 11, 10))
    thought_of = set(asked(story))

    contact, mapping = story.step("contact").id, story.step("mapping").id
    moves = story.rules.workflow.transitions.values()
    assert {Fire(move.id) for move in moves if not move.starts_round} <= thought_of
    assert {Transfer, Reconsider} <= {type(act) for act in thought_of}
    assert Fire("transfer") not in thought_of
    assert {type_(contact) for type_ in (Offer, Confirm, Return, Withdraw, Waive, TakeOver)} <= thought_of
    assert {Done(mapping), Waive(mapping), TakeOver(mapping)} <= thought_of
    assert Offer(mapping) not in thought_of
    assert RECORDED == {act.anchor for act in thought_of if isinstance(act, SetDate)}
    assert set(story.rules.workflow.outcomes) == {act.outcome for act in thought_of if isinstance(act, Close)}
    alerts = {alert.id for alert in story.case.alerts.values()}
    for type_ in (Acknowledge, Assign, Note, Snooze):
        assert alerts == {act.alert_id for act in thought_of if isinstance(act, type_)}


def test_each_may_disclose_what_is_theirs_and_take_it_back() -> None:
    story = admitted()
    to_school, to_home = a_consent(), a_consent("youth_home_school", "consultation_document")
    assert asked(story)[to_school].allowed
    assert asked(story, HOME_SCHOOL)[to_home].allowed
    assert isinstance(asked(story, YOUTH_HOME)[to_school].why_not, NotAParty)

    story.does(to_school)
    assert to_school not in asked(story)
    assert asked(story)[a_consent(matter="care")].allowed
    back = EndDisclosure(PartyName("home_school"), "identity")
    assert asked(story)[back].allowed
    assert isinstance(asked(story, YOUTH_HOME)[back].why_not, NotAParty)


def test_a_pause_can_be_begun_and_while_it_goes_on_be_prolonged_and_ended() -> None:
    story = admitted()
    longest = date(2026, 11, 16)
    assert asked(story)[Pause("absconded", longest)].allowed
    assert isinstance(asked(story)[Resume()].why_not, NotPaused)
    assert isinstance(asked(story, HOME_SCHOOL)[Pause("absconded", longest)].why_not, NotAParty)

    story.does(Pause("absconded", date(2026, 11, 5)))
    assert asked(story)[Pause(None, longest)].allowed
    assert asked(story)[Resume()].allowed

    story.does(Pause(None, longest), words="For long.")
    assert asked(story)[Pause(None, date(2026, 11, 2))].allowed


def test_the_owner_may_offer_and_the_confirmer_may_not() -> None:
    story = opened()
    offer = Offer(story.step("contact").id)

    assert asked(story)[offer].allowed
    refusal = asked(story, HOME_SCHOOL)[offer].why_not
    assert isinstance(refusal, NotTheOwner)
    assert "social_services" == refusal.owner


def test_the_one_who_offered_may_not_confirm() -> None:
    story = opened()
    contact = story.step("contact").id
    story.does(Offer(contact), person=f"person-of-{HOME_SCHOOL}")

    assert isinstance(asked(story, HOME_SCHOOL)[Confirm(contact)].why_not, OfferedBySamePerson)


def test_a_reason_or_date_that_is_still_to_be_named_counts_for_nothing_against_it() -> None:
    story = forecast(date(2027, 2, 1))
    place = story.step("school_place").id
    story.does(Offer(place), EDUCATION_ADMINISTRATION)

    assert asked(story, NEW_SCHOOL)[Confirm(place)].allowed
    assert asked(story, NEW_SCHOOL)[Return(place)].allowed


def test_a_move_says_which_condition_is_missing() -> None:
    refusal = asked(discharged(None))[Fire("follow_up")].why_not

    assert isinstance(refusal, GuardFails)


def test_an_outcome_says_that_it_is_not_time() -> None:
    assert isinstance(asked(opened())[Close("continued_schooling", PersonId("another"))].why_not, WrongState)


def test_asking_changes_nothing() -> None:
    story = admitted()
    before = story.case

    asked(story)

    assert before == story.case


def test_in_a_closed_case_nothing_may_be_done_but_that_the_pupil_is_protected() -> None:
    story = opened()
    story.does(Close("not_admitted"), words="Taken back.")

    assert {Protect()} == {act for act, option in asked(story).items() if option.allowed}
    assert not any(option.allowed for option in asked(story, HOME_SCHOOL).values())


def test_a_pupil_is_protected_or_no_longer_by_social_services_alone() -> None:
    story = opened()
    assert asked(story)[Protect()].allowed
    assert isinstance(asked(story, HOME_SCHOOL)[Protect()].why_not, NotAParty)

    hidden = opened(restricted=True)

    assert Protect() not in asked(hidden)
    assert asked(hidden)[LiftProtection()].allowed


def test_an_alert_may_be_noted_postponed_and_given_to_somebody_of_the_own_seat() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))
    story.comes_to(date(2026, 11, 10), 10)
    alert = story.alert("contact").id
    officer = Seat(SOCIAL_SERVICES, Role.OFFICER)

    allowed = {act for act, option in asked(story).items() if option.allowed}

    # The urgent ladder waits one working day.
    assert {Note(alert), Snooze(alert, date(2026, 11, 11))} <= allowed
    assert Assign(alert, PersonId(f"person-of-{SOCIAL_SERVICES}"), officer, date(2026, 11, 11)) in allowed


def test_whoever_asks_may_be_refused_for_what_no_case_decides() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 10))
    actor = Actor(PersonId("somebody"), YOUTH_HOME_SCHOOL, "web:session")
    refusal = NotFound("seat", "theirs")

    answers = {
        option.act: option.why_not
        for option in options(
            story.rules, story.case, actor, story.now, lambda act: refusal if isinstance(act, Note) else None
        )
    }

    alert = story.alert("contact").id
    assert refusal is answers[Note(alert)]
    assert answers[Acknowledge(alert, date(2026, 11, 11))] is None


def test_social_services_may_hand_over_to_another_municipality_and_take_that_back_while_it_waits() -> None:
    story = opened(facts={Fact.HOME_MUNICIPALITY: "0380"})
    somewhere = {PartyName("social_services"): OrganisationId("elsewhere")}
    away, back = MoveHome("", somewhere), MoveHome("0380")
    assert (True, False) == (asked(story)[away].allowed, asked(story, HOME_SCHOOL)[away].allowed)
    assert back not in asked(story)

    story.does(MoveHome("1880", {PartyName("social_services"): OrganisationId("norrby-soc")}))

    assert (True, False) == (asked(story)[back].allowed, asked(story, HOME_SCHOOL)[back].allowed)


def test_only_acts_of_the_kinds_that_are_named_are_thought_of() -> None:
    story = admitted()
    actor = Actor(PersonId("person"), SOCIAL_SERVICES, "cli:kim")

    found = options(story.rules, story.case, actor, story.now, kinds=(Offer,))

    assert {Offer} == {type(each.act) for each in found}
    assert () == options(story.rules, story.case, actor, story.now, kinds=())
