"""The audit finds a month of reading whose review is late, and of which nobody is told."""

import pytest

from tests.unit.audit.planting import cases_found, site_alerts_found

#: The store was lived in until 15 September 2026; what was read in July was to be reviewed by 14 August.
READ = (
    "INSERT INTO read_log SELECT 901, '{at}', 'person-social', 'social', {{moved}}, 'case', '{purpose}', 0, "
    "'{decision}', 'cli:kim', NULL"
)
JULY = READ.format(at="2026-07-14T08:00:00.000000Z", purpose="work", decision="allowed")
WAITS = "INSERT INTO log_month VALUES ('social', '2026-07-01', {review})"
SIGNED = (
    "INSERT INTO log_review SELECT 'r1', 'social', '2026-07-01', 'person-social', {yesterday}, 'cli:kim', "
    "'nothing_to_remark', '', 1, 0"
)
AN_ALERT = (
    "INSERT INTO site_alert SELECT 'w-log', 'log_review', 'log:social:2026-07', 'social', '{{}}', 0, 0, "
    "{long_ago}, {in_two_days}, NULL, NULL, NULL, NULL, NULL, NULL"
)
WAITING, REVIEWED = WAITS.format(review="NULL"), WAITS.format(review="'r1'")


@pytest.mark.parametrize("more", [(), (WAITING,)])
def test_reading_of_which_nobody_is_told_is_found(more: tuple[str, ...]) -> None:
    assert {"N-moved"} == cases_found("I27", JULY, *more)


@pytest.mark.parametrize("more", [(WAITING, AN_ALERT), (SIGNED, REVIEWED)])
def test_what_is_signed_or_told_is_as_it_should_be(more: tuple[str, ...]) -> None:
    assert set() == cases_found("I27", JULY, *more)


@pytest.mark.parametrize(
    ("at", "purpose", "decision", "found"),
    [
        # To be reviewed by 14 September.
        ("2026-08-31T21:30:00.000000Z", "work", "allowed", {"N-moved"}),
        # In Stockholm it was September.
        ("2026-08-31T22:30:00.000000Z", "work", "allowed", set()),
        ("2026-07-14T08:00:00.000000Z", "review", "allowed", set()),
        ("2026-07-14T08:00:00.000000Z", "review", "denied", {"N-moved"}),
    ],
)
def test_only_what_wants_a_review_and_is_late_is_found(
    at: str, purpose: str, decision: str, found: set[str]
) -> None:
    assert found == cases_found("I27", READ.format(at=at, purpose=purpose, decision=decision))


def test_an_alert_that_fell_silent_though_nobody_had_signed_is_found() -> None:
    ended = (
        "UPDATE site_alert SET cleared_at = {now}, cleared_reason = 'reviewed', next_at = NULL "
        "WHERE id = 'w-log'"
    )
    told = "INSERT INTO site_alert_act SELECT 'w-log', 1, {now}, 'cleared', NULL, 'daemon', NULL, NULL, NULL"

    assert ["w-log"] == site_alerts_found("I27", WAITING, AN_ALERT, ended, told)
    assert [] == site_alerts_found("I27", SIGNED, REVIEWED, AN_ALERT, ended, told)
