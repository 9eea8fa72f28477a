"""Letting a party see what it does not own, on a basis, and taking that back."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from sisam.application.cases.doing import MakeActs
from sisam.domain import command as acts
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.ids import PartyName
from sisam.domain.refusal import NotAParty, ReasonMissing, UnknownName
from sisam.domain.refusal_of_disclosure import (
    DisclosedAlready,
    NobodyToSee,
    NoSuchDuty,
    NotDisclosed,
    SeesItAnyhow,
)
from sisam.engine.disclosures import acting_as, matters_of
from sisam.web.forms import Line
from sisam.web.language import marked
from sisam.web.pages.acts.kind import ActForm, ActKind, only, reason
from sisam.web.pages.acts.question import Choice, Manner, Question
from sisam.web.pages.acts.subject import Subject
from sisam.wording.lists import capital
from sisam.wording.terms import term

_BETWEEN: Final = ":"
#: What each basis asks of whoever leans on it.
_HINTS: Final = {
    DisclosureBasis.CONSENT: marked(
        "Eleven eller vårdnadshavarna har sagt ja till just detta, för just den mottagaren."
    ),
    DisclosureBasis.STATUTORY_DUTY: marked(
        "En lag säger att mottagaren ska få det: skola till skola, eller skola till socialtjänst."
    ),
    DisclosureBasis.NEEDED_FOR_CARE: marked(
        "Det behövs för att eleven ska få vård eller stöd. Du prövar det själv och skriver varför."
    ),
    DisclosureBasis.OWN_NEED: marked(
        "Ni kan inte göra ert eget arbete utan att lämna ut det. Du prövar det själv och skriver varför."
    ),
}


class DiscloseForm(ActForm):
    """To whom, what and why."""

    till: Line = Field(title=marked("Vem får se det?"))
    vad: Line = Field(title=marked("Vad lämnas ut?"))
    grund: DisclosureBasis = Field(title=marked("På vilken grund?"))


class EndDisclosureForm(ActForm):
    """Which disclosure is taken back."""

    vad: Line = Field(title=marked("Vad ska inte längre visas?"))


def _asks(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _("Krävs när det behövs för vården eller för ert eget arbete.")
    return (
        Question(Manner.ALTERNATIVES, "till", _("Vem får se det?"), choices=_receivers(subject)),
        Question(Manner.LIST, "vad", _("Vad lämnas ut?"), choices=_own_matters(subject)),
        Question(Manner.ALTERNATIVES, "grund", _("På vilken grund?"), choices=_bases(subject)),
        reason(subject, marked("Skriv hur du har bedömt det"), marked(hint), required=False),
    )


def _receivers(subject: Subject) -> tuple[Choice, ...]:
    """Return the parties that take part now, but for those of the asker."""
    case, own = subject.view.case, {seat.organisation_id for seat in subject.asker.seats}
    found = ((party, acting_as(subject.workflow, case, party)) for party in subject.workflow.parties)
    return tuple(
        (party, subject.side_of(party, acting[0]))
        for party, acting in found
        if acting and acting[0] not in own
    )


def _own_matters(subject: Subject) -> tuple[Choice, ...]:
    organisation = subject.view.acts_for
    own = matters_of(subject.workflow, subject.view.case, organisation) if organisation else ()
    return tuple((matter, capital(subject.titles.matter(matter))) for matter in own)


def _bases(subject: Subject) -> tuple[Choice, ...]:
    return tuple(
        (each.value, capital(term(each, subject.language)), subject.texts(_HINTS[each]))
        for each in DisclosureBasis
    )


def _disclose(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    return only(acts.Disclose(PartyName(form.till), form.vad, form.grund))


def _asks_end(subject: Subject) -> tuple[Question, ...]:
    _ = subject.texts
    hint = _(
        "Den som har kunnat se det får veta att det inte längre visas. Det som redan är läst går inte att "
        "ta tillbaka."
    )
    return (
        Question(
            Manner.ALTERNATIVES, "vad", _("Vad ska inte längre visas?"), hint, choices=_disclosed(subject)
        ),
        reason(subject, marked("Anteckning"), required=False),
    )


def _disclosed(subject: Subject) -> tuple[Choice, ...]:
    case, found = subject.view.case, list[Choice]()
    holding = [each for each in case.disclosures if each.holds]
    for party in subject.workflow.parties:
        acting = acting_as(subject.workflow, case, party)
        for each in holding:
            if each.to in acting:
                what = capital(subject.titles.matter(each.matter))
                found.append(
                    (f"{party}{_BETWEEN}{each.matter}", f"{what} – {subject.side_of(party, each.to)}")
                )
    return tuple(found)


def _end(form: Any, _: Subject) -> MakeActs:  # noqa: ANN401
    party, _between, matter = form.vad.partition(_BETWEEN)
    return only(acts.EndDisclosure(PartyName(party), matter))


DISCLOSE: Final = ActKind(
    slug="lamna-ut",
    title=marked("Lämna ut uppgifter"),
    lead=marked("Låt en annan part se något som är ert. Det krävs en grund, och den skrivs upp i ärendet."),
    done=marked("Klart: uppgifterna är utlämnade, och mottagaren får veta det."),
    acts=acts.Disclose,
    make=_disclose,
    form=lambda _: DiscloseForm,
    questions=_asks,
    mends={
        ReasonMissing: "ord",
        NoSuchDuty: "grund",
        DisclosedAlready: "vad",
        SeesItAnyhow: "till",
        NobodyToSee: "till",
        NotAParty: "vad",
        UnknownName: "vad",
    },
)
END_DISCLOSURE: Final = ActKind(
    slug="ta-tillbaka-utlamnande",
    title=marked("Ta tillbaka ett utlämnande"),
    lead=marked("Ta tillbaka det som är utlämnat, till exempel när ett samtycke inte längre gäller."),
    done=marked("Klart: utlämnandet är tillbakataget."),
    acts=acts.EndDisclosure,
    make=_end,
    form=lambda _: EndDisclosureForm,
    questions=_asks_end,
    mends={NotDisclosed: "vad", NotAParty: "vad", UnknownName: "vad"},
)
