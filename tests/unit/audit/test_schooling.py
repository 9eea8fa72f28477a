"""The audit finds a pupil of compulsory age who went to no school for a day, and of whom nobody was told."""

from tests.unit.audit.planting import cases_found, site_alerts_found

#: The store was lived in until Tuesday 15 September 2026; the last whole day of school was the Monday.
NOWHERE = "DELETE FROM schooling WHERE case_id = {moved}"
ENDED = "UPDATE schooling SET until_on = '2026-09-13' WHERE case_id = {moved} AND until_on IS NULL"
AN_ALERT = (
    "INSERT INTO site_alert SELECT 'w-nowhere', 'no_school', 'case:' || {moved}, 'social', '{{}}', 0, 0, "
    "{long_ago}, {in_two_days}, NULL, NULL, NULL, NULL, NULL, NULL"
)


def test_a_pupil_without_any_spell_and_without_an_alert_is_found() -> None:
    assert [{"N-moved"}] * 2 == [cases_found("I27", each) for each in (NOWHERE, ENDED)]


def test_a_pupil_whose_alert_goes_on_is_not_found() -> None:
    assert set() == cases_found("I27", NOWHERE, AN_ALERT)


def test_a_pupil_whose_alert_ended_before_that_day_is_found() -> None:
    ended = (
        "UPDATE site_alert SET cleared_at = {long_ago}, cleared_reason = 'in_school', next_at = NULL "
        "WHERE id = 'w-nowhere'"
    )

    assert {"N-moved"} == cases_found("I27", NOWHERE, AN_ALERT, ended)


def test_a_pupil_past_compulsory_age_is_not_found() -> None:
    past = (
        """UPDATE "case" SET anchors = '{{"compulsory_schooling_until":"2026-06-30"}}' WHERE id = {moved}"""
    )

    assert set() == cases_found("I27", NOWHERE, past)


def test_a_pupil_of_whom_something_was_recorded_that_day_is_not_found_yet() -> None:
    lately = "UPDATE event SET recorded_at = {now} WHERE case_id = {moved} AND type = 'anchor_set'"

    assert set() == cases_found("I27", NOWHERE, lately)


def test_a_pupil_whose_schooling_began_today_is_not_found() -> None:
    assert set() == cases_found("I27", "UPDATE schooling SET from_on = '2026-09-15' WHERE case_id = {moved}")


def test_an_alert_that_ended_while_the_pupil_went_nowhere_is_found_unless_something_was_recorded_since() -> (
    None
):
    ended = (
        "UPDATE site_alert SET cleared_at = {a_minute_ago}, cleared_reason = 'in_school', next_at = NULL "
        "WHERE id = 'w-nowhere'"
    )
    columns = "'w-nowhere', 0, {a_minute_ago}, 'cleared', NULL, 'daemon', NULL, NULL, NULL"
    answered = f"INSERT INTO site_alert_act SELECT {columns}"
    anew = "UPDATE event SET recorded_at = {now} WHERE case_id = {moved} AND type = 'anchor_set'"

    assert ["w-nowhere"] == site_alerts_found("I27", NOWHERE, AN_ALERT, ended, answered)
    assert [] == site_alerts_found("I27", NOWHERE, AN_ALERT, ended, answered, anew)


def test_a_day_of_a_break_of_the_home_municipality_is_no_school_day() -> None:
    body = (
        "UPDATE rule_part SET body = json_set(body, '$.municipality', json('"
        '{{"0180":{{"2026":{{"breaks":{{"own":{{"first":"2026-09-14","last":"2026-09-14"}}}}}}}}}}\'))'
        " WHERE kind = 'calendar'"
    )
    at_home = (
        """UPDATE "case" SET facts = json_set(facts, '$.home_municipality', '{}') WHERE id = {{moved}}"""
    )

    assert [set(), {"N-moved"}] == [
        cases_found("I27", NOWHERE, body, at_home.format(code)) for code in ("0180", "0380")
    ]
