"""What people do by chance: mostly what a step asks of its side, at times anything at all."""

from dataclasses import dataclass
from datetime import date, timedelta

from sisam.domain import command as acts
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act
from sisam.domain.ids import CommandId, OrganisationId, PartyName, StepId
from sisam.domain.rules import Rules
from sisam.domain.step import Step, StepStatus
from sisam.domain.workflow import Phase
from sisam.engine.alerts.ladder_seats import seats_of_rung
from tests.faults.chance import Chance
from tests.journeys.town import ORGANISATIONS, Town

_SCHOOLS = ("oldschool", "newschool", "thirdschool", "emptyschool")
_PARTIES = {
    PartyName("home_school"): (*_SCHOOLS, None),
    PartyName("receiving_school"): (*_SCHOOLS, "homeschool", None, None),
    PartyName("youth_home_school"): ("homeschool", None),
    PartyName("activity_responsibility"): ("kaa",),
    PartyName("education_administration"): ("edu",),
    PartyName("social_services"): ("social", None),
}
_CODES = tuple(code for code, *_ in ORGANISATIONS)


@dataclass(frozen=True, slots=True)
class Move:
    """An act with who does it, and when it happened."""

    act: Act
    who: str
    on: date | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Mind:
    """Somebody who looks at a case and does something."""

    town: Town
    rules: Rules
    case: Case
    today: date
    chance: Chance
    #: The commands that were carried out in the case, the newest last.
    commands: tuple[CommandId, ...]

    def work(self) -> Move | None:
        """Do what a live step asks of its side."""
        live = list(self.case.live_steps())
        if not live:
            return None
        step = self.chance.one_of(live)
        if step.status is StepStatus.OFFERED:
            return self._answer(step)
        if self.rules.workflow.steps[step.definition].is_finding:
            return self._find(step)
        if step.confirmer is None:
            return self._move(acts.Done(step.id), step.owner.organisation_id, words="It is said.")
        return self._move(acts.Offer(step.id, self._records(step)), step.owner.organisation_id)

    def pass_it_on(self) -> Move | None:
        """See to it that accountability moves: the steps that pass it come first."""
        passing = [step for step in self.case.live_steps() if step.passes_accountability]
        if not passing:
            return self.fire()
        step = self.chance.one_of(passing)
        if step.status is StepStatus.OFFERED and step.confirmer is not None:
            return self._move(acts.Confirm(step.id, self._records(step)), step.confirmer.organisation_id)
        return self._move(acts.Offer(step.id, self._records(step)), step.owner.organisation_id)

    def fire(self) -> Move:
        """Make a move that starts in the case's state, mostly by a party that may."""
        fitting = [
            each for each in self.rules.workflow.transitions.values() if self.case.state in each.sources
        ]
        every = list(self.rules.workflow.transitions.values())
        transition = self.chance.one_of(fitting or every)
        parties = [self.case.parties[party] for party in transition.by if party in self.case.parties]
        return self._move(acts.Fire(transition.id), self.chance.one_of(parties or [None]), late=40)

    def set_date(self) -> Move:
        """Record some date, or that it is not known any more."""
        anchor = self.chance.weighed(
            {Anchor.FORECAST: 6, Anchor.SCHOOL_STARTS: 2, Anchor.ADMITTED: 1, Anchor.DISCHARGED: 1}
            | {Anchor.CARE_EXECUTED: 1, Anchor.COMPULSORY_SCHOOLING_UNTIL: 1, Anchor.TURNS_18: 1}
            | {Anchor.INVESTIGATION_OPENED: 1, Anchor.OPENED: 1, Anchor.TURNS_21: 1}
        )
        if self.chance.happens(20):
            return self._party_move(acts.SetDate(anchor, None), words="It does not hold any more.")
        ahead = self.chance.one_of([20, 60, 160])
        return self._party_move(acts.SetDate(anchor, self.chance.day(self.today, 20, ahead)))

    def lose_date(self) -> Move:
        """Say that the forecast, or another date that is known, holds no more."""
        known = [anchor for anchor in self.case.anchors if anchor is not Anchor.OPENED]
        anchor = (
            Anchor.FORECAST if Anchor.FORECAST in known else self.chance.one_of(known or [Anchor.APPLIED])
        )
        return self._party_move(acts.SetDate(anchor, None), words="It does not hold any more.")

    def set_party(self) -> Move:
        """Name a party's organisation, or say that there is none."""
        party = self.chance.one_of(list(_PARTIES))
        code = self.chance.one_of(_PARTIES[party])
        if code is None:
            return self._party_move(acts.SetParty(party, None))
        organisation = self.town.roster.by_code[code]
        return self._party_move(acts.SetParty(party, organisation.id, organisation.kind))

    def take_over(self) -> Move | None:
        """Take a step over, as one of the parties."""
        live = list(self.case.live_steps())
        return self._party_move(acts.TakeOver(self.chance.one_of(live).id)) if live else None

    def waive(self) -> Move | None:
        """Let a step go, mostly as the side that it is owed to."""
        live = list(self.case.live_steps())
        if not live:
            return None
        step = self.chance.one_of(live)
        side = step.confirmer or step.owner
        return self._move(acts.Waive(step.id), side.organisation_id, words="It is not needed.")

    def acknowledge(self) -> Move | None:
        """Promise to act on an alert."""
        live = [alert for alert in self.case.alerts.values() if alert.live]
        if not live:
            return None
        until = self.chance.day(self.today, 1, 8)
        return self._party_move(acts.Acknowledge(self.chance.one_of(live).id, until), words="We call.")

    def see_to(self) -> Move | None:
        """Note something about an alert, postpone it, or give it to somebody of a seat that it tells."""
        live = [alert for alert in self.case.alerts.values() if alert.live]
        if not live:
            return None
        alert = self.chance.one_of(live)
        kind = self.chance.weighed({"note": 2, "snooze": 4, "assign": 3})
        if kind == "note":
            return self._party_move(acts.Note(alert.id), words="We phoned.")
        if kind == "snooze":
            return self._party_move(acts.Snooze(alert.id, self.chance.day(self.today, 0, 3)), words="Away.")
        seats = seats_of_rung(self.rules.workflow, self.case, alert)
        filled = [seat for seat in seats if self.town.roster.sitting(seat, self.today)]
        if not filled:
            return None
        seat = self.chance.one_of(filled)
        person = self.chance.one_of(self.town.roster.sitting(seat, self.today))
        act = acts.Assign(alert.id, person.id, seat, self.chance.day(self.today, 0, 8))
        return self._move(act, seat.organisation_id, words="They know the pupil.")

    def annul(self) -> Move | None:
        """Undo one of the last commands."""
        if not self.commands:
            return None
        return self._party_move(acts.Annul(self.chance.one_of(self.commands[-4:]), ()), words="A mistake.")

    def settle(self) -> Move | None:
        """Bring a case that is followed up to its end: let go what is still owed, or close it."""
        if self.case.phase is not Phase.AFTER:
            return self.work()
        mine = self.case.parties.get(PartyName("social_services"))
        owed = [step for step in self.case.live_steps() if self._is_owed_to_another(step, mine)]
        if self.case.state == "follow_up" and not owed:
            outcome = self.chance.one_of(["continued_schooling", "other_education", "kaa"])
            return self._move(acts.Close(outcome), mine, words="It is over.")
        if not owed or self.chance.happens(30):
            return self.pass_it_on()
        step = self.chance.one_of(owed)
        side = step.confirmer or step.owner
        return self._move(acts.Waive(step.id), side.organisation_id, words="It is not needed.")

    def _is_owed_to_another(self, step: Step, mine: OrganisationId | None) -> bool:
        definition = self.rules.workflow.steps[step.definition]
        side = step.confirmer or step.owner
        return not (definition.is_watch or definition.ends_with_closing) and side.organisation_id != mine

    def close(self) -> Move:
        """Close the case with some outcome, mostly with all that it needs."""
        every = list(self.rules.workflow.outcomes.values())
        fitting = [each for each in every if self.case.state in each.sources]
        ordinary = [each for each in fitting if not each.two_names]
        outcome = self.chance.one_of(self.chance.one_of([every, ordinary or fitting or every]))
        second = self.town.person("social.2") if self.chance.happens(80) else None
        words = "It is over." if self.chance.happens(80) else None
        who = self.case.parties.get(PartyName("social_services"))
        return self._move(acts.Close(outcome.id, second), who, words=words)

    def anything(self) -> Move:
        """Do something that probably nobody may."""
        step_id = self.chance.one_of([*self.case.steps, StepId("nothing")])
        kinds = (acts.Offer, acts.Confirm, acts.Return, acts.Withdraw, acts.Done, acts.Waive, acts.TakeOver)
        act = self.chance.one_of(kinds)(step_id)
        words = self.chance.one_of([None, "Just so."])
        return Move(act, self.chance.one_of(_CODES), self._late(50), words)

    def _answer(self, step: Step) -> Move:
        confirmer = step.confirmer.organisation_id if step.confirmer else None
        kind = self.chance.weighed({"confirm": 6, "return": 3, "withdraw": 1})
        if kind == "confirm":
            return self._move(acts.Confirm(step.id, self._records(step)), confirmer)
        if kind == "return":
            return self._move(acts.Return(step.id), confirmer, words="Something is missing.")
        return self._move(acts.Withdraw(step.id), step.owner.organisation_id)

    def _find(self, step: Step) -> Move:
        definition = self.rules.workflow.steps[step.definition]
        if definition.finds_party is not None:
            code = self.chance.one_of(_PARTIES[definition.finds_party])
            found = self.town.roster.by_code[code].id if code else None
            return self._party_move(acts.SetParty(definition.finds_party, found))
        anchor = self.chance.one_of(definition.finds_anchors)
        return self._party_move(acts.SetDate(anchor, self.today + timedelta(days=self.chance.number(5, 120))))

    def _records(self, step: Step) -> date | None:
        if self.rules.workflow.steps[step.definition].records is None or self.chance.happens(15):
            return None
        return self.chance.day(self.today, 5, 40)

    def _party_move(self, act: Act, words: str | None = None) -> Move:
        organisations = list(self.case.parties.values())
        return self._move(act, self.chance.one_of(organisations), words=words)

    def _move(
        self, act: Act, organisation: OrganisationId | None, words: str | None = None, late: int = 20
    ) -> Move:
        who = self.town.code(organisation) if organisation else self.chance.one_of(_CODES)
        if who == "social" and self.chance.happens(30):
            who = "social.2"
        return Move(act, who, self._late(late), words)

    def _late(self, percent: int) -> date | None:
        """Return a day in the past on which it happened, at times; rarely one that lies ahead."""
        if not self.chance.happens(percent):
            return None
        return self.chance.day(self.today, 25, 1 if self.chance.happens(10) else 0)
