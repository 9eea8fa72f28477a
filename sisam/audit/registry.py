"""Which invariants the audit checks, and which it does not check yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sisam.audit import (
    accountability,
    alerts,
    causes,
    chain,
    clocks,
    delivery,
    due_dates,
    items,
    journal,
    last_rungs,
    moves,
    reading,
    replay,
    rules,
    rungs_told,
    site_causes,
)
from sisam.audit.mail import MailSnapshot
from sisam.audit.report import Violation
from sisam.audit.site import SiteAlerts
from sisam.audit.snapshot import Snapshot

CaseCheck = Callable[[Snapshot], Iterator[Violation]]
MessageCheck = Callable[[MailSnapshot], Iterator[Violation]]
SiteCheck = Callable[[SiteAlerts], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """One thing that must always hold, and the queries that find where it does not."""

    id: str
    title: str
    #: Asked of cases, of messages, and of the alerts that belong to no case.
    of_cases: CaseCheck | None = None
    of_messages: MessageCheck | None = None
    of_site: SiteCheck | None = None

    @property
    def checks(self) -> tuple[Callable[..., Iterator[Violation]], ...]:
        """Return all its queries; the first tells the rule in full."""
        return tuple(each for each in (self.of_cases, self.of_messages, self.of_site) if each)

    @property
    def text(self) -> str:
        """Return the rule in full: what the docstring of its first check says after the id."""
        told = (self.checks[0].__doc__ or "").partition(": ")[2]
        return " ".join(told.split())


INVARIANTS: Final = (
    Invariant("I01", "One accountable party", accountability.one_accountable_party),
    Invariant("I02", "Accountability without gap or overlap", accountability.intervals_tile),
    Invariant("I03", "Every step has a clock", clocks.every_step_has_a_clock),
    Invariant("I04", "Nothing passes unseen", clocks.nothing_passes_unseen),
    Invariant("I05", "Missed is for ever, and told", alerts.missed_is_for_ever),
    Invariant("I06", "Every alert goes on", alerts.alerts_go_on, of_site=alerts.alerts_of_the_site_go_on),
    Invariant(
        "I07",
        "Every rung is told",
        rungs_told.rungs_are_told,
        of_site=rungs_told.rungs_of_the_site_are_told,
    ),
    Invariant(
        "I08",
        "Somebody is at the end",
        last_rungs.last_rungs_are_held,
        of_site=last_rungs.last_rungs_of_the_site,
    ),
    Invariant("I09", "Every message goes on", of_messages=delivery.messages_go_on),
    Invariant("I10", "Sent means taken", of_messages=delivery.sent_is_backed),
    Invariant("I11", "Told once", of_messages=items.told_once),
    Invariant("I12", "Closed means ended", accountability.closed_means_ended),
    Invariant("I13", "Only a confirmation moves accountability", accountability.moves_by_confirmation),
    Invariant("I14", "An offer moves nothing", accountability.offers_move_nothing),
    Invariant("I15", "Each command once", journal.commands_once),
    Invariant("I16", "Recorded in the order of time", journal.recorded_in_order),
    Invariant("I17", "The journal gives the case", replay.replay_gives_the_same),
    Invariant("I18", "Every move was allowed", moves.moves_are_allowed),
    Invariant("I19", "The rules are stored", rules.rules_are_stored),
    Invariant("I20", "The chain holds", chain.chains_verify),
    Invariant("I21", "Every due date follows", due_dates.due_dates_follow),
    Invariant("I22", "Shown, and written down first", reading.pages_are_in_the_log),
    Invariant("I23", "Brought in and read by right", reading.cases_are_read_by_right),
    Invariant("I26", "Hidden in all cases, unmasked with a reason", reading.protected_pupils_are_hidden),
    Invariant(
        "I27",
        "An alert ends with its cause",
        causes.causes_have_ended,
        of_site=site_causes.causes_of_the_site_have_ended,
    ),
)

#: What is promised and not looked at yet, with what it is about.
NOT_CHECKED: Final[Mapping[str, str]] = {
    "I24": "messages and logs hold nothing of the pupil",
    "I25": "after disposal nothing of the person is left",
}
