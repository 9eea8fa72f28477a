"""A case in words, for somebody at a terminal."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from sisam.application.cases.explaining import agreement_named, explanation, law_explanation
from sisam.application.cases.lateness import days_late, first_due_before, is_overdue
from sisam.application.cases.showing_cases import CaseView
from sisam.cli.case_as_json import cast_of
from sisam.cli.done_in_words import done_lines
from sisam.cli.failing import sentence_of
from sisam.cli.places import fact_in_words
from sisam.cli.saying import counted, wrapped
from sisam.cli.schooling_in_words import schooling_in_words
from sisam.cli.typing_out import typed, typed_short
from sisam.domain.alert import Alert
from sisam.domain.anchor import TELLS_BIRTH, Anchor
from sisam.domain.event import EventType
from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.step import Side, Step, StepStatus
from sisam.engine.clocks import local_date
from sisam.engine.offers import documents_offered
from sisam.wording.aliases import alias
from sisam.wording.anchors import anchor_phrase
from sisam.wording.dates import long_date
from sisam.wording.lists import all_of, capital, quoted
from sisam.wording.stories import tell
from sisam.wording.terms import Word, term
from sisam.wording.titles import Titles

_INDENT = "  "
#: What only follows from other events; JSON has it.
_ECHOES = frozenset({EventType.DEADLINE_MET, EventType.DEADLINE_CANCELLED})


def print_case(view: CaseView, now: datetime, language: Language, *, why_not: bool = False) -> None:
    """Print a case so that somebody who has never seen it knows what is owed, by whom and since when."""
    words = _Words(view, Titles.of(view.rules.workflow, language), now, language, why_not)
    for line in words.lines():
        print(line)


class _Words:
    """The lines that tell a case."""

    def __init__(
        self, view: CaseView, titles: Titles, now: datetime, language: Language, why_not: bool
    ) -> None:
        self.view, self.case, self.why_not = view, view.case, why_not
        self.titles, self.now, self.language = titles, now, language

    def lines(self) -> Iterator[str]:
        """Yield all lines, part by part."""
        yield from self._head()
        yield from self._parties()
        yield from self._dates()
        yield from schooling_in_words(self.view, self.language)
        yield from self._owed()
        yield from self._done()
        yield from self._disclosed()
        yield from self._law()
        yield from self._history()
        yield from self._may()

    def _head(self) -> Iterator[str]:
        case = self.case
        phase = term(case.phase, self.language)
        yield from self._wrapped(f"Case {case.number}: {self.titles.state(case.state)} ({phase})", "")
        yield from self._pupil()
        opened = long_date(local_date(case.opened_at), self.language)
        key = case.rules
        yield f"Opened {opened}, round {case.round}, rules {key.workflow_name} {key.workflow.version}"
        yield from self._wrapped(f"Agreement: {agreement_named(self.view.rules, self.language)}", "")
        if self.view.follows:
            yield from self._wrapped(f"Follows {self.view.follows.number}, the placement before", "")
        for after in self.view.followed_by:
            yield from self._wrapped(f"Followed by {after.number}, the new placement", "")
        if case.restricted:
            yield capital(term(Word.RESTRICTED, self.language))
        if case.closed_at is not None:
            closed = long_date(local_date(case.closed_at), self.language)
            yield f"Closed {closed}: {self.titles.outcome(case.outcome or '')}"
        accountable = case.accountable
        if accountable is not None:
            side = Side(accountable.party, accountable.organisation_id)
            yield from self._wrapped(f"Accountable: {self._side(side)}", "")
        yield from self._pause()

    def _pupil(self) -> Iterator[str]:
        """Say who the pupil is to those who may see it, and to nobody in particular nothing."""
        identity = self.view.identity
        if identity is not None:
            yield from self._wrapped(
                f"Pupil: {', '.join(filter(None, (identity.name, identity.number)))}", ""
            )
        elif self.view.sheet.masked and not self.view.permit.is_owners:
            yield from self._wrapped(f"Pupil: {alias(self.case.number, self.language)}", "")

    def _pause(self) -> Iterator[str]:
        pause, workflow = self.case.pause, self.view.rules.workflow
        if pause is None or workflow.pause is None:
            return
        told = self.view.viewer.may_know_why_away(self.case, workflow)
        why = f" ({workflow.pause.reasons[pause.reason][self.language]})" if told else ""
        days = [long_date(day, self.language) for day in (pause.from_on, pause.until_on)]
        yield from self._wrapped(
            f"Paused: the pupil is away from {days[0]}, planned until {days[1]}{why}", ""
        )

    def _parties(self) -> Iterator[str]:
        yield from self._heading("Parties")
        for party, organisation_id in self.view.parties.items():
            yield from self._wrapped(f"{self.titles.party(party)}: {self._organisation(organisation_id)}")
        for party in sorted(self.case.absent):
            yield f"{_INDENT}{self.titles.party(party)}: {term(Word.NOBODY, self.language)}"

    def _dates(self) -> Iterator[str]:
        yield from self._heading("Dates and facts")
        # Of what tells the day of birth, only that it is known is told, not its place among the dates.
        dates = self.case.anchors.items()
        for anchor, on in sorted(dates, key=lambda each: _place(*each)):
            told = f"{anchor.value}: {anchor_phrase(anchor, self.language)}"
            yield from self._wrapped(f"{'recorded  ' if anchor in TELLS_BIRTH else on}  {told}")
        for fact, value in self.view.viewer.facts(self.case).items():
            told = fact_in_words(fact, value, self.language)
            yield f"{_INDENT}{term(fact, self.language)}: {told}"

    def _owed(self) -> Iterator[str]:
        yield from self._heading("Owed")
        steps = sorted(self.case.live_steps(), key=lambda step: (step.first_due_on, step.id))
        if not steps:
            yield f"{_INDENT}Nothing."
        for step in steps:
            yield from self._step(step)

    def _done(self) -> Iterator[str]:
        lines = list(done_lines(self.view, self.language))
        if lines:
            yield from self._heading("Done (in time or late by the day when it happened)")
            for line in lines:
                yield from self._wrapped(line)

    def _step(self, step: Step) -> Iterator[str]:
        routine = f", routine {step.routine}" if step.routine else ""
        yield from self._wrapped(f"{step.definition}: {self.titles.step(step.definition)}{routine}")
        inner = _INDENT * 3
        passes = ", passes accountability" if step.passes_accountability else ""
        confirmer = f" → {self._side(step.confirmer)}" if step.confirmer else ""
        sides = f"{self._side(step.owner)}{confirmer}"
        yield from self._wrapped(f"{sides}; {term(step.status, self.language)}{passes}", inner)
        deadline = self.case.live_deadline(step.id)
        if deadline is not None:
            late = days_late(step, deadline, self.now)
            overdue = f"; OVERDUE by {counted(late, 'day')}" if is_overdue(deadline, self.now) else ""
            kind = term(deadline.kind, self.language)
            due = long_date(deadline.due_on, self.language)
            if first_due_before(step, deadline):
                kind = f"{kind}; first due {long_date(step.first_due_on, self.language)}"
            yield from self._wrapped(f"Due {due} ({kind}){overdue}", inner)
            if self.view.explains(deadline):
                yield from self._wrapped(explanation(self.view.rules, deadline, self.language), inner)
        if step.status is StepStatus.OFFERED and (handed := self._handed_over(step)):
            yield from self._wrapped(f"Handed over with the offer: {handed}", inner)
        for alert in self.case.alerts.values():
            if alert.live and alert.step_id == step.id:
                yield from self._wrapped(self._alert(alert), inner)

    def _handed_over(self, step: Step) -> str:
        names = documents_offered((each.event for each in self.view.journal), step.id)
        return all_of((quoted(self.titles.document(each), self.language) for each in names), self.language)

    def _disclosed(self) -> Iterator[str]:
        """Say who may see what that is not their own."""
        holding = [each for each in self.case.disclosures if each.holds]
        if holding:
            yield from self._heading("Disclosed")
        for each in holding:
            who, basis = self._organisation(each.to), term(each.basis, self.language)
            yield from self._wrapped(f"{self.titles.matter(each.matter)} → {who}; {basis}")

    def _law(self) -> Iterator[str]:
        if not self.view.law:
            return
        yield from self._heading("What the law says (shown, not owed by a step)")
        for time in self.view.law:
            due = long_date(time.reckoning.due_on, self.language)
            passed = ", passed" if time.reckoning.due_on < local_date(self.now) else ""
            yield from self._wrapped(f"{due}{passed}: {time.provision.text[self.language]}")
            yield from self._wrapped(law_explanation(time, self.language), _INDENT * 3)

    def _alert(self, alert: Alert) -> str:
        raised = long_date(local_date(alert.raised_at), self.language)
        quiet = f", acknowledged until {alert.acknowledged_until}" if alert.acknowledged_until else ""
        return f"Alert {alert.id}: rung {alert.rung + 1}, raised {raised}{quiet}"

    def _may(self) -> Iterator[str]:
        if not self.view.options:
            return
        yield from self._heading(f"May be done now, for {self._organisation(self.view.acts_for)}")
        # Of what goes for several parties the command is the same.
        commands = (typed(self.case, each.act) for each in self.view.options if each.allowed)
        yield from (f"{_INDENT}sisam {command}" for command in dict.fromkeys(commands))
        yield from self._may_not()

    def _may_not(self) -> Iterator[str]:
        if not self.why_not:
            yield from self._wrapped("For all that cannot be done now, and why, add --why-not.", "")
            return
        yield from self._heading("Not now")
        english = Titles.of(self.view.rules.workflow, Language.EN)
        refused = sorted(
            (sentence_of(option.why_not, english), typed_short(self.case, option.act))
            for option in self.view.options
            if option.why_not is not None
        )
        for reason, group in groupby(refused, key=lambda each: each[0]):
            yield from self._wrapped("; ".join(command for _, command in group))
            yield from self._wrapped(reason, _INDENT * 3)

    def _history(self) -> Iterator[str]:
        yield from self._heading("History (each command with its id)")
        cast = cast_of(self.view)
        events = [each.event for each in self.view.journal]
        for command_id, group in groupby(events, key=lambda event: event.command_id):
            told = [event for event in group if event.type not in _ECHOES]
            if not told:
                continue
            yield from self._wrapped(f"{command_id} ({told[0].actor.via})")
            for event in told:
                yield from self._wrapped(tell(event, self.titles, self.language, cast), _INDENT * 2)
                if event.words:
                    yield from self._wrapped(quoted(event.words, self.language), _INDENT * 3)
        yield from self._unread()

    def _unread(self) -> Iterator[str]:
        """Say how much free text is kept back, and from whom."""
        kept_back = self.view.sheet.unread
        if not kept_back:
            return
        if self.view.acts_for is None:
            remedy = "add --as EMAIL to read what that person may"
        else:
            remedy = "not meant for that organisation"
        told = "1 reason or plan is" if kept_back == 1 else f"{kept_back} reasons or plans are"
        yield from self._wrapped(f"{told} not shown: {remedy}.")

    def _side(self, side: Side) -> str:
        return f"{self.titles.party(self._now_called(side))} ({self._organisation(side.organisation_id)})"

    def _now_called(self, side: Side) -> str:
        """Return which party an organisation is now: another one is at its place since a transfer, say."""
        parties = self.case.parties
        if parties.get(side.party, side.organisation_id) == side.organisation_id:
            return side.party
        return next((name for name, each in parties.items() if each == side.organisation_id), side.party)

    def _organisation(self, organisation_id: OrganisationId | None) -> str:
        if organisation_id is None:
            return ""
        organisation = self.view.viewer.named(self.case, organisation_id)
        return f"{organisation.name}, {organisation.code}" if organisation else "protected"

    def _heading(self, title: str) -> Iterator[str]:
        yield ""
        yield title

    def _wrapped(self, text: str, indent: str = _INDENT) -> Iterator[str]:
        yield from wrapped(indent + text, _INDENT if indent else "")


def _place(anchor: Anchor, on: date) -> tuple[bool, str, str]:
    """Return where a date stands in the list: by the day, and last where the day is not told."""
    hidden = anchor in TELLS_BIRTH
    return hidden, "" if hidden else on.isoformat(), anchor.value
