"""Who takes part: naming a party, moving to another home, moving to another municipality."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs
from sisam.application.cases.moving_home import (
    EDUCATION_ADMINISTRATION,
    SOCIAL_SERVICES,
    NewHome,
    move_home,
)
from sisam.application.cases.naming_homes import NONE, HomeSchoolUnclear, name_party, transfer_to
from sisam.domain import command as acts
from sisam.domain.ids import PartyName
from sisam.domain.organisation import OrganisationKind
from sisam.domain.refusal import (
    AlreadyRecorded,
    DateAhead,
    DateOrder,
    HandsToItself,
    PartyNeeded,
    UnknownName,
    WrongKind,
)
from sisam.domain.refusal_of_home import (
    HomeIsThere,
    HomeMoveWaits,
    LiesElsewhere,
    NobodyThere,
    SameHands,
    SeveralThere,
)
from sisam.domain.refusal_of_transfer import BeforeTheAdmission
from sisam.errors import NotFound
from sisam.web.forms import Line, OptionalLine
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, reason, when
from sisam.web.pages.acts.kinds.choosing import organisation_question
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.alphabet import sort_key
from sisam.wording.lists import capital

_PREVIOUS: Final = PartyName("previous_youth_home_school")


class PartyForm(ActForm):
    """Which party is which organisation."""

    vad: Line = Field(title=marked("Vilken part?"))
    organisation: Line = Field(title=marked("Organisation"))


class HomeForm(ActForm):
    """To which home the pupil comes."""

    organisation: Line = Field(title=marked("Ungdomshem"))


class MunicipalityForm(ActForm):
    """To which municipality the home moves, and who its organisations are where there are several."""

    kommun: Line = Field(title=marked("Ny hemkommun"))
    socialtjanst: OptionalLine = Field("", title=marked("Socialtjänst"))
    utbildning: OptionalLine = Field("", title=marked("Utbildningsförvaltning"))


def _parties(subject: Subject) -> tuple[Choice, ...]:
    parties = (each for each in subject.workflow.parties if each != _PREVIOUS)
    return tuple((each, capital(subject.titles.party(each))) for each in parties)


def _asks_party(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    first = Question(Manner.LIST, "vad", _("Vilken part?"), choices=_parties(subject))
    definition = subject.workflow.parties.get(PartyName(subject.given("vad")))
    if definition is None:
        return (first,)
    nobody: tuple[Choice, ...] = ((NONE, _("Det finns ingen")),) if definition.stand_ins else ()
    return (
        first,
        organisation_question(subject, "organisation", _("Organisation"), definition.kinds, besides=nobody),
        reason(subject, marked("Anteckning"), required=False),
    )


def _name_party(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    return lambda scene: name_party(scene, form.vad, form.organisation)


def _asks_home(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    kinds = (OrganisationKind.YOUTH_HOME,)
    return (
        organisation_question(subject, "organisation", _("Vilket ungdomshem kommer eleven till?"), kinds),
        when(subject),
        reason(subject, marked("Anteckning"), required=False),
    )


def _transfer(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    return lambda scene: transfer_to(scene, form.organisation)


def _asks_municipality(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    names = subject.asker.parts.municipalities
    choices = tuple(sorted(names.items(), key=lambda each: sort_key(each[1])))
    hint = _("Den nya kommunens socialtjänst ska bekräfta bytet. Till dess ändras ingenting.")
    if subject.view.case.home_move is not None:
        hint = _("Ett byte väntar redan på svar. Välj den nuvarande kommunen för att ta tillbaka det.")
    asked = [Question(Manner.LIST, "kommun", _("Ny hemkommun"), hint, choices=choices)]
    asked += _asks_which(subject, "socialtjanst", _("Socialtjänst"), OrganisationKind.SOCIAL_SERVICES)
    kind = OrganisationKind.EDUCATION_ADMINISTRATION
    asked += _asks_which(subject, "utbildning", _("Utbildningsförvaltning"), kind)
    return (*asked, reason(subject, marked("Anteckning"), required=False))


def _asks_which(subject: Subject, name: str, label: str, kind: OrganisationKind) -> list[Question]:
    """Ask which one it is where the municipality has several."""
    found = subject.asker.roster.of_kind(kind, subject.given("kommun") or "-")
    if len(found) < 2:
        return []
    choices = tuple((each.code, each.name) for each in found)
    return [Question(Manner.LIST, name, label, choices=choices)]


def _move_home(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    named = {SOCIAL_SERVICES: form.socialtjanst, EDUCATION_ADMINISTRATION: form.utbildning}
    home = NewHome(form.kommun, {party: code for party, code in named.items() if code})
    return lambda scene: move_home(scene, home)


def _at_municipality(act: Any) -> dict[str, str]:  # noqa: ANN401
    return {"kommun": act.municipality} if act.municipality else {}


_MENDS: Final = {
    NotFound: "organisation",
    WrongKind: "organisation",
    HomeSchoolUnclear: "organisation",
    HandsToItself: "organisation",
    AlreadyRecorded: "organisation",
    PartyNeeded: "organisation",
    HomeMoveWaits: "vad",
    UnknownName: "vad",
    DateAhead: "nar",
    DateOrder: "nar",
    BeforeTheAdmission: "nar",
    NobodyThere: "kommun",
    SeveralThere: "kommun",
    LiesElsewhere: "kommun",
    HomeIsThere: "kommun",
    SameHands: "kommun",
}
SET_PARTY: Final = ActKind(
    slug="part",
    title=marked("Registrera en part"),
    lead=marked(
        "Säg vilken organisation som är hemskola, mottagande skola eller en annan part, eller att det inte "
        "finns någon."
    ),
    done=marked("Klart: parten är registrerad."),
    acts=acts.SetParty,
    make=_name_party,
    at=lambda act: {"vad": act.party},
    form=lambda _: PartyForm,
    questions=_asks_party,
    mends=_MENDS,
)
TRANSFER: Final = ActKind(
    slug="flytta",
    title=marked("Flytta till ett annat ungdomshem"),
    lead=marked(
        "Registrera att eleven har kommit till ett annat ungdomshem. En ny omgång börjar i samma ärende."
    ),
    done=marked("Klart: flytten är registrerad."),
    acts=acts.Transfer,
    make=_transfer,
    form=lambda _: HomeForm,
    questions=_asks_home,
    mends=_MENDS,
)
MOVE_HOME: Final = ActKind(
    slug="byt-hemkommun",
    title=marked("Byt hemkommun"),
    lead=marked("Lämna över ärendet till socialtjänsten i den kommun som eleven flyttar till."),
    done=marked("Klart: bytet av hemkommun är registrerat."),
    acts=acts.MoveHome,
    make=_move_home,
    at=_at_municipality,
    form=lambda _: MunicipalityForm,
    questions=_asks_municipality,
    mends=_MENDS,
)
