"""Whatever hinders a look becomes an inspection that says so, without what an error carries."""

from sisam.auditor.inspecting import inspect
from sisam.auditor.inspection import Verdict
from tests.builders import NOW
from tests.unit.auditor.inspections import Gone, Heard, Watched, a_report, no_site


def test_a_site_is_opened_for_each_look_and_let_go_of_afterwards() -> None:
    site, heard = Watched(), Heard()

    verdicts = [inspect(site.source, NOW, heard, full=False).verdict for _ in range(2)]

    assert ([Verdict.GREEN] * 2, 2, 0, []) == (verdicts, site.opened, site.now_open, heard.told_of)


def test_everything_is_asked_where_the_look_is_to_be_whole_and_not_otherwise() -> None:
    site = Watched()
    for full in (False, True):
        inspect(site.source, NOW, Heard(), full=full)
    assert [False, True] == site.asked_in_full


def test_a_site_that_is_gone_is_unchecked_and_told_by_its_class_alone() -> None:
    heard = Heard()

    inspection = inspect(no_site, NOW, heard, full=True)

    assert (Verdict.UNCHECKED, ("The database is not there.",)) == (inspection.verdict, inspection.could_not)
    assert [("look_failed", "Gone")] == heard.told_of


def test_an_error_that_nobody_anticipated_ends_nothing() -> None:
    heard = Heard()
    site = Watched(report=KeyError("Kim Ek"))

    inspection = inspect(site.source, NOW, heard, full=False)

    assert ("The look failed: KeyError.",) == inspection.could_not
    assert ([("look_failed", "KeyError")], 0) == (heard.told_of, site.now_open)


def test_what_the_audit_found_is_kept_where_the_figures_cannot_be_read() -> None:
    site = Watched(a_report("I05"), read=Gone("path"))

    inspection = inspect(site.source, NOW, Heard(), full=False)

    assert (Verdict.RED, {"I05": 1, "unchecked": 1}) == (inspection.verdict, inspection.counts)
    assert not inspection.vouches
