"""What the program says where a journey says what must hold: the same words where they agree."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.domain.alert import Alert, AlertCause
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.fact import Fact
from sisam.domain.site_alert import About
from sisam.domain.step import Step
from tests.journeys.town import Town


@dataclass(frozen=True, slots=True)
class Answers:
    """A case after a row, with what was told since the row before and how the act was refused."""

    town: Town
    case: Case
    #: ``WHO TEMPLATE STEP`` of each item that was written, by how often.
    told: Counter[str]
    refused: str

    def to(self, expected: str) -> str:
        """Return what the program says of what a clause expects, in the clause's own form."""
        subject, *words = expected.split()
        match subject:
            case "refused":
                return f"refused {self.refused}"
            case "state" | "round" | "outcome":
                return f"{subject} {getattr(self.case, subject)}"
            case "workflow" | "agreement":
                return f"{subject} {self._version(subject)}"
            case "accountable" | "pupil":
                return f"{subject} {self._accountable() if subject == 'accountable' else self._pupil()}"
            case "fact":
                return f"fact {words[0]} {self.case.facts.get(Fact(words[0]))}"
            case "party":
                return f"party {words[0]} {self._party(words[0])}"
            case "sees":
                return f"sees {words[0]} {self._sees(words[0])}"
            case "told":
                return self._told(words)
        return " ".join((subject, *self._of_step(subject, words)))

    def _sees(self, code: str) -> str:
        """Return what was disclosed to an organisation, with commas."""
        organisation = self.town.organisation(code)
        seen = [each.matter for each in self.case.disclosures if each.holds and each.to == organisation]
        return ",".join(seen) or "nothing"

    def _version(self, part: str) -> str:
        found = getattr(self.case.rules, part)
        return found.version if found else "none"

    def _accountable(self) -> str:
        accountable = self.case.accountable
        return self.town.code(accountable.organisation_id) if accountable else "nobody"

    def _party(self, name: str) -> str:
        codes = {str(party): self.town.code(each) for party, each in self.case.parties.items()}
        absent = {str(party) for party in self.case.absent}
        return "none" if name in absent else codes.get(name, "unknown")

    def _pupil(self) -> str:
        """Return ``missed since DATE, DAYS days, rung RUNG`` while an alert says so, or ``looked after``."""
        about = About.case(self.case.id)
        for line in list_site_alerts(self.town.site):
            if (line.alert.cause, line.alert.about) == (AlertCause.NO_SCHOOL, about):
                detail = line.alert.detail
                return f"missed since {detail['on']} for {detail['count']} rung {line.alert.rung + 1}"
        return "looked after"

    def _told(self, words: list[str]) -> str:
        """Return how often somebody was told: ``told [N times | never] WHO TEMPLATE STEP``."""
        number = words[0] if words[0].isdecimal() or words[0] == "never" else ""
        rest = " ".join(words[{"": 0, "never": 1}.get(number, 2) :])
        count = self.told[rest]
        if number == "never":
            return f"told never {rest}" if not count else f"told {rest}"
        if number:
            return f"told {count} times {rest}"
        return f"told {rest}" if count else f"told nothing like {rest}, but {sorted(self.told)}"

    def _of_step(self, name: str, words: list[str]) -> list[str]:
        # ``NAME/ROUND`` is the step of a round, where a transfer has left one behind.
        definition, _, round_ = name.partition("/")
        found = [
            step
            for step in self.case.steps.values()
            if step.definition == definition and round_ in ("", str(step.round))
        ]
        if not found:
            return ["absent"]
        step = next((each for each in reversed(found) if each.live), found[-1])
        answers: list[str] = []
        index = 0
        while index < len(words):
            word = words[index]
            if word in _VALUES:
                answers += [word, self._value(step, word)]
                index += 2
            else:
                answers.append(self._word(step, word))
                index += 1
        return answers

    def _word(self, step: Step, word: str) -> str:
        if word in ("acknowledged", "silent"):
            alert = self._alert(step)
            return "acknowledged" if alert and alert.acknowledged_until else "silent"
        return str(step.status)

    def _value(self, step: Step, word: str) -> str:
        if word in _STATUSES:
            return self._if(self._deadline(step), _STATUSES[word])
        alert = self._alert(step)
        match word:
            case "late":
                missed = self._if(self._deadline(step), DeadlineStatus.MISSED)
                return missed if alert else f"{missed} without an alert"
            case "rung":
                return str(alert.rung + 1) if alert else "none"
            case "cleared":
                return self._cleared(step)
            case "by":
                return self.town.code(step.owner.organisation_id)
            case "to":
                return self.town.code(step.confirmer.organisation_id) if step.confirmer else "nobody"
        return str(getattr(step, _FIELDS[word]))

    def _cleared(self, step: Step) -> str:
        alerts = [each for each in self.case.alerts.values() if each.step_id == step.id]
        return str(alerts[-1].cleared_reason) if alerts else "no alert"

    def _alert(self, step: Step) -> Alert | None:
        return next(
            (each for each in self.case.alerts.values() if each.live and each.step_id == step.id), None
        )

    def _deadline(self, step: Step) -> Deadline | None:
        of_step = [each for each in self.case.deadlines.values() if each.step_id == step.id]
        return max(of_step, key=lambda each: each.created_position, default=None)

    def _if(self, deadline: Deadline | None, status: DeadlineStatus) -> str:
        if deadline is None:
            return "never"
        day: date = deadline.due_on
        return day.isoformat() if deadline.status is status else f"{day} but {deadline.status}"


_STATUSES = {"due": DeadlineStatus.PENDING, "met": DeadlineStatus.MET, "missed": DeadlineStatus.MISSED}
_FIELDS = {"first": "first_due_on", "cause": "cause", "returns": "returns", "number": "occurrence"}
#: Words that a value follows.
_VALUES = frozenset({*_STATUSES, *_FIELDS, "late", "rung", "cleared", "by", "to"})
