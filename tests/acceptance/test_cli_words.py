"""Reasons and plans: shown in the history to those whom they concern, and to nobody else."""

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
REASON = "We lack the grades of the spring."
PLAN = "We call the school on Tuesday."


def told(ran_out: str) -> str:
    return " ".join(ran_out.split())


@pytest.fixture(params=["", "fictitious"], ids=["an ordinary case", "a protected pupil"])
def protection(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def returned(sisam: CommandLine, protection: str) -> CommandLine:
    """A site where Pia has returned Rut's handover."""
    sisam.well("import", "placements", sisam.placements({**PLACEMENT, "protection": protection or "none"}))
    sisam.well("step", "offer", CASE, "educational_handover", "--as", "rut@example.se")
    sisam.well("step", "return", CASE, "educational_handover", "--as", "pia@example.se", "--reason", REASON)
    return sisam


@pytest.mark.parametrize("who", ["rut", "pia", "olle"])
def test_both_sides_and_social_services_read_the_reason_of_a_return(returned: CommandLine, who: str) -> None:
    words = returned.well("case", "show", CASE, "--as", f"{who}@example.se").out
    history = returned.well("case", "show", CASE, "--as", f"{who}@example.se", "--json").json["history"]

    assert f"\n      “{REASON}”\n" in words
    assert [("step_returned", REASON)] == [
        (each["type"], each["words"]) for each in history if each["words"] is not None
    ]


def test_without_a_name_nothing_is_shown_but_that_there_is_something(returned: CommandLine) -> None:
    words = returned.well("case", "show", CASE).out
    history = returned.well("case", "show", CASE, "--json").json["history"]

    assert REASON not in words
    assert "  1 reason or plan is not shown: add --as EMAIL to read what that person may.\n" in words
    assert {None} == {each["words"] for each in history}


def test_another_party_does_not_read_what_was_not_disclosed_to_it(returned: CommandLine) -> None:
    words = returned.well("case", "show", CASE, "--as", "ulf@example.se").out
    history = returned.well("case", "show", CASE, "--as", "ulf@example.se", "--json").json["history"]

    assert REASON not in words
    assert {None} == {each["words"] for each in history}
    assert "  1 reason or plan is not shown: not meant for that organisation.\n" in words


def test_who_has_nothing_to_do_with_the_case_is_told_that_there_is_none(returned: CommandLine) -> None:
    ran = returned("case", "show", CASE, "--as", "bo@example.se")

    assert (1, "") == (ran.code, ran.out)
    assert f"Error: There is no case called {CASE}, or you may not see it. Check the name.\n" in ran.err


def test_a_plan_is_shown_under_the_alert_that_was_acknowledged(returned: CommandLine) -> None:
    alert = next(
        each["id"] for each in returned.well("alert", "list", "--json").json if each["step"] == "mapping"
    )
    returned.well(
        "alert", "acknowledge", alert, "--as", "pia@example.se", "--until", "2026-11-05", "--plan", PLAN
    )

    assert f"\n      “{PLAN}”\n" in returned.well("case", "show", CASE, "--as", "pia@example.se").out


def test_what_cannot_be_done_is_told_when_it_is_asked_for(returned: CommandLine) -> None:
    show = ("case", "show", CASE, "--as", "rut@example.se")

    short, long = returned.well(*show).out, returned.well(*show, "--why-not").out

    assert short.endswith("For all that cannot be done now, and why, add --why-not.\n")
    assert "Not now" not in short
    assert "\nNot now\n" in long
    assert "Ask them to do it, or take the step over." in long
    assert "add --why-not" not in long


def test_why_not_needs_somebody(returned: CommandLine) -> None:
    ran = returned("case", "show", CASE, "--why-not")

    assert (1, "") == (ran.code, ran.out)
    assert "Error in --why-not:\n  Nobody is named who could do something. Add --as EMAIL.\n" == ran.err


def test_a_step_with_a_new_time_tells_from_which_day_it_is_late(returned: CommandLine) -> None:
    (step,) = [
        each
        for each in returned.well("step", "list", "--json").json
        if each["step"] == "educational_handover"
    ]
    assert ("2026-11-04", "2026-10-19") == (step["due"], step["first_due"])

    listed = told(returned.well("step", "list", now="2026-11-05T08:00+01:00").out)
    shown = told(returned.well("case", "show", CASE, now="2026-11-05T08:00+01:00").out)

    assert "2026-11-04 (first due 2026-10-19) 17 d" in listed
    assert "Due 4 November 2026 (to do; first due 19 October 2026); OVERDUE by 17 days" in shown
