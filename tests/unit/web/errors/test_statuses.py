"""Every kind of error has its status, and nothing else decides it."""

from http import HTTPStatus

import pytest

from sisam.errors import Conflict, Invalid, NotFound, NotPermitted, SisamError, StoreFails, Unavailable
from sisam.web.errors.statuses import STATUSES, status_of


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (Invalid(), 422),
        (NotFound("case", "SN-1"), 404),
        (NotPermitted(), 403),
        (Conflict(), 409),
        (Unavailable(), 503),
        (StoreFails(), 503),
        (SisamError(), 422),
    ],
)
def test_a_kind_of_error_ends_in_its_status(error: SisamError, expected: int) -> None:
    assert expected == status_of(error)


def test_every_kind_is_in_the_table() -> None:
    kinds = {kind for kind in SisamError.__subclasses__() if kind.__module__ == "sisam.errors"}

    assert kinds == set(STATUSES)
    assert len(set(STATUSES.values())) == len(kinds)
    assert HTTPStatus.OK not in STATUSES.values()
