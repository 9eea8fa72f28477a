"""Where a pupil goes to school, and until when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs, Scene
from sisam.application.register.finding_organisations import find_organisation
from sisam.domain import command as acts
from sisam.domain.calendar import BeyondCalendar
from sisam.domain.command import Act
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import AlreadyRecorded, DateAhead, NoSchool, NotAParty, NothingToEnd, SpellOrder
from sisam.domain.schooling import SchoolingMode
from sisam.errors import NotFound
from sisam.web.forms import Day, Line, OptionalDay, Ticked
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason
from sisam.web.pages.acts.kinds.choosing import organisation_question
from sisam.web.pages.acts.question import Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.lists import capital
from sisam.wording.terms import term

_SCHOOLS: Final = (
    OrganisationKind.SCHOOL,
    OrganisationKind.YOUTH_HOME_SCHOOL,
    OrganisationKind.EDUCATION_ADMINISTRATION,
    OrganisationKind.ACTIVITY_RESPONSIBILITY,
)


class SpellForm(ActForm):
    """Where, from when, until when and how."""

    organisation: Line = Field(title=marked("Vilken skola?"))
    fran: Day = Field(title=marked("Första dagen"))
    till: OptionalDay = Field(None, title=marked("Sista dagen"))
    hur: SchoolingMode = Field(title=marked("Hur går eleven i skolan?"))
    planerad: Ticked = Field(False, title=marked("Det är planerat och har inte börjat"))


class EndForm(ActForm):
    """The last day."""

    sista: Day = Field(title=marked("Sista dagen"))


def _asks_spell(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    modes = tuple((each.value, capital(term(each, subject.language))) for each in SchoolingMode)
    hint = _("Planerad skolgång räknas inte som skolgång förrän den har börjat.")
    return (
        organisation_question(subject, "organisation", _("Vilken skola?"), _SCHOOLS),
        Question(Manner.DATE, "fran", _("Första dagen")),
        Question(Manner.DATE, "till", _("Sista dagen"), _("Lämna tomt om den inte är känd."), required=False),
        Question(Manner.ALTERNATIVES, "hur", _("Hur går eleven i skolan?"), choices=modes),
        Question(Manner.BOX, "planerad", _("Det är planerat och har inte börjat"), hint, required=False),
        reason(subject, marked("Anteckning"), required=False),
    )


def _record(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    def made(scene: Scene) -> Sequence[Act]:
        school = find_organisation(scene.roster, form.organisation)
        spell = acts.RecordSpell(school.id, form.fran, form.till, form.hur, form.planerad, school.kind)
        return [spell]

    return made


def _asks_end(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _("Den sista dagen som eleven gick, eller ska gå, i den nuvarande skolan.")
    return (
        Question(Manner.DATE, "sista", _("Sista dagen"), hint),
        reason(subject, marked("Anteckning"), required=False),
    )


_MENDS: Final = {
    NotFound: "organisation",
    NoSchool: "organisation",
    NotAParty: "organisation",
    SpellOrder: "till",
    DateAhead: "fran",
    AlreadyRecorded: "fran",
    BeyondCalendar: "fran",
}
RECORD_SPELL: Final = ActKind(
    slug="skolgang",
    title=marked("Registrera skolgång"),
    lead=marked("Säg var eleven går i skolan, när ärendets datum inte redan berättar det."),
    done=marked("Klart: skolgången är registrerad."),
    acts=acts.RecordSpell,
    make=_record,
    form=lambda _: SpellForm,
    questions=_asks_spell,
    mends=_MENDS,
)
END_SPELL: Final = ActKind(
    slug="skolgang-slut",
    title=marked("Registrera att skolgången är slut"),
    lead=marked("Säg vilken som var elevens sista dag i skolan."),
    done=marked("Klart: skolgångens sista dag är registrerad."),
    acts=acts.EndSpell,
    make=lambda form, _: only(acts.EndSpell(form.sista)),
    form=lambda _: EndForm,
    questions=_asks_end,
    mends={NothingToEnd: "sista", AlreadyRecorded: "sista", DateAhead: "sista", SpellOrder: "sista"},
)
