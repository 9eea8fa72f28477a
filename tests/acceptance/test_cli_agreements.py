"""Agreements, as an administrator of the agency types them."""

from pathlib import Path

import pytest

from sisam.cli.exit_codes import ExitCode
from tests.acceptance.command_line import PLACEMENT, CommandLine

AGREEMENT = """\
code = "{code}"
version = "1"
title = {{ sv = "Storstad {code}", en = "Big City {code}" }}
registry_number = "SiS 2026/117"
municipality = "0180"
signed_by = ["agency", "social"]
{covers}
valid_from = 2026-10-01
valid_until = {until}

[[contact]]
organisation = "social"
role = "manager"

[clock.contact]
due = {{ 2 = {{ count = {days}, clock = "working_days" }} }}
answer = {{ count = 1, clock = "working_days" }}
"""
TREATMENT = {**PLACEMENT, "investigation_opened_on": "2026-11-02", "applied_on": "", "admitted_on": ""}


def write(
    sisam: CommandLine, code: str, *, days: int = 3, covers: str = "", until: str = "2028-09-30"
) -> Path:
    path = sisam.site / "agreements" / f"{code}.toml"
    path.write_text(AGREEMENT.format(code=code, days=days, covers=covers, until=until), encoding="utf-8")
    return path


def opened(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(TREATMENT), "--as", "siv@example.se")


def contact(sisam: CommandLine, case: str = "SN-2026/1") -> tuple[str, str]:
    shown = sisam.well("case", "show", case, "--language", "sv", "--json").json
    (step,) = [each for each in shown["steps"] if each["step"] == "contact"]
    return step["due"], step["explanation"].partition("Källa: ")[2]


def test_an_agreement_is_checked_tried_adopted_and_followed_by_the_open_cases(sisam: CommandLine) -> None:
    opened(sisam)
    assert ("2026-11-09", "riktvärde.") == contact(sisam)
    assert "Agreement: without an agreement" in sisam.well("case", "show", "SN-2026/1").out
    write(sisam, "storstad")
    assert "storstad is accepted" in sisam.well("agreement", "check").out
    (line,) = sisam.well("agreement", "list", "--json").json
    assert ("in_file", 0, ["manager at social"]) == (line["standing"], line["open_cases"], line["contacts"])

    tried = sisam.well("agreement", "adopt", "storstad", "--dry-run", "--as", "siv@example.se")

    assert "3 working days instead of 5 working days (contact.due.2)." in tried.out
    assert "1 open case would come under agreement storstad 1." in tried.out
    assert "1 deadline would be set anew, in 1 case." in tried.out
    assert ("2026-11-09", "riktvärde.") == contact(sisam)

    done = sisam.well("agreement", "adopt", "storstad", "--as", "siv@example.se")

    assert "1 open case came under agreement storstad 1." in done.out
    assert (
        "2026-11-05",
        "avtal, enligt samverkansavtalet med Storstad storstad (dnr SiS 2026/117).",
    ) == contact(sisam)
    (line,) = sisam.well("agreement", "list", "--json").json
    assert ("adopted", 1) == (line["standing"], line["open_cases"])
    assert "samverkansavtalet" in sisam.well("case", "show", "SN-2026/1", "--language", "sv").out
    sisam.well("audit")
    again = sisam.well("agreement", "adopt", "storstad", "--as", "siv@example.se")
    assert "0 open cases came under agreement storstad 1." in again.out


def test_a_new_case_opens_under_the_agreement_of_its_social_services(sisam: CommandLine) -> None:
    write(sisam, "storstad")
    sisam.well("agreement", "adopt", "storstad", "--as", "siv@example.se")

    opened(sisam)

    assert "2026-11-05" == contact(sisam)[0]
    sisam.well("audit")


def test_two_districts_of_one_city_each_follow_their_own_agreement(
    sisam: CommandLine, tmp_path: Path
) -> None:
    district = tmp_path / "district.csv"
    district.write_text(
        "code,kind,name,parent_code,municipality_code\n"
        "south,social_services,Social services South,social,0180\n",
        encoding="utf-8",
    )
    sisam.well("import", "organisations", str(district))
    write(sisam, "whole", days=4)
    write(sisam, "south", days=2, covers='covers = ["south"]')
    for code in ("whole", "south"):
        sisam.well("agreement", "adopt", code, "--as", "siv@example.se")
    rows = [
        {**TREATMENT, "social_services_code": "social"},
        {
            **TREATMENT,
            "case_number": "SN-2026/2",
            "personal_number": "20090615-9801",
            "social_services_code": "south",
        },
    ]

    sisam.well("import", "placements", sisam.placements(*rows), "--as", "siv@example.se")

    assert ("2026-11-06", "2026-11-04") == (contact(sisam)[0], contact(sisam, "SN-2026/2")[0])
    (city,) = sisam.well("agreement", "register", "--json").json
    assert ("0180", 2, 2, ["south", "whole"], []) == (
        city["municipality"],
        city["opened"],
        city["open_now"],
        city["agreements"],
        city["without"],
    )
    sisam.well("audit")


def test_the_register_says_who_places_and_has_no_agreement(sisam: CommandLine) -> None:
    opened(sisam)

    told = sisam.well("agreement", "register").out

    assert "Stockholm" in told
    assert "utan avtal" in told


def test_an_agreement_that_has_expired_is_told_and_not_given_to_new_cases(sisam: CommandLine) -> None:
    write(sisam, "storstad", until="2026-11-10")
    sisam.well("agreement", "adopt", "storstad", "--as", "siv@example.se")
    later = "2026-11-16T08:00+01:00"

    listed = sisam("agreement", "list", now=later)
    row = {**TREATMENT, "investigation_opened_on": "2026-11-16"}
    sisam.well("import", "placements", sisam.placements(row), "--as", "siv@example.se", now=later)

    assert "storstad has expired" in listed.err
    assert "2026-11-23" == contact(sisam)[0]
    late = sisam("agreement", "adopt", "storstad", "--as", "siv@example.se", now=later)
    assert (ExitCode.ERROR, True) == (late.code, "not in force today" in late.err)
    assert "agreement" in sisam("doctor", now=later).out


def test_only_an_administrator_of_the_agency_adopts(sisam: CommandLine) -> None:
    write(sisam, "storstad")

    refused = sisam("agreement", "adopt", "storstad", "--as", "olle@example.se")

    assert (ExitCode.ERROR, True) == (refused.code, "administrator" in refused.err)
    assert [("olle@example.se", "register")] == sisam.denied()
    (line,) = sisam.well("agreement", "list", "--json").json
    assert "in_file" == line["standing"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("contact.due", "coffee.due", "no such step"),
        ("2 = {", "7 = {", "no due rule of that number"),
        ("count = 3", "count = 900", "more than a year"),
        ("[clock.contact]", "[clock.contakt]", "no such step"),
        ('"storstad"', '"smastad"', "named otherwise"),
        ('role = "manager"', 'role = "boss"', "not a word that may stand here"),
        ("registry_number", "registry", "Nothing is called"),
        ('"agency", "social"', '"agency", "socail"', "socail"),
    ],
)
def test_a_faulty_agreement_is_refused_with_what_to_do(
    sisam: CommandLine, old: str, new: str, told: str
) -> None:
    path = write(sisam, "storstad")
    text = path.read_text(encoding="utf-8").replace("[clock.contact]\ndue", "[clock]\ncontact.due")
    text = text.replace("\nanswer =", "\ncontact.answer =") if "[clock]\n" in text else text
    if old == "[clock.contact]":
        text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    refused = sisam("agreement", "check", "storstad")

    assert (ExitCode.ERROR, True) == (refused.code, told in refused.out + refused.err)
    assert ExitCode.FINE != sisam("agreement", "adopt", "storstad", "--as", "siv@example.se").code


def test_a_case_is_brought_under_the_version_published_last(sisam: CommandLine) -> None:
    opened(sisam)
    already = sisam("case", "follow-rules", "SN-2026/1", "--as", "siv@example.se")
    assert (ExitCode.ERROR, True) == (already.code, "follows these rules already" in already.err)
    workflow = sisam.site / "workflows" / "placement" / "workflow.toml"
    workflow.parent.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "workflows" / "placement" / "workflow.toml"
    text = shipped.read_text(encoding="utf-8").replace('version = "4"', 'version = "mine"', 1)
    workflow.write_text(text, encoding="utf-8")
    sisam.well("workflow", "publish")

    tried = sisam.well("workflow", "adopt", "--dry-run", "--as", "siv@example.se")
    done = sisam.well("case", "follow-rules", "SN-2026/1", "--as", "siv@example.se")

    assert "1 open case would come under placement mine." in tried.out
    assert "1 open case came under placement mine." in done.out
    assert "placement mine" == sisam.well("case", "show", "SN-2026/1", "--json").json["workflow"]
    assert "0 open cases" in sisam.well("workflow", "adopt", "--as", "siv@example.se").out
    sisam.well("audit")


def test_a_workflow_that_an_agreement_in_force_no_longer_fits_is_not_published(sisam: CommandLine) -> None:
    write(sisam, "storstad")
    sisam.well("agreement", "adopt", "storstad", "--as", "siv@example.se")
    shipped = Path(__file__).parents[2] / "workflows" / "placement"
    own = sisam.site / "workflows" / "placement"
    (own / "routines").mkdir(parents=True)
    text = (shipped / "workflow.toml").read_text(encoding="utf-8")
    (own / "workflow.toml").write_text(text.replace('version = "4"', 'version = "mine"', 1), encoding="utf-8")
    routine = (shipped / "routines" / "1.toml").read_text(encoding="utf-8").splitlines(keepends=True)
    fewer = [line for line in routine if 'when = ["acute"], count = 1, clock = "working_days"' not in line]
    assert len(routine) - len(fewer) == 1
    (own / "routines" / "1.toml").write_text("".join(fewer), encoding="utf-8")

    refused = sisam("workflow", "publish")

    assert ExitCode.ERROR == refused.code
    assert "no due rule of that number" in refused.out
    assert "adopt a new version of the agreement" in refused.out
    assert "Nothing was published" in refused.err
