"""What paths name: something of one's own, something foreign, and something that is not there."""

from dataclasses import dataclass
from typing import Final

from sisam.domain.access import Function
from tests.security.estate import FOREIGN_CASE, OWN_CASE, PEOPLE, Estate

#: Somebody else at the agency, whose account its administrator looks after.
COLLEAGUE: Final = "alva.adm@sis.example"
_UNKNOWN: Final = {
    "case_id": "0123456789abcdef",
    "step_id": "0123456789abcdef.s1",
    "alert_id": "0123456789abcdef.a1",
    "request_id": "0123456789abcdef",
    "code": "finns-inte",
    "person_id": "0123456789abcdef",
    "controller_id": "0123456789abcdef",
}


@dataclass(frozen=True, slots=True)
class Things:
    """One value for each name of a path, as somebody sees it."""

    own: dict[str, str]
    foreign: dict[str, str]
    unknown: dict[str, str]

    @property
    def foreign_case(self) -> dict[str, str]:
        """Return what is one's own but for the case."""
        return {**self.own, "case_id": self.foreign["case_id"]}


def things_of(estate: Estate, email: str) -> Things:
    """Return them for one of ours."""
    code = estate.one(
        "SELECT o.code FROM holding h JOIN organisation o ON o.id = h.organisation_id "
        "JOIN person p ON p.id = h.person_id WHERE p.email = ?",
        email,
    )
    whose = COLLEAGUE if PEOPLE[email] is Function.ADMINISTRATOR else email
    own = {
        **_of_case(estate, OWN_CASE),
        "code": code,
        "person_id": estate.person_id(whose),
        "controller_id": _organisation(estate, "agency"),
    }
    foreign = {
        **_of_case(estate, FOREIGN_CASE),
        "code": "granhem",
        "person_id": estate.person_id("gro.gran@sis.example"),
        "controller_id": _organisation(estate, "kiruna-soc"),
    }
    return Things(own, foreign, dict(_UNKNOWN))


def _organisation(estate: Estate, code: str) -> str:
    return str(estate.one("SELECT id FROM organisation WHERE code = ?", code))


def _of_case(estate: Estate, number: str) -> dict[str, str]:
    case_id = estate.case_id(number)
    step = "SELECT id FROM step WHERE case_id = ? ORDER BY status = 'offered' DESC, ordinal LIMIT 1"
    return {
        "case_id": case_id,
        "step_id": estate.one(step, case_id),
        "alert_id": estate.one("SELECT id FROM alert WHERE case_id = ? LIMIT 1", case_id),
        "request_id": estate.one("SELECT id FROM joint_request WHERE case_id = ?", case_id),
    }
