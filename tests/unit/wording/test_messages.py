"""A message says in words what the engine told in closed values."""

from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.anchor import Anchor
from sisam.domain.command import (
    Offer,
    Return,
    SetDate,
    SetParty,
    Waive,
)
from sisam.domain.ids import AlertId, CaseId, OrganisationId, PartyName, StepId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.notification_text import placeholders_of
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.wording.mails import render
from sisam.wording.messages import item_fields
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


def changed(on: str) -> Message:
    """A date of the case has changed from 2 November."""
    values = {"anchor": Anchor.ADMITTED.value, "on": on, "was": "2026-11-02"}
    return replace(NOTICE, template=Template.DATE_CHANGED, step=None, step_id=None, values=values)


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


# The values of placeholders.


def test_every_placeholder_of_a_single_text_has_a_value() -> None:
    assert placeholders_of(Template.OVERDUE) == set(fields_of(OVERDUE))


def test_values_are_words_and_dates_as_people_write_them() -> None:
    assert {
        "case_number": "N/1",
        "step": "Pedagogisk överlämning",
        "asks": "Lämna över vad eleven kan och behöver till ungdomshemmets skola; "
        "vid kort vistelse räcker telefon.",
        "routine": "4 av 7",
        "due": "9 november 2026",
        "late_since": "10 november 2026 (3 dagar)",
        "days_late": "3",
        "date": "",
        "was": "",
        "on": "",
        "count": "",
        "month": "",
        "new_case": "",
        "reason": "",
        "passes": "",
        "role": "handläggare",
        "instead": "",
        "organisation": f"The {HOME_SCHOOL}",
        "party": "hemskolan",
        "phone": f"08-{HOME_SCHOOL}",
        "seat": "",
        "link": "",
        "call": "Frågor? Ring samordnaren för SiSam, telefon 070-111 11 11.",
    } == fields_of(OVERDUE)


def test_the_number_of_the_new_case_is_told_to_that_organisation_alone() -> None:
    settling = replace(NOTICE, template=Template.NEW_PLACEMENT, values={"number": "N/2"})
    elsewhere = replace(settling, to=Seat(HOME_SCHOOL, Role.HEAD_TEACHER))

    assert ["N/2", ""] == [fields_of(each)["new_case"] for each in (settling, elsewhere)]


def test_the_same_is_said_in_english() -> None:
    fields = fields_of(OVERDUE, EN)

    assert ("Educational handover", "9 November 2026", "officer", "the home school") == tuple(
        fields[name] for name in ("step", "due", "role", "party")
    )
    assert "Questions? Call the coordinator for SiSam, telephone 070-111 11 11." == fields["call"]


def test_a_restricted_case_shows_no_organisation_and_no_telephone_but_the_agencys() -> None:
    fields = fields_of(OVERDUE, restricted=True)

    assert ("", "", "hemskolan") == (fields["organisation"], fields["phone"], fields["party"])
    assert "Frågor? Ring samordnaren för SiSam, telefon 010-000 00 00." == fields["call"]


def test_an_organisation_that_is_called_as_its_party_is_told_once() -> None:
    organisation = an_organisation(HOME_SCHOOL, name="Hemskolan", phone="08-5")
    fields = fields_of(OVERDUE, roster=Roster.of((organisation, an_organisation(SOCIAL_SERVICES))))

    assert ("hemskolan", "", "08-5") == (fields["party"], fields["organisation"], fields["phone"])


def test_whoever_is_given_an_alert_is_told_how_late_it_is() -> None:
    fields = fields_of(replace(OVERDUE, kind=ItemKind.NOTICE, template=Template.ALERT_ASSIGNED))

    for language, lines in {
        SV: ("Skulle ha varit klart: 9 november 2026", "Försenat sedan: 10 november 2026 (3 dagar)"),
        EN: ("Was due: 9 november 2026", "Late since: 10 november 2026 (3 dagar)"),
    }.items():
        body = render([AnItem(Template.ALERT_ASSIGNED, fields)], TEXTS, language).body
        assert set(lines) <= set(body.splitlines())


def test_the_way_that_is_down_is_told_in_words() -> None:
    down = Message(ItemKind.TECHNICAL, Template.CHANNEL_DOWN, AGENCY_SEAT, values={"reason": "email"})

    assert ("e-post", "e-mail") == (fields_of(down)["reason"], fields_of(down, EN)["reason"])
    webhook = replace(down, values={"reason": "webhook"})
    assert "webhook" == fields_of(webhook)["reason"]


def test_a_link_leads_to_the_step_where_there_are_pages() -> None:
    assert (
        "https://sisam.example.se/arenden/case-1/steg/case-1.s1"
        == fields_of(OVERDUE, public_url="https://sisam.example.se/")["link"]
    )


@pytest.mark.parametrize(
    "template",
    [Template.ALERT_ASSIGNED, Template.LOG_REVIEW_LATE, Template.NO_SCHOOL, Template.OVERDUE_OTHER],
)
def test_a_mail_about_an_alert_says_that_it_leads_there(template: Template) -> None:
    alert = replace(OVERDUE, template=template, alert_id=AlertId("case-1.a1"))

    for language, line in {SV: "Öppna larmet: ", EN: "Open the alert: "}.items():
        fields = fields_of(alert, language, public_url="https://a.se")
        body = render([AnItem(template, fields)], TEXTS, language).body
        assert f"{line}https://a.se/larm/case-1.a1" in body.splitlines()


def test_a_notice_is_never_late() -> None:
    assert "" == fields_of(NOTICE)["days_late"]


def test_a_deadline_that_has_not_passed_is_not_late_by_less_than_nothing() -> None:
    assert "0" == fields_of(replace(OVERDUE, due_on=date(2026, 11, 20)))["days_late"]


def test_a_step_beside_the_routines_has_no_routine() -> None:
    assert "" == fields_of(replace(OVERDUE, step="watch"))["routine"]


def test_one_day_late_is_told_in_the_singular() -> None:
    yesterday = replace(OVERDUE, due_on=date(2026, 11, 11))

    assert ("12 november 2026 (1 dag)", "12 November 2026 (1 day)") == tuple(
        fields_of(yesterday, language)["late_since"] for language in (SV, EN)
    )


def test_what_is_not_late_is_late_since_no_day() -> None:
    assert ["", ""] == [
        fields_of(each)["late_since"] for each in (NOTICE, replace(OVERDUE, due_on=date(2026, 11, 20)))
    ]


def test_an_alert_has_no_count_since_it_would_start_anew_with_each_promise() -> None:
    assert "" == fields_of(replace(OVERDUE, rung=3, round=2))["count"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (SV, ("inskrivningen", "2 november 2026", "5 november 2026")),
        (EN, ("admission", "2 November 2026", "5 November 2026")),
    ],
)
def test_a_changed_date_is_told_as_it_was_and_as_it_is(
    language: Language, told: tuple[str, str, str]
) -> None:
    fields = fields_of(changed(on="2026-11-05"), language)

    assert told == (fields["date"], fields["was"], fields["on"])


def test_a_date_that_was_taken_away_is_not_known_any_more() -> None:
    assert ("inte känt längre", "no longer known") == (
        fields_of(changed(on=""))["on"],
        fields_of(changed(on=""), EN)["on"],
    )


# Why the reader gets it.


def test_where_there_are_pages_nobody_is_told_to_call() -> None:
    late = replace(OVERDUE, template=Template.OVERDUE)

    assert "" == fields_of(late, public_url="https://sisam.example.se")["call"]


def test_whoever_gets_what_was_for_a_vacant_seat_is_told_so() -> None:
    fields = fields_of(OVERDUE, seat=AGENCY_SEAT)

    assert (
        f"Du får det här därför att ingen har rollen handläggare hos The {SOCIAL_SERVICES}."
        == fields["instead"]
    )
    assert (
        f"You get this because nobody holds the role officer at The {SOCIAL_SERVICES}."
        == fields_of(OVERDUE, EN, seat=AGENCY_SEAT)["instead"]
    )


def test_in_a_restricted_case_the_vacant_seat_is_told_without_its_organisation() -> None:
    assert (
        "Du får det här därför att ingen har rollen handläggare hos den organisation som ärendet gäller."
        == fields_of(OVERDUE, seat=AGENCY_SEAT, restricted=True)["instead"]
    )


def test_only_what_moves_the_accountability_says_so() -> None:
    fields = item_fields(NOTICE, TITLES[SV], ROSTER, OFFICER_SEAT, TODAY, restricted=False, passes=True)

    assert (
        "När ni bekräftar tar ni över ansvaret för att nästa steg i skolgången blir av." == fields["passes"]
    )
    assert "" == fields_of(NOTICE)["passes"]


# With the case at hand.


def test_whoever_is_late_with_an_answer_is_asked_for_that_and_not_for_the_step() -> None:
    story = admitted()
    story.does(Offer(story.step("contact").id))
    story.sweeps(date(2026, 11, 10))

    asked = {
        fields["asks"]
        for message, fields in told(story)
        if message.kind is ItemKind.OVERDUE and message.step == "contact"
    }

    assert {"Bekräfta att steget är mottaget, eller skicka tillbaka det med en anledning."} == asked


def test_a_waived_step_that_nobody_confirms_names_the_accountable_party() -> None:
    story = admitted()
    story.does(Waive(story.step("mapping").id), words="Not needed.")

    [(message, fields)] = told(story)

    assert Template.STEP_WAIVED is message.template
    assert ("socialtjänsten", f"The {SOCIAL_SERVICES}") == (fields["party"], fields["organisation"])


def test_a_day_and_a_count_that_the_message_carries_are_told() -> None:
    fields = fields_of(replace(NOTICE, values={"on": "2027-01-15", "count": "2"}))

    assert ("15 januari 2027", "2") == (fields["on"], fields["count"])


def test_a_reason_that_is_an_outcome_has_its_title() -> None:
    assert "Avliden" == fields_of(replace(NOTICE, values={"reason": "deceased"}))["reason"]


def test_a_line_break_in_a_name_ends_no_header() -> None:
    organisation = an_organisation(HOME_SCHOOL, name="Ek\r\nBcc: all@example.se")
    roster = Roster.of((organisation, an_organisation(SOCIAL_SERVICES)))

    assert "Ek Bcc: all@example.se" == fields_of(OVERDUE, roster=roster)["organisation"]


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
