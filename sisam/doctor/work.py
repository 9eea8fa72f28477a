"""Looking at the work: who sweeps, what is due and not seen to, and what nobody was told."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sisam.application.finding import Finding, Level
from sisam.application.ports.figures import Figures
from sisam.application.ports.outbox import MessageStatus
from sisam.doctor.finding import ago, well
from sisam.health.readiness import SWEEP_AT_MOST
from sisam.wording.doctor_sentences import DoctorSentence
from sisam.wording.saying import Saying

#: I04: nothing lies longer than this past its moment.
DUE_AT_MOST = timedelta(seconds=120)
#: Three attempts and their waits; a message that waits longer meets a channel that does not work.
MESSAGE_AT_MOST = timedelta(minutes=15)


def daemon(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield when a daemon left its last sign of life, and when a sweep was completed."""
    if not figures.daemons:
        yield Finding(
            "daemon",
            Level.WARN,
            DoctorSentence.NO_DAEMON.of(),
            DoctorSentence.RUN_DAEMON.of(),
        )
        return
    beat, sweep = figures.last_beat, figures.last_sweep_completed
    if figures.silent_since is not None:
        # No sweep is completed then, and that is no fault of the daemon's.
        told, sweep = DoctorSentence.WAITING_TO_SPEAK.of(beat=ago(beat, now)), beat
    else:
        told = DoctorSentence.BEAT.of(beat=ago(beat, now), sweep=ago(sweep, now))
    if beat is None or sweep is None or max(abs(now - beat), abs(now - sweep)) > SWEEP_AT_MOST:
        yield Finding("daemon", Level.BAD, told, DoctorSentence.START_DAEMON.of())
    else:
        yield well("daemon", told)


def due(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield whether every case whose moment has come was seen to."""
    since = figures.due_since
    counts = {"open": figures.open_cases, "due": figures.due_cases}
    if since is not None and now - since > DUE_AT_MOST:
        how = DoctorSentence.DUE_FOR.of(**counts, lasting=now - since)
        yield Finding("cases", Level.BAD, how, _unless_silent(figures, DoctorSentence.SWEEP))
    else:
        yield well("cases", DoctorSentence.DUE.of(**counts))


def channels(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield the channels that work for nobody; nothing where all work."""
    for name, since in figures.channels_down.items():
        how = DoctorSentence.CHANNEL_DOWN.of(name=name, since=ago(since, now))
        yield Finding("channel", Level.BAD, how, _unless_silent(figures, DoctorSentence.TRY_CHANNEL))


def outbox(figures: Figures, now: datetime) -> Iterator[Finding]:
    """Yield what waits to be sent, and what reached nobody."""
    told = _counted(figures)
    since, refused = figures.waiting_since, figures.refused_since
    if refused is not None and now - refused > MESSAGE_AT_MOST:
        how = DoctorSentence.NOT_TAKEN.of(outbox=told, since=ago(refused, now))
        yield Finding("outbox", Level.BAD, how, _unless_silent(figures, DoctorSentence.NOT_TAKEN_REMEDY))
    elif since is not None and now - since > MESSAGE_AT_MOST:
        how = DoctorSentence.NOT_SENT.of(outbox=told, since=ago(since, now))
        yield Finding("outbox", Level.BAD, how, _unless_silent(figures, DoctorSentence.NOT_SENT_REMEDY))
    elif figures.messages.get(MessageStatus.UNREACHABLE, 0):
        yield Finding("outbox", Level.WARN, told, DoctorSentence.CORRECT_ADDRESSES.of())
    else:
        yield well("outbox", told)


def _counted(figures: Figures) -> Saying:
    """Return how many messages wait, are held and reached nobody."""
    waiting = sum(figures.messages.get(each, 0) for each in (MessageStatus.QUEUED, MessageStatus.SENDING))
    unreachable = figures.messages.get(MessageStatus.UNREACHABLE, 0)
    held = figures.messages.get(MessageStatus.HELD, 0)
    sentence = DoctorSentence.OUTBOX_HOLDING if held else DoctorSentence.OUTBOX
    return sentence.of(waiting=waiting, held=held, unreachable=unreachable)


def _unless_silent(figures: Figures, remedy: DoctorSentence) -> Saying:
    """Return a remedy, or where the site was restored what helps before anything else."""
    return (remedy if figures.silent_since is None else DoctorSentence.SPEAK_FIRST).of()
