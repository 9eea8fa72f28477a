"""Discretion: in the case of a pupil with protected identity no organisation is named to outsiders (I26)."""

from dataclasses import dataclass

from sisam.domain.case import Case
from sisam.domain.event import Event
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, OrganisationId, PartyName, PersonId, StepId
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.domain.workflow import Workflow
from sisam.engine.sides import OF_THE_HOME

_SOCIAL_SERVICES = PartyName("social_services")
#: Facts that tell where a pupil is at home.
_TELLING = frozenset({Fact.HOME_MUNICIPALITY})


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks, with the organisations where they sit; nobody in particular sits nowhere."""

    roster: Roster
    organisations: frozenset[OrganisationId] = frozenset()
    #: Whether they may know at which home a pupil is whose whereabouts are hidden.
    whereabouts: bool = True
    #: Whether they read whatever people wrote in a case, and not only what their own steps are about.
    reads_all: bool = True

    def knows_all(self, case: Case) -> bool:
        """Tell whether everything about where the pupil is at home may be told."""
        return not case.restricted or case.parties.get(_SOCIAL_SERVICES) in self.organisations

    def may_see(self, case: Case, organisation_id: OrganisationId) -> bool:
        """Tell whether an organisation of a case may be named.

        Of a restricted case only the own organisation is; social services of the case know them all, but for
        the home where it is hidden from them too.
        """
        if organisation_id in self.organisations:
            return True
        hidden = case.restricted and not self.whereabouts and organisation_id in _homes(case)
        return self.knows_all(case) and not hidden

    def may_name(self, case: Case, person_id: PersonId) -> bool:
        """Tell whether a person may be named: of a restricted case, one whose places may all be."""
        if not case.restricted:
            return True
        places = self.roster.places_of(person_id)
        return bool(places) and all(self.may_see(case, each) for each in places)

    def facts(self, case: Case) -> dict[Fact, str]:
        """Return the facts of a case that may be told."""
        hidden = frozenset() if self.knows_all(case) else _TELLING
        return {fact: value for fact, value in case.facts.items() if fact not in hidden}

    def may_hear(self, case: Case, event: Event) -> bool:
        """Tell whether an event of a case's journal may be told."""
        return self.knows_all(case) or event.data.get("fact") not in _TELLING

    def may_read(self, case: Case, event: Event) -> bool:
        """Tell whether an event's free text may be shown: the reason of a return, a plan, a waiver's why.

        The sides of the step that it is about, and social services; in a case that is not restricted also
        whoever wrote it, and the parties who read all of it.
        """
        readers = {case.parties.get(_SOCIAL_SERVICES), *_sides(case, event)}
        if not case.restricted:
            readers.add(event.actor.organisation_id)
            readers.update(case.parties.values() if self.reads_all else ())
        return not readers.isdisjoint(self.organisations)

    def is_side(self, case: Case, event: Event) -> bool:
        """Tell whether they are on either side of the step that an event is about."""
        return not _sides(case, event).isdisjoint(self.organisations)

    def may_know_why_away(self, case: Case, workflow: Workflow) -> bool:
        """Tell whether the reason of a pause may be shown, to those who may pause: it tells of the care."""
        by = workflow.pause.by if workflow.pause else ()
        return not self.organisations.isdisjoint({case.parties.get(party) for party in by})

    def named(self, case: Case, organisation_id: OrganisationId) -> Organisation | None:
        """Return an organisation of a case, or None where it may not be named."""
        if not self.may_see(case, organisation_id):
            return None
        return self.roster.organisations[organisation_id]

    def names(self, case: Case) -> dict[OrganisationId, str]:
        """Return what the organisations are called that may be named in a case, by id."""
        return {
            each.id: each.name for each in self.roster.organisations.values() if self.may_see(case, each.id)
        }


def _homes(case: Case) -> set[OrganisationId]:
    """Return who tells by being named where the pupil is, or was."""
    memberships = (each.organisation_id for each in case.memberships if each.party in OF_THE_HOME)
    return {*memberships, *(case.parties[party] for party in OF_THE_HOME if party in case.parties)}


def _sides(case: Case, event: Event) -> set[OrganisationId]:
    """Return the organisations on both sides of the step that an event is about, if it is about one."""
    alert = case.alerts.get(AlertId(str(event.data.get("alert"))))
    step = case.steps.get(
        StepId(str(event.data.get("step"))) if alert is None else alert.step_id or StepId("")
    )
    if step is None:
        return set()
    return {side.organisation_id for side in (step.owner, step.confirmer) if side is not None}
