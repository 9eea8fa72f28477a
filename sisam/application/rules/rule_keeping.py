"""Keeping rules: the published parts as frozen values, each made once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sisam.application.ports.rule_book import Opening, RulePartStore, StoredPart
from sisam.application.rules.publishing import ACCEPTED
from sisam.domain.agreement import Agreement, covering
from sisam.domain.calendar import Calendar
from sisam.domain.rules import RulePart, Rules, RulesKey
from sisam.domain.source import Law
from sisam.domain.workflow import Workflow
from sisam.engine.laying_over import laid_over
from sisam.errors import Conflict, Unavailable


@dataclass(eq=False)
class NothingPublished(Unavailable):
    """No rules have been published; run `sisam workflow publish`."""

    kind: str


@dataclass(eq=False)
class NotAccepted(Conflict):
    """The published rules did not pass `workflow check`; no case may follow them."""

    kind: str
    version: str


@dataclass(frozen=True, slots=True)
class Readers:
    """How a stored body becomes a value again."""

    workflow: Callable[[str], Workflow]
    law: Callable[[str], Law]
    calendar: Callable[[str], Calendar]
    agreement: Callable[[str], Agreement]


class KeptRules:
    """A rule book over the published parts; what was made once is kept for as long as the process lives."""

    def __init__(self, readers: Readers) -> None:
        """Begin with nothing made."""
        self._readers = readers
        self._kept: dict[RulesKey, Rules] = {}
        self._calendars: dict[str, Calendar] = {}
        self._agreements: dict[str, Agreement] = {}

    def current(self, workflow_name: str, parts: RulePartStore, opening: Opening | None = None) -> Rules:
        """Return the rules that a new case opens with: the accepted parts published last.

        The agreement is the one that covers the social services of the `opening`, if there is one.

        Raises:
            NothingPublished: a part is missing.
            NotAccepted: what was published last did not pass the proof.
        """
        published = parts.parts()
        workflow = _last(published, "workflow", workflow_name)
        law, calendar = _last(published, "law"), _last(published, "calendar")
        agreed = None
        if opening is not None:
            agreed = covering(self._adopted(published), opening.organisation, opening.on)
        agreement = RulePart(agreed.version, agreed.hash) if agreed else None
        key = RulesKey(workflow_name, _name(workflow), _name(law), _name(calendar), agreement)
        return self.named(key, parts)

    def agreements(self, parts: RulePartStore) -> list[Agreement]:
        """Return the agreements that were adopted, of each code the one adopted last."""
        return self._adopted(parts.parts())

    def _adopted(self, published: Iterable[StoredPart]) -> list[Agreement]:
        latest: dict[str, StoredPart] = {}
        for part in published:
            if part.kind == "agreement":
                latest.pop(part.name, None)
                latest[part.name] = part
        return [self._agreement(part) for part in latest.values()]

    def _agreement(self, part: StoredPart) -> Agreement:
        if part.hash not in self._agreements:
            self._agreements[part.hash] = self._readers.agreement(part.body)
        return self._agreements[part.hash]

    def calendar(self, parts: RulePartStore) -> Calendar:
        """Return the calendar published last, by which the site itself counts days.

        The proof's verdict is about workflows: what the site watches must not wait for one that is mended.

        Raises:
            NothingPublished: none has been published yet.
        """
        published = [part for part in parts.parts() if part.kind == "calendar"]
        if not published:
            raise NothingPublished(kind="calendar")
        newest = published[-1]
        if newest.hash not in self._calendars:
            self._calendars[newest.hash] = self._readers.calendar(newest.body)
        return self._calendars[newest.hash]

    def named(self, key: RulesKey, parts: RulePartStore) -> Rules:
        """Return the rules that a case follows.

        Raises:
            NotFound: one of its parts was never published.
            AgreementMisfit: its agreement is about something that its workflow does not have.
        """
        if key not in self._kept:
            workflow = self._readers.workflow(parts.part("workflow", key.workflow.hash).body)
            agreement = None
            if key.agreement is not None:
                agreement = self._agreement(parts.part("agreement", key.agreement.hash))
            self._kept[key] = Rules(
                key=key,
                workflow=workflow if agreement is None else laid_over(workflow, agreement),
                law=self._readers.law(parts.part("law", key.law.hash).body),
                calendar=self._readers.calendar(parts.part("calendar", key.calendar.hash).body),
                agreement=agreement,
            )
        return self._kept[key]


def _last(published: Iterable[StoredPart], kind: str, name: str | None = None) -> StoredPart:
    fitting = [part for part in published if part.kind == kind and name in (None, part.name)]
    if not fitting:
        raise NothingPublished(kind=kind)
    if fitting[-1].verdict != ACCEPTED:
        raise NotAccepted(kind=kind, version=fitting[-1].version)
    return fitting[-1]


def _name(part: StoredPart) -> RulePart:
    return RulePart(part.version, part.hash)
