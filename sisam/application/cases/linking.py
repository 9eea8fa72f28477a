"""Linking: the cases of one pupil's placements, one after the other, and what a command does in two."""

from collections.abc import Iterator
from dataclasses import replace

from sisam.application.cases.protecting_pupils import told_too
from sisam.application.ports.unit_of_work import Workplace
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import AcceptDebts, Act, Close, Command, DropSettlement, OpenCase, OpenSettlement
from sisam.domain.ids import CaseId, SubjectId
from sisam.domain.refusal_between_cases import AnotherPupil, NoPartyThere, NothingFollows
from sisam.domain.rules import Rules
from sisam.engine.acts.settling import settlement_of
from sisam.engine.carrying import carriable, successors
from sisam.errors import NotFound


def case_before(
    site: Site, work: Workplace, subject_id: SubjectId | None, number: str | None, named: str | None
) -> CaseId | None:
    """Return the case that a new one follows on: the pupil's newest open one, else the one that was named.

    A pupil whom the vault does not know yet has no case.

    Raises:
        NotFound: no case has the number that was named.
        AnotherPupil: that case is about somebody with another personal number.
    """
    previous = work.cases.find(named) if named else None
    if named and previous is None:
        raise NotFound("case", named)
    if previous is not None and number is not None:
        before = work.subjects.get(work.cases.load(previous).subject_id).number_index
        if before is not None and before not in site.sealer.indexes(number):
            raise AnotherPupil(number=str(named))
    newest = work.cases.newest_open_of(subject_id) if subject_id else None
    return newest or previous


def with_successors(work: Workplace, rules: Rules, case: Case, command: Command) -> Command:
    """Give a closing the steps of the case that follows, which go on with the debts that it names.

    Raises:
        NothingFollows: no open case follows on this one.
        NoPartyThere: the actor's organisation is no party of that case.
        NotOwedThere, EndsHere, StepMissing: one of the debts cannot be carried.
    """
    act = command.act
    if not isinstance(act, Close):
        return command
    outcome = rules.workflow.outcomes.get(act.outcome)
    if outcome is None or not outcome.carries:
        return command
    following = _nearest(work, case)
    organisation = command.actor.organisation_id
    there = following is not None and organisation in following.parties.values()
    if act.carries and following is None:
        raise NothingFollows(number=case.number)
    if act.carries and not there:
        raise NoPartyThere
    if following is None or not there:
        return command
    possible = carriable(rules.workflow, case, following)
    found = successors(rules.workflow, case, following, act.carries)
    names = tuple(each.step for each in possible.values())
    return replace(command, act=replace(act, carried=found, carriable=names))


def elsewhere(
    site: Site, work: Workplace, before: Case | None, command: Command
) -> Iterator[tuple[Case, Act]]:
    """Yield what a command does in other cases of the pupil, in the same transaction.

    That the pupil is protected, or is so no longer, holds in all of their cases, closed ones too. An opening
    asks the case before to be settled; a closing lets the case that follows go on with its debts,
    and takes back what was asked of the cases before once no open case follows on them.
    """
    act = command.act
    yield from told_too(work, before, command)
    if isinstance(act, OpenCase) and act.previous_case_id is not None:
        previous = work.cases.load(act.previous_case_id)
        if previous.open and settlement_of(site.rules.named(previous.rules, work.rule_parts).workflow):
            yield previous, OpenSettlement(act.number, frozenset(act.parties.values()))
    if isinstance(act, Close) and before is not None:
        if act.carried:
            yield work.cases.load(act.carried[0].successor_case_id), AcceptDebts(before.id, act.carried)
        yield from ((each, DropSettlement()) for each in _left_alone(work, before))


def _nearest(work: Workplace, case: Case) -> Case | None:
    following = work.cases.following(case.id)
    return work.cases.load(following[0]) if following else None


def _left_alone(work: Workplace, closing: Case) -> Iterator[Case]:
    """Yield the open cases before one that closes, on which no other open case follows."""
    previous_id = closing.previous_case_id
    while previous_id is not None:
        previous = work.cases.load(previous_id)
        if previous.open and set(work.cases.following(previous.id)) <= {closing.id}:
            yield previous
        previous_id = previous.previous_case_id
