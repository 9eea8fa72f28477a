"""An audit checks every case, in snapshots that are short, and says what it could not check."""

# The statements are written here; nothing of them comes from outside.
# ruff: noqa: S608

from contextlib import closing

import pytest
from sqlalchemy import text

from sisam.audit.auditing import audit
from sisam.audit.case_ids import LATELY
from sisam.audit.registry import INVARIANTS
from sisam.audit.report import Verdict
from sisam.domain.rules import Rules, RulesKey
from sisam.errors import NotFound
from tests.unit.audit.lived import RULES
from tests.unit.audit.planting import a_copy, planted, report_of, the_site


def test_a_site_that_was_only_lived_in_has_nothing_wrong() -> None:
    report = report_of()
    assert ((), (), Verdict.ALL_HOLD) == (report.violations, report.could_not, report.verdict)
    assert (6, tuple(each.id for each in INVARIANTS)) == (report.checked, report.invariants)


def test_the_lived_site_has_seen_what_the_invariants_are_about() -> None:
    with the_site().store.engine.connect() as connection:
        seen = set(connection.execute(text("SELECT type FROM event")).scalars())
    assert {
        "alert_acknowledged",
        "alert_cleared",
        "alert_climbed",
        "case_closed",
        "command_annulled",
        "deadline_missed",
        "offer_withdrawn",
        "step_returned",
        "step_taken_over",
        "step_waived",
    } <= seen


@pytest.mark.parametrize("cases_a_snapshot", [1, 2, 4, 6, 7])
def test_every_case_is_checked_once_however_short_the_snapshots_are(cases_a_snapshot: int) -> None:
    site = planted("UPDATE \"case\" SET head_hash = 'ab'")
    report = site.audit(cases_a_snapshot=cases_a_snapshot)
    numbers = [each.case_number for each in report.violations]
    assert (6, sorted(f"N-{name}" for name in site.cases)) == (report.checked, sorted(map(str, numbers)))


@pytest.mark.parametrize("messages_a_snapshot", [1, 7, 70, 1000])
def test_every_message_is_asked_once_however_short_the_snapshots_are(messages_a_snapshot: int) -> None:
    site = planted("UPDATE message SET attempts = 0 WHERE status = 'sent'")
    with site.store.engine.connect() as connection:
        messages = connection.execute(text("SELECT count(*) FROM message")).scalar_one()
        sent = connection.execute(text("SELECT count(*) FROM message WHERE status = 'sent'")).scalar_one()
    report = site.audit(messages_a_snapshot=messages_a_snapshot)
    found = [each for each in report.violations if each.invariant == "I10"]
    assert (messages, sent) == (report.messages, len(found))


def test_an_audit_that_is_not_whole_asks_what_may_still_move_and_what_moved_lately() -> None:
    site = planted("UPDATE message SET attempts = 0 WHERE status = 'sent'")
    since = f"{site.now - LATELY:%Y-%m-%dT%H:%M:%S.%fZ}"
    query = text(
        "SELECT count(*) FROM message WHERE status <> 'sent' OR created_at >= :since OR sent_at >= :since"
    )
    with site.store.engine.connect() as connection:
        late = connection.execute(query, {"since": since}).scalar_one()
    report, whole = site.audit(full=False, messages_a_snapshot=3), site.audit()
    assert (late, True) == (report.messages, 0 < late < whole.messages)
    assert len(report.violations) < len(whole.violations)


def test_an_alert_of_the_site_that_ended_long_ago_is_asked_by_a_whole_audit_only() -> None:
    long_ago = "UPDATE site_alert SET cleared_at = {long_ago} WHERE id = 'w-filled'"
    found = [planted(long_ago).audit(full=full).violations for full in (True, False)]
    assert [["w-filled"], []] == [[each.alert_id for each in violations] for violations in found]


CLOSED = "UPDATE \"case\" SET closed_at = {{{moment}}}, head_hash = 'ab' WHERE id = {{closed}}"


@pytest.mark.parametrize(
    ("moment", "full", "found"),
    [
        ("long_ago", True, ["N-closed"]),
        ("long_ago", False, []),
        ("yesterday", False, ["N-closed"]),
        ("tomorrow", False, ["N-closed"]),
    ],
)
def test_a_case_that_was_closed_long_ago_is_asked_by_a_whole_audit_only(
    moment: str, full: bool, found: list[str]
) -> None:
    report = planted(CLOSED.format(moment=moment)).audit(full=full)

    assert found == [each.case_number for each in report.violations if each.invariant == "I20"]
    assert (5 if not found else 6) == report.checked


@pytest.mark.parametrize("cases_a_snapshot", [1, 2, 500])
def test_an_open_case_is_asked_by_every_audit(cases_a_snapshot: int) -> None:
    site = planted("UPDATE \"case\" SET head_hash = 'ab' WHERE closed_at IS NULL")
    found = [
        each.case_number for each in site.audit(full=False, cases_a_snapshot=cases_a_snapshot).violations
    ]

    assert sorted(f"N-{name}" for name in site.cases if name != "closed") == sorted(map(str, found))


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("name", ["moved", "closed"])
def test_a_journal_whose_case_is_gone_is_found_by_every_audit(full: bool, name: str) -> None:
    site = planted(f'DELETE FROM "case" WHERE id = {{{name}}}')
    found = site.audit(full=full).violations

    assert (site.cases[name], "The journal is of a case that is not there.") in [
        (each.case_id, each.sentence) for each in found if each.invariant == "I20"
    ]


def test_messages_are_asked_though_the_cases_cannot_be_read() -> None:
    report = report_of("DROP TABLE event", "UPDATE message SET attempts = 0 WHERE id = 'id-0001'")
    assert report.could_not
    assert ["I10"] == [each.invariant for each in report.violations]


def test_an_empty_database_holds_everything() -> None:
    site = a_copy()
    with closing(site.store.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA foreign_keys = OFF")
        for table in ("message_item", "message", "site_alert"):
            connection.cursor().execute(f"DELETE FROM {table}")
        for table in ("event_words", "event", "command", "alert", "deadline", "step"):
            connection.cursor().execute(f"DELETE FROM {table}")
        for table in ("membership", "accountability", '"case"'):
            connection.cursor().execute(f"DELETE FROM {table}")
    report = site.audit()
    assert (Verdict.ALL_HOLD, 0) == (report.verdict, report.checked)


def test_the_audit_never_writes() -> None:
    site = a_copy()
    with closing(site.store.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA query_only = ON")
    assert Verdict.ALL_HOLD is site.audit().verdict


def test_a_database_that_is_none_could_not_be_checked() -> None:
    report = planted("DROP TABLE event").audit()
    assert (Verdict.COULD_NOT_CHECK, ("The database cannot be read: OperationalError.",)) == (
        report.verdict,
        report.could_not,
    )


def test_a_database_that_is_gone_could_not_be_checked() -> None:
    def gone() -> None:
        raise NotFound("database", "sisam.db")

    report = audit(gone, lambda _: RULES, the_site().now)  # type: ignore[arg-type]
    assert (Verdict.COULD_NOT_CHECK, 0) == (report.verdict, report.checked)


def test_rules_that_cannot_be_read_could_not_be_checked_and_stop_nothing_else() -> None:
    def missing(key: RulesKey) -> Rules:
        raise NotFound("workflow", key.workflow.hash)

    site = planted("UPDATE \"case\" SET head_hash = 'ab' WHERE id = {moved}")
    report = audit(site.store.engine.connect, missing, site.now)
    assert {"I20"} == {each.invariant for each in report.violations}
    assert (
        "I06 could not be checked to the end: NotFound.",
        "I17 could not be checked to the end: NotFound.",
        "I21 could not be checked to the end: NotFound.",
    ) == report.could_not


def test_nonsense_in_one_column_stops_no_other_check() -> None:
    nonsense = "UPDATE deadline SET due_at = 'soon' WHERE case_id = {moved} AND status = 'pending'"
    report = report_of(nonsense, "UPDATE \"case\" SET head_hash = 'ab' WHERE id = {moved}")
    assert {"I17", "I20"} <= {each.invariant for each in report.violations}
    assert "I04 could not be checked to the end: ValueError." in report.could_not


def test_what_was_found_outweighs_what_could_not_be_checked() -> None:
    report = report_of(
        "UPDATE deadline SET due_at = 'soon' WHERE case_id = {moved} AND status = 'pending'",
        "UPDATE accountability SET until_position = 3 WHERE case_id = {moved}",
    )
    assert report.could_not
    assert (Verdict.VIOLATED, 3) == (report.verdict, int(report.verdict))


def test_only_the_invariants_that_are_asked_for_are_checked() -> None:
    site = planted("UPDATE \"case\" SET head_hash = 'ab' WHERE id = {moved}")
    assert () == site.audit(invariants=INVARIANTS[:3]).violations
