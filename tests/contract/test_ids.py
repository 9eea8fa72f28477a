"""What every source of identifiers promises."""

import re

import pytest

from sisam.application.ports.ids import Ids
from sisam.bootstrap import RandomIds
from tests.fakes import CountedIds

ASKED = 10_000


@pytest.fixture(params=[RandomIds, CountedIds])
def ids(request: pytest.FixtureRequest) -> Ids:
    made: Ids = request.param()
    return made


def test_no_identifier_is_given_twice(ids: Ids) -> None:
    assert ASKED == len({ids.new() for _ in range(ASKED)})


def test_an_identifier_can_stand_in_a_message_id_and_in_the_name_of_a_file(ids: Ids) -> None:
    assert re.fullmatch(r"[a-z0-9-]{4,64}", ids.new())
