"""What a row of a journey says that somebody does, as commands of the engine."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sisam.application.cases.doing import Scene
from sisam.application.cases.moving_home import NewHome, move_home
from sisam.domain import command as acts
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act
from sisam.domain.disclosure import DisclosureBasis
from sisam.domain.fact import Fact
from sisam.domain.ids import AlertId, CommandId, PartyName, StepId
from sisam.domain.organisation import OrganisationKind
from sisam.engine.alerts.ladder_seats import seats_of_rung
from tests.journeys.town import Town

_PHRASE = re.compile(r"^(?P<act>[^:]*?)(?: on (?P<on>\d{4}-\d\d-\d\d))?(?:: (?P<words>.*))?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase such as ``returns contact on 2026-11-05: the pupil left us``, taken apart."""

    verb: str
    rest: tuple[str, ...]
    on: date | None
    words: str | None

    @classmethod
    def of(cls, text: str) -> "Phrase":
        """Take a phrase apart: what is done, on which other day, and in which words."""
        found = _PHRASE.match(text)
        if found is None:
            raise ValueError(f"nobody does {text!r}")
        verb, *rest = found["act"].split()
        return cls(
            verb, tuple(rest), date.fromisoformat(found["on"]) if found["on"] else None, found["words"]
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What a phrase is about: the town, the case as it stands, and the commands that came before."""

    town: Town
    case: Case
    #: By the phrase that they were said with.
    earlier: dict[str, CommandId]

    def step(self, name: str) -> StepId:
        """Return the live step of a name, else the newest; ``NAME/ROUND`` is the one of a round."""
        definition, _, round_ = name.partition("/")
        steps = self.case.steps.values()
        found = [each for each in steps if each.definition == definition and round_ in ("", str(each.round))]
        step = next((each for each in reversed(found) if each.live), found[-1] if found else None)
        return step.id if step else StepId(f"no {name}")

    def alert(self, name: str) -> AlertId:
        """Return the alert that goes on for the live step of a name."""
        found = [each for each in self.case.alerts.values() if each.live and each.step_id == self.step(name)]
        return found[-1].id if found else AlertId(f"no alert for {name}")


def act_of(phrase: Phrase, told: Told) -> Act:
    """Return what a phrase asks of the engine."""
    return _VERBS[phrase.verb](phrase, told)


def _date(phrase: Phrase, _: Told) -> Act:
    anchor, on = phrase.rest
    return acts.SetDate(Anchor(anchor), date.fromisoformat(on))


def _name(phrase: Phrase, told: Told) -> Act:
    party, code = phrase.rest
    if code == "none":
        return acts.SetParty(PartyName(party), None)
    organisation = told.town.roster.by_code[code]
    return acts.SetParty(PartyName(party), organisation.id, organisation.kind)


def _move_home(phrase: Phrase, told: Told) -> Act:
    """Name a new home municipality, as in ``moves home to 1880``."""
    town = told.town
    (move,) = move_home(Scene(told.case, town.rules, town.roster), NewHome(phrase.rest[2]))
    return move


def _starting(phrase: Phrase) -> date | None:
    return date.fromisoformat(phrase.rest[2]) if phrase.rest[1:2] == ("starting",) else None


def _acknowledge(phrase: Phrase, told: Told) -> Act:
    name, _, until = phrase.rest
    return acts.Acknowledge(told.alert(name), date.fromisoformat(until))


def _postpone(phrase: Phrase, told: Told) -> Act:
    name, _, until = phrase.rest
    return acts.Snooze(told.alert(name), date.fromisoformat(until))


def _give(phrase: Phrase, told: Told) -> Act:
    """Give an alert to somebody in their seat, as in ``gives contact to social.2 until 2026-11-17``."""
    name, _, who, _, until = phrase.rest
    person, day = told.town.person(who), date.fromisoformat(until)
    alert = told.case.alerts[told.alert(name)]
    theirs = told.town.roster.seats_of(person, day)
    seats = seats_of_rung(told.town.rules.workflow, told.case, alert)
    seat = next((each for each in seats if each in theirs), theirs[0])
    return acts.Assign(alert.id, person, seat, day)


def _pause(phrase: Phrase, _: Told) -> Act:
    """Pause the case, as in ``pauses hospital until 2026-11-13``; without a reason, prolong the pause."""
    reason = phrase.rest[0] if phrase.rest[0] != "until" else None
    return acts.Pause(reason, date.fromisoformat(phrase.rest[-1]))


def _teach(phrase: Phrase, told: Told) -> Act:
    """Record a spell of schooling, as in ``teaches at homeschool from 2026-11-02``."""
    _, code, _, from_on = phrase.rest
    return acts.RecordSpell(told.town.organisation(code), date.fromisoformat(from_on))


def _annul(phrase: Phrase, told: Told) -> Act:
    return acts.Annul(told.earlier[" ".join(phrase.rest)], ())


def _close(phrase: Phrase, told: Told) -> Act:
    """Close a case, as in ``closes new_placement with social.2 carrying contact mapping``."""
    outcome, *rest = phrase.rest
    at = rest.index("carrying") if "carrying" in rest else len(rest)
    second = told.town.person(rest[1]) if rest[:1] == ["with"] else None
    return acts.Close(outcome, second, tuple(told.step(each) for each in rest[at + 1 :]))


def _set_fact(phrase: Phrase, _: Told) -> Act:
    fact, value = phrase.rest
    return acts.SetFact(Fact(fact), value)


def _transfer(phrase: Phrase, told: Told) -> Act:
    """Let the pupil come to a home and its school, as in ``transfers to home2``."""
    home = told.town.roster.by_code[phrase.rest[1]]
    [school] = told.town.roster.children(home.id, OrganisationKind.YOUTH_HOME_SCHOOL)
    return acts.Transfer(home.id, school.id)


def _offer(phrase: Phrase, told: Told) -> Act:
    """Offer a step, as in ``offers educational_handover with handover_dossier``."""
    named = phrase.rest[2] if phrase.rest[1:2] == ("with",) else ""
    return acts.Offer(told.step(phrase.rest[0]), _starting(phrase), tuple(filter(None, named.split(","))))


def _disclose(phrase: Phrase, _: Told) -> Act:
    """Disclose something, as in ``discloses identity to home_school by consent``."""
    matter, _to, party, _by, basis = phrase.rest
    return acts.Disclose(PartyName(party), matter, DisclosureBasis(basis))


_VERBS: dict[str, Callable[[Phrase, Told], Act]] = {
    "fires": lambda phrase, _: acts.Fire(phrase.rest[0]),
    "transfers": _transfer,
    "reconsiders": lambda phrase, _: acts.Reconsider(date.fromisoformat(phrase.rest[0])),
    "dates": _date,
    "loses": lambda phrase, _: acts.SetDate(Anchor(phrase.rest[0]), None),
    "names": _name,
    "moves": _move_home,
    "offers": _offer,
    "confirms": lambda phrase, told: acts.Confirm(told.step(phrase.rest[0]), _starting(phrase)),
    "returns": lambda phrase, told: acts.Return(told.step(phrase.rest[0])),
    "withdraws": lambda phrase, told: acts.Withdraw(told.step(phrase.rest[0])),
    "does": lambda phrase, told: acts.Done(told.step(phrase.rest[0])),
    "waives": lambda phrase, told: acts.Waive(told.step(phrase.rest[0])),
    "takes": lambda phrase, told: acts.TakeOver(told.step(phrase.rest[1])),
    "acknowledges": _acknowledge,
    "notes": lambda phrase, told: acts.Note(told.alert(phrase.rest[0])),
    "postpones": _postpone,
    "gives": _give,
    "pauses": _pause,
    "resumes": lambda _phrase, _told: acts.Resume(),
    "teaches": _teach,
    "dismisses": lambda phrase, _: acts.EndSpell(date.fromisoformat(phrase.rest[0])),
    "annuls": _annul,
    "closes": _close,
    "sets": _set_fact,
    "discloses": _disclose,
    "hides": lambda phrase, _: acts.EndDisclosure(PartyName(phrase.rest[2]), phrase.rest[0]),
}
