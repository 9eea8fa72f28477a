"""Who acts, and by which road."""

import pytest

from tests.builders import an_actor


@pytest.mark.parametrize(
    ("via", "daemon", "imports"),
    [
        ("cli:kim", False, False),
        ("web:session-1", False, False),
        ("daemon", True, False),
        ("import:placements.csv", False, True),
        # Somebody who is called like the daemon, or like a file.
        ("cli:daemon", False, False),
        ("cli:import:x", False, False),
    ],
)
def test_the_road_tells_the_program_and_a_file_from_persons(via: str, daemon: bool, imports: bool) -> None:
    actor = an_actor(via=via)

    assert (daemon, imports) == (actor.is_daemon, actor.imports)
