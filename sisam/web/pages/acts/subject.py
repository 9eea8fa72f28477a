"""The subject of an act: the case, and the step where it is about one, as whoever acts may see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sisam.application.access.finding import ById
from sisam.application.cases.acting import ACTING_ROLES
from sisam.application.cases.showing_cases import CaseView, show_case
from sisam.domain.command import Act
from sisam.domain.ids import CaseId, OrganisationId, PartyName, StepId
from sisam.domain.language import Language
from sisam.domain.reading import Shown
from sisam.domain.step import Side, Step
from sisam.domain.step_definition import StepDefinition
from sisam.domain.workflow import Workflow
from sisam.engine.clocks import local_date
from sisam.engine.options import Option
from sisam.errors import NotFound
from sisam.web.asking import Asking
from sisam.web.language import Texts
from sisam.web.paths import case_path
from sisam.web.typed import Typed
from sisam.wording.aliases import alias
from sisam.wording.cast import Cast
from sisam.wording.dates import short_date
from sisam.wording.sides import side_in_words
from sisam.wording.titles import Titles

_A = TypeVar("_A", bound=Act)


@dataclass(frozen=True, slots=True)
class Subject:
    """What somebody acts upon, and what the pages of it need to speak."""

    asker: Asking
    view: CaseView
    step: Step | None = None
    #: What is known of the act already: by the address, or by what was typed.
    typed: Typed = field(default_factory=Typed)

    def given(self, name: str) -> str:
        """Return what was typed under a name; empty: nothing."""
        return self.typed.text(name).strip()

    @property
    def texts(self) -> Texts:
        """Return the sentences in the asker's language."""
        return self.asker.texts

    @property
    def language(self) -> Language:
        """Return that language."""
        return self.asker.language

    @property
    def workflow(self) -> Workflow:
        """Return the workflow that the case follows."""
        return self.view.rules.workflow

    @property
    def titles(self) -> Titles:
        """Return what its things are called."""
        return Titles.of(self.workflow, self.language)

    @property
    def cast(self) -> Cast:
        """Return who and what the journal names, with the organisations that may be named."""
        names = self.view.viewer.names(self.view.case)
        return Cast.of((each.event for each in self.view.journal), names, self.asker.codes)

    @property
    def today(self) -> date:
        """Return the local day."""
        return local_date(self.asker.now)

    def day(self, day: date) -> str:
        """Return a day as people write it."""
        return short_date(day, self.language)

    @property
    def path(self) -> str:
        """Return where the case lies."""
        return case_path(self.view.case.id)

    @property
    def pupil(self) -> str:
        """Return who the pupil is, as far as that is shown; empty: not at all."""
        if self.view.sheet.masked:
            return alias(self.view.case.number, self.language)
        return self.view.identity.name if self.view.identity else ""

    @property
    def definition(self) -> StepDefinition:
        """Return the definition of the step that it is about."""
        return self.workflow.steps[self.the_step.definition]

    @property
    def the_step(self) -> Step:
        """Return the step.

        Raises:
            NotFound: it is about none.
        """
        if self.step is None:
            raise NotFound("step", "")
        return self.step

    def options(self, kind: type[_A]) -> list[tuple[_A, Option]]:
        """Return the acts of a kind that one could think of now, each with the engine's answer."""
        return [(each.act, each) for each in self.view.options if isinstance(each.act, kind)]

    def allowed(self, kind: type[_A]) -> list[_A]:
        """Return the acts of a kind that may be done now."""
        return [act for act, option in self.options(kind) if option.allowed]

    def side(self, side: Side | None) -> str:
        """Return who a side is: the organisation's name where it may be named, else the party's title."""
        return "" if side is None else self.side_of(side.party, side.organisation_id)

    def side_of(self, party: PartyName, organisation_id: OrganisationId) -> str:
        """Return the same of a party and its organisation."""
        return side_in_words(self.titles.party(party), self.named(organisation_id))

    def named(self, organisation_id: OrganisationId) -> str:
        """Return an organisation's name; empty where it may not be named."""
        organisation = self.view.viewer.named(self.view.case, organisation_id)
        return organisation.name if organisation else ""

    def own_organisations(self) -> list[tuple[str, str]]:
        """Return for which organisations the asker could act, by code and name."""
        seats = (seat for seat in self.asker.seats if seat.role in ACTING_ROLES)
        found = {seat.organisation_id: None for seat in seats}
        return [(each.code, each.name) for each in map(self.asker.roster.organisations.__getitem__, found)]


def subject_of(
    asker: Asking,
    case_id: str,
    step_id: str = "",
    typed: Typed | None = None,
    *,
    needs_step: bool = False,
    kinds: tuple[type[Act], ...] | None = None,
) -> Subject:
    """Return what somebody wants to act upon, once the read log tells that it is shown.

    Whether they may do it is asked of acts of these `kinds`, of all where none are named.

    Raises:
        NotFound: there is no such case or step for them.
    """
    view = show_case(
        asker.parts.site, ById(CaseId(case_id)), asker.caller, asker.now, what=Shown.STEP, kinds=kinds
    )
    step = view.case.steps.get(StepId(step_id)) if step_id else None
    if (step_id or needs_step) and step is None:
        raise NotFound("step", step_id)
    return Subject(asker, view, step, typed or Typed())


def joined(parts: Iterable[str], between: str = " · ") -> str:
    """Return what there is of some parts, in one line."""
    return between.join(part for part in parts if part)
