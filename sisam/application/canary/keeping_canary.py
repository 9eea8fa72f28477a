"""Keeping the canary: its organisation, its person and its case are made where they are missing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count

from sisam.application.cases.carrying_out import apply
from sisam.application.messages.posting import Post
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.rules.rule_keeping import NothingPublished
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.canary import NAME, NUMBER, ORGANISATION, PARTY, PERSON, RETIRED, VIA, WORKFLOW
from sisam.domain.command import Act, Close, Command, OpenCase
from sisam.domain.contact import Contact
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, CommandId, SubjectId
from sisam.domain.office_hours import ALWAYS_WRITTEN
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.engine.clocks import local_date
from sisam.errors import Conflict, Unavailable

_ACTOR = Actor(PERSON, ORGANISATION, VIA)
_SEAT = Seat(ORGANISATION, Role.OFFICER)


class CanaryUnpublished(Unavailable):
    """The canary's rules have not been published; run `sisam workflow publish`."""


@dataclass(eq=False)
class CanaryNameTaken(Conflict):
    """Somebody else has the canary's code or e-mail address; give them another one, or set canary_email."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class CanaryRoad:
    """How the canary is told."""

    email: str
    #: None of its own where it is told as everybody is.
    ways: tuple[Contact, ...] = ()


def keep_canary(site: Site, road: CanaryRoad, now: datetime) -> bool:
    """Make what is missing of the canary and return whether anything was; of several who do it one does.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        CanaryUnpublished: a site that an older program made does not know its rules.
        CanaryNameTaken: somebody else is called so.
    """
    with site.store.read() as work:
        require_voice(work)
        if _Keeping(site, work, road, now).is_whole():
            return False
    with site.store.write() as work:
        # Looked at anew: somebody else may have been faster.
        keeping = _Keeping(site, work, road, now)
        if keeping.is_whole():
            return False
        keeping.make()
        work.commit()
    return True


def retire_canary(site: Site, now: datetime) -> bool:
    """Close the canary's case and return whether there was one, so that nobody answers for it in vain.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    with site.store.read() as work:
        require_voice(work)
        if open_case(work) is None:
            return False
    with site.store.write() as work:
        case_id = open_case(work)
        if case_id is None:
            return False
        _carry_out(site, work, case_id, Close(RETIRED), now)
        work.commit()
    return True


def open_case(work: UnitOfWork) -> CaseId | None:
    """Return the canary's case, if it has an open one."""
    for number in _numbers():
        case_id = work.cases.find(number)
        if case_id is None:
            return None
        case = work.cases.load(case_id)
        if case.open and case.rules.workflow_name == WORKFLOW:
            return case_id
    return None


def _numbers() -> Iterator[str]:
    """Yield the numbers that its cases may have: a closed one keeps its own."""
    yield NUMBER
    yield from (f"{NUMBER}-{each}" for each in count(2))


@dataclass(frozen=True, slots=True)
class _Keeping:
    """The canary as it is and as it should be."""

    site: Site
    work: UnitOfWork
    road: CanaryRoad
    now: datetime

    def is_whole(self) -> bool:
        """Tell whether nothing is missing, and nothing is otherwise than the settings say."""
        roster = self._roster
        organisation = roster.organisations.get(ORGANISATION)
        return (
            organisation is not None
            and organisation.active
            and roster.persons.get(PERSON) == self._person
            and self._sits(roster)
            and roster.contacts.get(PERSON, ()) == self.road.ways
            and open_case(self.work) is not None
        )

    def make(self) -> None:
        """Make the rest of it."""
        roster = self._roster
        self._require_free(roster)
        register = self.work.register
        known = roster.organisations.get(ORGANISATION) or self._organisation(roster)
        register.put_organisations([replace(known, active=True)])
        register.put_persons([self._person])
        if not self._sits(roster):
            register.add_holdings([Holding(_SEAT, PERSON, False, local_date(self.now))])
        register.put_contacts(PERSON, self.road.ways)
        if open_case(self.work) is None:
            self._open_case()

    @property
    def _roster(self) -> Roster:
        return self.work.register.roster()

    @property
    def _person(self) -> Person:
        return Person(PERSON, NAME, self.road.email, office_hours=ALWAYS_WRITTEN)

    def _organisation(self, roster: Roster) -> Organisation:
        agencies = roster.of_kind(OrganisationKind.AGENCY, None)
        above = agencies[0].id if agencies else None
        return Organisation(ORGANISATION, ORGANISATION, OrganisationKind.SUPPORT_OFFICE, NAME, above)

    def _sits(self, roster: Roster) -> bool:
        day = local_date(self.now)
        return any(
            each.person_id == PERSON and each.is_active(day) for each in roster.holdings.get(_SEAT, ())
        )

    def _require_free(self, roster: Roster) -> None:
        named = roster.by_code.get(ORGANISATION)
        if named is not None and named.id != ORGANISATION:
            raise CanaryNameTaken(kind="organisation", name=ORGANISATION)
        known = roster.by_email.get(self.road.email.casefold())
        if known is not None and known.id != PERSON:
            raise CanaryNameTaken(kind="person", name=self.road.email)

    def _open_case(self) -> None:
        subject_id = SubjectId(self.site.ids.new())
        self.work.subjects.put(self.site.sealer.seal(subject_id, Identity(NAME)))
        number = next(each for each in _numbers() if self.work.cases.find(each) is None)
        act = OpenCase(
            case_id=CaseId(self.site.ids.new()),
            number=number,
            subject_id=subject_id,
            parties={PARTY: ORGANISATION},
            facts={},
        )
        try:
            _carry_out(self.site, self.work, act.case_id, act, self.now)
        except NothingPublished as error:
            raise CanaryUnpublished from error


def _carry_out(site: Site, work: UnitOfWork, case_id: CaseId, act: Act, now: datetime) -> None:
    command_id = CommandId(site.ids.new())
    command = Command(command_id, _ACTOR, act, command_id)
    result = apply(replace(site, workflow_name=WORKFLOW), work, case_id, command, now)
    post = Post(site, work, now)
    post.add(result.case, result.messages)
    post.write()
