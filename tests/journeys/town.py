"""A town whose organisations collaborate around placements, on the real application and a store in memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from sisam.application.alerts.looking_after_site import look_after
from sisam.application.cases.arrivals import OrganisationRow, SeatRow
from sisam.application.cases.carrying_out import Result, carry_out
from sisam.application.cases.sweeping import SweepReport, sweep
from sisam.application.messages.sending import send_due
from sisam.application.ports.rule_book import StoredPart
from sisam.application.register.importing_organisations import import_organisations
from sisam.application.register.importing_seats import import_seats
from sisam.application.rules.publishing import publish
from sisam.application.site import Site
from sisam.audit.auditing import audit
from sisam.audit.report import Report
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_body, read_calendar
from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import shipped
from sisam.domain.actor import Actor
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.organisation import OrganisationKind
from sisam.domain.roster import Roster
from sisam.domain.rules import Rules
from sisam.domain.seat import Role
from sisam.storage.unit_of_work import SqlStore
from sisam.vault.cipher import Vault
from sisam.vault.keys import KEY_BYTES, Key
from sisam.vault.sealing import SubjectSealer, WordsSealer
from tests.aviary import texts
from tests.fakes import FakeChannel, Shelf
from tests.sites import kept_rules

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MUNICIPALITY = "0380"

#: Code, kind, the organisation above, and the seats that somebody holds. The first seat acts for it.
ORGANISATIONS = (
    ("sis", OrganisationKind.AGENCY, None, (Role.COORDINATOR, Role.ADMINISTRATOR)),
    (
        "social",
        OrganisationKind.SOCIAL_SERVICES,
        None,
        (Role.OFFICER, Role.OFFICER, Role.MANAGER, Role.COORDINATOR),
    ),
    ("edu", OrganisationKind.EDUCATION_ADMINISTRATION, None, (Role.OFFICER, Role.MANAGER, Role.COORDINATOR)),
    ("kaa", OrganisationKind.ACTIVITY_RESPONSIBILITY, "edu", (Role.OFFICER, Role.MANAGER)),
    ("oldschool", OrganisationKind.SCHOOL, "edu", (Role.HEAD_TEACHER, Role.MANAGER, Role.COORDINATOR)),
    ("newschool", OrganisationKind.SCHOOL, "edu", (Role.HEAD_TEACHER, Role.MANAGER, Role.COORDINATOR)),
    ("thirdschool", OrganisationKind.SCHOOL, "edu", (Role.HEAD_TEACHER,)),
    ("emptyschool", OrganisationKind.SCHOOL, "edu", (Role.COORDINATOR,)),
    ("social2", OrganisationKind.SOCIAL_SERVICES, None, (Role.OFFICER, Role.MANAGER, Role.COORDINATOR)),
    ("edu2", OrganisationKind.EDUCATION_ADMINISTRATION, None, (Role.OFFICER, Role.COORDINATOR)),
    ("kaa2", OrganisationKind.ACTIVITY_RESPONSIBILITY, "edu2", (Role.OFFICER,)),
    ("social3", OrganisationKind.SOCIAL_SERVICES, None, (Role.OFFICER, Role.COORDINATOR)),
    ("edu3", OrganisationKind.EDUCATION_ADMINISTRATION, None, (Role.OFFICER, Role.COORDINATOR)),
    ("unit", OrganisationKind.PLACEMENT_UNIT, "sis", (Role.OFFICER, Role.MANAGER)),
    ("home", OrganisationKind.YOUTH_HOME, "sis", (Role.MANAGER,)),
    (
        "homeschool",
        OrganisationKind.YOUTH_HOME_SCHOOL,
        "home",
        (Role.EDUCATIONAL_LEAD, Role.MANAGER, Role.COORDINATOR),
    ),
    ("home2", OrganisationKind.YOUTH_HOME, "sis", (Role.MANAGER,)),
    (
        "homeschool2",
        OrganisationKind.YOUTH_HOME_SCHOOL,
        "home2",
        (Role.EDUCATIONAL_LEAD, Role.MANAGER, Role.COORDINATOR),
    ),
    ("home3", OrganisationKind.YOUTH_HOME, "sis", (Role.MANAGER,)),
    (
        "homeschool3",
        OrganisationKind.YOUTH_HOME_SCHOOL,
        "home3",
        (Role.EDUCATIONAL_LEAD, Role.MANAGER, Role.COORDINATOR),
    ),
)
#: Organisations of the whole country; the others lie in the municipality.
_NATIONAL = frozenset({"sis", "unit", "home", "homeschool", "home2", "homeschool2", "home3", "homeschool3"})
#: Two more municipalities, for pupils whose home moves; in the second there is no activity responsibility.
_ELSEWHERE = {"social2": "1880", "edu2": "1880", "kaa2": "1880", "social3": "0180", "edu3": "0180"}
_SINCE = date(2026, 1, 1)


class CountedIds:
    """Identifiers in the order in which they are asked for, so that a life can be lived again."""

    def __init__(self) -> None:
        self._given = 0

    def new(self) -> str:
        self._given += 1
        return f"id{self._given:05}"


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment of a day in Stockholm, as an instant in UTC."""
    return datetime.combine(day, time(hour, minute), tzinfo=STOCKHOLM).astimezone(UTC)


def email_of(role: Role, code: str, number: int = 1) -> str:
    """Return the address of whoever holds a seat; the second holder of a seat has the number 2."""
    return f"{role}{number if number > 1 else ''}@{code}.example.se"


@cache
def the_parts() -> tuple[StoredPart, ...]:
    """Return the definitions that ship, as they are published."""
    workflow, body = read_workflow(shipped("workflows/placement"))
    law, law_body = read_law(shipped("workflows/law.toml"))
    days = shipped("workflows/calendar.toml")
    named = (
        ("calendar", "calendar", read_calendar(days).version, calendar_body(days)),
        ("law", "law", law.version, law_body),
        ("workflow", workflow.name, workflow.version, body),
    )
    then = at(_SINCE)
    return tuple(
        StoredPart(kind, name, version, hash_of(text), text, "accepted", then)
        for kind, name, version, text in named
    )


@dataclass
class Town:
    """A site with its people; every question that a test asks of it."""

    site: Site
    store: SqlStore
    words: WordsSealer
    roster: Roster
    #: What every case follows.
    rules: Rules
    channel: FakeChannel = field(default_factory=lambda: FakeChannel(name="folder"))
    #: The person who acts for each organisation where nobody else is named.
    first_seats: dict[str, Role] = field(
        default_factory=lambda: {code: seats[0] for code, _, _, seats in ORGANISATIONS}
    )

    def person(self, who: str) -> PersonId:
        """Return a person by ``CODE`` (who acts for it), ``CODE.2`` (who does so too), or ``CODE.ROLE``."""
        code, _, rest = who.partition(".")
        number = int(rest) if rest.isdecimal() else 1
        role = Role(rest) if rest and not rest.isdecimal() else self.first_seats[code]
        return self.roster.by_email[email_of(role, code, number)].id

    def actor(self, who: str, via: str = "cli:test") -> Actor:
        """Return a person as acting for their organisation."""
        return Actor(self.person(who), self.organisation(who.partition(".")[0]), via)

    def importer(self, file: str = "placements.csv") -> Actor:
        """Return whoever brings in files."""
        return self.actor("sis.administrator", f"import:{file}")

    def organisation(self, code: str) -> OrganisationId:
        """Return an organisation's id."""
        return self.roster.by_code[code].id

    def code(self, organisation_id: OrganisationId | None) -> str:
        """Return an organisation's code."""
        return self.roster.organisations[organisation_id].code if organisation_id else "nobody"

    def case(self, case_id: CaseId) -> Case:
        """Return a case with all that has ended in it."""
        with self.store.read() as work:
            return work.cases.load_whole(case_id)

    def carry_out(self, case_id: CaseId, command: Command, now: datetime) -> Result:
        """Carry out a command."""
        return carry_out(self.site, case_id, command, now)

    def sweep(self, now: datetime) -> SweepReport:
        """Let time pass for all cases and for the site; a rule that throws is a bug and is thrown on."""
        report = sweep(self.site, now)
        look_after(self.site, now)
        self.deliver(now)
        for bug in report.failed.values():
            raise bug
        return report

    def deliver(self, now: datetime) -> None:
        """Let all mail go that is due, as a daemon does all the time."""
        while send_due(self.site, self.channel, texts(), now):
            pass

    def audit(self, now: datetime) -> Report:
        """Let the mail go, and ask every invariant."""
        self.deliver(now)
        with self.store.read() as work:
            shelf = Shelf(work.rule_parts.parts())
        # A store in memory has one connection, which the audit holds.
        book = self.site.rules
        return audit(self._connections, lambda key: book.named(key, shelf), now, unseal=self.words.unseal)

    @contextmanager
    def _connections(self) -> Iterator[Connection]:
        with self.store.engine.connect() as connection:
            yield connection


def a_town(parts: Sequence[StoredPart] | None = None) -> Town:
    """Return a town that nothing has happened in yet, with the rules that ship or with others."""
    vault = Vault([Key(b"k" * KEY_BYTES)])
    words = WordsSealer(vault)
    store = SqlStore("sqlite://", words)
    site = Site(store=store, rules=kept_rules(), sealer=SubjectSealer(vault), ids=CountedIds())
    furnish(site, parts)
    with store.read() as work:
        roster = work.register.roster()
        rules = site.rules.current(site.workflow_name, work.rule_parts)
    return Town(site, store, words, roster, rules)


def furnish(site: Site, parts: Sequence[StoredPart] | None = None) -> None:
    """Publish the definitions, and let everybody sit down."""
    publish(site, parts or the_parts())
    import_organisations(site, [_organisation(*each[:3]) for each in ORGANISATIONS])
    with site.store.read() as work:
        codes = work.register.roster().by_code
    import_seats(site, [row for each in ORGANISATIONS for row in _seats(codes[each[0]].id, each)], at(_SINCE))


def _organisation(code: str, kind: OrganisationKind, parent: str | None) -> OrganisationRow:
    return OrganisationRow(
        row=2,
        code=code,
        kind=kind,
        name=code.title(),
        parent_code=parent,
        municipality_code=None if code in _NATIONAL else _ELSEWHERE.get(code, MUNICIPALITY),
    )


def _seats(
    organisation_id: OrganisationId, given: tuple[str, OrganisationKind, str | None, tuple[Role, ...]]
) -> Iterator[SeatRow]:
    code, _, _, roles = given
    for index, role in enumerate(roles):
        number = roles[: index + 1].count(role)
        yield SeatRow(
            row=2,
            organisation_id=organisation_id,
            role=role,
            name=f"{role} {number} of {code}",
            email=email_of(role, code, number),
            active_from=_SINCE,
        )
