"""Doing: what a person asks of a case by its number, one act or several in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sisam.application.access.deciding import TheCase, decide
from sisam.application.access.denying import denials_kept, denied, reading_of
from sisam.application.access.fields import fields_of
from sisam.application.access.finding import ByNumber, Found, Meant, find_for, readable
from sisam.application.access.permit import Denial, Permit
from sisam.application.access.rights_of_acts import right_of
from sisam.application.access.sheet import sheet
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Caller, Someone
from sisam.application.access.viewing import knows_whereabouts
from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.carrying_out import Result, apply
from sisam.application.cases.repeating import bound, repeated
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.case import Case
from sisam.domain.command import Act, Command
from sisam.domain.event import Event
from sisam.domain.ids import CaseId, CommandId, PersonId
from sisam.domain.reading import Reading, Shown
from sisam.domain.roster import Roster
from sisam.domain.rules import Rules
from sisam.engine.clocks import local_date
from sisam.errors import Conflict


@dataclass(eq=False)
class CaseChanged(Conflict):
    """Somebody has done something in the case since it was looked at."""

    number: str
    #: How long its journal was when it was looked at.
    seen: int


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
    #: How long the journal was when they looked; what somebody has done since then is a conflict.
    seen: int | None = None

    def someone(self, roster: Roster, now: datetime) -> Someone:
        """Return who asks, with the seats that they hold.

        Raises:
            NotFound: nobody has that address.
        """
        person = person_named(roster, self.email)
        return Caller(self.via, person.id, self.code).known(roster, now)


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
    #: From which seat it is shown.
    permit: Permit
    #: What happened in other cases of the pupil, as far as whoever did it may hear of them.
    beside: tuple["Done", ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what happened now, as far as it may be told."""
        return self.journal[len(self.journal) - self.new :]


MakeActs = Callable[[Scene], Sequence[Act]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What acts led to inside an open unit of work, before anything of it is kept."""

    someone: Someone
    #: The case as it was before, and from which seat it was acted in.
    found: Found
    done: Done
    #: Holds what is to be told, and whom.
    post: Post


def do(
    site: Site, meant: Meant | str, make: MakeActs, wish: Wish, now: datetime, *, only_try: bool = False
) -> Done:
    """Carry out the acts that `make` returns for the case, all or none; trying alone writes nothing.

    A text is a case's number. They are shown what came of it, or would: the read log is told in the same
    transaction, or before it is shown.

    Raises:
        CaseChanged: somebody has done something since they looked.
        SisamError: the person is unknown, the case is none of theirs, or an act is refused.
    """
    what = Shown.PREVIEW if only_try else Shown.ACT
    with denials_kept(site):
        with site.store.write() as work:
            tried = attempt(site, work, meant, make, wish, now, what)
            if not only_try:
                tried.post.write()
                work.read_log.write(readings_of_done(tried.someone, what, tried.done))
                work.commit()
        if only_try:
            write_down(site, readings_of_done(tried.someone, what, tried.done))
    return tried.done


def attempt(
    site: Site,
    work: UnitOfWork,
    meant: Meant | str,
    make: MakeActs,
    wish: Wish,
    now: datetime,
    what: Shown,
) -> Attempt:
    """Carry out acts inside an open unit of work; whoever has opened it keeps what came of it, or does not.

    Raises:
        CaseChanged: somebody has done something since they looked.
        Denied: the case is none of theirs, or they may not do one of the acts.
        SisamError: the person is unknown, or an act is refused.
    """
    someone = wish.someone(work.register.roster(), now)
    known = ByNumber(meant) if isinstance(meant, str) else meant
    found = find_for(site, work, someone, known, Right.ACT, what)
    post = Post(site, work, now)
    results = _apply_all(site, work, someone, found, make, wish, what)
    for result in results:
        result.tell(post)
    done = tell_done(site, work, someone, found.permit, found.case.id, results)
    return Attempt(someone, found, done, post)


def _apply_all(
    site: Site, work: UnitOfWork, someone: Someone, found: Found, make: MakeActs, wish: Wish, what: Shown
) -> list[Result]:
    """Carry out the acts one after the other, each by the right that it takes.

    Raises:
        Denied: somebody may not do one of them in that case.
        SisamError: the engine refuses one.
    """
    scene = Scene(found.case, found.rules, someone.roster)
    results = list[Result]()
    for count, act in enumerate(make(scene)):
        permit = decide(someone, right_of(act), TheCase(found.case, found.rules.workflow))
        if isinstance(permit, Denial):
            raise denied(someone, what, permit, "case", found.case.number, found.case.id)
        command = _command(site, scene, act, wish, someone.now, count)
        if not count:
            _require_unchanged(work, found.case, command, wish)
        results.append(apply(site, work, found.case.id, command, someone.now))
    return results


def _require_unchanged(work: UnitOfWork, case: Case, command: Command, wish: Wish) -> None:
    """Refuse to act upon what is not what was looked at; that time has passed changes nothing.

    Raises:
        CaseChanged: somebody has done something since, and it was not this same command.
        KeyUsedOtherwise: it was another command by the same key.
    """
    if wish.seen is None or case.length <= wish.seen:
        return
    organisation_id, key = command.actor.organisation_id, command.idempotency_key
    if repeated(work, organisation_id, key, command.words, case.id) is not None:
        return
    since = (each.event for each in work.cases.journal(case.id) if each.event.position > wish.seen)
    if any(not event.actor.is_daemon for event in since):
        raise CaseChanged(number=case.number, seen=wish.seen)


def tell_done(
    site: Site, work: UnitOfWork, someone: Someone, permit: Permit, case_id: CaseId, results: Sequence[Result]
) -> Done:
    """Return what commands on one case did, there and in the pupil's other cases, as far as somebody may see.

    `permit` is what they had when they did it: by their own act they may have ceased to be a party.
    """
    case = work.cases.load(case_id)
    found = Found(case, site.rules.named(case.rules, work.rule_parts), permit)
    new = sum(len(result.events) for result in results)
    return replace(_told(work, someone, found, new), beside=tell_beside(site, work, someone, results))


def tell_beside(
    site: Site, work: UnitOfWork, someone: Someone, results: Sequence[Result]
) -> tuple[Done, ...]:
    """Return what a command did in other cases of the pupil, of which the actor's organisation is a party.

    Of the others it hears nothing: that there is a placement at all is secret (OSL 26:1).
    """
    told = list[Done]()
    for result in results:
        for other in result.elsewhere:
            found = readable(site, work, someone, other.case)
            if found and result.actor_organisation in other.case.parties.values():
                told.append(_told(work, someone, found, len(other.events)))
    return tuple(told)


def readings_of_done(someone: Someone, what: Shown, done: Done) -> list[Reading]:
    """Return what the read log is to tell of what somebody was shown of their act."""
    return [
        reading_of(someone, what, each.case.id, organisation=each.permit.organisation_id)
        for each in (done, *done.beside)
    ]


def _told(work: UnitOfWork, someone: Someone, found: Found, new: int) -> Done:
    """Return a case as it stands in an open unit of work, as somebody may see it, with its new events."""
    before = found.case.length - new
    target = TheCase(found.case, found.rules.workflow)
    fields = fields_of(found.permit, found.case, whereabouts=knows_whereabouts(someone, target))
    journal = work.cases.journal(found.case.id)
    made = sheet(found.case, found.rules.workflow, journal, someone.roster, found.permit, fields)
    events = tuple(each.event for each in made.journal)
    seen = sum(event.position > before for event in events)
    return Done(made.case, found.rules, someone.roster, events, seen, found.permit)


def _command(site: Site, scene: Scene, act: Act, wish: Wish, now: datetime, count: int) -> Command:
    person = person_named(scene.roster, wish.email)
    day = local_date(now)
    actor = actor_for(scene.roster, person, day, wish.via, case=scene.case, act=act, code=wish.code)
    new_id = CommandId(site.ids.new())
    key = new_id if wish.key is None else _key(wish.key, count, person.id, scene.case.id, act, wish)
    return Command(new_id, actor, act, key, wish.happened_on, wish.words)


def _key(key: str, count: int, person_id: PersonId, case_id: CaseId, act: Act, wish: Wish) -> str:
    own = f"{key}:{count}" if count else key
    # That there were words at all, since it cannot be told of those that were erased.
    return bound(own, person_id, case_id, act, wish.happened_on, bool(wish.words))
