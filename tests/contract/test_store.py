"""What every store promises to the use cases, whether it lives in memory or in a file."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.ports.beats import Beat
from sisam.application.ports.cases import Change
from sisam.application.ports.site_state import SiteState
from sisam.application.ports.statements import StoredStatement
from sisam.application.ports.unit_of_work import Store, UnitOfWork
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.domain.statement import SignedStatement
from sisam.errors import Conflict, NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.builders import (
    NOW,
    SOCIAL_SERVICES,
    TODAY,
    a_case,
    a_change,
    a_command,
    a_deadline,
    a_joint_request,
    a_message,
    a_person,
    a_rule_part,
    a_step,
    a_subject,
    an_item,
    grown,
    populate,
)
from tests.empty_database import empty_database

CASE = CaseId("case-1")


def in_memory(_: Path) -> SqlStore:
    return SqlStore("sqlite://")


def in_a_file(folder: Path) -> SqlStore:
    return SqlStore(empty_database(folder / "sisam.db"))


@pytest.fixture(params=[in_memory, in_a_file], ids=lambda make: make.__name__)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: SqlStore = request.param(tmp_path)
    populate(made)
    yield made
    made.close()


def save(store: Store, *changes: Change) -> None:
    with store.write() as work:
        work.cases.save_many(changes)
        work.commit()


def loaded(store: Store) -> Case:
    with store.read() as work:
        return work.cases.load(CASE)


def test_what_was_committed_is_there_for_the_next_unit_of_work(store: Store) -> None:
    step, deadline = a_step(), a_deadline()
    case = a_case(steps={step.id: step}, deadlines={deadline.id: deadline})

    save(store, a_change(None, case))

    assert case == loaded(store)


#: One write of each part, and what shows whether it is there.
WRITES: dict[str, tuple[Callable[[UnitOfWork], None], Callable[[UnitOfWork], object]]] = {
    "cases": (
        lambda work: work.cases.save_many([a_change(None, a_case())]),
        lambda work: (work.cases.find("N/case-1"), work.cases.journal(CASE), work.cases.numbers()),
    ),
    "beats": (
        lambda work: work.beats.put(Beat("daemon-1", "anna", 17, NOW)),
        lambda work: work.beats.listed(),
    ),
    "joint_requests": (
        lambda work: work.joint_requests.add(a_joint_request()),
        lambda work: [each.id for each in work.joint_requests.waiting()],
    ),
    "outbox": (
        lambda work: work.outbox.write([a_message(items=())]),
        lambda work: work.outbox.listed(None, 9),
    ),
    "register": (
        lambda work: work.register.put_persons([a_person("person-2")]),
        lambda work: sorted(work.register.roster().persons),
    ),
    "rule_parts": (
        lambda work: work.rule_parts.publish(a_rule_part()),
        lambda work: work.rule_parts.parts(),
    ),
    "site_states": (
        lambda work: work.site_states.put(SiteState(NOW, NOW, "monday.db", NOW, None, "cli:kim")),
        lambda work: work.site_states.get(),
    ),
    "statements": (
        lambda work: work.statements.add(
            [StoredStatement(SOCIAL_SERVICES, TODAY, SignedStatement("{}", "aa", "k1"), NOW)]
        ),
        lambda work: (work.statements.given(), work.statements.last_day(), work.statements.is_stated(TODAY)),
    ),
    "subjects": (
        lambda work: work.subjects.put(a_subject("subject-2", number_index="index")),
        lambda work: work.subjects.find("index"),
    ),
}


def shown(store: Store, part: str) -> object:
    with store.read() as work:
        return WRITES[part][1](work)


@pytest.mark.parametrize("part", WRITES)
def test_leaving_without_commit_undoes_every_part(store: Store, part: str) -> None:
    before = shown(store, part)

    with store.write() as work:
        WRITES[part][0](work)
        within = WRITES[part][1](work)

    assert within != before
    assert before == shown(store, part)


@pytest.mark.parametrize("part", WRITES)
def test_a_commit_keeps_every_part(store: Store, part: str) -> None:
    with store.write() as work:
        WRITES[part][0](work)
        within = WRITES[part][1](work)
        work.commit()

    assert within == shown(store, part)


def test_an_error_undoes_the_whole_unit_of_work_and_not_the_one_before(store: Store) -> None:
    save(store, a_change(None, a_case()))

    def fail() -> None:
        with store.write() as work:
            work.cases.save_many([a_change(loaded_in(work), grown(loaded_in(work), state="lost"))])
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert a_case() == loaded(store)


def loaded_in(work: UnitOfWork) -> Case:
    return work.cases.load(CASE)


def test_of_two_who_read_the_same_case_only_the_first_is_saved(store: Store) -> None:
    save(store, a_change(None, a_case()))
    mine = theirs = loaded(store)
    save(store, a_change(theirs, grown(theirs, state="theirs"), a_command("theirs")))

    with pytest.raises(Conflict):
        save(
            store,
            a_change(None, a_case("case-2")),
            a_change(mine, grown(mine, state="mine"), a_command("mine")),
        )

    with store.read() as work:
        assert ("theirs", [CASE]) == (work.cases.load(CASE).state, work.cases.ids(open_only=False))


def test_a_command_that_was_carried_out_is_refused_again_and_has_a_receipt(store: Store) -> None:
    command = a_command()
    save(store, a_change(None, a_case(), command))

    with pytest.raises(Conflict):
        save(store, a_change(None, a_case("case-2"), a_command("other", idempotency_key="command-1")))

    with store.read() as work:
        receipt = work.cases.receipt(SOCIAL_SERVICES, "command-1")
    assert receipt is not None
    assert (command.id, CASE) == (receipt.command_id, receipt.case_id)


def test_a_journal_grows_at_its_end_and_keeps_its_chain(store: Store) -> None:
    save(store, a_change(None, a_case()))
    with store.read() as work:
        first = work.cases.journal(CASE)
    case = loaded(store)
    save(store, a_change(case, grown(case, events=2)))

    with store.read() as work:
        journal = work.cases.journal(CASE)
    assert first == journal[:1]
    assert [1, 2, 3] == [each.event.position for each in journal]
    assert 3 == len({each.hash for each in journal})


def test_nothing_is_told_twice(store: Store) -> None:
    save(store, a_change(None, a_case()))
    item = an_item(dedup_key="late|overdue|0")
    with store.write() as work:
        work.outbox.write([a_message("message-1", items=(item,))])
        work.commit()

    def tell_again() -> None:
        with store.write() as work:
            work.outbox.write([a_message("message-2", items=(item,))])
            work.commit()

    with pytest.raises(Conflict):
        tell_again()

    with store.read() as work:
        assert ["message-1"] == [each.id for each in work.outbox.listed(None, 9)]


def test_due_cases_are_open_and_the_longest_waiting_comes_first(store: Store) -> None:
    save(
        store,
        a_change(None, a_case("late", next_at=NOW - timedelta(hours=1))),
        a_change(None, a_case("later", next_at=NOW - timedelta(hours=2))),
        a_change(None, a_case("not-yet", next_at=NOW + timedelta(hours=1))),
        a_change(
            None,
            a_case("closed", next_at=NOW - timedelta(hours=3), closed_at=NOW, closed_position=1),
        ),
    )

    with store.read() as work:
        assert (["later", "late"], ["later"]) == (work.cases.due(NOW, 9), work.cases.due(NOW, 1))


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with store.read() as work, pytest.raises(NotFound):
        work.cases.load(CaseId("nobody"))


def test_of_several_numbers_those_that_somebody_has_are_found_at_once(store: Store) -> None:
    with store.write() as work:
        work.cases.save_many([a_change(None, a_case()), a_change(None, a_case("case-2"))])
        work.subjects.put(a_subject("subject-2", number_index="index"))

        found = work.cases.find_many(["N/case-1", "N/case-2", "N/case-3"])
        assert {"N/case-1": CASE, "N/case-2": CaseId("case-2")} == found
        assert {"index": "subject-2"} == work.subjects.find_many(["other", "index"])
        assert ({}, {}) == (work.cases.find_many([]), work.subjects.find_many([]))
