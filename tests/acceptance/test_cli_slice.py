"""One placement from a CSV row to a moved accountability, as people type it."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from tests.acceptance.command_line import PLACEMENT, CommandLine

CASE = "SN-2026/1"


def the_alert(sisam: CommandLine, step: str) -> str:
    alerts = sisam.well("alert", "list", "--json").json
    return str(next(each["id"] for each in alerts if each["step"] == step))


def letters(sisam: CommandLine) -> list[EmailMessage]:
    parser = BytesParser(EmailMessage, policy=policy.default)
    return [parser.parsebytes(path.read_bytes()) for path in (sisam.site / "outbox").glob("*.eml")]


def plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_one_row_becomes_a_case_whose_handover_is_late_told_acknowledged_and_confirmed(
    sisam: CommandLine,
) -> None:
    brought = sisam.well("import", "placements", sisam.placements(PLACEMENT))
    assert "1 row: 1 opened." in brought.out
    assert "Overdue in 1 of them: SN-2026/1" in brought.out

    (case,) = sisam.well("case", "list", "--json").json
    assert ("admitted", "social_services", "social") == (
        case["state"],
        case["accountable_party"],
        case["accountable"],
    )

    # Ten working days after 5 October.
    (late,) = [
        each
        for each in sisam.well("step", "list", "--overdue", "--json").json
        if each["step"] == "educational_handover"
    ]
    assert ("2026-10-19", 14, "oak", "home-school") == (
        late["due"],
        late["days_late"],
        late["owner"],
        late["confirmer"],
    )

    sisam.well("outbox", "send")
    to_the_school = [each for each in letters(sisam) if "rut@example.se" in str(each["To"])]
    assert any(CASE in plain(each) for each in to_the_school)

    alert = the_alert(sisam, "educational_handover")
    acknowledged = sisam.well(
        "alert", "acknowledge", alert, "--as", "rut@example.se", "--until", "2026-11-05", "--plan", "We meet."
    )
    assert "acknowledged until 5 November 2026" in acknowledged.out

    offered = sisam.well("step", "offer", CASE, "educational_handover", "--as", "rut@example.se")
    assert "was handed over by the home school and waits to be confirmed" in offered.out
    assert "social_services" == sisam.well("case", "list", "--json").json[0]["accountable_party"]

    confirmed = sisam.well("step", "confirm", CASE, "educational_handover", "--as", "pia@example.se")
    assert "the accountability moved to the youth home's school" in confirmed.out
    (case,) = sisam.well("case", "list", "--json").json
    assert ("youth_home_school", "home-school") == (case["accountable_party"], case["accountable"])

    assert "All invariants hold (1 case).\n" == sisam.well("audit").out


def test_a_placement_is_lived_to_its_end_by_typing(sisam: CommandLine) -> None:
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    olle, rut, pia, bo, ulf = (("--as", f"{name}@example.se") for name in ("olle", "rut", "pia", "bo", "ulf"))
    sisam.well("step", "offer", CASE, "educational_handover", *rut)
    sisam.well("step", "confirm", CASE, "educational_handover", *pia)
    sisam.well("case", "set-date", CASE, "forecast", "2026-12-18", *olle)
    sisam.well("case", "set-party", CASE, "receiving_school", "beech", *olle)
    sisam.well("step", "offer", CASE, "school_place", *ulf, "--date", "2027-01-11")
    sisam.well("step", "return", CASE, "school_place", *bo, "--reason", "We lack the papers.")
    sisam.well("step", "offer", CASE, "school_place", *ulf, "--date", "2027-01-11")
    sisam.well("step", "confirm", CASE, "school_place", *bo)
    later = "2026-12-18T15:00+01:00"
    sisam.well("case", "fire", CASE, "discharge", *olle, now=later)
    sisam.well("case", "fire", CASE, "follow_up", *olle, now=later)
    early = sisam("case", "close", CASE, "--outcome", "continued_schooling", *olle, now=later)
    assert (1, "") == (early.code, early.out)
    assert early.err.startswith("Error: ")

    closed = sisam.well(
        "case", "close", CASE, "--outcome", "moved_abroad", "--second", "maja@example.se",
        "--reason", "The family has moved.", *olle, now=later,
    )  # fmt: skip

    assert "Case SN-2026/1 is closed; nothing is owed." in closed.out
    assert [] == sisam.well("case", "list", "--json", now=later).json
    (case,) = sisam.well("case", "list", "--state", "closed", "--json", now=later).json
    assert ("moved_abroad", None) == (case["outcome"], case["accountable_party"])
    sisam.well("sweep", now=later)
    sisam.well("outbox", "send", now=later)
    assert "all_hold" == sisam.well("audit", "--json", now=later).json["verdict"]
