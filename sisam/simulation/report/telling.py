"""Who was told what: the messages by text and role, and a few of them by file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.channels.folder.folder_channel import file_name
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import NotificationTexts, Placeholder
from sisam.domain.seat import Role
from sisam.simulation.diary import Diary
from sisam.simulation.figures import Figures
from sisam.simulation.incidents import Incidents
from sisam.simulation.post_office import PostOffice
from sisam.simulation.report.layout import WIDTH, counted, heading, paragraph, table
from sisam.simulation.story import Told
from sisam.wording.mails import render
from sisam.wording.terms import term

_ROLES = {
    Role.OFFICER: "officer",
    Role.EDUCATIONAL_LEAD: "ed. lead",
    Role.HEAD_TEACHER: "head",
    Role.MANAGER: "manager",
    Role.COORDINATOR: "coordinator",
    Role.LOG_REVIEWER: "log",
}
_ONE_DAY = timedelta(days=1)
#: Of which texts a mail is shown.
_SHOWN = (Template.STEP_OFFERED, Template.STEP_RETURNED, Template.OVERDUE_AGAIN)


def telling(figures: Figures, told: Told, texts: NotificationTexts, office: PostOffice) -> Iterator[str]:
    """Yield the section on messages."""
    mails = [message for message in figures.messages if message.status is MessageStatus.SENT]
    items = [(message, item) for message in mails for item in message.items]
    yield from heading(
        "Who was told what", f"{counted(len(mails), 'mail')} with {counted(len(items), 'item')}"
    )
    counts = Counter((item.template, _role_told(message, item)) for message, item in items)
    yield from table(("", *_ROLES.values(), "all"), _rows(counts))
    yield ""
    yield from paragraph(_acknowledged(told.diary))
    yield from paragraph(_on_the_way(told.incidents, office))
    kept = office.kept()
    yield from paragraph(f"The last {len(kept)} mails lie in the folder outbox of the site. Some of them:")
    for message in _samples([each for each in mails if each.message_id in kept]):
        yield from _sample(figures, message, texts)
    if held := sum(message.status is MessageStatus.HELD for message in figures.messages):
        yield ""
        yield from paragraph(f"Held until office hours begin: {counted(held, 'message')} of this night.")


def _acknowledged(diary: Diary) -> str:
    """Say how soon alerts were acknowledged."""
    waits = sorted(diary.acknowledged_after)
    if not waits:
        return "Nobody has acknowledged an alert."
    within = sum(wait <= _ONE_DAY for wait in waits)
    middle = waits[len(waits) // 2] / _ONE_DAY
    return (
        f"{counted(len(waits), 'alert')} were acknowledged, {within * 100 // len(waits)} % within a day and"
        f" half within {middle:.1f} days; the others ended before, or climb."
    )


def _on_the_way(incidents: Incidents, office: PostOffice) -> str:
    """Say what befell the mail."""
    tally = office.tally()
    return (
        f"A mail server of the demo's own took {counted(tally.taken, 'mail')}. It was closed on"
        f" {incidents.closed_on} until the afternoon, and what waited went out then; one address bounced"
        f" from {incidents.bounces_from} on for some weeks ({counted(tally.refused, 'refusal')}), and"
        " others were told instead."
    )


def _role_told(message: OutboxMessage, item: OutboxItem) -> Role:
    """Return the role in which a person was told something."""
    return _by_term(message.language)[item.fields[Placeholder.ROLE]]


def _by_term(language: Language) -> Mapping[str, Role]:
    return {term(role, language): role for role in Role}


def _rows(told: Mapping[tuple[Template, Role], int]) -> Iterator[tuple[str, ...]]:
    for template in Template:
        counts = [told.get((template, role), 0) for role in _ROLES]
        if any(counts):
            cells = (f"{count:,}" if count else "·" for count in counts)
            yield template.value.replace("_", " "), *cells, f"{sum(counts):,}"


def _samples(messages: Sequence[OutboxMessage]) -> Iterator[OutboxMessage]:
    """Yield a mail with each of some texts: the one that tells least besides."""
    for template in _SHOWN:
        telling_it = [each for each in messages if template in {item.template for item in each.items}]
        yield from sorted(telling_it, key=lambda each: len(each.items))[:1]


def _sample(figures: Figures, message: OutboxMessage, texts: NotificationTexts) -> Iterator[str]:
    person = figures.roster.persons[message.person_id]
    yield f"    {file_name(message.message_id)}  to {person.name}"
    line = f"      {render(message.items, texts, message.language).subject}"
    yield line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
