"""Every text of a case is told on some occasion, and reads whole in every language."""

from dataclasses import replace
from datetime import date
from itertools import product

from sisam.domain.anchor import Anchor
from sisam.domain.command import (
    Assign,
    Close,
    Confirm,
    EndDisclosure,
    FollowRules,
    MoveHome,
    Offer,
    Pause,
    Reconsider,
    Resume,
    Return,
    SetDate,
    SetParty,
    TakeOver,
    Tick,
    Transfer,
    Waive,
    Withdraw,
)
from sisam.domain.fact import LegalBasis
from sisam.domain.ids import OrganisationId, PartyName, PersonId
from sisam.domain.language import Language
from sisam.domain.message import OF_NO_CASE, Message, Template
from sisam.domain.seat import Role, Seat
from sisam.wording.mails import render
from sisam.wording.messages import item_fields
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    agreed_rules,
)
from tests.story import AGENCY, Story, a_consent, admitted, forced, opened
from tests.two_cases import placed_anew, settle
from tests.unit.wording.test_messages import OFFICER_SEAT, ROSTER, TEXTS, TITLES, TODAY, AnItem, told

#: What no case decides to tell.
OF_THE_SITE = OF_NO_CASE | {Template.CASE_FAILS, Template.NO_SCHOOL, Template.SECOND_WANTED}


def all_messages() -> list[tuple[Story, Message]]:
    """Live through every occasion on which somebody is told something."""
    story = admitted(legal_basis=LegalBasis.LVU_3)
    found: list[tuple[Story, Message]] = [(story, message) for message in story.last.messages]

    def does(*arguments: object, **named: object) -> None:
        story.does(*arguments, **named)  # type: ignore[arg-type]
        found.extend((replace(story), message) for message in story.last.messages)

    contact, handover = story.step("contact").id, story.step("educational_handover").id
    for _ in range(3):
        does(Offer(contact))
        does(Return(contact), HOME_SCHOOL, words="More.")
    does(Offer(handover), HOME_SCHOOL)
    does(Withdraw(handover), HOME_SCHOOL)
    does(Offer(handover), HOME_SCHOOL)
    does(Confirm(handover), YOUTH_HOME_SCHOOL)
    does(TakeOver(story.step("mapping").id), HOME_SCHOOL)
    does(Waive(story.step("introduction_meeting").id), YOUTH_HOME_SCHOOL, words="Not needed.")
    does(Offer(story.step("school_information").id), HOME_SCHOOL)
    does(Pause("hospital", date(2026, 11, 4)))
    does(Resume())
    does(MoveHome("1880", {PartyName("social_services"): OrganisationId("elsewhere")}))
    does(SetDate(Anchor.FORECAST, date(2027, 1, 15)))
    does(SetDate(Anchor.FORECAST, date(2027, 2, 15)))
    does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    does(SetDate(Anchor.SCHOOL_STARTS, date(2027, 2, 17)))
    does(SetDate(Anchor.SCHOOL_STARTS, date(2027, 2, 18)))
    does(SetDate(Anchor.FORECAST, None), words="Nobody knows any more.")
    does(SetDate(Anchor.FORECAST, date(2027, 2, 15)))
    does(Reconsider(date(2027, 1, 15)), words="It goes well.")
    does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME)
    for day in (5, 10, 12, 18, 24):
        story.comes_to(date(2026, 11, day))
        does(Tick(), None, via="daemon")
        if day == 10:
            alert = story.alert("care_executed").id
            does(
                Assign(alert, PersonId("kim"), OFFICER_SEAT, date(2026, 11, 13)), words="Kim knows the pupil."
            )
    story.does(FollowRules(agreed_rules()), AGENCY)
    found.extend((replace(story), message) for message in story.last.messages)
    found.extend(told_of_disclosures())
    old = admitted()
    new = placed_anew(old)
    found.extend((replace(old), message) for message in old.last.messages)
    settle(old, new, *(step.definition for step in old.case.live_steps() if step.confirmer is not None))
    found.extend((replace(each), message) for each in (old, new) for message in each.last.messages)
    return found


def told_of_disclosures() -> list[tuple[Story, Message]]:
    """Live through a forced handover, a disclosure and its end."""
    story = forced()
    found = [(replace(story), message) for message in story.last.messages]
    for act in (a_consent(), EndDisclosure(PartyName("home_school"), "identity")):
        story.does(act)
        found.extend((replace(story), message) for message in story.last.messages)
    return found


def test_every_text_of_a_case_is_told_on_some_occasion_and_reads_whole_in_every_language() -> None:
    occasions = all_messages()

    assert set(Template) - OF_THE_SITE == {message.template for _, message in occasions}
    for (story, message), language in product(occasions, Language):
        fields = item_fields(
            message, TITLES[language], ROSTER, message.to, TODAY, restricted=False, case=story.case
        )
        rendered = render([AnItem(message.template, fields)], TEXTS, language)
        for text in (rendered.subject, rendered.body):
            assert "$" not in text
            assert "None" not in text
            assert "_" not in text
        assert story.case.number in rendered.subject
        assert fields["step"] in rendered.subject
        assert fields["seat"] in rendered.subject


def test_a_closed_case_says_that_nothing_is_left_to_do_and_nothing_of_the_pupil() -> None:
    story = admitted()
    live = len([step for step in story.case.live_steps() if step.definition not in ("closing", "watch")])
    story.does(Close("out_of_reach", PersonId("second")), words="Nobody answers.")
    [(message, fields), *_] = [each for each in told(story) if each[0].template is Template.CASE_CLOSED]

    shown = render([AnItem(message.template, fields)], TEXTS, Language.SV)

    assert "Ärendet är avslutat (ärende N/1)" == shown.subject
    assert (
        "Ni behöver inte göra något mer i det här ärendet.\n\n"
        f"Steg som ströks eller fördes över till ett annat ärende: {live}. Inget återstår här.\n"
        "Avslutat av: socialtjänsten\n" in shown.body
    )
    assert "Nobody answers" not in shown.body
    assert "Går inte att nå" not in shown.body


def test_what_tells_of_a_pause_is_true_where_no_deadline_moves_too() -> None:
    texts = TEXTS[Language.SV], TEXTS[Language.EN]
    swedish, english = (each[Template.PAUSED].body for each in texts)

    assert "De tidsgränser som väntar på eleven flyttas" in swedish
    assert "Deadlines that wait for the pupil are moved" in english
    assert "Några" not in swedish
    assert "Some" not in english


def test_a_restricted_case_that_is_closed_names_no_organisation() -> None:
    story = admitted()
    story.does(Close("out_of_reach", PersonId("second")), words="Nobody answers.")
    [message, *_] = [each for each in story.last.messages if each.template is Template.CASE_CLOSED]
    named = {
        restricted: item_fields(
            message,
            TITLES[Language.SV],
            ROSTER,
            message.to,
            TODAY,
            restricted=restricted,
            case=story.case,
        )["organisation"]
        for restricted in (False, True)
    }

    assert named[False]
    assert "" == named[True]


def test_a_reminder_to_whoever_is_to_answer_asks_for_that_alone() -> None:
    story = opened()
    story.sweeps(date(2026, 11, 5))
    story.does(Offer(story.step("contact").id))
    story.sweeps(date(2026, 11, 9))

    [(message, fields)] = [each for each in told(story) if each[0].template is Template.REMINDER]

    assert Seat(HOME_SCHOOL, Role.HEAD_TEACHER) == message.to
    assert "Bekräfta att steget är mottaget, eller skicka tillbaka det med en anledning." == fields["asks"]
    assert "10 november 2026" == fields["due"]
