"""The commands on messages to people."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import typer

from sisam.application.messages.hurrying import count_held, hurry
from sisam.application.messages.retrying import retry as put_back
from sisam.application.messages.sending import send_due
from sisam.application.messages.taking_bounces import take_bounces
from sisam.application.ports.channel import Channel
from sisam.application.ports.channel_state import ChannelState
from sisam.application.ports.outbox import MessageStatus, OutboxItem, OutboxMessage
from sisam.application.site import Site
from sisam.cli.delivery_log import DeliveryLog
from sisam.cli.errand import set_out
from sisam.cli.exit_codes import ExitCode
from sisam.cli.given import Given, Showing, taking
from sisam.cli.listing import Column, Listing
from sisam.cli.progress import progress_of
from sisam.cli.saying import counted, remark, say
from sisam.domain.ids import PersonId
from sisam.domain.local_time import STOCKHOLM
from sisam.domain.notification_text import NotificationTexts, Placeholder
from sisam.domain.seat import Person

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List the messages to people, and send them.",
)


def messages_of(persons: Mapping[PersonId, Person]) -> Listing[OutboxMessage]:
    """Return what a list shows of messages, given who is who."""
    return Listing(
        empty="There is no such message.",
        columns=(
            Column("id", "the message's id", lambda each: each.id, "message"),
            Column(
                "status",
                "queued, sending, sent, unreachable or held",
                lambda each: each.status,
                "status",
                _standing,
            ),
            Column("attempts", "how often it was tried", lambda each: each.attempts, "tries", right=True),
            Column(
                "to",
                "the person's e-mail address",
                lambda each: persons[each.person_id].email,
                "to",
                below=True,
            ),
            Column("channel", "the channel that it goes over", lambda each: each.channel),
            Column("language", "the language that it is written in", lambda each: each.language),
            Column(
                "tells",
                "what it tells: a list of template and case",
                lambda each: [_told(item) for item in each.items],
                "tells",
                _first_told,
                below=True,
            ),
            Column("created_at", "when it was written", lambda each: each.created_at),
            Column("next_at", "when it is tried next, or null", lambda each: each.next_at),
            Column("sent_at", "when the channel took it, or null", lambda each: each.sent_at),
            Column("last_reply", "what the channel said last, or null", lambda each: each.last_reply),
            Column(
                "told_instead",
                "the messages that tell its items instead, where it was refused for good",
                _successors,
            ),
        ),
    )


@app.command("list")
@taking
def list_(
    given: Showing,
    status: Annotated[
        MessageStatus | None, typer.Option("--status", help="Only messages that stand so.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 100,
) -> None:
    """List messages, the newest first.

    A channel that does not work is told beside them.
    """
    errand = set_out(given)
    with errand.program.site.store.read() as work:
        persons = work.register.roster().persons
        messages = work.outbox.listed(status, limit)
        failing = work.channel_states.failing()
    messages_of(persons).show(messages, as_json=given.json)
    _tell(failing)


@app.command()
@taking
def send(given: Given) -> None:
    """Deliver every message whose moment has come.

    What only waits to become one message with others goes too; what is held until somebody's office hours or
    digest stays held. What fails is tried again later.
    """
    errand = set_out(given)
    program = errand.program
    channels, texts = tuple(program.channels().values()), program.texts()
    sent = failed = 0
    with progress_of("Sending") as progress:
        while tried := _tried(program.site, channels, texts, errand.now):
            accepted = sum(each.status is MessageStatus.SENT for each in tried)
            sent, failed = sent + accepted, failed + len(tried) - accepted
            progress(sent + failed)
    say(f"{counted(sent, 'message')} sent.")
    if held := count_held(program.site):
        verb = "is" if held == 1 else "are"
        say(f"{counted(held, 'message')} {verb} held until the reader's office hours or digest.")
    if failed:
        failures = (
            "1 message was not taken; it is" if failed == 1 else f"{failed} messages were not taken; they are"
        )
        remark(f"Error: {failures} tried again later.")
        with program.site.store.read() as work:
            _tell(work.channel_states.failing())
        raise typer.Exit(ExitCode.ERROR)


def _tried(
    site: Site, channels: Sequence[Channel], texts: NotificationTexts, now: datetime
) -> list[OutboxMessage]:
    """Return what was tried in one round; what one of the channels refuses may be due over another then."""
    hurry(site, now)
    news = DeliveryLog()
    return [message for channel in channels for message in send_due(site, channel, texts, now, news=news)]


@app.command()
@taking
def retry(
    given: Given,
    messages: Annotated[
        list[str] | None,
        typer.Argument(metavar="[MESSAGE]...", help="Messages by their ids; else all that wait."),
    ] = None,
    unreachable: Annotated[
        bool, typer.Option("--unreachable", help="Also all that were refused for good.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say how many, and change nothing.")] = False,
) -> None:
    """Make messages due now.

    That is for when what was in their way has been mended; `outbox send` then sends them.

    A message that was refused for good has been told to somebody else meanwhile; it is sent all the same.
    """
    errand = set_out(given)
    count = put_back(
        errand.program.site, messages or [], errand.now, unreachable=unreachable, only_try=dry_run
    )
    verb = "would be" if dry_run else "is" if count == 1 else "are"
    say(f"{counted(count, 'message')} {verb} due now.")


@app.command()
@taking
def bounces(given: Given) -> None:
    """Look once for what mail servers took and could not deliver.

    What came back for good is told to the next person. The daemon does the same every minute.
    """
    errand = set_out(given)
    report = take_bounces(errand.program.site, errand.program.bounce_mailbox(), errand.now, DeliveryLog())
    are = "is" if report.returned == 1 else "are"
    say(f"{counted(report.returned, 'message')} came back and {are} told to somebody else.")
    for count, told in (
        (report.noted, "that changes nothing"),
        (report.unknown, "of no message of this site, left there"),
    ):
        if count:
            remark(f"{counted(count, 'report')} {told}.")
    if report.others:
        remark(f"{counted(report.others, 'letter')} without a report, left there.")


def _tell(failing: Sequence[ChannelState]) -> None:
    for state in failing:
        since = f"{state.failing_since:%Y-%m-%d %H:%M} UTC" if state.failing_since else "some time ago"
        remark(f"The channel {state.channel} has failed {state.failures} times in a row since {since}:")
        remark(f"  {state.last_failure}")


def _successors(message: OutboxMessage) -> list[str]:
    return sorted({item.successor_id for item in message.items if item.successor_id})


def _standing(message: OutboxMessage) -> str:
    """Return how a message stands; of one that is held, until when by the clock in Stockholm."""
    if message.status is not MessageStatus.HELD or message.next_at is None:
        return message.status.value
    return f"held until {message.next_at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"


def _told(item: OutboxItem) -> str:
    return f"{item.template} {item.fields.get(Placeholder.CASE_NUMBER, '')}".strip()


def _first_told(message: OutboxMessage) -> str:
    told = [_told(item) for item in message.items]
    return told[0] if len(told) == 1 else f"{told[0]} and {len(told) - 1} more"
