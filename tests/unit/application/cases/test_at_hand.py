"""What is decided at a desk in memory is what would have been decided and saved one by one."""

from dataclasses import replace
from datetime import date

import pytest

from sisam.application.cases.at_hand import CasesAtHand, Desk, PupilsAtHand
from sisam.application.cases.carrying_out import Result
from sisam.application.cases.opening_cases import open_placement
from sisam.application.ports.unit_of_work import UnitOfWork, Workplace
from sisam.application.site import Site
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.identity import Identity
from sisam.domain.ids import CaseId, SubjectId
from sisam.errors import NotFound
from sisam.storage.unit_of_work import SqlStore
from tests.builders import NOW, a_case, a_change, a_subject, grown, populate
from tests.sites import IMPORTER, a_placement_row, a_site

CASE = CaseId("case-1")
NUMBER = "N/case-1"
DATES = {
    Anchor.APPLIED: date(2026, 10, 1),
    Anchor.ADMITTED: date(2026, 10, 5),
    Anchor.FORECAST: date(2026, 12, 4),
    Anchor.FIRST_LESSON: date(2026, 10, 8),
}


def a_store() -> SqlStore:
    store = SqlStore("sqlite://")
    populate(store)
    return store


def at_hand(work: UnitOfWork) -> CasesAtHand:
    return CasesAtHand(work.cases)


def opened(site: Site, place: Workplace) -> list[Result]:
    """Open two placements of one pupil, of which the second asks that the first be settled."""
    first = a_placement_row("SN-1", anchors=DATES)
    second = replace(a_placement_row("SN-2", anchors=DATES), previous_case_number="SN-1")
    return [result for row in (first, second) for result in open_placement(site, place, row, IMPORTER, NOW)]


def journals(work: UnitOfWork) -> list[object]:
    return [
        (each.event, each.hash)
        for case_id in sorted(work.cases.ids(open_only=False))
        for each in work.cases.journal(case_id)
    ]


def test_rows_at_a_desk_leave_the_journals_that_they_leave_when_each_command_is_saved() -> None:
    one_by_one, in_memory = a_site(), a_site()

    with one_by_one.store.write() as work:
        expected = opened(one_by_one, work), journals(work), loaded_cases(work)
    with in_memory.store.write() as work:
        desk = Desk.within(work)
        results = opened(in_memory, desk)
        desk.cases.put_away()
        found = results, journals(work), loaded_cases(work)

    assert expected[1:] == found[1:]
    assert [each.messages for each in expected[0]] == [each.messages for each in found[0]]
    assert len(found[1]) > len(results)


def loaded_cases(work: UnitOfWork) -> list[Case]:
    return work.cases.load_many(sorted(work.cases.ids(open_only=False)))


def test_a_change_lies_in_the_store_only_when_the_case_is_put_away() -> None:
    with a_store().write() as work:
        cases = at_hand(work)

        cases.save_many([a_change(None, a_case())])

        assert (CASE, a_case()) == (cases.find(NUMBER), cases.load(CASE))
        assert work.cases.find(NUMBER) is None
        cases.put_away()
        assert (CASE, CASE) == (work.cases.find(NUMBER), cases.find(NUMBER))


def test_several_changes_of_a_case_are_saved_as_one() -> None:
    later = grown(a_case(), state="admitted")
    with a_store().write() as work:
        cases = at_hand(work)
        cases.save_many([a_change(None, a_case())])
        cases.save_many([a_change(cases.load(CASE), later)])

        cases.put_away()

        assert "admitted" == work.cases.load(CASE).state
        assert [1, 2] == [each.event.position for each in work.cases.journal(CASE)]


def test_what_the_store_alone_can_answer_is_asked_once_the_changes_lie_there() -> None:
    with a_store().write() as work:
        cases = at_hand(work)
        cases.save_many([a_change(None, a_case())])

        assert CASE == cases.newest_open_of(a_case().subject_id)
        assert 1 == len(cases.journal(CASE))
        cases.save_many([a_change(None, a_case("case-2", previous_case_id=CASE))])
        assert [CaseId("case-2")] == cases.following(CASE)
        assert [a_case()] == cases.load_many([CASE])


def test_numbers_are_looked_up_at_once_and_those_that_nobody_has_are_known_too() -> None:
    with a_store().write() as work:
        work.cases.save_many([a_change(None, a_case())])
        cases = at_hand(work)

        cases.look_up([NUMBER, "N/2"])

        assert (CASE, None) == (cases.find(NUMBER), cases.find("N/2"))
        with pytest.raises(NotFound):
            cases.load(CaseId("case-2"))


def test_pupils_are_looked_up_at_once_and_one_who_comes_in_is_found_by_the_next_row() -> None:
    with a_site().store.write() as work:
        work.subjects.put(a_subject("subject-2", number_index="two"))
        pupils = PupilsAtHand(work.subjects)

        pupils.look_up(["two", "three"])
        work.subjects.put(a_subject("subject-4", number_index="four"))
        pupils.put(a_subject("subject-3", number_index="three"))

        found = [pupils.find(each) for each in ("two", "three", "four", "five")]
        assert [SubjectId("subject-2"), SubjectId("subject-3"), SubjectId("subject-4"), None] == found
        assert "three" == pupils.get(SubjectId("subject-3")).number_index


def test_a_pupil_without_a_number_is_kept_all_the_same() -> None:
    site = a_site()
    with site.store.write() as work:
        pupils = PupilsAtHand(work.subjects)
        pupils.look_up([])

        pupils.put(site.sealer.seal(SubjectId("subject-5"), Identity("Kim Ek")))

        assert "Kim Ek" == site.sealer.open(work.subjects.get(SubjectId("subject-5"))).name
