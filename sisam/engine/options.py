"""Options: what an actor may do in a case now, and for what they may not, why not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sisam.domain import command as acts
from sisam.domain.actor import Actor
from sisam.domain.alert import Alert
from sisam.domain.anchor import RECORDED
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.fact import Fact
from sisam.domain.ids import CommandId, OrganisationId, PartyName, PersonId
from sisam.domain.refusal import DateMissing, ReasonMissing
from sisam.domain.rules import Rules
from sisam.engine.acts.pausing import longest_pause
from sisam.engine.acts.setting_facts import CLOSED_VALUES, facts_that_change
from sisam.engine.acts.snoozing import longest_snooze
from sisam.engine.alerts.ladder_seats import seats_of_rung
from sisam.engine.clocks import local_date
from sisam.engine.deciding import decide
from sisam.engine.disclosures import acting_as, matters_of, standing
from sisam.errors import SisamError

#: Stands for the reason that the person will still write.
_WORDS = "…"
_ANOTHER = PersonId("another")
_ANOTHER_HOME, _ANOTHER_SCHOOL = OrganisationId("another home"), OrganisationId("another school")
_ELSEWHERE = OrganisationId("elsewhere")
_SCHOOLS = tuple(map(PartyName, ("home_school", "youth_home_school", "receiving_school")))


@dataclass(frozen=True, slots=True)
class Option:
    """One act with the engine's answer to it."""

    act: Act
    #: None: it may be done now.
    why_not: SisamError | None

    @property
    def allowed(self) -> bool:
        """Tell whether it may be done now."""
        return self.why_not is None


def options(
    rules: Rules,
    case: Case,
    actor: Actor,
    now: datetime,
    refused: Callable[[Act], SisamError | None] = lambda _act: None,
    kinds: tuple[type[Act], ...] | None = None,
) -> tuple[Option, ...]:
    """Return every act that one could think of in a case, each with the answer that `decide` gives to it.

    Nothing is written; a date or reason that the person has yet to name does not count against an act.
    `refused` says why not, where that is nothing that a case decides: who may see to an alert follows from
    who sits where. Only acts of these kinds are thought of, where some are named.
    """

    def answer(act: Act) -> SisamError | None:
        return refused(act) or _answer(rules, case, actor, act, now)

    thinkable = _thinkable(rules, case, actor, now)
    return tuple(Option(act, answer(act)) for act in thinkable if kinds is None or isinstance(act, kinds))


def _thinkable(rules: Rules, case: Case, actor: Actor, now: datetime) -> Iterator[Act]:
    today = local_date(now)
    yield from _moves(rules, today)
    for step in case.live_steps():
        if step.confirmer is not None:
            yield acts.Offer(step.id)
            yield acts.Confirm(step.id)
            yield acts.Return(step.id)
            yield acts.Withdraw(step.id)
        else:
            yield acts.Done(step.id)
        yield acts.Waive(step.id)
        yield acts.TakeOver(step.id)
    for alert in case.alerts.values():
        if alert.live:
            yield from _upon(rules, case, actor, alert, now)
    for anchor in sorted(RECORDED):
        yield acts.SetDate(anchor, _another_day(case.anchors.get(anchor), today))
    yield from _homes(rules, case)
    yield from _of_pause(rules, case, today)
    yield from _schooling(case, actor, today)
    yield from _facts(rules, case)
    yield acts.LiftProtection() if case.restricted else acts.Protect()
    yield from _disclosures(rules, case, actor)
    for outcome in rules.workflow.outcomes:
        yield acts.Close(outcome, _ANOTHER)


def _facts(rules: Rules, case: Case) -> Iterator[Act]:
    """Yield that each fact which can change is another from now on."""
    for fact in map(Fact, facts_that_change(rules.workflow)):
        others = (value for value in CLOSED_VALUES.get(fact, (_WORDS,)) if value != case.facts.get(fact))
        yield acts.SetFact(fact, str(next(others)))


def _disclosures(rules: Rules, case: Case, actor: Actor) -> Iterator[Act]:
    """Yield that another party may see one more thing of the actor's, and that what it sees is taken back."""
    workflow, by = rules.workflow, actor.organisation_id
    own = matters_of(workflow, case, by) if by is not None else ()
    for party in case.parties:
        to = next(iter(acting_as(workflow, case, party)), None)
        if to is None or to == by:
            continue
        hidden = (each for each in own or (DisclosedMatter.IDENTITY,) if standing(case, to, each) is None)
        # One is enough to show the command.
        if (matter := next(hidden, None)) is not None:
            yield acts.Disclose(party, matter, DisclosureBasis.CONSENT)
        seen = (each.matter for each in case.disclosures if each.holds and each.to == to)
        yield from (acts.EndDisclosure(party, each) for each in seen)


def _schooling(case: Case, actor: Actor, today: date) -> Iterator[Act]:
    """Yield that a school teaches from today on, the actor's own if it is one, and that schooling ends."""
    schools = [case.parties[each] for each in _SCHOOLS if each in case.parties]
    own = [each for each in schools if each == actor.organisation_id]
    # One is enough to show the command.
    yield from (acts.RecordSpell(school, today) for school in (own or schools)[:1])
    yield acts.EndSpell(today)


def _moves(rules: Rules, today: date) -> Iterator[Act]:
    """Yield each move of the workflow, and that the stay goes on elsewhere or until another day."""
    for transition in rules.workflow.transitions.values():
        if transition.starts_round:
            yield acts.Transfer(_ANOTHER_HOME, _ANOTHER_SCHOOL)
        else:
            yield acts.Fire(transition.id)
    yield acts.Reconsider(today)


def _homes(rules: Rules, case: Case) -> Iterator[Act]:
    """Yield that the home moves to a municipality which is still to be named, or stays after all."""
    chain = rules.workflow.chain
    if any(each.moves_home for each in rules.workflow.steps.values()):
        yield acts.MoveHome("", {chain[0]: _ELSEWHERE})
    if case.home_move is not None:
        yield acts.MoveHome(case.facts[Fact.HOME_MUNICIPALITY])


def _of_pause(rules: Rules, case: Case, today: date) -> Iterator[Act]:
    """Yield that the pupil is away, or until another day than planned, and that they are back."""
    rule, latest = rules.workflow.pause, longest_pause(rules, today)
    if rule is None or latest is None:
        return
    if case.pause is None:
        yield acts.Pause(next(iter(rule.reasons)), latest)
    else:
        yield acts.Pause(None, latest if case.pause.until_on != latest else today)
    yield acts.Resume()


def _upon(rules: Rules, case: Case, actor: Actor, alert: Alert, now: datetime) -> Iterator[Act]:
    """Yield what can be done about an alert."""
    tomorrow = local_date(now) + timedelta(days=1)
    yield acts.Acknowledge(alert.id, tomorrow)
    yield acts.Note(alert.id)
    yield acts.Snooze(alert.id, local_date(longest_snooze(rules, alert, now)))
    told = seats_of_rung(rules.workflow, case, alert)
    own = [seat for seat in told if seat.organisation_id == actor.organisation_id]
    for seat in (own or told)[:1]:
        yield acts.Assign(alert.id, actor.person_id, seat, tomorrow)


def _another_day(recorded: date | None, today: date) -> date:
    return today if recorded != today else today - timedelta(days=1)


def _answer(rules: Rules, case: Case, actor: Actor, act: Act, now: datetime) -> SisamError | None:
    command = Command(CommandId("preview"), actor, act, "preview", words=_WORDS)
    try:
        decide(rules, case, command, now)
    except (ReasonMissing, DateMissing):
        return None
    except SisamError as refusal:
        return refusal
    return None
