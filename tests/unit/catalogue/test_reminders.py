"""A ladder may begin with a reminder, and a reminder that makes no sense is told with its place."""

from pathlib import Path

import pytest

from sisam.catalogue.definitions import read_workflow, workflow_from_body
from sisam.domain.ladder import LadderSeat, Reminder
from sisam.domain.reckoning import Clock, Interval
from sisam.errors import Invalid
from tests.unit.catalogue.test_definitions import OWN, ROUTINE

FIRST = '[[ladder.standard]]\ntells = ["owner", "other"]'
REMINDER = '[[ladder.standard]]\nbefore = { count = 2, clock = "working_days" }\ntells = ["owner"]\n'


def folder_with(tmp_path: Path, own: str) -> Path:
    (tmp_path / "routines").mkdir()
    (tmp_path / "workflow.toml").write_text(own, encoding="utf-8")
    (tmp_path / "routines" / "4.toml").write_text(ROUTINE, encoding="utf-8")
    return tmp_path


def test_the_first_table_with_before_is_the_reminder_and_the_rungs_are_the_others(tmp_path: Path) -> None:
    assert FIRST in OWN
    without = OWN.count("[[ladder.standard]]")

    workflow, body = read_workflow(folder_with(tmp_path, OWN.replace(FIRST, f"{REMINDER}\n{FIRST}")))

    ladder = workflow.ladders["standard"]
    assert Reminder((LadderSeat.OWNER,), Interval(2, Clock.WORKING_DAYS)) == ladder.reminder
    assert without == len(ladder.rungs)
    assert ladder == workflow_from_body(body).ladders["standard"]


def test_a_ladder_need_not_remind(tmp_path: Path) -> None:
    workflow, _ = read_workflow(folder_with(tmp_path, OWN))

    assert workflow.ladders["standard"].reminder is None


@pytest.mark.parametrize(
    ("own", "key", "said"),
    [
        (OWN.replace(FIRST, f"{REMINDER}repeats = true\n\n{FIRST}"), "ladder.standard.1", "told once"),
        (
            OWN.replace(FIRST, REMINDER + f'wait = {{ count = 1, clock = "days" }}\n\n{FIRST}'),
            "ladder.standard.1",
            "has no wait",
        ),
        (OWN.replace('wait = { count = 2, clock = "working_days" }\n', ""), "ladder.standard.1", "how long"),
        (OWN.replace("[[step]]", f"{REMINDER}\n[[step]]", 1), "ladder.standard", "stands first"),
        (OWN.replace(FIRST, f"{REMINDER}\n{REMINDER}\n{FIRST}"), "ladder.standard", "only one"),
    ],
)
def test_a_reminder_in_the_wrong_place_or_with_what_it_cannot_have_is_refused(
    tmp_path: Path, own: str, key: str, said: str
) -> None:
    assert own != OWN

    with pytest.raises(Invalid) as caught:
        read_workflow(folder_with(tmp_path, own))

    [fault] = caught.value.faults
    assert key == fault.key
    assert said in fault.sentence
