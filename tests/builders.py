"""Records with sane defaults, so that a test names only what it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sisam.application.ports.cases import Change
from sisam.application.ports.outbox import OutboxItem, OutboxMessage
from sisam.application.ports.rule_book import StoredPart
from sisam.application.ports.unit_of_work import SealedSubject, Store
from sisam.catalogue.bodies import hash_of
from sisam.catalogue.calendars import calendar_body, read_calendar
from sisam.catalogue.definitions import read_law, read_workflow
from sisam.catalogue.folders import shipped
from sisam.domain.accountability import Accountability, Membership
from sisam.domain.actor import Actor
from sisam.domain.agreement import Agreement, ClockOverlay
from sisam.domain.alert import Alert, AlertCause
from sisam.domain.case import Case
from sisam.domain.command import Command, Tick
from sisam.domain.deadline import Deadline, DeadlineKind, DeadlineStatus
from sisam.domain.event import Event, EventType
from sisam.domain.ids import (
    AlertId,
    CaseId,
    CommandId,
    DeadlineId,
    OrganisationId,
    PartyName,
    PersonId,
    StepId,
    SubjectId,
)
from sisam.domain.joint_request import JointKind, JointRequest
from sisam.domain.language import Language
from sisam.domain.log_month import LogMonth
from sisam.domain.log_review import LogReview, ReviewOutcome
from sisam.domain.message import ItemKind, Template
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.reckoning import Clock, Interval
from sisam.domain.rules import RulePart, Rules, RulesKey
from sisam.domain.seat import Holding, Person, Role, Seat
from sisam.domain.source import Source
from sisam.domain.step import Side, Step, StepStatus
from sisam.domain.workflow import Phase
from sisam.engine.clocks import ends_at
from sisam.engine.laying_over import laid_over

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
SOCIAL_SERVICES = OrganisationId("org-social")
HOME_SCHOOL = OrganisationId("org-school")
EDUCATION_ADMINISTRATION = OrganisationId("org-education")
PLACEMENT_UNIT = OrganisationId("org-unit")
YOUTH_HOME = OrganisationId("org-home")
YOUTH_HOME_SCHOOL = OrganisationId("org-homeschool")
NEW_SCHOOL = OrganisationId("org-newschool")
OTHER_SCHOOL = OrganisationId("org-otherschool")
ACTIVITY_RESPONSIBILITY = OrganisationId("org-kaa")
SECOND_HOME = OrganisationId("org-secondhome")
SECOND_HOME_SCHOOL = OrganisationId("org-secondhomeschool")
OFFICER = PersonId("person-officer")
#: Who is which party of a placement while its receiving school is not known.
PARTIES = {
    PartyName("social_services"): SOCIAL_SERVICES,
    PartyName("home_school"): HOME_SCHOOL,
    PartyName("education_administration"): EDUCATION_ADMINISTRATION,
    PartyName("placement_unit"): PLACEMENT_UNIT,
    PartyName("youth_home"): YOUTH_HOME,
    PartyName("youth_home_school"): YOUTH_HOME_SCHOOL,
    PartyName("activity_responsibility"): ACTIVITY_RESPONSIBILITY,
}


def an_organisation(id: str = SOCIAL_SERVICES, **fields: Any) -> Organisation:  # noqa: A002, ANN401
    given = {"code": id, "kind": OrganisationKind.SOCIAL_SERVICES, "name": f"The {id}", **fields}
    return Organisation(id=OrganisationId(id), **given)


def a_joint_request(id: str = "request-1", **fields: Any) -> JointRequest:  # noqa: A002, ANN401
    given = {
        "kind": JointKind.IMPORT,
        "asked_by": OFFICER,
        "asked_for": SOCIAL_SERVICES,
        "asked_at": NOW,
        "expires_at": NOW + timedelta(days=7),
        "via": "web:one",
        "digest": "d",
        "content": b"What is asked, \xff and \0.",
        **fields,
    }
    return JointRequest(id=id, **given)


def a_log_review(id: str = "review-1", **fields: Any) -> LogReview:  # noqa: A002, ANN401
    given = {
        "controller_id": SOCIAL_SERVICES,
        "month": LogMonth(date(2026, 11, 1)),
        "signed_by": OFFICER,
        "signed_at": NOW,
        "via": "web:one",
        "outcome": ReviewOutcome.NOTHING_TO_REMARK,
        "registry_number": "",
        "lines": 2,
        "own_lines": 0,
        **fields,
    }
    return LogReview(id=id, **given)


def a_person(id: str = OFFICER, **fields: Any) -> Person:  # noqa: A002, ANN401
    given = {"name": f"The {id}", "email": f"{id}@example.se", **fields}
    return Person(id=PersonId(id), **given)


def a_holding(person_id: str = OFFICER, **fields: Any) -> Holding:  # noqa: ANN401
    given = {"seat": Seat(SOCIAL_SERVICES, Role.OFFICER), "deputy": False, "active_from": TODAY, **fields}
    return Holding(person_id=PersonId(person_id), **given)


def a_subject(id: str = "subject-1", **fields: Any) -> SealedSubject:  # noqa: A002, ANN401
    given = {"key_id": "k1", "nonce": b"\0" * 12, "ciphertext": b"\xff\0", "number_index": None, **fields}
    return SealedSubject(subject_id=SubjectId(id), **given)


def a_rule_part(**fields: Any) -> StoredPart:  # noqa: ANN401
    given = {
        "kind": "law",
        "name": "law",
        "version": "2026-1",
        "hash": "h",
        "body": "{}",
        "verdict": "accepted",
        "published_at": NOW,
    }
    return StoredPart(**{**given, **fields})


def a_rules_key(**fields: Any) -> RulesKey:  # noqa: ANN401
    part = RulePart("1", "hash")
    given = {"workflow_name": "placement", "workflow": part, "law": part, "calendar": part, **fields}
    return RulesKey(**given)


def an_agreement(**fields: Any) -> Agreement:  # noqa: ANN401
    """An agreement about the contact with the home school: 3 working days, and 1 for the answer."""
    overlay = ClockOverlay(due={2: Interval(3, Clock.WORKING_DAYS)}, answer=Interval(1, Clock.WORKING_DAYS))
    given = {
        "code": "norrby",
        "version": "1",
        "title": {Language.SV: "Norrby kommun", Language.EN: "Norrby municipality"},
        "registry_number": "SiS 2026/117",
        "municipality": "0380",
        "signed_by": ("sis", "social"),
        "valid_from": date(2026, 1, 1),
        "clocks": {"contact": overlay},
        "hash": "agreement-1",
        **fields,
    }
    return Agreement(**given)


@cache
def shipped_parts() -> tuple[StoredPart, ...]:
    """The calendar, the law and the workflow that ship, as they are published."""
    calendar_path = shipped("workflows/calendar.toml")
    law, law_body = read_law(shipped("workflows/law.toml"))
    workflow, body = read_workflow(shipped("workflows/placement"))
    calendar = read_calendar(calendar_path)
    named = (
        ("calendar", "calendar", calendar.version, calendar_body(calendar_path)),
        ("law", "law", law.version, law_body),
        ("workflow", workflow.name, workflow.version, body),
    )
    return tuple(
        StoredPart(kind, name, version, hash_of(text), text, "accepted", NOW)
        for kind, name, version, text in named
    )


@cache
def shipped_rules() -> Rules:
    """The rules that ship, read once."""
    part = {each.kind: RulePart(each.version, each.hash) for each in shipped_parts()}
    return Rules(
        key=RulesKey("placement", part["workflow"], part["law"], part["calendar"]),
        workflow=read_workflow(shipped("workflows/placement"))[0],
        law=read_law(shipped("workflows/law.toml"))[0],
        calendar=read_calendar(shipped("workflows/calendar.toml")),
    )


def agreed_rules(agreement: Agreement | None = None) -> Rules:
    """The rules that ship with an agreement laid over them."""
    rules, agreed = shipped_rules(), agreement or an_agreement()
    key = replace(rules.key, agreement=RulePart(agreed.version, agreed.hash))
    return replace(rules, key=key, workflow=laid_over(rules.workflow, agreed), agreement=agreed)


def a_case(id: str = "case-1", *, in_state: str = "admitted", **fields: Any) -> Case:  # noqa: A002, ANN401
    """A case of one event, for which social services are accountable and which owes nothing yet."""
    given = {
        "number": f"N/{id}",
        "subject_id": SubjectId("subject-1"),
        "rules": a_rules_key(),
        "phase": Phase.DURING,
        "opened_at": NOW,
        "last_act_on": TODAY,
        "accountabilities": (an_accountability(),),
        "length": 1,
        **fields,
    }
    return Case(id=CaseId(id), state=in_state, **given)


def an_accountability(**fields: Any) -> Accountability:  # noqa: ANN401
    given = {
        "party": PartyName("social_services"),
        "organisation_id": SOCIAL_SERVICES,
        "round": 1,
        "place": 0,
        "since_position": 1,
        **fields,
    }
    return Accountability(**given)


def a_membership(**fields: Any) -> Membership:  # noqa: ANN401
    given = {"party": PartyName("home_school"), "organisation_id": HOME_SCHOOL, "since_position": 1, **fields}
    return Membership(**given)


def a_step(id: str = "case-1.s1", **fields: Any) -> Step:  # noqa: A002, ANN401
    """An open handover from the home school to social services."""
    given = {
        "definition": "school_information",
        "routine": 2,
        "kind": "handover",
        "round": 1,
        "occurrence": 1,
        "owner": Side(PartyName("home_school"), HOME_SCHOOL),
        "confirmer": Side(PartyName("social_services"), SOCIAL_SERVICES),
        "status": StepStatus.OPEN,
        "passes_accountability": False,
        "opened_on": TODAY,
        "base_on": TODAY,
        "first_due_on": TODAY + timedelta(days=7),
        "opened_position": 1,
        **fields,
    }
    return Step(id=StepId(id), **given)


def a_deadline(id: str = "case-1.d1", **fields: Any) -> Deadline:  # noqa: A002, ANN401
    """A pending deadline of the step that `a_step` makes."""
    due_on = fields.get("due_on", TODAY + timedelta(days=7))
    given = {
        "step_id": StepId("case-1.s1"),
        "kind": DeadlineKind.DO,
        "rule": "school_information.due.1",
        "anchor": "admitted",
        "anchor_on": TODAY,
        "due_on": due_on,
        "due_at": ends_at(due_on),
        "clock": "working_days",
        "source": Source.POLICY,
        "status": DeadlineStatus.PENDING,
        "created_position": 1,
        **fields,
    }
    return Deadline(id=DeadlineId(id), **given)


def an_alert(id: str = "case-1.a1", **fields: Any) -> Alert:  # noqa: A002, ANN401
    """An overdue alert of the deadline that `a_deadline` makes."""
    given = {
        "cause": AlertCause.OVERDUE,
        "step_id": StepId("case-1.s1"),
        "deadline_id": DeadlineId("case-1.d1"),
        "ladder": "standard",
        "rung": 0,
        "round": 0,
        "raised_at": NOW,
        "next_at": NOW + timedelta(days=1),
        **fields,
    }
    return Alert(id=AlertId(id), **given)


def an_actor(**fields: Any) -> Actor:  # noqa: ANN401
    return Actor(**{"person_id": OFFICER, "organisation_id": SOCIAL_SERVICES, "via": "cli:kim", **fields})


def a_command(id: str = "command-1", **fields: Any) -> Command:  # noqa: A002, ANN401
    given = {"actor": an_actor(), "act": Tick(), "idempotency_key": id, **fields}
    return Command(id=CommandId(id), **given)


def an_event(case_id: str = "case-1", position: int = 1, **fields: Any) -> Event:  # noqa: ANN401
    given = {
        "type": EventType.CASE_OPENED if position == 1 else EventType.FACT_SET,
        "recorded_at": NOW,
        "happened_at": NOW,
        "actor": an_actor(),
        "command_id": CommandId("command-1"),
        "data": {"fact": "school_form", "value": "grundskola"},
        **fields,
    }
    return Event(case_id=CaseId(case_id), position=position, **given)


def a_change(before: Case | None, after: Case, command: Command | None = None) -> Change:
    """The change between two cases, with as many events as the longer journal needs."""
    command = command or a_command(f"{after.id}-command-{after.length}")
    first = before.length + 1 if before else 1
    events = tuple(
        an_event(after.id, position, command_id=command.id) for position in range(first, after.length + 1)
    )
    return Change(before=before, after=after, events=events, command=command)


def grown(case: Case, events: int = 1, **changes: Any) -> Case:  # noqa: ANN401
    """The case as changed by some more events."""
    return replace(case, length=case.length + events, **changes)


def an_item(**fields: Any) -> OutboxItem:  # noqa: ANN401
    given = {
        "kind": ItemKind.NOTICE,
        "template": Template.STEP_OPENED,
        "case_id": CaseId("case-1"),
        "step_id": None,
        "alert_id": None,
        "rung": 0,
        "round": 0,
        "fields": {"case": "N/case-1"},
        "dedup_key": "item-1",
        **fields,
    }
    return OutboxItem(**given)


def a_message(id: str = "message-1", **fields: Any) -> OutboxMessage:  # noqa: A002, ANN401
    """A queued message with one item."""
    given = {
        "person_id": OFFICER,
        "channel": "folder",
        "language": Language.SV,
        "items": (an_item(dedup_key=f"{id}-item"),),
        "message_id": f"<{id}@sisam.example.se>",
        "created_at": NOW,
        "next_at": NOW,
        **fields,
    }
    return OutboxMessage(id=id, **given)


def populate(store: Store) -> None:
    """Put the organisations, the person and the pupil that the builders speak of into a store."""
    with store.write() as unit:
        unit.register.put_organisations(
            [an_organisation(SOCIAL_SERVICES), an_organisation(HOME_SCHOOL, kind=OrganisationKind.SCHOOL)]
        )
        unit.register.put_persons([a_person()])
        unit.subjects.put(a_subject())
        unit.commit()
