"""A small site that has been lived in: cases that people, files and time have moved."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from sisam.application.messages.posting import Post
from sisam.application.messages.sending import send_due
from sisam.application.ports.cases import Change
from sisam.application.ports.rule_book import StoredPart
from sisam.application.ports.unit_of_work import SealedSubject
from sisam.application.rules.rule_keeping import KeptRules, Readers
from sisam.application.site import Site
from sisam.audit.auditing import audit
from sisam.audit.report import Report
from sisam.catalogue.agreements import agreement_from_body
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_body, calendar_from_body, read_calendar
from sisam.catalogue.definitions import law_from_body, read_law, read_workflow, workflow_from_body
from sisam.catalogue.folders import shipped
from sisam.catalogue.notifications import read_notifications
from sisam.domain.actor import DAEMON, Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import (
    Acknowledge,
    Act,
    Annul,
    Close,
    Command,
    Confirm,
    Done,
    Fire,
    Offer,
    OpenCase,
    Return,
    SetDate,
    SetParty,
    TakeOver,
    Tick,
    Withdraw,
)
from sisam.domain.event import Event
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, CommandId, OrganisationId, PartyName, PersonId, StepId, SubjectId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.rules import RulePart, Rules, RulesKey
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.domain.step import Step
from sisam.engine.deciding import decide
from sisam.storage.unit_of_work import SqlStore
from tests.fakes import ClearSealer, CountedIds, FakeChannel, Shelf
from tests.unit.audit.watched import watch

KINDS = {
    "social": OrganisationKind.SOCIAL_SERVICES,
    "school": OrganisationKind.SCHOOL,
    "newschool": OrganisationKind.SCHOOL,
    "otherschool": OrganisationKind.SCHOOL,
    "edu": OrganisationKind.EDUCATION_ADMINISTRATION,
    "unit": OrganisationKind.PLACEMENT_UNIT,
    "home": OrganisationKind.YOUTH_HOME,
    "homeschool": OrganisationKind.YOUTH_HOME_SCHOOL,
    "kaa": OrganisationKind.ACTIVITY_RESPONSIBILITY,
    "agency": OrganisationKind.AGENCY,
}
#: Who is which party in every case from its opening.
PARTIES = {
    "social_services": "social",
    "home_school": "school",
    "education_administration": "edu",
    "placement_unit": "unit",
    "youth_home": "home",
    "youth_home_school": "homeschool",
    "activity_responsibility": "kaa",
}
#: The role that acts for each organisation where it is not an officer.
ACTING = {
    "school": Role.HEAD_TEACHER,
    "newschool": Role.HEAD_TEACHER,
    "otherschool": Role.HEAD_TEACHER,
    "home": Role.MANAGER,
    "homeschool": Role.EDUCATIONAL_LEAD,
    "agency": Role.COORDINATOR,
}
#: Whose mailbox does not exist.
UNREACHABLE = "person-homeschool-manager"
START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def the_parts() -> tuple[Rules, list[StoredPart]]:
    """Return the shipped rules, and the parts to store of them."""
    workflow, body = read_workflow(shipped("workflows/placement"))
    law, law_body = read_law(shipped("workflows/law.toml"))
    calendar_path = shipped("workflows/calendar.toml")
    calendar, days = read_calendar(calendar_path), calendar_body(calendar_path)
    parts = [
        StoredPart("workflow", "placement", workflow.version, hash_of(body), body, "accepted", START),
        StoredPart("law", "law", law.version, hash_of(law_body), law_body, "accepted", START),
        StoredPart("calendar", "calendar", calendar.version, hash_of(days), days, "accepted", START),
    ]
    named = {part.kind: RulePart(part.version, part.hash) for part in parts}
    key = RulesKey("placement", named["workflow"], named["law"], named["calendar"])
    return Rules(key, workflow, law, calendar), parts


RULES, PARTS = the_parts()
TEXTS = read_notifications(shipped("notifications"))


#: Keeps what it has read for all tests.
BOOK = KeptRules(Readers(workflow_from_body, law_from_body, calendar_from_body, agreement_from_body))


def the_people() -> tuple[list[Person], list[Holding]]:
    """Return who sits where: an acting person, a manager and a coordinator, and what is vacant.

    The home school has no manager, the stand-in for pupils past school age no coordinator. The officer of
    social services is away, and somebody deputises.
    """
    people, holdings = [], []
    for code in KINDS:
        acting = ACTING.get(code, Role.OFFICER)
        roles = {acting: f"person-{code}"}
        roles |= {role: f"person-{code}-{role}" for role in _OTHERS if role is not acting}
        for role, name in roles.items():
            if (code, role) in _VACANT:
                continue
            email = "nowhere" if name == UNREACHABLE else f"{name}@example.se"
            people.append(Person(PersonId(name), name, email))
            holdings.append(Holding(Seat(OrganisationId(code), role), PersonId(name), False, _SINCE))
    people.append(Person(PersonId("second"), "second", "second@example.se"))
    seat = Seat(OrganisationId("social"), Role.OFFICER)
    holdings.append(Holding(seat, PersonId("second"), True, _SINCE))
    administrator = Seat(OrganisationId("agency"), Role.ADMINISTRATOR)
    holdings.append(Holding(administrator, PersonId("person-agency"), False, _SINCE))
    return people, holdings


_OTHERS = (Role.MANAGER, Role.COORDINATOR)
_VACANT = {("school", Role.MANAGER), ("kaa", Role.COORDINATOR)}
_SINCE = date(2026, 1, 1)


@dataclass
class Lived:
    """A store with its time, in which commands are carried out as the application does it."""

    store: SqlStore = field(default_factory=lambda: SqlStore("sqlite://"))
    now: datetime = START
    numbers: Any = field(default_factory=lambda: count(1))
    cases: dict[str, CaseId] = field(default_factory=dict)
    journal: dict[CommandId, tuple[Event, ...]] = field(default_factory=dict)
    #: Organisations and rules are there already.
    settled: bool = False
    #: What has been published.
    parts: list[StoredPart] = field(default_factory=lambda: list(PARTS))

    channel: FakeChannel = field(default_factory=lambda: FakeChannel(name="folder"))
    site: Site = field(init=False)

    def __post_init__(self) -> None:
        self.site = Site(self.store, BOOK, ClearSealer(), CountedIds())
        if self.settled:
            return
        with self.store.write() as work:
            for code, kind in KINDS.items():
                organisation = Organisation(OrganisationId(code), code, kind, f"The {code}")
                work.register.put_organisations([organisation])
            people, holdings = the_people()
            work.register.put_persons(people)
            work.register.add_holdings(holdings)
            for part in PARTS:
                work.rule_parts.publish(part)
            work.commit()

    def open(self, name: str, *, by: str = "social", via: str = "cli:kim", **fields: Any) -> CaseId:  # noqa: ANN401
        """Open a case of which all parties but the receiving school are known."""
        case_id = CaseId(f"c{next(self.numbers):04}")
        self.cases[name] = case_id
        subject = SubjectId(f"subject-{case_id}")
        with self.store.write() as work:
            work.subjects.put(SealedSubject(subject, "k1", b"\0" * 12, b"\xff", None))
            work.commit()
        facts = {Fact.PLACEMENT_TYPE: "treatment", Fact.LEGAL_BASIS: "lvu_3", Fact.SCHOOL_FORM: "grundskola"}
        parties = {PartyName(party): OrganisationId(code) for party, code in PARTIES.items()}
        happened_on = fields.pop("happened_on", None)
        act = OpenCase(
            case_id=case_id,
            number=f"N-{name}",
            subject_id=subject,
            **{"parties": parties, "facts": facts, **fields},
        )
        self._carry_out(None, act, by=by, via=via, happened_on=happened_on)
        return case_id

    def does(self, name: str, by: str, act: Act, **fields: Any) -> CommandId:  # noqa: ANN401
        """Carry out an act on a case in the name of an organisation."""
        return self._carry_out(self.case(name), act, by=by, **fields)

    def steps(self, name: str, definition: str) -> list[Step]:
        """Return the steps of a definition, in the order of their opening."""
        return [step for step in self.case(name).steps.values() if step.definition == definition]

    def step(self, name: str, definition: str) -> StepId:
        """Return the newest step of a definition."""
        return self.steps(name, definition)[-1].id

    def case(self, name: str) -> Case:
        """Return a case as it is stored."""
        with self.store.read() as work:
            return work.cases.load(self.cases[name])

    def hand_over(self, name: str, definition: str, giver: str, taker: str, **fields: Any) -> None:  # noqa: ANN401
        """Offer a step and have it confirmed."""
        step = self.step(name, definition)
        self.does(name, giver, Offer(step, **fields))
        self.does(name, taker, Confirm(step))

    def annul(self, name: str, by: str, command_id: CommandId) -> None:
        """Undo a command."""
        self.does(name, by, Annul(command_id, self.journal[command_id]), words="A mistake.")

    def pass_days(self, days: int) -> None:
        """Let days pass, with a sweep every morning."""
        for _ in range(days):
            self.now += timedelta(days=1)
            self.sweep()
            self.send()

    def sweep(self) -> None:
        """Let time pass for every case that is due."""
        with self.store.read() as work:
            due = work.cases.due(self.now, 10_000)
        for case_id in due:
            with self.store.read() as work:
                case = work.cases.load(case_id)
            self._carry_out(case, Tick(), by=None, via="daemon")

    def send(self) -> None:
        """Let all mail go that is due."""
        while send_due(self.site, self.channel, TEXTS, self.now):
            pass

    def audit(self, **fields: Any) -> Report:  # noqa: ANN401
        """Audit the store as the application does it."""
        return audit(self.store.engine.connect, self.rules, self.now, **fields)

    def rules(self, key: RulesKey) -> Rules:
        """Return the rules of a name; without an agreement they are the same for all."""
        return RULES if key.agreement is None else BOOK.named(key, Shelf(self.parts))

    def _carry_out(
        self,
        case: Case | None,
        act: Act,
        *,
        by: str | None,
        via: str = "cli:kim",
        words: str | None = None,
        happened_on: date | None = None,
    ) -> CommandId:
        number = next(self.numbers)
        organisation = OrganisationId(by) if by else None
        actor = Actor(PersonId(f"person-{by}") if by else DAEMON, organisation, via)
        command = Command(CommandId(f"command-{number}"), actor, act, f"key-{number}", happened_on, words)
        decision = decide(self.rules(case.rules) if case else RULES, case, command, self.now)
        with self.store.write() as work:
            work.cases.save_many([Change(case, decision.case, decision.events, command)])
            post = Post(self.site, work, self.now)
            post.add(decision.case, decision.messages)
            post.write()
            work.commit()
        self.journal[command.id] = decision.events
        return command.id


def lived_site() -> Lived:
    """Return a site of six cases after some autumn weeks, with everything done that people do and forget."""
    site = Lived()
    site.open("early")
    site.open("closed")
    site.open("offered")
    site.open("moved")
    site.open("changed")
    site.open(
        "imported",
        by="agency",
        via="import:placements.csv",
        happened_on=date(2026, 6, 1),
        anchors={Anchor.INVESTIGATION_OPENED: date(2026, 6, 1)},
    )
    _import(site)
    _close(site)
    _mistake(site)
    _move(site)
    site.does("offered", "social", Offer(site.step("offered", "contact")))
    _change(site)
    site.pass_days(12)
    _answer(site)
    site.pass_days(2)
    # What was written just now waits for its first attempt.
    site.does("offered", "social", Fire("apply"))
    watch(site.store, site.now)
    return site


def _import(site: Lived) -> None:
    file = {"by": "agency", "via": "import:placements.csv"}
    site.does("imported", act=Fire("admit"), happened_on=date(2026, 8, 3), **file)
    site.does("imported", act=SetDate(Anchor.CARE_EXECUTED, date(2026, 8, 3)), **file)
    site.does("imported", act=SetDate(Anchor.FIRST_LESSON, date(2026, 8, 17)), **file)
    site.sweep()


def _close(site: Lived) -> None:
    site.does("closed", "home", Fire("admit"))
    site.does("closed", "social", SetDate(Anchor.FORECAST, date(2026, 12, 1)))
    site.does("closed", "social", SetParty(PartyName("receiving_school"), OrganisationId("newschool")))
    site.hand_over("closed", "educational_handover", "school", "homeschool")
    site.hand_over("closed", "school_place", "edu", "newschool", records_on=date(2026, 12, 7))
    site.does("closed", "social", Fire("discharge"))
    site.does("closed", "social", Fire("follow_up"))
    site.does("closed", "social", Close("out_of_reach", PersonId("second")), words="Nobody answers.")


def _mistake(site: Lived) -> None:
    mistake = site.does("early", "social", Fire("apply"))
    site.annul("early", "social", mistake)
    contact = site.step("early", "contact")
    site.does("early", "social", Offer(contact))
    site.does("early", "school", Return(contact), words="Not our pupil.")
    site.does("early", "social", Offer(contact))
    site.does("early", "social", Withdraw(contact))


def _move(site: Lived) -> None:
    site.does("moved", "home", Fire("admit"))
    site.does("moved", "homeschool", SetDate(Anchor.FIRST_LESSON, site.now.date()))
    site.does("moved", "homeschool", Done(site.step("moved", "mapping")))
    site.does("moved", "edu", TakeOver(site.step("moved", "introduction_meeting")))
    site.hand_over("moved", "educational_handover", "school", "homeschool")


def _change(site: Lived) -> None:
    site.does("changed", "home", Fire("admit"))
    site.does("changed", "homeschool", SetDate(Anchor.FIRST_LESSON, site.now.date()))
    site.does("changed", "social", SetDate(Anchor.FORECAST, date(2026, 11, 20)))
    site.does("changed", "social", SetParty(PartyName("receiving_school"), OrganisationId("newschool")))
    site.hand_over("changed", "school_place", "edu", "newschool", records_on=date(2026, 11, 23))
    site.does("changed", "social", SetParty(PartyName("receiving_school"), OrganisationId("otherschool")))
    site.hand_over("changed", "change_of_party", "newschool", "otherschool")


def _answer(site: Lived) -> None:
    alert = next(each for each in site.case("early").alerts.values() if each.live)
    until = site.now.date() + timedelta(days=4)
    site.does("early", "social", Acknowledge(alert.id, until), words="We call tomorrow.")
    site.does("changed", "homeschool", Done(site.step("changed", "mapping")))
