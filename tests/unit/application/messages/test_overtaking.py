"""Nobody is asked by a mail for what was done between its writing and its sending."""

from datetime import timedelta

from sisam.application.cases.sweeping import sweep
from sisam.application.joint.answering import refuse
from sisam.application.messages.overtaking import overtaken
from sisam.application.messages.sending import send_due
from sisam.application.ports.channel import Envelope
from sisam.application.ports.outbox import OutboxItem
from sisam.application.site import Site
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.command import Confirm, Offer
from sisam.domain.ids import CaseId, StepId
from sisam.domain.message import Template
from sisam.domain.seat import Role
from sisam.engine.releasing import GROUPING
from tests.builders import HOME_SCHOOL, NOW, SOCIAL_SERVICES
from tests.fakes import FakeChannel
from tests.journeys.town import a_town
from tests.sites import a_case_at, a_site, case_at, does, outbox_at
from tests.unit.application.joint.test_importing import SECOND, asked
from tests.unit.application.joint.town_of_two import NOW as ASKED_AT
from tests.unit.application.joint.town_of_two import by_name, seat

TEXTS = read_notifications(shipped("notifications"))
LATE = NOW + timedelta(days=10)


def contact_of(site: Site, case_id: CaseId) -> StepId:
    return next(step.id for step in case_at(site, case_id).live_steps() if step.definition == "contact")


def sent_to(site: Site, organisation: str) -> list[Envelope]:
    channel = FakeChannel()
    while send_due(site, channel, TEXTS, LATE + timedelta(days=1)):
        pass
    return [each for each in channel.sent if organisation in each.to_address]


def mails(site: Site, organisation: str) -> list[tuple[str, bool]]:
    """Return the subjects of the mails to somebody, and which carries a day for the calendar."""
    return [(each.subject, bool(each.attachments)) for each in sent_to(site, organisation)]


def test_what_was_handed_over_and_answered_meanwhile_is_asked_of_nobody() -> None:
    site = a_site()
    case_id = a_case_at(site, "N-1")
    step = contact_of(site, case_id)
    does(site, case_id, Offer(step))
    does(site, case_id, Confirm(step), HOME_SCHOOL)

    told = mails(site, HOME_SCHOOL)

    assert ("Behöver inte göras längre: Tidig kontakt med hemskolan (ärende N-1)", False) in told
    assert not [subject for subject, _ in told if subject.startswith("Bekräfta")]


def test_what_still_waits_is_asked_for() -> None:
    site = a_site()
    case_id = a_case_at(site, "N-1")
    does(site, case_id, Offer(contact_of(site, case_id)))

    subjects = [subject for subject, _ in mails(site, HOME_SCHOOL)]

    assert any(subject.startswith("Bekräfta: Tidig kontakt") for subject in subjects)


def test_no_mail_says_that_something_is_late_once_it_was_done() -> None:
    site = a_site()
    case_id = a_case_at(site, "N-1")
    step = contact_of(site, case_id)
    sweep(site, LATE)
    does(site, case_id, Offer(step), now=LATE)

    told = [each.body for each in sent_to(site, SOCIAL_SERVICES) if "Tidig kontakt" in each.body]

    assert told
    assert not [body for body in told if "Gör det nu" in body]


def test_of_several_things_those_that_are_done_are_left_out() -> None:
    site = a_site(grouping=GROUPING)
    done, open_ = (a_case_at(site, number) for number in ("N-1", "N-2"))
    for case_id in (done, open_):
        does(site, case_id, Offer(contact_of(site, case_id)))
    does(site, done, Confirm(contact_of(site, done)), HOME_SCHOOL)

    (mail,) = sent_to(site, HOME_SCHOOL)

    assert "Bekräfta: Tidig kontakt med hemskolan (ärende N-2)" == mail.subject
    assert "N-1" not in mail.body


def test_a_second_person_is_asked_no_more_where_somebody_has_answered() -> None:
    town = a_town()
    seat(town, "sis", Role.ADMINISTRATOR, "kim")
    request = asked(town)
    (message,) = (each for each in outbox_at(town.site) if _wants(each.items))
    with town.site.store.read() as work:
        before = overtaken(work, message)
    refuse(town.site, by_name(town, SECOND), request.id, ASKED_AT)
    with town.site.store.read() as work:
        after = overtaken(work, message)

    assert (set(), {item.dedup_key for item in message.items}) == (set(before), set(after))


def _wants(items: tuple[OutboxItem, ...]) -> bool:
    return any(item.template is Template.IMPORT_WANTED for item in items)
