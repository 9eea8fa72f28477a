"""What the mail of a day's statement asks for, and whom it says to call."""

import pytest

from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.notification_text import Placeholder
from sisam.domain.seat import Role, Seat
from sisam.wording.statement_mail import statement_fields

FIGURES = ("cases", "waiting", "late", "alerts", "owed", "owed_late", "vacancies")


def fields(language: Language, values: dict[str, str]) -> dict[Placeholder, str]:
    message = Message(
        ItemKind.STATEMENT,
        Template.STATEMENT,
        Seat(OrganisationId("social"), Role.COORDINATOR),
        values={**dict.fromkeys(FIGURES, "0"), "checksum": "ab" * 32, **values},
    )
    return statement_fields(message, language)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Inget är försenat. Ni behöver inte göra något med anledning av det här mejlet."),
        ({"waiting": "2", "owed": "3"}, "Inget är försenat. Ni behöver inte göra något"),
        (
            {"without_school": "1"},
            "Se till att alla elever som är utan skola i dag får en skolgång.",
        ),
        ({"late": "1"}, "Gör det som är försenat hos er först."),
        (
            {"owed_late": "1", "vacancies": "2"},
            "Ring dem som är försenade med något ni väntar på. Utse någon till varje roll som är tom",
        ),
    ],
)
def test_what_is_to_be_done_is_what_the_figures_ask_for(values: dict[str, str], said: str) -> None:
    assert fields(Language.SV, values)[Placeholder.TO_DO].startswith(said)


@pytest.mark.parametrize(
    ("language", "values", "called"),
    [
        (Language.SV, {"agency": "SiS", "agency_phone": "010-1"}, "samordnaren hos SiS, telefon 010-1."),
        (Language.EN, {"agency": "SiS"}, "Call the coordinator at SiS."),
        (Language.EN, {}, "Call whoever runs the server."),
    ],
)
def test_whom_to_call_is_told_with_a_number_where_there_is_one(
    language: Language, values: dict[str, str], called: str
) -> None:
    assert fields(language, values)[Placeholder.IF_MISSING].endswith(called)


def test_a_mail_that_was_written_before_pupils_were_counted_tells_of_none_without_school() -> None:
    assert "0" == fields(Language.SV, {})[Placeholder.WITHOUT_SCHOOL]
