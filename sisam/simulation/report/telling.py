"""Who was told what: the messages by text and role, and a few of them by file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.channels.folder.folder_channel import file_name
from sisam.domain.language import Language
from sisam.domain.message import Template
from sisam.domain.notification_text import NotificationTexts, Placeholder
from sisam.domain.seat import Role
from sisam.simulation.figures import Figures
from sisam.simulation.report.layout import WIDTH, counted, heading, paragraph, table
from sisam.wording.mails import render
from sisam.wording.terms import term

_ROLES = {
    Role.OFFICER: "officer",
    Role.EDUCATIONAL_LEAD: "ed. lead",
    Role.HEAD_TEACHER: "head",
    Role.MANAGER: "manager",
    Role.COORDINATOR: "coordinator",
}
#: Of which texts a mail is shown; of each the last that tells nothing else.
_SHOWN = (Template.STEP_OFFERED, Template.STEP_RETURNED, Template.OVERDUE_AGAIN)


def telling(figures: Figures, texts: NotificationTexts, outbox: Path) -> Iterator[str]:
    """Yield the section on messages."""
    mails = [message for message in figures.messages if message.status is MessageStatus.SENT]
    items = [(message, item) for message in mails for item in message.items]
    yield from heading(
        "Who was told what", f"{counted(len(mails), 'mail')} with {counted(len(items), 'item')}"
    )
    told = Counter((item.template, role_told(message, item)) for message, item in items)
    yield from table(("", *_ROLES.values(), "all"), _rows(told))
    yield ""
    yield from paragraph(f"Every mail lies in {outbox}. Three of them:")
    for message in _samples(mails):
        yield from _sample(figures, message, texts)
    if held := len(figures.messages) - len(mails):
        yield ""
        yield from paragraph(f"Held until office hours begin: {counted(held, 'message')} of this night.")


def names_of(messages: Iterable[OutboxMessage]) -> dict[str, str]:
    """Return under which name each message lies in a folder, by its Message-ID."""
    return {message.message_id: file_name(message.message_id) for message in messages}


def role_told(message: OutboxMessage, item: OutboxItem) -> Role:
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
    for template in _SHOWN:
        alone = [each for each in messages if [item.template for item in each.items] == [template]]
        yield from alone[-1:]


def _sample(figures: Figures, message: OutboxMessage, texts: NotificationTexts) -> Iterator[str]:
    person = figures.roster.persons[message.person_id]
    yield f"    {file_name(message.message_id)}  to {person.name}"
    line = f"      {render(message.items, texts, message.language).subject}"
    yield line if len(line) <= WIDTH else f"{line[: WIDTH - 1]}…"
