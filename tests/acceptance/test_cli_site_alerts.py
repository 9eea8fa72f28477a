"""What the site watches beside its cases, as people type it: empty seats and channels that are down."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from tests.acceptance.command_line import PLACEMENT, CommandLine

MONDAY = "2026-11-02T08:00+01:00"
TUESDAY = "2026-11-03T09:00+01:00"
NEXT_TUESDAY = "2026-11-10T09:00+01:00"
SIV = ("--as", "siv@example.se")


def told(sisam: CommandLine, address: str, subject: str) -> list[str]:
    """Return the bodies of what came to an address about that."""
    parser = BytesParser(EmailMessage, policy=policy.default)
    letters = [parser.parsebytes(path.read_bytes()) for path in (sisam.site / "outbox").glob("*.eml")]
    bodies = [each.get_body(("plain",)) for each in letters if address in str(each["To"])]
    texts = [str(body.get_content()) for body in bodies if body is not None]
    return [text for text in texts if subject in text]


def vacancies(sisam: CommandLine, now: str) -> list[dict[str, object]]:
    alerts = sisam.well("alert", "list", "--json", now=now).json
    return [each for each in alerts if each["cause"] == "vacancy"]


def test_whoever_ends_a_seat_hears_who_is_told_instead_where_nobody_is_left(sisam: CommandLine) -> None:
    seat = ("home-school", "educational_lead")
    sisam.well("seat", "add", *seat, "--name", "Ny Lärare", "--email", "ny@example.se")

    one_left = sisam.well("seat", "end", *seat, "--email", "ny@example.se").out
    nobody = sisam.well("seat", "end", *seat, "--email", "pia@example.se", "--until", "2026-11-12").out

    assert "nobody is left" not in one_left
    assert "From 2026-11-13 nobody is left in this seat; the coordinator of agency is told" in nobody


def test_a_seat_that_ends_is_told_before_acknowledged_and_ends_with_the_successor(
    sisam: CommandLine,
) -> None:
    taught = PLACEMENT | {"first_lesson_on": "2026-10-06"}
    sisam.well("import", "placements", sisam.placements(taught))
    sisam.well(
        *("seat", "end", "home-school", "educational_lead", "--email", "pia@example.se"),
        *("--until", "2026-11-12"),
    )

    swept = sisam.well("sweep", now=MONDAY)
    assert "Of seats, persons, faults and pupils: 1 alert raised" in swept.out
    sisam.well("outbox", "send", now=TUESDAY)
    (body,) = told(sisam, "siv@example.se", "Från 13 november 2026 är ingen på plats")
    assert "School at the home" in body

    (alert,) = vacancies(sisam, TUESDAY)
    assert ":educational_lead" in str(alert["about"])
    assert (None, None, 1, 0) == (alert["case"], alert["step"], alert["rung"], alert["round"])
    listed = sisam.well("alert", "list", now=TUESDAY).out
    assert "educational lead at home-school: empty from 2026-11-13" in listed

    key = str(alert["id"])
    plan = ("--until", "2026-11-09", "--plan", "Ny pedagog börjar den 13.")
    refused = sisam("alert", "acknowledge", key, "--as", "rut@example.se", *plan, now=TUESDAY)
    assert 1 == refused.code
    for _ in range(2):
        sisam.well("alert", "acknowledge", key, *SIV, *plan, "--key", "sent-once", now=TUESDAY)
    life = sisam.well("alert", "show", key, now=TUESDAY).out.partition("\n\nWhat has happened\n")[2]
    assert [
        "  2 November 2026 08:00  raised",
        (
            "  3 November 2026 09:00  acknowledged by siv@example.se, until 9 November 2026: "
            "“Ny pedagog börjar den 13.”"
        ),
    ] == life.splitlines()

    # The promise was not kept: it is told again.
    assert "1 went on" in sisam.well("sweep", now=NEXT_TUESDAY).out

    sisam.well(
        *("seat", "add", "home-school", "educational_lead", "--email", "nils@example.se"),
        *("--name", "Nils Ny", "--from", "2026-11-13"),
        now=NEXT_TUESDAY,
    )
    assert "1 ended" in sisam.well("sweep", now=NEXT_TUESDAY).out
    assert [] == vacancies(sisam, NEXT_TUESDAY)
    shown = sisam.well("alert", "show", key, now=NEXT_TUESDAY).out
    assert "somebody holds the role again" in shown
    assert b"Ny pedagog" not in sisam.content()


def test_what_no_channel_can_bring_is_told_to_whoever_runs_the_site(sisam: CommandLine) -> None:
    taught = PLACEMENT | {"first_lesson_on": "2026-10-06"}
    sisam.well("import", "placements", sisam.placements(taught))
    in_the_way = sisam.site / "outbox"
    in_the_way.write_text("not a folder", encoding="utf-8")
    # Ten attempts in a row show that it is not the fault of a message.
    for minute in (10, 12, 15, 30):
        sisam("outbox", "send", now=f"2026-11-02T09:{minute}+01:00")

    sisam.well("sweep", now="2026-11-02T10:00+01:00")

    (alert,) = [
        each
        for each in sisam("alert", "list", "--json", now="2026-11-02T10:00+01:00").json
        if each["cause"] == "technical"
    ]
    assert "channel:folder" == alert["about"]
    in_the_way.unlink()
    assert 0 == sisam("outbox", "send", now="2026-11-02T10:05+01:00").code
    assert "1 ended" in sisam.well("sweep", now="2026-11-02T10:06+01:00").out
