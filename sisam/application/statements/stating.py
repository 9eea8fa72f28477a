"""Stating: giving every organisation's coordinator the day, once, even when nothing is wrong."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain

from sisam.application.alerts.missing_pupils import missing_pupils
from sisam.application.messages.posting import Post
from sisam.application.ports.statements import Archive, Given, Signer, StoredStatement
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.message import ItemKind, Message, Template
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.rules import RulesKey
from sisam.domain.seat import Role, Seat
from sisam.domain.statement import Statement, body_of, file_name
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.site.stating import covered, is_time, state_of
from sisam.errors import StoreFails

#: How long the head of a closed case still stands in statements, so that its last events do too.
CLOSED_TOLD = timedelta(days=7)

#: Returns the site's key; where the site is older than statements, it makes one: told whether there are any.
KeySource = Callable[[bool], Signer]


@dataclass(frozen=True, slots=True)
class StatingReport:
    """What was done about a day's statements."""

    day: date
    #: How many were made; none where the day had them.
    made: int
    #: How many persons are told.
    messages: int
    #: How many files were written.
    files: int


def state_the_day(
    site: Site, keys: KeySource, archive: Archive, now: datetime, program: str
) -> StatingReport | None:
    """Make the statements of a working day once it has begun; None: it is not time.

    What was missed while nothing ran is not made up for: a statement tells how things stand now.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    with site.store.read() as work:
        require_voice(work)
        calendar = site.rules.calendar(work.rule_parts)
    if not is_time(calendar, now):
        return None
    return state_now(site, keys, archive, now, program)


def state_now(site: Site, keys: KeySource, archive: Archive, now: datetime, program: str) -> StatingReport:
    """Make the statements of the day, unless it has them, and write the files of it that are missing.

    All are made out of one snapshot and kept in one transaction; of several who do it at once the first
    counts.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
    """
    day = local_date(now)
    with site.store.read() as work:
        require_voice(work)
        stated, ever = work.statements.is_stated(day), work.statements.last_day() is not None
        made = {} if stated else _states(site, work, now, program)
    kept = messages = 0
    if made:
        kept, messages = _keep(site, _signed(made, keys(ever), day, now), made, now)
    return StatingReport(day, kept, messages, archive_day(site, archive, day))


def archive_day(site: Site, archive: Archive, day: date) -> int:
    """Write the files of a day that are missing, or are not those of this database, and count them."""
    return _archive(site, archive, day, frozenset())


def archive_missing(site: Site, archive: Archive) -> int:
    """Write every file that is missing, of whichever day, and return how many there were."""
    return _archive(site, archive, None, archive.names())


def _archive(site: Site, archive: Archive, day: date | None, there: frozenset[str]) -> int:
    with site.store.read() as work:
        codes = {each.id: each.code for each in work.register.roster().organisations.values()}
        named = {
            file_name(codes[each.organisation_id], each.day): each for each in work.statements.given(day)
        }
    missing = {name: given for name, given in named.items() if name not in there}
    return sum(archive.put(name, _file_of(site, given)) for name, given in missing.items())


def _file_of(site: Site, given: Given) -> str:
    with site.store.read() as work:
        return work.statements.get(given.organisation_id, given.day).signed.file()


def _states(site: Site, work: UnitOfWork, now: datetime, program: str) -> dict[OrganisationId, Statement]:
    standing = work.statements.standing(now, now - CLOSED_TOLD)
    workflows = _workflows(site, work, {case.rules for case in standing.cases.values()})
    return state_of(standing, work.register.roster(), workflows, now, program)


def _workflows(site: Site, work: UnitOfWork, keys: Iterable[RulesKey]) -> dict[str, Workflow]:
    """Return by its hash each workflow that can be read."""
    found: dict[str, Workflow] = {}
    for key in keys:
        try:
            found[key.workflow.hash] = site.rules.named(key, work.rule_parts).workflow
        except StoreFails:
            raise
        except Exception:  # noqa: BLE001, S112 — rules that throw are told as a case that fails, and cost no other one
            continue
    return found


def _signed(
    made: Mapping[OrganisationId, Statement], signer: Signer, day: date, now: datetime
) -> list[StoredStatement]:
    return [
        StoredStatement(organisation_id, day, signer.sign(body_of(statement)), now)
        for organisation_id, statement in made.items()
    ]


def _keep(
    site: Site,
    signed: list[StoredStatement],
    made: Mapping[OrganisationId, Statement],
    now: datetime,
) -> tuple[int, int]:
    """Keep the statements and what tells of them; return how many there are and how many persons hear.

    Where somebody else was first, nothing is kept.
    """
    with site.store.write() as work:
        if work.statements.is_stated(local_date(now)):
            return 0, 0
        work.statements.add(signed)
        post = Post(site, work, now)
        post.add(None, _messages(made, work.register.roster(), _without_school(site, work, local_date(now))))
        messages = post.write()
        work.commit()
    return len(signed), messages


def _without_school(site: Site, work: UnitOfWork, day: date) -> Mapping[OrganisationId, int]:
    """Return how many pupils go to no school today, by the organisation that gets it told.

    Not signed: it says how the day is, and no two organisations compare it.
    """
    missing = missing_pupils(site, work, day).unschooled
    acting = [{seat.organisation_id for seat in pupil.seats} for pupil in missing]
    whose = covered(work.register.roster(), day, chain.from_iterable(acting))
    receivers = ({whose[each] for each in some if each in whose} for some in acting)
    return Counter(chain.from_iterable(receivers))


def _messages(
    made: Mapping[OrganisationId, Statement], roster: Roster, without_school: Mapping[OrganisationId, int]
) -> Iterable[Message]:
    for organisation_id, statement in made.items():
        counts = statement.counts
        yield Message(
            kind=ItemKind.STATEMENT,
            template=Template.STATEMENT,
            to=Seat(organisation_id, Role.COORDINATOR),
            due_on=statement.deadlines[0].on if statement.deadlines else None,
            values={
                "about": f"statement:{organisation_id}:{statement.day.isoformat()}",
                "organisation_id": organisation_id,
                "on": statement.day.isoformat(),
                "cases": str(counts.cases),
                "waiting": str(counts.waiting),
                "late": str(counts.late),
                "alerts": str(counts.alerts),
                "without_school": str(without_school.get(organisation_id, 0)),
                "owed": str(statement.owed_in_all),
                "owed_late": str(sum(each.late for each in statement.owed)),
                "vacancies": str(len(statement.vacancies)),
                "checksum": statement.checksum,
                **_whom_to_call(roster, organisation_id, statement.day),
            },
        )


def _whom_to_call(roster: Roster, organisation_id: OrganisationId, day: date) -> Mapping[str, str]:
    """Return the agency's name and its coordinator's telephone; to the agency itself nothing is told."""
    agencies = roster.of_kind(OrganisationKind.AGENCY, None)
    if not agencies or organisation_id in [each.id for each in agencies]:
        return {}
    agency = agencies[0]
    sitting = roster.sitting(Seat(agency.id, Role.COORDINATOR), day)
    phone = next((each.phone for each in sitting if each.phone), agency.phone)
    return {"agency": agency.name, "agency_phone": phone}
