"""What the command line tells: lists, a whole case, options, previews, and JSON with documented keys."""

from pathlib import Path

import pytest

from scripts.reference.commands import JSON_KEYS
from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
RESTRICTED = {**PLACEMENT, "case_number": "SN-2026/2", "personal_number": "unknown"}
#: What to type for each command that prints JSON.
TYPED = {words: words for words in JSON_KEYS} | {
    ("case", "show"): ("case", "show", CASE, "--as", "rut@example.se"),
    ("case", "find"): ("case", "find", CASE, "--as", "olle@example.se"),
    ("log", "show"): ("log", "show", CASE, "--as", "lo@example.se"),
    ("log", "reviews"): ("log", "reviews", "--as", "lo@example.se", "--now", "2026-12-01T10:00+01:00"),
    ("seat", "contact"): ("seat", "contact", "--email", "rut@example.se"),
    ("user", "invite"): ("user", "invite", "rut@example.se"),
    ("user", "recover"): ("user", "recover", "rut@example.se"),
    ("statement", "show"): ("statement", "show", "agency"),
}
AGREEMENT = """
code = "storstad"
title = { sv = "Storstad", en = "Big City" }
version = "1"
municipality = "0180"
registry_number = "SN 2026/1"
signed_by = ["agency", "social"]
valid_from = 2026-10-01
valid_until = 2028-10-01
"""


@pytest.fixture
def late(sisam: CommandLine) -> CommandLine:
    """A site with one late case, an agreement in a file, and with the statements of the day."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    (sisam.site / "agreements" / "storstad.toml").write_text(AGREEMENT, "utf-8")
    sisam.well("statement", "make")
    return sisam


def as_typed(site: CommandLine, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is typed for a command at a site."""
    if words == ("alert", "show"):
        return (*words, site.well("alert", "list", "--json").json[0]["id"])
    if words[0] == "log":
        site.well("seat", "add", "social", "log_reviewer", "--name", "Lo Logg", "--email", "lo@example.se")
        site.well("case", "show", CASE, "--as", "olle@example.se")
    if words == ("import", "placements"):
        return (*words, str(site.placements(PLACEMENT)), "--dry-run")
    return TYPED[words]


@pytest.mark.parametrize("words", [each for each in JSON_KEYS if each != ("db", "backup")], ids=" ".join)
def test_json_has_exactly_the_documented_keys(late: CommandLine, words: tuple[str, ...]) -> None:
    typed = as_typed(late, words)

    ran = late(*typed, "--json")

    assert 0 == ran.code
    shown = ran.json
    rows = shown if isinstance(shown, list) else [shown]
    assert rows
    assert [] == [row for row in rows if list(row) != list(JSON_KEYS[words])]


@pytest.mark.parametrize("words", [each for each in JSON_KEYS if each != ("db", "backup")], ids=" ".join)
def test_what_is_told_to_people_fits_80_columns(
    late: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    typed = as_typed(late, words)

    ran = late(*typed)

    told = ran.out
    assert (0, True) == (ran.code, bool(told.strip()))
    assert [] == [line for line in told.splitlines() if len(line) > 80]


def test_a_case_tells_who_must_see_to_it_what_is_owed_and_why_then(late: CommandLine) -> None:
    told = late.well("case", "show", CASE).out

    assert "Accountable: social services (Social services, social)\n" in told
    assert "educational_handover: Educational handover, routine 4\n" in told
    assert "Due 19 October 2026 (to do); OVERDUE by 14 days\n" in told
    assert (
        "10 working days after admission on 5 October 2026 (skipping 4 days off) = 19 October 2026. "
        "Source: default policy." in " ".join(told.split())
    )


def test_the_same_in_swedish(late: CommandLine) -> None:
    told = " ".join(late.well("case", "show", CASE, "--language", "sv").out.split())

    assert "educational_handover: Pedagogisk överlämning" in told
    assert (
        "10 arbetsdagar efter inskrivningen 5 oktober 2026 (hoppar över 4 lediga dagar) = 19 oktober 2026."
        in told
    )


def test_a_case_tells_what_somebody_may_do_and_why_not_the_rest(late: CommandLine) -> None:
    shown = late.well("case", "show", CASE, "--as", "rut@example.se", "--json").json

    assert f"step offer {CASE} educational_handover" in shown["may"]
    assert "Ask them" in shown["may_not"][f"step offer {CASE} contact"]
    assert not set(shown["may"]) & set(shown["may_not"])


def test_what_may_be_done_now_can_be_typed(late: CommandLine) -> None:
    shown = late.well("case", "show", CASE, "--as", "rut@example.se", "--json").json

    offers = [each for each in shown["may"] if each.startswith("step offer")]

    assert 4 == len(offers)
    for each in offers:
        late.well(*each.split(), "--as", "rut@example.se")


def test_the_birthday_is_told_nowhere(late: CommandLine) -> None:
    told = late.well("case", "show", CASE).out + late.well("case", "show", CASE, "--json").out

    assert "2029-03-15" not in told
    assert "15 March 2029" not in told
    assert "recorded    turns_18: the 18th birthday" in told


def test_not_even_the_place_of_the_birthday_among_the_dates_is_told(late: CommandLine) -> None:
    late.well("case", "set-date", CASE, "forecast", "2040-01-15", "--as", "olle@example.se")

    dates = late.well("case", "show", CASE).out.split("Dates and facts\n")[1].split("\n\n")[0].splitlines()

    hidden = [
        line.startswith("  recorded ") for line in dates if line[2:10] == "recorded" or line[2:4] == "20"
    ]
    assert sorted(hidden) == hidden
    assert {True, False} == set(hidden)
    assert any(line.startswith("  2040-01-15  forecast: the planned discharge") for line in dates)


def test_lists_are_narrowed(late: CommandLine) -> None:
    late.well(
        "import", "placements",
        late.placements({**RESTRICTED, "admitted_on": "", "applied_on": "2026-10-30"}),
    )  # fmt: skip

    def numbers(*options: str) -> list[str]:
        return [each["number"] for each in late.well("case", "list", "--json", *options).json]

    assert [CASE, "SN-2026/2"] == numbers()
    assert ["SN-2026/2"] == numbers("--state", "applied")
    assert [CASE] == numbers("--phase", "during")
    assert [CASE, "SN-2026/2"] == numbers("--accountable", "social", "--overdue")
    assert [] == numbers("--accountable", "oak")
    assert {"oak"} == {each["owner"] for each in late.well("step", "list", "--owner", "oak", "--json").json}
    mine = late.well("step", "list", "--mine", "--as", "pia@example.se", "--json").json
    assert {"mapping", "feedback", "number_unknown"} >= {each["step"] for each in mine} >= {"mapping"}
    assert {CASE} == {each["case"] for each in late.well("step", "list", "--case", CASE, "--json").json}


def test_an_offered_step_waits_for_its_confirmer(late: CommandLine) -> None:
    late.well("step", "offer", CASE, "educational_handover", "--as", "rut@example.se")

    waiting = late.well("step", "list", "--owner", "home-school", "--json").json

    assert "educational_handover" in {each["step"] for each in waiting}


def test_a_state_that_does_not_exist(late: CommandLine) -> None:
    ran = late("case", "list", "--state", "asleep")

    assert (1, "") == (ran.code, ran.out)
    assert "asleep" in ran.err


@pytest.mark.parametrize(
    "words", [("step", "list", "--overdue"), ("alert", "list"), ("case", "list", "--overdue")], ids=" ".join
)
def test_monitoring_is_told_by_the_exit_code(sisam: CommandLine, words: tuple[str, ...]) -> None:
    assert 0 == sisam(*words, "--check").code
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    assert 3 == sisam(*words, "--check").code
    assert 0 == sisam(*words).code


def test_a_preview_changes_nothing(late: CommandLine) -> None:
    before = late.kept()

    ran = late("step", "offer", CASE, "educational_handover", "--as", "rut@example.se", "--preview")

    assert 0 == ran.code
    assert "A preview; nothing has been changed. This would happen:\n" == ran.err
    assert "was handed over by the home school" in ran.out
    assert before == late.kept()


def test_the_same_key_twice_does_it_once(late: CommandLine) -> None:
    typed = ("step", "offer", CASE, "educational_handover", "--as", "rut@example.se", "--key", "k1")
    late.well(*typed)
    before = late.kept()

    again = late(*typed)

    assert 0 == again.code
    assert "This command had been carried out before; nothing was done now.\n" == again.err
    assert before == late.kept()


def test_a_mistake_is_annulled_by_the_id_that_the_history_tells(late: CommandLine) -> None:
    late.well("case", "set-date", CASE, "forecast", "2026-12-18", "--as", "olle@example.se")
    shown = late.well("case", "show", CASE, "--json").json
    assert "2026-12-18" == shown["anchors"]["forecast"]
    command = next(
        each["command_id"] for each in reversed(shown["history"]) if each["via"].startswith("cli:")
    )

    late.well("case", "annul", CASE, command, "--as", "olle@example.se", "--reason", "The wrong pupil.")

    assert "forecast" not in late.well("case", "show", CASE, "--json").json["anchors"]
    assert 0 == late("audit").code


def test_naming_a_home_names_its_school_too(sisam: CommandLine) -> None:
    row = {**PLACEMENT, "youth_home_code": "", "admitted_on": ""}
    sisam.well("import", "placements", sisam.placements(row))

    sisam.well("case", "set-party", CASE, "youth_home", "home", "--as", "olle@example.se")

    parties = sisam.well("case", "show", CASE, "--json").json["parties"]
    assert ("home", "home-school") == (parties["youth_home"], parties["youth_home_school"])
    sisam.well("case", "fire", CASE, "admit", "--as", "olle@example.se")
    assert 0 == sisam("audit").code


def test_there_is_no_receiving_school(late: CommandLine) -> None:
    late.well("case", "set-party", CASE, "receiving_school", "none", "--as", "olle@example.se")

    assert ["receiving_school"] == late.well("case", "show", CASE, "--json").json["absent"]


def test_a_date_is_taken_away_again(late: CommandLine) -> None:
    late.well("case", "set-date", CASE, "forecast", "2026-12-18", "--as", "olle@example.se")

    late.well("case", "set-date", CASE, "forecast", "unknown", "--as", "olle@example.se", "--reason", "No.")

    assert "forecast" not in late.well("case", "show", CASE, "--json").json["anchors"]


def test_a_case_is_opened_by_hand(sisam: CommandLine) -> None:
    opened = sisam.well(
        "case", "open", "SN-2026/7", "--personal-number", "20110315-2383", "--home-municipality", "0180",
        "--placement-type", "acute", "--legal-basis", "lvu_2", "--custody-decided-on", "2026-10-30",
        "--as", "olle@example.se",
    )  # fmt: skip

    assert "Case SN-2026/7 was opened by social services" in opened.out
    (case,) = sisam.well("case", "list", "--json").json
    assert ("SN-2026/7", "custody") == (case["number"], case["state"])
    assert 0 == sisam("audit").code


def test_a_case_opened_by_hand_is_checked_as_a_file_is(sisam: CommandLine) -> None:
    before = sisam.content()

    missing = sisam("case", "open", "SN-2026/7", "--as", "olle@example.se")
    wrong = sisam(
        "case", "open", "SN-2026/7", "--personal-number", "20110315-2384", "--home-municipality", "9999",
        "--placement-type", "acute", "--legal-basis", "lvu_2", "--as", "olle@example.se",
    )  # fmt: skip

    assert (1, 1) == (missing.code, wrong.code)
    assert "Error in --legal-basis:\n  It is needed, and it is missing. Add --legal-basis.\n" in missing.err
    assert "Error in --personal-number:\n  The check digit" in wrong.err
    assert 'Error in --home-municipality:\n  There is no municipality "9999".' in wrong.err
    assert before == sisam.content()


class TestAProtectedPupil:
    """Nothing tells an outsider which organisations are about a pupil with protected identity (I26)."""

    NAMES = ("oak", "Oak", "home-school", "School at the home", "0180")

    @pytest.fixture
    def hidden(self, sisam: CommandLine) -> CommandLine:
        row = {**PLACEMENT, "case_number": "SN-2026/9", "protection": "fictitious"}
        sisam.well("import", "placements", sisam.placements(row))
        return sisam

    @pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
    @pytest.mark.parametrize(
        "words",
        [("case", "list"), ("step", "list"), ("alert", "list"), ("case", "show", "SN-2026/9")],
        ids=" ".join,
    )
    def test_organisations_are_not_named(
        self, hidden: CommandLine, words: tuple[str, ...], form: tuple[str, ...]
    ) -> None:
        told = hidden.well(*words, *form).out

        assert "SN-2026/9" in told
        assert [] == [name for name in self.NAMES if name in told]

    def test_social_services_of_the_case_see_them(self, hidden: CommandLine) -> None:
        shown = hidden.well("case", "show", "SN-2026/9", "--as", "olle@example.se", "--json").json

        assert "home-school" == shown["parties"]["youth_home_school"]

    def test_a_party_sees_itself_only(self, hidden: CommandLine) -> None:
        shown = hidden.well("case", "show", "SN-2026/9", "--as", "rut@example.se", "--json").json

        assert ("oak", None) == (shown["parties"]["home_school"], shown["parties"]["youth_home_school"])

    def test_a_filter_finds_nothing_that_the_list_hides(self, hidden: CommandLine) -> None:
        assert [] == hidden.well("case", "list", "--accountable", "social", "--json").json
        assert [] == hidden.well("step", "list", "--owner", "oak", "--json").json


def test_seats_tell_vacancies_and_deputies(sisam: CommandLine) -> None:
    sisam.well(
        "seat", "add", "kaa", "officer", "--name", "Dag Deputy", "--email", "dag@example.se", "--deputy"
    )

    lines = {(each["organisation"], each["role"]): each for each in sisam.well("seat", "list", "--json").json}
    vacant = sisam.well("seat", "list", "--vacant", "--json").json

    assert (False, True) == (lines["kaa", "officer"]["vacant"], lines["kaa", "officer"]["deputy_only"])
    assert "Dag Deputy (deputy)" in sisam.well("seat", "list", "--organisation", "kaa").out
    assert ("kaa", "officer") not in {(each["organisation"], each["role"]) for each in vacant}
    assert ("home", "manager") in {(each["organisation"], each["role"]) for each in vacant}


def test_the_last_rung_cannot_be_left_empty(sisam: CommandLine) -> None:
    leave = ("seat", "end", "agency", "coordinator", "--email", "siv@example.se")
    before = sisam.content()

    refused = sisam(*leave)

    assert (1, "") == (refused.code, refused.out)
    assert "coordinator" in refused.err
    assert before == sisam.content()
    sisam.well("seat", "add", "agency", "coordinator", "--name", "Ny Sist", "--email", "ny@example.se")
    sisam.well(*leave)


def test_a_seat_is_checked_before_it_is_given(sisam: CommandLine) -> None:
    ran = sisam("seat", "add", "oak", "manager", "--name", "A", "--email", "not-an-address")

    assert 1 == ran.code
    assert ran.err.startswith("Error in --email:\n")


def test_messages_are_written_to_the_folder_and_listed(late: CommandLine) -> None:
    queued = late.well("outbox", "list", "--status", "queued", "--json").json
    assert queued

    sent = late.well("outbox", "send")

    assert f"{len(queued)} messages sent.\n" == sent.out
    assert len(queued) == len(list((late.site / "outbox").glob("*.eml")))
    assert [] == late.well("outbox", "list", "--status", "queued", "--json").json
    assert "0 messages sent.\n" == late.well("outbox", "send").out


def test_a_sweep_climbs_when_nobody_acts(late: CommandLine) -> None:
    swept = late.well("sweep", "--json", now="2026-11-05T08:00+01:00").json

    assert (1, 8) == (swept["cases"], swept["climbed"])
    late.well("outbox", "send", now="2026-11-05T08:00+01:00")
    assert 0 == late("audit", now="2026-11-05T08:00:30+01:00").code


def test_the_database_is_whole(sisam: CommandLine) -> None:
    assert [] == sisam.well("db", "check", "--json").json["differences"]
    assert sisam.well("db", "upgrade").out.startswith("The database is at version ")


def test_rules_that_fail_are_not_published_and_say_who_would_be_forgotten(sisam: CommandLine) -> None:
    shipped = Path(__file__).parents[2] / "workflows" / "placement"
    own = sisam.site / "workflows" / "placement"
    (own / "routines").mkdir(parents=True)
    text = (shipped / "workflow.toml").read_text("utf-8")
    (own / "workflow.toml").write_text(
        text.replace('version = "1"', 'version = "1b"').replace('watch = "watch"', "", 1), "utf-8"
    )
    before = sisam.content()

    checked = sisam("workflow", "check")
    published = sisam("workflow", "publish")

    assert (1, 1) == (checked.code, published.code)
    assert "workflow.toml, state.investigation:\n" in checked.out
    assert "Who would be forgotten: " in checked.out
    assert published.err.endswith("Nothing was published.\n")
    assert before == sisam.content()
    named = sisam("workflow", "check", str(own), "--json")
    assert (1, False) == (named.code, named.json["accepted"])
