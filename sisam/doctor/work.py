"""Looking at the work: who sweeps, what is due and not seen to, and what nobody was told."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.application.ports.outbox import MessageStatus
from sisam.doctor.finding import lasting, well
from sisam.health.readiness import SWEEP_AT_MOST

#: I04: nothing lies longer than this past its moment.
DUE_AT_MOST = timedelta(seconds=120)
#: Three attempts and their waits; a message that waits longer meets a channel that does not work.
MESSAGE_AT_MOST = timedelta(minutes=15)
#: What helps before anything else where the site was restored.
_SPEAK_FIRST = "Nothing is done while the site is silent: see above."


def daemon(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield when a daemon left its last sign of life, and when a sweep was completed."""
    if not figures.daemons:
        yield Finding(
            "daemon",
            Level.WARN,
            "no daemon has ever run",
            "Run `sisam daemon`, or let a timer run sweep and outbox send.",
        )
        return
    beat, sweep = figures.last_beat, figures.last_sweep_completed
    if figures.silent_since is not None:
        # No sweep is completed then, and that is no fault of the daemon's.
        told, sweep = f"last beat {ago(beat, now)}; it waits until the site speaks", beat
    else:
        told = f"last beat {ago(beat, now)}, last sweep {ago(sweep, now)}"
    if beat is None or sweep is None or max(abs(now - beat), abs(now - sweep)) > SWEEP_AT_MOST:
        yield Finding("daemon", Level.BAD, told, "Start `sisam daemon`, and look into its log.")
    else:
        yield well("daemon", told)


def due(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield whether every case whose moment has come was seen to."""
    since = figures.due_since
    told = f"{figures.open_cases} open cases, {figures.due_cases} of them due"
    if since is not None and now - since > DUE_AT_MOST:
        told = f"{told}, the first for {lasting(now - since)}"
        remedy = "Run `sisam sweep`; if cases stay due, their rules throw: see the log."
        yield Finding("cases", Level.BAD, told, _unless_silent(figures, remedy))
    else:
        yield well("cases", told)


def channels(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield the channels that work for nobody; nothing where all work."""
    remedy = "Run `sisam config check --connect`; `sisam outbox list` says what the channel answered."
    for name, since in figures.channels_down.items():
        told = f"{name} is down; the first attempt failed {ago(since, now)}"
        yield Finding("channel", Level.BAD, told, _unless_silent(figures, remedy))


def outbox(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield what waits to be sent, and what reached nobody."""
    waiting = sum(figures.messages.get(each, 0) for each in (MessageStatus.QUEUED, MessageStatus.SENDING))
    unreachable = figures.messages.get(MessageStatus.UNREACHABLE, 0)
    held = figures.messages.get(MessageStatus.HELD, 0)
    holding = f"{held} held until office hours, " if held else ""
    told = f"{waiting} waiting, {holding}{unreachable} unreachable"
    since, refused = figures.waiting_since, figures.refused_since
    if refused is not None and now - refused > MESSAGE_AT_MOST:
        told = f"{told}; the first was tried and not taken {ago(refused, now)}"
        remedy = (
            "See last_reply in `sisam outbox list --json`; `sisam config check --connect` tries the server."
        )
        yield Finding("outbox", Level.BAD, told, _unless_silent(figures, remedy))
    elif since is not None and now - since > MESSAGE_AT_MOST:
        told = f"{told}; the oldest that is due was written {ago(since, now)}"
        remedy = "Run `sisam outbox send`; look at last_reply in `sisam outbox list --json`."
        yield Finding("outbox", Level.BAD, told, _unless_silent(figures, remedy))
    elif unreachable:
        remedy = "Correct the addresses: `sisam outbox list --status unreachable`."
        yield Finding("outbox", Level.WARN, told, remedy)
    else:
        yield well("outbox", told)


def _unless_silent(figures: Figures, remedy: str) -> str:
    return remedy if figures.silent_since is None else _SPEAK_FIRST


def ago(moment: datetime | None, now: datetime) -> str:
    """Return how long ago something was, as people say it."""
    if moment is None:
        return "never"
    return (
        f"{lasting(now - moment)} ago" if moment <= now else f"in {lasting(moment - now)}: a clock is wrong"
    )
