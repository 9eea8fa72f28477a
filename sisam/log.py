"""The log: one JSON line an event on standard error, from a closed list of names and keys."""

import logging
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from traceback import StackSummary, walk_tb
from typing import TextIO

import structlog
from structlog.typing import EventDict, WrappedLogger

from sisam.errors import SisamError


@dataclass(frozen=True, slots=True)
class LogEvent:
    """One event that may be logged."""

    level: str
    #: What it tells.
    sentence: str
    #: The keys that it may carry, with what they hold.
    keys: Mapping[str, str]


_ERROR = {
    "error": "the class of the error",
    "exception": "where nobody anticipated the error: file, line and function of each call, and the classes "
    "of the errors, never what they say",
}
_JOBS = "`sweep`, `watch`, `deliver`, `deliver-CHANNEL`, `bounces`, `canary`, `statements` or `beat`"
_SECONDS = {"seconds": "how long it took"}

#: Every event that may be logged, with the keys that it may carry; anything else is dropped.
LOG_EVENTS: dict[str, LogEvent] = {
    "bug": LogEvent(
        "error",
        "An error that nobody anticipated ended a command, or kept a message from being tried: that one is "
        "tried again, and its error told once.",
        {"reference": "the number that the person was given, or that stands in `last_reply`"} | _ERROR,
    ),
    "case_failed": LogEvent(
        "error",
        "A case could not be read, decided, told or written; nothing was done to it, and the others went on. "
        "Once a sweep.",
        {"case_id": "the case"} | _ERROR,
    ),
    "site_restored": LogEvent(
        "warning",
        "A backup became the site's database, which is silent now.",
        {"version": "the version of the backup's schema", "cases": "how many cases it holds"},
    ),
    "site_adopted": LogEvent(
        "warning",
        "Somebody ended the silence of a restored site.",
        {
            "person_id": "in whose name, or null",
            "via": "by which road, such as `cli:USER`",
            "messages": "how many messages were waiting",
            "overdue": "how many deadlines had passed meanwhile",
        },
    ),
    "user_changed": LogEvent(
        "warning",
        "Somebody invited a person, or changed what they can sign in with.",
        {
            "person_id": "whose account it is",
            "what": "`invited`, `recovered`, `disabled`, `enabled` or `signed_out`",
            "by": "in whose name, or null for the site's owner",
            "via": "by which road, such as `cli:USER` or `web:SESSION`",
        },
    ),
    "site_silent": LogEvent(
        "warning",
        "A daemon found that the site was restored and is silent: it sweeps and delivers nothing until "
        "somebody runs `sisam adopt`. Once.",
        {"since": "since when"},
    ),
    "site_speaks": LogEvent(
        "warning", "A daemon found that a site that was silent speaks again: it sweeps and delivers.", {}
    ),
    "daemon_started": LogEvent(
        "info",
        "A daemon began to look.",
        {
            "daemon": "its id, as in `v_daemon`",
            "host": "the machine",
            "pid": "its process there",
            "sweep_seconds": "how often it sweeps",
            "delivery_seconds": "how often it delivers",
            "beat_seconds": "how often it leaves a sign of life",
        },
    ),
    "sweep_completed": LogEvent(
        "info",
        "A sweep came to its end. The first one always; later ones at level `debug` where nothing was due.",
        {
            "cases": "how many cases were due",
            "missed": "how many deadlines were found missed, an alert for each",
            "climbed": "how many alerts went on",
            "opened": "how many steps opened",
            "messages": "how many messages were written",
            "failed": "how many cases could not be read, decided, told or written",
            "cut_short": "true where the daemon was asked to stop meanwhile",
        }
        | _SECONDS,
    ),
    "site_watched": LogEvent(
        "info",
        "The site's own alerts were looked after: empty seats, persons whom nothing reaches, faults. "
        "At level `debug` where nothing changed.",
        {
            "raised": "how many alerts were raised",
            "climbed": "how many went on",
            "cleared": "how many ended, their cause being gone",
            "messages": "how many messages were written",
            "untold": "of how many that were raised or went on nobody could be told",
        },
    ),
    "delivery_completed": LogEvent(
        "info",
        "Messages were due, and have been tried.",
        {
            "sent": "how many were taken",
            "failed": "how many were not taken and are tried again later",
        }
        | _SECONDS,
    ),
    "channel_down": LogEvent(
        "error",
        "A channel has failed ten times in a row: nobody is told anything until it works. Once.",
        {
            "channel": "its name",
            "failures": "how often it failed",
            "since": "when it began",
            "reason": "what it said last: codes, never an address",
        },
    ),
    "channel_up": LogEvent(
        "warning",
        "A channel that was down works again.",
        {"channel": "its name", "failures": "how often it failed", "since": "when it began to fail"},
    ),
    "nobody_left": LogEvent(
        "error",
        "A message was refused for good and nobody is left to tell it to; it is tried for ever.",
        {"message_id": "the message, as in `v_message`", "reason": "what the channel said"},
    ),
    "bounces_taken": LogEvent(
        "info",
        "Letters lay in the mailbox for what mail servers send back, and were looked at.",
        {
            "returned": "how many messages came back for good and are told to somebody else",
            "noted": "how many reports change nothing: a delay, or a message that was given up already",
            "unknown": "how many reports are of no message of this site; they are left",
            "others": "how many letters are no reports; they are left",
        },
    ),
    "canary_kept": LogEvent(
        "info",
        "The canary was made or closed, or an alert of it came in and was answered.",
        {
            "answered": "how many alerts were acknowledged and their steps done",
            "made": "true where something of it was missing and was made, or its case was closed",
        },
    ),
    "statement_key_made": LogEvent(
        "warning",
        "The site had no key to sign statements with, and has one now. Keep a copy of it.",
        {"key_id": "the short name of the key"},
    ),
    "statements_made": LogEvent(
        "info",
        "The day's statements were made, or files of them that were missing were written.",
        {
            "day": "the local day",
            "made": "how many were made",
            "messages": "how many messages tell of them",
            "files": "how many files were written",
        }
        | _SECONDS,
    ),
    "job_failed": LogEvent(
        "error",
        "A job of the daemon failed; it is done again when its time comes.",
        {
            "job": _JOBS,
            "in_a_row": "how many times it has failed in a row",
        }
        | _ERROR,
    ),
    "job_skipped": LogEvent(
        "info",
        "It was time for a job while it was still being done.",
        {"job": _JOBS},
    ),
    "job_stuck": LogEvent(
        "error",
        "A job gives no sign of life; the watchdog hears nothing, so that systemd starts the daemon anew.",
        {"job": "`sweep` or `beat`"},
    ),
    "daemon_stopping": LogEvent(
        "info", "A signal asked the daemon to stop; it finishes what is being done.", {"signal": "its name"}
    ),
    "daemon_stopped": LogEvent(
        "info",
        "The daemon stopped.",
        {
            "daemon": "its id, as in `v_daemon`",
            "sweeps": "how often it swept",
            "sent": "how many messages were taken from it",
            "failures": "how often a job failed",
            "drained": "false where a job hung and was left: a message on its way is sent again",
        },
    ),
    "web_started": LogEvent(
        "info",
        "The pages are served.",
        {
            "host": "the address",
            "port": "its port",
            "pid": "the process",
            "tls": "whether browsers come over TLS",
            "mode": "`production` or `demo`",
        },
    ),
    "request_failed": LogEvent(
        "error",
        "A request could not be answered: nobody anticipated the error, or something that it needs fails.",
        {
            "reference": "the number that the person was shown",
            "door": "which page, as the program writes its path: without what stood in it",
        }
        | _ERROR,
    ),
    "request_refused": LogEvent(
        "warning",
        "Requests were not let in; who asked, and for what, is not told. One line a reason and minute.",
        {
            "count": "how many, since the last line with this reason",
            "why": "`host`: under another name, or without TLS; `origin`: sent from another site; "
            "`token`: without the session's token; `size`: too large; `method`: none that pages know; "
            "`time`: too slow; `sign_in`: who they are was not shown; `throttled`: tried too often; "
            "`invitation`: by a wrong code; `proxy`: named by no proxy of ours",
        },
    ),
    "web_failed": LogEvent("error", "Serving the pages failed outside any request.", _ERROR),
    "web_stuck": LogEvent(
        "error", "The pages have not answered for a while; the process ends, to be started anew.", {}
    ),
    "web_stopping": LogEvent("info", "A signal asked the pages to stop.", {"signal": "its name"}),
    "web_stopped": LogEvent(
        "info",
        "The pages are served no more.",
        {
            "failed": "how many requests failed",
            "refused": "how many were not let in",
            "drained": "false where an answer hung and was left",
        },
    ),
    "auditor_started": LogEvent(
        "info", "The auditor began to look.", {"auditor_seconds": "how often it looks", "pid": "its process"}
    ),
    "audit_completed": LogEvent(
        "info",
        "The auditor looked.",
        {
            "verdict": "`green`, `red`, or `unchecked` where it could not look",
            "cases": "how many cases were checked",
            "findings": "how much does not hold",
            "could_not": "how much could not be checked",
        }
        | _SECONDS,
    ),
    "audit_red": LogEvent(
        "error",
        "Something that must hold does not, or could not be checked. At every look.",
        {"counts": "how often, by the id of the invariant, `sweep`, `silence` or `unchecked`"},
    ),
    "audit_failed": LogEvent(
        "error",
        "The site could not be looked at, or not to the end; it is looked at again when the time comes.",
        _ERROR,
    ),
    "ping_failed": LogEvent(
        "error",
        "The dead-man's switch outside was not reached; it hears the next look.",
        {"well": "whether it was to hear that all is well", "reason": "what was seen, never its address"},
    ),
    "operations_told": LogEvent(
        "warning",
        "The auditor wrote to operations. Whoever did not take it is tried again at the next look.",
        {
            "sent": "how many took the mail",
            "failed": "how many did not",
            "reasons": "why not: codes and classes, never an address",
        },
    ),
    "spool_failed": LogEvent(
        "error", "The auditor could not write down what it found; it was told all the same.", _ERROR
    ),
    "auditor_stopping": LogEvent("info", "A signal asked the auditor to stop.", {"signal": "its name"}),
    "auditor_stopped": LogEvent("info", "The auditor stopped.", {"looks": "how often it looked"}),
}
#: What every line carries.
ALWAYS = {"event": "its name", "level": "how grave it is", "timestamp": "when it was, in UTC"}


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Make the log write JSON lines to a stream (None: standard error), from the given level upwards."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            keep_to_the_list,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        # Each line in one piece, so that those of several threads do not run together; and to whatever is
        # standard error by then.
        logger_factory=lambda *_: structlog.WriteLogger(stream or sys.stderr),
        cache_logger_on_first_use=False,
    )


def keep_to_the_list(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop every key that the event's name does not allow, so that no name or number slips in.

    Raises:
        structlog.DropEvent: the event's name is not on the list.
    """
    allowed = LOG_EVENTS.get(str(event.get("event")))
    if allowed is None:
        raise structlog.DropEvent
    return {key: value for key, value in event.items() if key in allowed.keys or key in ALWAYS}


def log_event(name: str, *, quietly: bool = False, error: Exception | None = None, **keys: object) -> None:
    """Log an event of the list at its level, quietly at ``debug``; with an error its class goes with it.

    The calls that led to it go with it only where nobody anticipated the error.

    Raises:
        KeyError: it is not on the list.
    """
    level = "debug" if quietly else LOG_EVENTS[name].level
    if error is not None:
        keys["error"] = type(error).__name__
        if not isinstance(error, SisamError):
            keys["exception"] = "\n".join(_calls(error))
    structlog.get_logger().log(logging.getLevelNamesMapping()[level.upper()], name, **keys)


def log_bug(reference: str, error: Exception) -> None:
    """Log an error that nobody anticipated, under the number by which people find it."""
    log_event("bug", reference=reference, error=error)


def log_case_failed(case_id: str, error: Exception) -> None:
    """Log that nothing could be done to a case; the others went on."""
    log_event("case_failed", case_id=case_id, error=error)


def _calls(error: BaseException) -> Iterator[str]:
    """Yield the calls that led to an error and to those behind it, the first error first, as Python does.

    What an error says, and the values that it met, may be a name, an address or a password.
    """
    for each in reversed(tuple(_chain(error))):
        yield "Traceback (most recent call last):"
        for frame in StackSummary.extract(walk_tb(each.__traceback__), lookup_lines=False):
            yield f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}'
        yield type(each).__name__


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that it came from; a chain may lead back to where it began."""
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        yield behind
        # What names its cause hides its context.
        behind = behind.__cause__ if behind.__suppress_context__ else behind.__context__
