"""Doing: what a person asks of a case by its number, one act or several in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.carrying_out import Result, apply
from sisam.application.cases.finding_cases import find_case
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.event import Event
from sisam.domain.ids import CaseId, CommandId
from sisam.domain.roster import Roster
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date


@dataclass(frozen=True, slots=True)
class Wish:
    """Who asks, and what goes with the act."""

    email: str
    via: str
    #: The organisation that they act for; None: the one that the act calls for.
    code: str | None = None
    happened_on: date | None = None
    words: str | None = None
    #: What makes a repetition harmless; None: this is no repetition.
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What an act is made from: the case, its rules and who sits where."""

    case: Case
    rules: Rules
    roster: Roster


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, with the whole journal, so that it can be told."""

    case: Case
    rules: Rules
    roster: Roster
    journal: tuple[Event, ...]
    #: How many events of the journal are new; none where it was a repetition.
    new: int
    #: What happened in other cases of the pupil, as far as whoever did it may hear of them.
    beside: tuple["Done", ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what happened now."""
        return self.journal[len(self.journal) - self.new :]


MakeActs = Callable[[Scene], Sequence[Act]]


def do(site: Site, number: str, make: MakeActs, wish: Wish, now: datetime, *, only_try: bool = False) -> Done:
    """Carry out the acts that `make` returns for the case, all or none; trying alone writes nothing.

    Raises:
        SisamError: the case or the person is unknown, or an act is refused.
    """
    with site.store.write() as work:
        case_id = find_case(work, number)
        case = work.cases.load(case_id)
        rules = site.rules.named(case.rules, work.rule_parts)
        scene = Scene(case, rules, work.register.roster())
        post = Post(site, work, now)
        new, results = 0, list[Result]()
        for count, act in enumerate(make(scene)):
            result = apply(site, work, case_id, _command(site, scene, act, wish, now, count), now)
            result.tell(post)
            new += len(result.events)
            results.append(result)
        done = replace(tell_done(site, work, case_id, new), beside=tell_beside(site, work, results))
        if not only_try:
            post.write()
            work.commit()
        return done


def tell_done(site: Site, work: UnitOfWork, case_id: CaseId, new: int) -> Done:
    """Return a case as it stands in an open unit of work, with the number of its new events."""
    case = work.cases.load(case_id)
    rules = site.rules.named(case.rules, work.rule_parts)
    journal = tuple(each.event for each in work.cases.journal(case_id))
    return Done(case, rules, work.register.roster(), journal, new)


def tell_beside(site: Site, work: UnitOfWork, results: Sequence[Result]) -> tuple[Done, ...]:
    """Return what a command did in other cases of the pupil, of which the actor's organisation is a party.

    Of the others it hears nothing: that there is a placement at all is secret (OSL 26:1).
    """
    return tuple(
        tell_done(site, work, other.case.id, len(other.events))
        for result in results
        for other in result.elsewhere
        if result.actor_organisation in other.case.parties.values()
    )


def _command(site: Site, scene: Scene, act: Act, wish: Wish, now: datetime, count: int) -> Command:
    person = person_named(scene.roster, wish.email)
    day = local_date(now)
    actor = actor_for(scene.roster, person, day, wish.via, case=scene.case, act=act, code=wish.code)
    new_id = CommandId(site.ids.new())
    key = new_id if wish.key is None else f"{wish.key}:{count}" if count else wish.key
    return Command(new_id, actor, act, key, wish.happened_on, wish.words)
