"""The review of the read log at the command line: what waits, how it is signed, and what is told late."""

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
REVIEWER = "lo@example.se"
AS = ("--as", REVIEWER)
IN_DECEMBER, LATE = "2026-12-01T10:00+01:00", "2026-12-15T10:00+01:00"


def test_a_month_of_reading_is_signed_once_and_told_until_it_is(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    sisam.well("seat", "add", "social", "log_reviewer", "--name", "Lo Logg", "--email", REVIEWER)
    sisam.well("case", "show", CASE, "--as", "olle@example.se")
    early = sisam("log", "review", "2026-11", "--outcome", "nothing_to_remark", *AS)

    sisam.well("sweep", now=IN_DECEMBER)
    alerts = sisam.well("alert", "list", now=IN_DECEMBER).out
    waiting = sisam("log", "reviews", "--check", *AS, "--json", now=LATE)
    doctor = sisam("doctor", now=LATE).out
    unsure = sisam("log", "review", "november", "--outcome", "nothing_to_remark", *AS, now=LATE)
    numberless = sisam("log", "review", "2026-11", "--outcome", "followed_up", *AS, now=LATE)
    signed = sisam.well(
        *("log", "review", "2026-11", "--outcome", "followed_up", "--registry-number", "SN 2026/9"),
        *AS,
        now=LATE,
    )
    again = sisam.well("log", "review", "2026-11", "--outcome", "nothing_to_remark", *AS, now=LATE)
    listed = sisam.well("log", "reviews", "--check", *AS, now=LATE).out

    assert (1, 3, 1, 1) == (early.code, waiting.code, unsure.code, numberless.code)
    assert "log of social for 2026-11: to be reviewed" in alerts
    assert [("2026-11", True, None)] == [(row["month"], row["late"], row["outcome"]) for row in waiting.json]
    assert "log of social for 2026-11 is not reviewed" in " ".join(doctor.split())
    assert "registry number" in numberless.err
    assert "2026-11 is reviewed: something is followed up." in signed.out
    assert "2026-11 had been reviewed already: something is followed up." in again.out
    assert "something is followed up, SN 2026/9" in listed
    sisam.well("sweep", now=LATE)
    assert "log of social" not in sisam.well("alert", "list", now=LATE).out


def test_only_a_reviewer_signs_and_lists(sisam: CommandLine) -> None:
    for words in (("review", "2026-11", "--outcome", "nothing_to_remark"), ("reviews",)):
        assert 1 == sisam("log", *words, "--as", "olle@example.se").code
        assert 1 == sisam("log", *words).code


def test_without_a_name_a_list_asks_who_looks_and_a_signature_who_does_it(sisam: CommandLine) -> None:
    lists, signs = (
        sisam("log", "reviews"),
        sisam("log", "review", "2026-11", "--outcome", "nothing_to_remark"),
    )

    assert "Nobody is named who looks. Add --as EMAIL" in lists.err
    assert "Nobody is named who does it. Add --as EMAIL" in signs.err
