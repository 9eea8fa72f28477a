"""What is told of the site's own alerts reads whole in both languages, and names neither person nor pupil."""

from datetime import date
from itertools import product

import pytest

from sisam.application.ports.outbox import OutboxItem
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.ids import CaseId, PersonId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.seat import Role, Seat
from sisam.domain.site_fact import AuditorWord, CaseFailure, ChannelFault, SiteFacts, Unreachable
from sisam.wording.mails import Rendered, render
from sisam.wording.messages import item_fields
from sisam.wording.titles import Titles
from tests.builders import NOW, TODAY
from tests.unit.engine.site.watched_town import HEAD, SCHOOL, Watched, a_roster, duties, person_in

TEXTS = read_notifications(shipped("notifications"))
FAULTS = SiteFacts(
    unreachables=(Unreachable(PersonId(person_in(HEAD)), "email", "head@example.se", NOW, "550"),),
    case_failures=(CaseFailure(CaseId("c1"), "N/1", NOW, "RuntimeError"),),
    channel_faults=(ChannelFault("email", NOW),),
    auditor=AuditorWord(NOW, {"I05": 2}, overdue=True),
)
ROSTER = a_roster()


def messages() -> list[Message]:
    """Return one message of each text that tells of an alert of the site."""
    looks = (
        Watched(ROSTER, FAULTS).look(),
        Watched(a_roster({HEAD: date(2026, 11, 1)}), duties()).look(),
        Watched(a_roster({HEAD: date(2026, 11, 12)}), duties()).look(),
    )
    return list({message.template: message for look in looks for message in look.messages}.values())


def item(message: Message, language: Language) -> OutboxItem:
    fields = item_fields(message, Titles(language), ROSTER, message.to, TODAY, restricted=False)
    return OutboxItem(
        message.kind, message.template, None, None, None, message.rung, message.round, fields, "key"
    )


def told(language: Language, *found: Message) -> Rendered:
    return render([item(each, language) for each in found], TEXTS, language)


def test_each_of_their_texts_is_told_on_some_occasion() -> None:
    assert {
        Template.VACANCY,
        Template.VACANCY_AHEAD,
        Template.UNDELIVERABLE,
        Template.CASE_FAILS,
        Template.CHANNEL_DOWN,
        Template.AUDIT_RED,
        Template.AUDITOR_SILENT,
    } == {message.template for message in messages()}


@pytest.mark.parametrize(("message", "language"), list(product(messages(), Language)))
def test_it_reads_whole_and_names_nobody(message: Message, language: Language) -> None:
    rendered = told(language, message)

    for text in (rendered.subject, rendered.body):
        assert "$" not in text
        assert "  " not in text.replace("\n", " ").strip() or "\n\n" in text
        assert person_in(HEAD) not in text
        assert "@" not in text
    assert not any(line.endswith(":") for line in rendered.body.splitlines())


@pytest.mark.parametrize(
    ("template", "sentence"),
    [
        (Template.VACANCY, f"Ingen har rollen rektor hos The {SCHOOL}"),
        (Template.VACANCY_AHEAD, "Från 13 november 2026 är ingen på plats i rollen rektor"),
        (Template.UNDELIVERABLE, f"Går inte att nå: rektor hos The {SCHOOL}"),
        (Template.CASE_FAILS, "Programmet kan inte hantera ärende N/1"),
        (Template.CHANNEL_DOWN, "Meddelanden har inte kommit fram sedan 2 november 2026: e-post"),
        (Template.AUDIT_RED, "Ring den som sköter servern och läs upp: I05."),
        (Template.AUDITOR_SILENT, "SiSams egenkontroll är tyst sedan 2 november 2026"),
    ],
)
def test_it_says_what_is_wrong_and_where(template: Template, sentence: str) -> None:
    (message,) = [each for each in messages() if each.template is template]
    rendered = told(Language.SV, message)

    assert sentence in f"{rendered.subject}\n{rendered.body}"


def test_in_a_mail_of_several_they_stand_under_a_heading_without_a_number() -> None:
    body = told(Language.SV, *messages()).body

    assert "Om organisationen och programmet\n--------" in body
    assert "Ärende \n" not in body
    assert "Ärende N/1\n----------" in body


def test_the_number_of_steps_and_the_next_day_due_are_told() -> None:
    (vacancy,) = [each for each in messages() if each.template is Template.VACANCY]

    body = told(Language.EN, vacancy).body

    assert "Things that wait: 3" in body
    assert "Next deadline: 20 November 2026" in body
    assert Seat(SCHOOL, Role.COORDINATOR) == vacancy.to or "Your role: administrator" in body
