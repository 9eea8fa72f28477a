"""Whoever may agree to something reads what is wanted of them, and nothing of the pupil."""

from datetime import date

import pytest

from sisam.application.joint.telling import wanted_by_administrators, wanted_in_case
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.seat import Role, Seat
from sisam.wording.mails import render
from sisam.wording.messages import item_fields
from tests.builders import NOW, SOCIAL_SERVICES, a_joint_request
from tests.story import unanswered
from tests.unit.wording.test_messages import ROSTER, TEXTS, TITLES, TODAY, AnItem


def body(message: Message, language: Language, *, restricted: bool = False) -> tuple[str, str]:
    fields = item_fields(message, TITLES[language], ROSTER, message.to, TODAY, restricted=restricted)
    rendered = render([AnItem(message.template, fields)], TEXTS, language)
    return rendered.subject, rendered.body


def wanted() -> Message:
    story = unanswered()
    seat = Seat(SOCIAL_SERVICES, Role.COORDINATOR)
    (message,) = wanted_in_case(
        a_joint_request(asked_at=NOW), story.case, story.step("educational_handover"), [seat]
    )
    return message


def test_a_second_is_wanted_for_a_step_of_a_case_by_a_day() -> None:
    subject, text = body(wanted(), Language.SV)

    assert "Ditt medgivande behövs: Pedagogisk överlämning (ärende N/1)" == subject
    assert "Svara senast: 9 november 2026\n" in text
    assert "$" not in text


def test_a_restricted_case_names_nobody_who_asks() -> None:
    assert "Begärt av" not in body(wanted(), Language.SV, restricted=True)[1]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (Language.SV, "Ditt medgivande behövs för en inläsning"),
        (Language.EN, "Your consent is needed for an import"),
    ],
)
def test_a_second_administrator_is_wanted_for_a_file(language: Language, expected: str) -> None:
    message = wanted_by_administrators(a_joint_request())

    subject, text = body(message, language)

    assert (Template.IMPORT_WANTED, expected) == (message.template, subject)
    assert "2026" in text
    assert date(2026, 11, 9).isoformat() == message.values["on"]


def test_a_file_that_waits_is_where_the_mail_leads() -> None:
    message = wanted_by_administrators(a_joint_request())
    where = {"restricted": False, "public_url": "https://sisam.example.se"}

    fields = item_fields(message, TITLES[Language.SV], ROSTER, message.to, TODAY, **where)  # type: ignore[arg-type]

    assert "https://sisam.example.se/import/request-1" == fields["link"]
