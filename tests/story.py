"""A placement that people and time move by `decide` alone: the engine without a store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

import pytest

from sisam.domain.actor import DAEMON, Actor
from sisam.domain.alert import Alert
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import (
    Act,
    Annul,
    Command,
    Confirm,
    Disclose,
    Fire,
    FollowRules,
    ForceHandover,
    Offer,
    OpenCase,
    SetDate,
    SetParty,
    Tick,
    Transfer,
)
from sisam.domain.deadline import Deadline
from sisam.domain.disclosure import DisclosedMatter, DisclosureBasis
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import CaseId, CommandId, OrganisationId, PartyName, PersonId, SubjectId
from sisam.domain.message import Template
from sisam.domain.rules import Rules
from sisam.domain.seat import Seat
from sisam.domain.step import Step
from sisam.engine.deciding import decide
from sisam.engine.decision import Decision
from sisam.errors import SisamError
from tests.builders import (
    HOME_SCHOOL,
    NEW_SCHOOL,
    NOW,
    PARTIES,
    SECOND_HOME,
    SECOND_HOME_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    YOUTH_HOME_SCHOOL,
    shipped_rules,
)

_E = TypeVar("_E", bound=SisamError)
IMPORT = "import:placements.csv"
AGENCY = "org-agency"


@dataclass
class Story:
    """One case with its time, everything that was decided, and what was told."""

    case: Case
    rules: Rules
    now: datetime
    events: list[Event]
    #: What the last command led to.
    last: Decision
    #: What was done, for whoever reads why a test failed.
    deeds: list[str] = field(default_factory=list)
    _commands: int = 1

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:  # noqa: ANN401
        """Tell the deeds alone when hypothesis shows a story that a test fails on."""
        facts = {name.value: value for name, value in self.case.facts.items()}
        printer.text("; ".join([f"{facts} with {sorted(self.case.parties)}", *self.deeds]))

    def does(
        self,
        act: Act,
        by: str | None = SOCIAL_SERVICES,
        *,
        person: str | None = None,
        via: str = "cli:kim",
        on: date | None = None,
        words: str | None = None,
    ) -> CommandId:
        """Carry out an act in the name of an organisation, by a person of its own unless one is named."""
        self._commands += 1
        command = a_command_of(act, by, person=person, via=via, on=on, words=words, number=self._commands)
        self.last = decide(self.rules, self.case, command, self.now)
        said = f"Annul({act.command_id})" if isinstance(act, Annul) else act
        self.deeds.append(f"{command.id} on {self.now.date()} by {by} {person or ''}: {said}")
        self.case = self.last.case
        self.rules = act.rules if isinstance(act, FollowRules) else self.rules
        self.events.extend(self.last.events)
        return command.id

    def follows(self, rules: Rules) -> None:
        """Come under other rules, as the agency decides."""
        self.does(FollowRules(rules), AGENCY)

    def refuses(self, kind: type[_E], act: Act, by: str | None = SOCIAL_SERVICES, **told: object) -> _E:
        """Check that an act is refused with this error, nothing being changed, and return the error."""
        before = self.case
        with pytest.raises(kind) as refusal:
            self.does(act, by, **told)  # type: ignore[arg-type]
        assert before is self.case
        return refusal.value

    def sweeps(self, day: date | None = None, hour: int = 8) -> None:
        """Let time pass by itself, until an hour (UTC) of a day if one is named."""
        if day is not None:
            self.comes_to(day, hour)
        self.does(Tick(), None, person=DAEMON, via="daemon")

    def comes_to(self, day: date, hour: int = 8) -> None:
        """Make it an hour (UTC) of a day, without anybody looking."""
        self.now = datetime.combine(day, time(hour), tzinfo=UTC)

    def hands_over(
        self,
        definition: str,
        giver: str,
        taker: str,
        *,
        on: date | None = None,
        records_on: date | None = None,
    ) -> CommandId:
        """Offer a step and have it confirmed; return the confirming command."""
        step = self.step(definition).id
        self.does(Offer(step, records_on), giver, on=on)
        return self.does(Confirm(step), taker, on=on)

    def undoes(self, command_id: CommandId, by: str = SOCIAL_SERVICES) -> None:
        """Annul a command."""
        self.does(self.annulment(command_id), by, words="A mistake.")

    def annulment(self, command_id: CommandId) -> Annul:
        """Return the act that annuls a command."""
        return Annul(command_id, tuple(each for each in self.events if each.command_id == command_id))

    def steps(self, definition: str) -> list[Step]:
        """Return every occurrence of a step, in the order of their opening."""
        return [step for step in self.case.steps.values() if step.definition == definition]

    def step(self, definition: str) -> Step:
        """Return the newest occurrence of a step."""
        return self.steps(definition)[-1]

    def live(self) -> set[str]:
        """Return the definitions of the steps that are owed."""
        return {step.definition for step in self.case.live_steps()}

    def clock(self, definition: str) -> Deadline:
        """Return the one clock that runs on a step."""
        clock = self.case.live_deadline(self.step(definition).id)
        assert clock is not None
        return clock

    def due(self, definition: str) -> date:
        """Return the last day on which a step is in time."""
        return self.clock(definition).due_on

    def clocks(self, definition: str) -> list[tuple[str, str]]:
        """Return kind and status of every clock that a step ever had."""
        step = self.step(definition)
        return [(each.kind, each.status) for each in self.case.deadlines.values() if each.step_id == step.id]

    def alert(self, definition: str) -> Alert:
        """Return the newest alert of a step."""
        step = self.step(definition)
        return [each for each in self.case.alerts.values() if each.step_id == step.id][-1]

    def types(self) -> list[EventType]:
        """Return what the last command led to, by the types of its events."""
        return [event.type for event in self.last.events]

    def told(self, template: Template) -> list[Seat]:
        """Return which seats the last command told something."""
        return [message.to for message in self.last.messages if message.template is template]


def a_command_of(
    act: Act,
    by: str | None = SOCIAL_SERVICES,
    *,
    person: str | None = None,
    via: str = "cli:kim",
    on: date | None = None,
    words: str | None = None,
    number: int = 1,
) -> Command:
    """A command with an act, given by an organisation."""
    organisation = OrganisationId(by) if by else None
    actor = Actor(PersonId(person or f"person-of-{by}"), organisation, via)
    return Command(CommandId(f"command-{number}"), actor, act, f"key-{number}", on, words)


def an_opening(
    *,
    placement_type: str = "treatment",
    legal_basis: str = "lvu_3",
    parties: Mapping[PartyName, OrganisationId] = PARTIES,
    absent: frozenset[PartyName] = frozenset(),
    anchors: Mapping[Anchor, date] | None = None,
    facts: Mapping[Fact, str] | None = None,
    **fields: object,
) -> OpenCase:
    """The act that opens a placement; of its parties only the receiving school is not known."""
    known = {Fact.PLACEMENT_TYPE: placement_type, Fact.LEGAL_BASIS: legal_basis, **(facts or {})}
    return OpenCase(
        CaseId("case-1"),
        "N/1",
        SubjectId("subject-1"),
        parties,
        known,
        absent,
        anchors or {},
        **fields,  # type: ignore[arg-type]
    )


def opened(
    *,
    via: str = "cli:kim",
    on: date | None = None,
    now: datetime = NOW,
    rules: Rules | None = None,
    **fields: object,
) -> Story:
    """Open a placement at `NOW`, by social services."""
    rules = rules or shipped_rules()
    command = a_command_of(an_opening(**fields), via=via, on=on)  # type: ignore[arg-type]
    decision = decide(rules, None, command, now)
    return Story(decision.case, rules, now, list(decision.events), decision)


def admitted(*, on: date | None = None, **fields: object) -> Story:
    """Open a placement and admit the pupil, by the youth home, at `NOW`."""
    story = opened(**fields)  # type: ignore[arg-type]
    story.does(Fire("admit"), YOUTH_HOME, on=on)
    return story


def forecast(on: date, school: OrganisationId | None = NEW_SCHOOL, **fields: object) -> Story:
    """Admit a pupil, say when the discharge is planned, and name the school that receives, if any."""
    story = admitted(**fields)  # type: ignore[arg-type]
    story.does(SetDate(Anchor.FORECAST, on))
    if school is not None:
        story.does(SetParty(PartyName("receiving_school"), school))
    return story


def transferred(*, on: date | None = None, **fields: object) -> Story:
    """Admit a pupil, have the first lesson at once, and transfer to another home two days later."""
    story = admitted(**fields)  # type: ignore[arg-type]
    story.does(SetDate(Anchor.FIRST_LESSON, story.now.date()))
    story.comes_to(date(2026, 11, 4))
    story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME, on=on)
    return story


def transferred_anew() -> Story:
    """A placement whose pupil came to another home during an offer, not the one that was named first."""
    story = admitted()
    story.does(SetDate(Anchor.FIRST_LESSON, date(2026, 11, 2)))
    story.does(Offer(story.step("educational_handover").id), HOME_SCHOOL)
    story.comes_to(date(2026, 11, 4))
    story.undoes(story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME))
    story.does(Transfer(SECOND_HOME, SECOND_HOME_SCHOOL), YOUTH_HOME)
    return story


def unanswered() -> Story:
    """Offer the handover that passes accountability at once, and let nobody answer it in time."""
    story = admitted()
    story.does(Offer(story.step("educational_handover").id, documents=("handover_dossier",)), HOME_SCHOOL)
    story.sweeps(date(2026, 11, 9))
    return story


def a_forcing(story: Story, definition: str = "educational_handover", **fields: object) -> ForceHandover:
    """The act that ends an unanswered handover, agreed to by a person of social services."""
    given: dict[str, Any] = {
        "second_person": PersonId("person-of-org-social"),
        "second_organisation": SOCIAL_SERVICES,
        "receiving_side": frozenset({YOUTH_HOME, YOUTH_HOME_SCHOOL, OrganisationId(AGENCY)}),
        **fields,
    }
    return ForceHandover(story.step(definition).id, **given)


def forced() -> Story:
    """A handover that the head of the home and social services have ended, since nobody answered it."""
    story = unanswered()
    story.does(a_forcing(story), YOUTH_HOME, words="We have called five times.")
    return story


def a_consent(party: str = "home_school", matter: str = DisclosedMatter.IDENTITY) -> Disclose:
    """The act that discloses something by consent."""
    return Disclose(PartyName(party), matter, DisclosureBasis.CONSENT)


def discharged(school: OrganisationId | None = NEW_SCHOOL, *, on: date = date(2026, 12, 1)) -> Story:
    """Discharge on the day that was forecast; the school place, if there is a school, is confirmed before."""
    story = forecast(on, school)
    if school is not None:
        story.hands_over(
            "school_place", PARTIES[PartyName("education_administration")], school, records_on=on
        )
    story.comes_to(on)
    story.does(Fire("discharge"))
    return story
