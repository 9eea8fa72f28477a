"""Finding cases: the case that a person means by its number."""

from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.ids import CaseId
from sisam.domain.near_names import near_names
from sisam.errors import NotFound


def find_case(work: UnitOfWork, number: str) -> CaseId:
    """Return the id of the case with a number.

    Raises:
        NotFound: there is none; it carries the numbers that come near.
    """
    case_id = work.cases.find(number)
    if case_id is None:
        raise NotFound("case", number).with_near(near_names(number, work.cases.numbers()))
    return case_id
