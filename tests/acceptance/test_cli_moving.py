"""A new home municipality in the middle of a placement, as people type it."""

import pytest

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"
ELSEWHERE = """\
code,kind,name,parent_code,municipality_code
soc-2,social_services,Social services of Sandviken,,2181
edu-2,education_administration,Education administration of Sandviken,,2181
soc-3,social_services,Social services north,,1480
soc-4,social_services,Social services south,,1480
edu-3,education_administration,Education administration of Gothenburg,,1480
soc-5,social_services,Social services of Lund,,1281
"""
SEATS = """\
organisation_code,role,name,email,language,active_from
soc-2,officer,Sara Sandviken,sara@example.se,sv,2026-01-01
soc-4,officer,Gun Syd,gun@example.se,sv,2026-01-01
"""
OLLE, SARA = ("--as", "olle@example.se"), ("--as", "sara@example.se")


@pytest.fixture
def placed(sisam: CommandLine) -> CommandLine:
    """A site with three more municipalities and one placement."""
    sisam.well("import", "organisations", sisam.file(ELSEWHERE, "elsewhere.csv"))
    sisam.well("import", "seats", sisam.file(SEATS, "seats.csv"))
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def accountable(sisam: CommandLine) -> str:
    (case,) = sisam.well("case", "list", "--json").json
    return str(case["accountable"])


def test_a_case_is_handed_over_to_another_municipality_and_confirmed_there(placed: CommandLine) -> None:
    moved = placed.well("case", "move", CASE, "--to", "2181", "--on", "2026-10-30", *OLLE)
    shown = placed.well("case", "show", CASE, "--json").json

    assert (
        "It was recorded by social services that the home moves to municipality 2181 Sandviken" in moved.out
    )
    assert ("2181", "social") == (shown["home_move"], accountable(placed))

    placed.well("step", "offer", CASE, "change_of_home", *OLLE)
    confirmed = placed.well("step", "confirm", CASE, "change_of_home", *SARA)

    shown = placed.well("case", "show", CASE, "--json").json
    assert (
        "was confirmed by Social services of Sandviken; the accountability moved there from Social services."
        in " ".join(confirmed.out.split())
    )
    assert "home municipality: 2181 Sandviken" in placed.well("case", "show", CASE).out
    assert (None, "soc-2", "edu-2", "soc-2") == (
        shown["home_move"],
        shown["parties"]["social_services"],
        shown["parties"]["education_administration"],
        accountable(placed),
    )
    assert "activity_responsibility" not in shown["parties"]
    assert "All invariants hold (1 case).\n" == placed.well("audit").out


def test_of_several_social_services_one_is_named(placed: CommandLine) -> None:
    asked = placed("case", "move", CASE, "--to", "1480", *OLLE)
    named = placed.well("case", "move", CASE, "--to", "1480", "--social-services", "soc-4", *OLLE)

    assert (1, "") == (asked.code, asked.out)
    assert (
        "Municipality 1480 has several organisations of this kind: social services. Name one of them by its "
        "code: soc-3 and soc-4." in asked.err
    )
    assert "change_of_home" in {
        each["step"] for each in placed.well("step", "list", "--json").json if each["owner"] == "social"
    }
    assert "municipality 1480" in named.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "9999"), 'There is no municipality "9999".'),
        (("--to", "0180"), "The home municipality is 0180 already."),
        (("--to", "1281"), "Municipality 1281 has no active organisation of this kind: education"),
        (("--to", "0114"), "Municipality 0114 has no active organisation of this kind: social services."),
        (
            ("--to", "2181", "--social-services", "soc-4"),
            "The organisation soc-4 does not lie in municipality 2181.",
        ),
        (("--to", "2181", "--social-services", "oak"), "The organisation is of the wrong kind"),
        (("--to", "2181", "--social-services", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    placed: CommandLine, words: tuple[str, ...], told: str
) -> None:
    before = placed.content()

    refused = placed("case", "move", CASE, *words, *OLLE)

    assert (1, "") == (refused.code, refused.out)
    assert told in refused.err
    assert before == placed.content()


def test_they_stay_after_all(placed: CommandLine) -> None:
    placed.well("case", "move", CASE, "--to", "2181", *OLLE)

    stays = placed.well("case", "move", CASE, "--to", "0180", *OLLE)

    assert "The change of home municipality waits for nobody any more" in stays.out
    assert placed.well("case", "show", CASE, "--json").json["home_move"] is None
    assert "All invariants hold (1 case).\n" == placed.well("audit").out
