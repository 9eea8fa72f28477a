"""A violation is told in one line of ids and closed words."""

from sisam.audit.report import Report, Verdict, Violation
from sisam.domain.ids import AlertId, CaseId, DeadlineId, StepId


def test_a_line_names_invariant_case_step_deadline_and_alert() -> None:
    violation = Violation(
        "I05", CaseId("c1"), "N-1", "It was missed.", StepId("c1.s1"), DeadlineId("c1.d1"), AlertId("c1.a1")
    )
    assert "I05 N-1 c1.s1 c1.d1 c1.a1 It was missed." == str(violation)


def test_a_case_without_a_number_stands_by_its_id() -> None:
    assert "I20 c1 Gone." == str(Violation("I20", CaseId("c1"), None, "Gone."))


def test_the_verdict_is_the_exit_code() -> None:
    violation = Violation("I20", CaseId("c1"), None, "Gone.")
    reports = [
        Report((), 1, ("I20",)),
        Report((), 0, ("I20",), ("No database.",)),
        Report((violation,), 1, ("I20",)),
        Report((violation,), 1, ("I20",), ("No rules.",)),
    ]
    assert [0, 1, 3, 3] == [int(report.verdict) for report in reports]
    assert Verdict.ALL_HOLD is reports[0].verdict
