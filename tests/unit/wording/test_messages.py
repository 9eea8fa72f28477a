"""A message says in words what the engine told in closed values, the worst first."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product

import pytest

from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.anchor import Anchor
from sisam.domain.command import Confirm, Offer, Return, SetDate, SetParty, TakeOver, Waive, Withdraw
from sisam.domain.fact import LegalBasis
from sisam.domain.ids import CaseId, OrganisationId, PartyName, StepId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.notification_text import Placeholder
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.wording.messages import TOLD_IN_FULL, item_fields, render
from sisam.wording.titles import Titles
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    PARTIES,
    SOCIAL_SERVICES,
    YOUTH_HOME_SCHOOL,
    a_holding,
    a_person,
    an_organisation,
    shipped_rules,
)
from tests.story import Story, admitted

SV, EN = Language.SV, Language.EN
TEXTS = read_notifications(shipped("notifications"))
TITLES = {language: Titles.of(shipped_rules().workflow, language) for language in Language}
TODAY = date(2026, 11, 12)
AGENCY = OrganisationId("org-agency")
OFFICER_SEAT = Seat(SOCIAL_SERVICES, Role.OFFICER)
COORDINATOR_SEAT = Seat(SOCIAL_SERVICES, Role.COORDINATOR)
AGENCY_SEAT = Seat(AGENCY, Role.COORDINATOR)
ORGANISATIONS = (
    *(an_organisation(each, phone=f"08-{each}") for each in {*PARTIES.values(), NEW_SCHOOL}),
    an_organisation(AGENCY, kind=OrganisationKind.AGENCY, phone="010-000 00 00"),
)
ROSTER = Roster.of(
    ORGANISATIONS,
    [a_person("coordinator", phone="070-111 11 11"), a_person("agent")],
    [a_holding("coordinator", seat=COORDINATOR_SEAT), a_holding("agent", seat=AGENCY_SEAT)],
)
OVERDUE = Message(
    kind=ItemKind.OVERDUE,
    template=Template.OVERDUE_OTHER,
    to=OFFICER_SEAT,
    case_id=CaseId("case-1"),
    case_number="N/1",
    step_id=StepId("case-1.s1"),
    step="educational_handover",
    due_on=date(2026, 11, 9),
    values={"party": "home_school", "organisation_id": HOME_SCHOOL},
)
UNDELIVERABLE = Message(
    kind=ItemKind.UNDELIVERABLE,
    template=Template.UNDELIVERABLE,
    to=COORDINATOR_SEAT,
    case_id=CaseId("case-1"),
    case_number="N/1",
    values={"message": "m1", "organisation_id": HOME_SCHOOL, "role": Role.HEAD_TEACHER.value, "count": "1"},
)
NOTICE = replace(OVERDUE, kind=ItemKind.NOTICE, template=Template.STEP_OPENED, values={})


@dataclass(frozen=True)
class AnItem:
    """What the outbox keeps, as far as a text needs it."""

    template: Template
    fields: dict[str, str] = field(default_factory=dict)


def fields_of(
    message: Message,
    language: Language = SV,
    *,
    roster: Roster = ROSTER,
    seat: Seat = OFFICER_SEAT,
    restricted: bool = False,
    public_url: str = "",
) -> dict[str, str]:
    titles = TITLES[language]
    return item_fields(message, titles, roster, seat, TODAY, restricted=restricted, public_url=public_url)


def told(story: Story, language: Language = SV) -> list[tuple[Message, dict[str, str]]]:
    """Return what the last command told, with the case at hand."""
    return [
        (
            message,
            item_fields(
                message, TITLES[language], ROSTER, message.to, TODAY, restricted=False, case=story.case
            ),
        )
        for message in story.last.messages
    ]


def an_item(template: Template = Template.STEP_OPENED, number: str = "N/1", late: str = "") -> AnItem:
    return AnItem(template, {"case_number": number, "step": "Övergångsmöte", "days_late": late})


# The values of placeholders.


def test_every_placeholder_but_the_items_has_a_value() -> None:
    assert set(Placeholder) - {Placeholder.ITEMS} == set(fields_of(OVERDUE))


def test_values_are_words_and_dates_as_people_write_them() -> None:
    assert {
        "case_number": "N/1",
        "step": "Pedagogisk överlämning",
        "routine": "4",
        "due": "9 november 2026",
        "on": "",
        "count": "0",
        "reason": "",
        "role": "handläggare",
        "organisation": f"The {HOME_SCHOOL}",
        "party": "hemskolan",
        "phone": f"08-{HOME_SCHOOL}",
        "seat": "",
        "link": "",
        "call": "Frågor? Ring samordnaren, telefon 070-111 11 11.",
        "days_late": "3",
    } == fields_of(OVERDUE)


def test_the_same_is_said_in_english() -> None:
    fields = fields_of(OVERDUE, EN)

    assert ("Educational handover", "9 November 2026", "officer", "the home school") == tuple(
        fields[name] for name in ("step", "due", "role", "party")
    )
    assert "Questions? Call the coordinator, telephone 070-111 11 11." == fields["call"]


def test_a_restricted_case_shows_no_organisation_and_no_telephone_of_one() -> None:
    fields = fields_of(OVERDUE, restricted=True)

    assert ("", "", "hemskolan") == (fields["organisation"], fields["phone"], fields["party"])


def test_a_link_leads_to_the_case_where_there_are_pages() -> None:
    assert (
        "https://sisam.example.se/cases/case-1"
        == fields_of(OVERDUE, public_url="https://sisam.example.se/")["link"]
    )


def test_a_notice_is_never_late() -> None:
    assert "" == fields_of(NOTICE)["days_late"]


def test_a_deadline_that_has_not_passed_is_not_late_by_less_than_nothing() -> None:
    assert "0" == fields_of(replace(OVERDUE, due_on=date(2026, 11, 20)))["days_late"]


def test_a_step_beside_the_routines_has_no_routine() -> None:
    assert "" == fields_of(replace(OVERDUE, step="watch"))["routine"]


def test_an_alert_counts_how_often_it_was_told_before() -> None:
    assert "5" == fields_of(replace(OVERDUE, rung=3, round=2))["count"]


def test_a_day_and_a_count_that_the_message_carries_are_told() -> None:
    fields = fields_of(replace(NOTICE, values={"on": "2027-01-15", "count": "2"}))

    assert ("15 januari 2027", "2") == (fields["on"], fields["count"])


def test_a_reason_that_is_an_outcome_has_its_title() -> None:
    assert "Avliden" == fields_of(replace(NOTICE, values={"reason": "deceased"}))["reason"]


def test_a_line_break_in_a_name_ends_no_header() -> None:
    organisation = an_organisation(HOME_SCHOOL, name="Ek\r\nBcc: all@example.se")
    roster = Roster.of((organisation, an_organisation(SOCIAL_SERVICES)))

    assert "Ek Bcc: all@example.se" == fields_of(OVERDUE, roster=roster)["organisation"]


def test_a_coordinator_without_a_number_is_called_at_the_organisation() -> None:
    roster = Roster.of(ORGANISATIONS, [a_person("agent")], [a_holding("agent", seat=AGENCY_SEAT)])

    assert "Frågor? Ring samordnaren, telefon 010-000 00 00." == fields_of(OVERDUE, roster=roster)["call"]


def test_where_no_number_is_known_the_coordinator_is_named_all_the_same() -> None:
    agency = an_organisation(AGENCY, kind=OrganisationKind.AGENCY)
    roster = Roster.of(
        (an_organisation(SOCIAL_SERVICES), agency),
        [a_person("agent")],
        [a_holding("agent", seat=AGENCY_SEAT)],
    )

    assert "Frågor? Ring samordnaren." == fields_of(OVERDUE, roster=roster)["call"]


def test_a_coordinator_is_told_to_call_the_one_above() -> None:
    assert (
        "Frågor? Ring samordnaren, telefon 010-000 00 00."
        == fields_of(OVERDUE, seat=COORDINATOR_SEAT)["call"]
    )


def test_the_agencys_coordinator_has_nobody_to_call() -> None:
    assert "" == fields_of(OVERDUE, seat=AGENCY_SEAT)["call"]


def test_nobody_to_call_is_an_empty_link() -> None:
    assert "" == fields_of(OVERDUE, roster=Roster.of(ORGANISATIONS))["call"]


def test_with_the_case_an_offer_names_the_party_that_made_it() -> None:
    story = admitted()
    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)

    [(message, fields)] = told(story)

    assert Template.STEP_OFFERED is message.template
    assert ("hemskolan", f"The {HOME_SCHOOL}") == (fields["party"], fields["organisation"])


def test_with_the_case_a_returned_step_says_until_when_it_is_to_be_put_right() -> None:
    story = admitted()
    story.does(Offer(story.step("contact").id))
    story.does(Return(story.step("contact").id), HOME_SCHOOL, words="More.")

    [(message, fields)] = told(story)

    assert Template.STEP_RETURNED is message.template
    assert "9 november 2026" == fields["due"]


def test_with_the_case_a_confirmation_says_when_and_by_whom() -> None:
    story = admitted()
    story.hands_over("educational_handover", HOME_SCHOOL, YOUTH_HOME_SCHOOL)

    fields = next(values for message, values in told(story) if message.template is Template.STEP_CONFIRMED)

    assert ("ungdomshemmets skola", "2 november 2026") == (fields["party"], fields["on"])


def test_with_the_case_a_named_party_has_its_organisation() -> None:
    story = admitted()
    story.does(SetDate(Anchor.FORECAST, date(2027, 1, 15)))
    story.does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))

    fields = next(values for message, values in told(story) if message.template is Template.PARTY_NAMED)

    assert ("den mottagande skolan", f"The {NEW_SCHOOL}") == (fields["party"], fields["organisation"])


# Texts.


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
    does(SetDate(Anchor.FORECAST, date(2027, 1, 15)))
    does(SetDate(Anchor.FORECAST, date(2027, 2, 15)))
    does(SetParty(PartyName("receiving_school"), NEW_SCHOOL))
    for day in (10, 12, 18, 24):
        story.sweeps(date(2026, 11, day))
        found.extend((replace(story), message) for message in story.last.messages)
    return [*found, (replace(story), UNDELIVERABLE)]


def test_every_template_is_told_on_some_occasion_and_reads_whole_in_every_language() -> None:
    occasions = all_messages()

    assert set(Template) == {message.template for _, message in occasions}
    for (story, message), language in product(occasions, Language):
        fields = item_fields(
            message, TITLES[language], ROSTER, message.to, TODAY, restricted=False, case=story.case
        )
        rendered = render([AnItem(message.template, fields)], TEXTS[language])
        for text in (rendered.subject, rendered.body):
            assert "$" not in text
            assert "None" not in text
            assert "_" not in text
        assert "N/1" in rendered.subject
        assert fields["step"] in rendered.subject
        assert fields["seat"] in rendered.subject


def test_whoever_could_not_be_reached_is_told_by_role_and_organisation_and_never_by_name() -> None:
    rendered = render([AnItem(UNDELIVERABLE.template, fields_of(UNDELIVERABLE))], TEXTS[SV])
    restricted = render(
        [AnItem(UNDELIVERABLE.template, fields_of(UNDELIVERABLE, restricted=True))], TEXTS[SV]
    )

    assert "Gick inte att nå: rektor (ärende N/1)" == rendered.subject
    assert f"\nOrganisation: The {HOME_SCHOOL}\n" in rendered.body
    assert HOME_SCHOOL not in restricted.body
    assert "@" not in rendered.body


def test_one_item_is_told_by_its_own_text() -> None:
    rendered = render([AnItem(OVERDUE.template, fields_of(OVERDUE))], TEXTS[SV])

    assert "Försenat hos en annan part: Pedagogisk överlämning (ärende N/1)" == rendered.subject
    assert rendered.body.startswith("Ett steg i ärende N/1 är försenat hos en annan part.")
    assert "Öppna ärendet" not in rendered.body
    assert "\nFrågor? Ring samordnaren, telefon 070-111 11 11.\n" in rendered.body


def test_what_is_empty_leaves_no_line_behind() -> None:
    rendered = render([AnItem(OVERDUE.template, fields_of(OVERDUE, restricted=True))], TEXTS[SV])

    assert "Organisation:" not in rendered.body
    assert "Telefon:" not in rendered.body


def test_several_items_are_counted_and_told_worst_first() -> None:
    items = [
        an_item(Template.STEP_OPENED),
        an_item(Template.OVERDUE, "N/2", "1"),
        an_item(Template.STEP_CONFIRMED, "N/3"),
        an_item(Template.OVERDUE_AGAIN, "N/4", "5"),
        an_item(Template.OVERDUE, "N/5", "30"),
    ]
    rendered = render(items, TEXTS[SV])

    assert "5 meddelanden om era ärenden" == rendered.subject
    heads = [line for line in rendered.body.splitlines() if line.endswith(")")]
    assert [
        "Fortfarande försenat: Övergångsmöte (ärende N/4)",
        "Försenat: Övergångsmöte (ärende N/5)",
        "Försenat: Övergångsmöte (ärende N/2)",
        "Nytt steg: Övergångsmöte (ärende N/1)",
        "Bekräftat: Övergångsmöte (ärende N/3)",
    ] == heads


@pytest.mark.parametrize("language", list(Language))
def test_of_very_many_items_the_rest_is_told_by_subject_and_none_is_left_out(language: Language) -> None:
    items = [an_item(number=f"N/{number:03}") for number in range(200)]
    rendered = render(items, TEXTS[language])

    assert "200" in rendered.subject
    for number in range(200):
        assert f"N/{number:03})" in rendered.body
    first_sentence = TEXTS[language][Template.STEP_OPENED].body.split("$case_number")[1].split("\n")[0]
    assert TOLD_IN_FULL == rendered.body.count(first_sentence)
    assert len(rendered.body.splitlines()) < 200 + TOLD_IN_FULL * 10


def test_a_dollar_in_a_value_is_only_a_dollar() -> None:
    item = AnItem(Template.STEP_OPENED, {"case_number": "N/1", "step": "$items"})

    assert "Nytt steg: $items (ärende N/1)" == render([item], TEXTS[SV]).subject
    assert 2 == render([item, item], TEXTS[SV]).body.count("Nytt steg: $items")


def test_every_template_has_its_place_among_the_bad_and_the_good() -> None:
    rendered = render([an_item(template, late="1") for template in Template], TEXTS[EN])

    assert f"{len(Template)} messages about your cases" == rendered.subject
