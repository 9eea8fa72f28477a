"""Which invariants the audit checks, and which it does not check yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sisam.audit import accountability, alerts, chain, clocks, due_dates, journal, moves, replay, rules
from sisam.audit.report import Violation
from sisam.audit.snapshot import Snapshot

Check = Callable[[Snapshot], Iterator[Violation]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """One thing that must always hold, and the query that finds where it does not."""

    id: str
    title: str
    check: Check

    @property
    def text(self) -> str:
        """Return the rule in full: what the docstring of its check says after the id."""
        told = (self.check.__doc__ or "").partition(": ")[2]
        return " ".join(told.split())


INVARIANTS: Final = (
    Invariant("I01", "One accountable party", accountability.one_accountable_party),
    Invariant("I02", "Accountability without gap or overlap", accountability.intervals_tile),
    Invariant("I03", "Every step has a clock", clocks.every_step_has_a_clock),
    Invariant("I04", "Nothing passes unseen", clocks.nothing_passes_unseen),
    Invariant("I05", "Missed is for ever, and told", alerts.missed_is_for_ever),
    Invariant("I06", "Every alert goes on", alerts.alerts_go_on),
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
)

#: What is promised and not looked at yet, with what it is about.
NOT_CHECKED: Final[Mapping[str, str]] = {
    "I07": "the rung an alert stands on was told to a person",
    "I08": "every last rung resolves to an active person",
    "I09": "a queued message has a next moment",
    "I10": "sent is backed by a positive reply",
    "I11": "one item per person, channel and rung",
    "I22": "whoever was shown case data left a trace first",
    "I23": "every act and read was by right",
    "I24": "messages and logs hold nothing of the pupil",
    "I25": "after disposal nothing of the person is left",
    "I26": "protected identities are shown to nobody without the right",
    "I27": "a cleared alert's cause has ended",
}
