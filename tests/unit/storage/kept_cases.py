"""Cases that a store keeps, put in and taken out in one line."""

from sisam.application.ports.cases import Change
from sisam.domain.case import Case
from sisam.domain.ids import CaseId
from sisam.storage.unit_of_work import SqlStore
from tests.builders import a_change


def save(store: SqlStore, *changes: Change) -> None:
    with store.write() as unit:
        unit.cases.save_many(changes)
        unit.commit()


def opened(store: SqlStore, case: Case) -> Case:
    save(store, a_change(None, case))
    return case


def loaded(store: SqlStore, case_id: str = "case-1", *, whole: bool = False) -> Case:
    with store.read() as unit:
        return unit.cases.load_whole(CaseId(case_id)) if whole else unit.cases.load(CaseId(case_id))
