"""Workflows and law are read as written, and everything wrong in them is told at once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sisam.catalogue.bodies import hash_of
from sisam.catalogue.definitions import law_from_body, read_law, read_workflow, workflow_from_body
from sisam.domain.anchor import Anchor
from sisam.domain.due_rule import DueRule
from sisam.domain.fact import Condition
from sisam.domain.ids import PartyName
from sisam.domain.ladder import Ladder, LadderSeat, Rung
from sisam.domain.language import Language
from sisam.domain.origin import Origin
from sisam.domain.reckoning import Clock, Direction, Interval
from sisam.domain.source import Source
from sisam.domain.step_definition import Opening, StepDefinition, StepKind
from sisam.domain.workflow import StandIn, Workflow
from sisam.errors import Fault, Invalid

OWN = """\
name = "small"
version = "7"
title = { sv = "Liten", en = "Small" }
chain = ["office"]

[party.office]
title = { sv = "kontoret", en = "the office" }
kinds = ["social_services"]
role = "officer"
missing_when = "no_home_school"
stand_ins = [{ party = "school", when = "acute" }, { party = "office" }]

[state.started]
phase = "before"
title = { sv = "Påbörjad", en = "Started" }
initial = true
watch = "watch"

[state.ended]
phase = "after"
title = { sv = "Slut", en = "Ended" }
final = true

[transition.go]
title = { sv = "Gå", en = "Go" }
from = ["started"]
to = "started"
by = ["office"]
records = "applied"
guards = ["youth_home_named"]

[outcome.over]
title = { sv = "Över", en = "Over" }
from = ["started"]
by = ["office"]
two_names = true

[[ladder.standard]]
tells = ["owner", "other"]
wait = { count = 2, clock = "working_days" }

[[ladder.standard]]
tells = ["owner_coordinator"]
wait = { count = 1, clock = "working_days" }
repeats = true

[[step]]
id = "watch"
kind = "watch"
title = { sv = "För vidare", en = "Move on" }
asks = { sv = "Gör något.", en = "Do something." }
owner = "accountable"
repeats = true
opens = [{ on = ["opened"] }]
due = [{ count = 20, clock = "working_days", after = ["last_act"], source = "policy" }]
ladder = "standard"
"""
ROUTINE = """\
routine = 4

[[step]]
id = "handover"
kind = "handover"
title = { sv = "Överlämning", en = "Handover" }
asks = { sv = "Lämna över.", en = "Hand over." }
owner = "office"
confirmed_by = "school"
answer = { count = 3, clock = "working_days", source = "agreement" }
opens = [
  { on = ["admitted"], parties = ["school"], when = ["acute"], wait = { count = 1, clock = "days" } },
]
due = [
  { when = ["light"], count = 5, clock = "weeks", before = ["forecast", "review"], source = "model" },
  { or_earlier = true, maximum = true, every = true, after_recording = true, \
    earliest_anchor = true, count = 6, clock = "months", \
    after = ["admitted"], source = "law", citation = "lvu_13" },
]
ladder = "standard"
"""
LAW = """\
version = "2"
[provision.old]
citation = { sv = "1 § lagen", en = "The act, section 1" }
text = { sv = "Gör det.", en = "Do it." }
valid_from = 2020-01-01
valid_until = 2026-12-31
"""

Write = Callable[..., Path]
Faults = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(own: str = OWN, routine: str = ROUTINE, below: str = "small") -> Path:
        folder = tmp_path / below
        (folder / "routines").mkdir(parents=True, exist_ok=True)
        (folder / "workflow.toml").write_text(own, encoding="utf-8")
        (folder / "routines" / "4.toml").write_text(routine, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def faults_of(write: Write) -> Faults:
    def faults(own: str = OWN, routine: str = ROUTINE) -> tuple[Fault, ...]:
        with pytest.raises(Invalid) as caught:
            read_workflow(write(own, routine))
        return caught.value.faults

    return faults


@pytest.fixture
def small(write: Write) -> Workflow:
    return read_workflow(write())[0]


def names(faults: tuple[Fault, ...]) -> list[tuple[str, str | None]]:
    return [(Path(fault.file or "").name, fault.key) for fault in faults]


def test_a_step_is_read_with_all_that_it_says(small: Workflow) -> None:
    expected = StepDefinition(
        id="handover",
        routine=4,
        kind=StepKind.HANDOVER,
        title={Language.SV: "Överlämning", Language.EN: "Handover"},
        asks={Language.SV: "Lämna över.", Language.EN: "Hand over."},
        owner=PartyName("office"),
        confirmed_by=PartyName("school"),
        answer=Interval(3, Clock.WORKING_DAYS),
        answer_source=Source.AGREEMENT,
        opens=(
            Opening(
                anchors=(Anchor.ADMITTED,),
                parties=(PartyName("school"),),
                when=(Condition.ACUTE,),
                wait=Interval(1, Clock.DAYS),
            ),
        ),
        due=(
            DueRule(
                id="handover.due.1",
                interval=Interval(5, Clock.WEEKS),
                direction=Direction.BEFORE,
                anchors=(Anchor.FORECAST, Anchor.REVIEW),
                source=Source.MODEL,
                when=(Condition.LIGHT,),
            ),
            DueRule(
                id="handover.due.2",
                interval=Interval(6, Clock.MONTHS),
                direction=Direction.AFTER,
                anchors=(Anchor.ADMITTED,),
                source=Source.LAW,
                earliest_anchor=True,
                maximum=True,
                or_earlier=True,
                every=True,
                after_recording=True,
                citation="lvu_13",
            ),
        ),
        ladder="standard",
        origin=Origin("routines/4.toml", "step.handover"),
    )

    assert expected == small.steps["handover"]


def test_the_steps_of_the_routines_come_before_those_beside_them(small: Workflow) -> None:
    assert [("handover", 4), ("watch", None)] == [(each.id, each.routine) for each in small.steps.values()]


def test_parties_states_moves_outcomes_and_ladders_are_read(small: Workflow) -> None:
    office = PartyName("office")
    move, outcome = small.transitions["go"], small.outcomes["over"]

    assert ("small", "7", (office,)) == (small.name, small.version, small.chain)
    assert (
        StandIn(PartyName("school"), Condition.ACUTE),
        StandIn(office),
    ) == small.parties[office].stand_ins
    assert ("started", "ended") == (small.initial.id, small.final.id)
    assert (("started",), "started", (office,)) == (move.sources, move.target, move.by)
    assert (True, False) == (outcome.two_names, outcome.waives_the_rest)
    assert (
        Ladder(
            "standard",
            (
                Rung((LadderSeat.OWNER, LadderSeat.OTHER), Interval(2, Clock.WORKING_DAYS)),
                Rung((LadderSeat.OWNER_COORDINATOR,), Interval(1, Clock.WORKING_DAYS), repeats=True),
            ),
        )
        == small.ladders["standard"]
    )
    assert Origin("workflow.toml", "outcome.over") == outcome.origin


def test_the_stored_body_gives_the_same_workflow_and_hash(write: Write) -> None:
    workflow, body = read_workflow(write())

    assert workflow == workflow_from_body(body)
    assert hash_of(body) == workflow.hash


def test_comments_and_layout_leave_the_hash_alone_but_a_number_does_not(write: Write) -> None:
    before = read_workflow(write())[0].hash
    commented = read_workflow(write(own="# Hello\n\n" + OWN))[0].hash
    changed = read_workflow(write(routine=ROUTINE.replace("count = 5", "count = 4")))[0].hash

    assert before == commented
    assert before != changed


def test_an_operators_file_replaces_the_shipped_one_as_a_whole(write: Write, tmp_path: Path) -> None:
    shipped = write()
    own = tmp_path / "own"
    (own / "routines").mkdir(parents=True)
    (own / "routines" / "4.toml").write_text(ROUTINE.replace('"handover"\nkind', '"theirs"\nkind'))

    workflow, _ = read_workflow(own, shipped)

    assert ["theirs", "watch"] == list(workflow.steps)


def test_a_missing_workflow_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as caught:
        read_workflow(tmp_path)

    assert [str(tmp_path)] == [fault.file for fault in caught.value.faults]


def test_broken_toml_names_file_and_line_and_hides_no_fault_of_other_files(faults_of: Faults) -> None:
    faults = faults_of(own=OWN.replace('name = "small"', "name = small"), routine=ROUTINE + "colour = 1\n")

    assert [("workflow.toml", None), ("4.toml", "step.handover.colour")] == names(faults)
    assert "line 1" in faults[0].sentence


def test_an_unknown_key_is_answered_with_the_nearest_known(faults_of: Faults) -> None:
    faults = faults_of(
        own=OWN.replace("two_names", "two_name"), routine=ROUTINE.replace("or_earlier", "or_earlyer")
    )

    assert [
        ("workflow.toml", "outcome.over.two_name"),
        ("4.toml", "step.handover.due.2.or_earlyer"),
    ] == names(faults)
    assert ["Write 'two_names', or remove it.", "Write 'or_earlier', or remove it."] == [
        fault.remedy for fault in faults
    ]


def test_an_unknown_key_far_from_all_is_answered_with_the_list(faults_of: Faults) -> None:
    (fault,) = faults_of(own=OWN.replace("final = true", "final = true\nxyzzy = 1"))

    assert "Remove it; known here: phase, title, initial, final, watch." == fault.remedy


def test_an_unknown_word_is_answered_with_the_possible_ones(faults_of: Faults) -> None:
    (fault,) = faults_of(own=OWN.replace('phase = "before"', 'phase = "Before"'))

    assert "state.started.phase" == fault.key
    assert "'Before' is not a word that may stand here." == fault.sentence
    assert "Write one of 'before', 'during' or 'after'." == fault.remedy


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("owner = ", "# owner = ", "step.handover.owner"),
        ('sv = "Lämna över.", ', "", "step.handover.asks.sv"),
        ('en = "Handover"', 'en = " "', "step.handover.title.en"),
        ("count = 5", "count = -5", "step.handover.due.1.count"),
        ("count = 5", 'count = "5"', "step.handover.due.1.count"),
        ("count = 5", "count = 5.5", "step.handover.due.1.count"),
        ("count = 6", "count = 0", "step.handover.due.2"),
        ("or_earlier = true", "or_earlier = 1", "step.handover.due.2.or_earlier"),
        (', citation = "lvu_13"', "", "step.handover.due.2"),
        ('before = ["forecast", "review"], ', "", "step.handover.due.1"),
        ("before = [", 'after = ["opened"], before = [', "step.handover.due.1"),
        ('["admitted"], parties', '["admited"], parties', "step.handover.opens.1.on.1"),
        ('["admitted"], parties', '"admitted", parties', "step.handover.opens.1.on"),
        ('id = "handover"', 'id = "Hand Over"', "step.Hand Over.id"),
        ("routine = 4", "routine = 0", "routine"),
    ],
)
def test_what_breaks_the_shape_is_told_with_its_key(faults_of: Faults, old: str, new: str, key: str) -> None:
    assert old in ROUTINE

    assert [("4.toml", key)] == names(faults_of(routine=ROUTINE.replace(old, new)))


def test_a_step_that_stands_in_two_files_is_refused(faults_of: Faults) -> None:
    (fault,) = faults_of(routine=ROUTINE.replace('id = "handover"', 'id = "watch"'))

    assert ("4.toml", "step.watch") == names((fault,))[0]
    assert "The step 'watch' stands in workflow.toml already." == fault.sentence


def test_the_law_is_read_dated_and_comes_back_from_its_body(tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW, encoding="utf-8")

    law, body = read_law(path)
    provision = law.provisions["old"]

    assert ("2", "1 § lagen") == (law.version, provision.citation[Language.SV])
    assert (date(2020, 1, 1), date(2026, 12, 31)) == (provision.valid_from, provision.valid_until)
    assert law == law_from_body(body)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("2026-12-31", "2019-12-31", "provision.old"),
        ("2026-12-31", '"soon"', "provision.old.valid_until"),
        ('sv = "Gör det.", ', "", "provision.old.text.sv"),
        ("valid_from", "valid_form", "provision.old.valid_form"),
    ],
)
def test_a_faulty_law_table_is_refused(tmp_path: Path, old: str, new: str, key: str) -> None:
    path = tmp_path / "law.toml"
    path.write_text(LAW.replace(old, new), encoding="utf-8")

    with pytest.raises(Invalid) as caught:
        read_law(path)

    assert key in [fault.key for fault in caught.value.faults]
    assert {str(path)} == {fault.file for fault in caught.value.faults}


def test_a_routine_may_be_named_in_both_languages(write: Write) -> None:
    named = ROUTINE.replace("routine = 4\n", 'routine = 4\ntitle = { sv = "Stafett", en = "Relay" }\n', 1)

    assert {4: {Language.SV: "Stafett", Language.EN: "Relay"}} == read_workflow(write(routine=named))[
        0
    ].routines
