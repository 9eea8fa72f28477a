"""A protected pupil lives through everything: no mail, calendar or statement tells who or where they are."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

import pytest

from sisam.application.cases.sweeping import sweep
from sisam.application.messages.hurrying import hurry
from sisam.application.messages.sending import send_due
from sisam.bootstrap import open_program
from sisam.cli.main import main
from tests.acceptance.command_line import as_csv

pytestmark = pytest.mark.slow

FOUNDED: Final = "2026-01-01T08:00+01:00"
NOW: Final = "2026-11-02T08:00+01:00"
LAST_RUNG, ADMINISTRATOR = "last@agency.example", "adm@agency.example"
#: Nothing of the addresses, numbers and names of people tells where anybody is.
ORGANISATIONS: Final = """\
code,kind,name,parent_code,controller_code,municipality_code,phone
xunit,placement_unit,Xenheten,,,,010-111 11 11
xsoc,social_services,Xsocialen i Kiruna,,,2584,0980-111 11
xutb,education_administration,Xutbildningen i Kiruna,,,2584,0980-222 22
xkaa,activity_responsibility,Xansvaret i Kiruna,,xutb,2584,0980-222 23
xfjall,school,Xfjällskolan,xutb,xutb,2584,0980-333 33
xdal,school,Xdalskolan,xutb,xutb,2584,0980-444 44
xgran,youth_home,Xgranhem,,,,010-222 22 22
xgran-skola,youth_home_school,Xskolan,xgran,,,010-222 22 23
xtall,youth_home,Xtallhem,,,,010-222 22 32
xtall-skola,youth_home_school,Xtallskolan,xtall,,,010-222 22 33
xmalmsoc,social_services,Xsocialen i Malmö,,,1280,040-111 11
xmalmutb,education_administration,Xutbildningen i Malmö,,,1280,040-222 22
"""
PLACES: Final = {
    "agency": ("administrator",),
    "xunit": ("officer",),
    "xsoc": ("officer", "manager", "coordinator"),
    "xutb": ("officer", "coordinator"),
    "xkaa": ("officer",),
    "xfjall": ("head_teacher",),
    "xdal": ("head_teacher",),
    "xgran": ("manager", "coordinator"),
    "xgran-skola": ("educational_lead", "coordinator"),
    "xtall": ("manager",),
    "xtall-skola": ("educational_lead",),
    "xmalmsoc": ("officer", "manager", "coordinator"),
    "xmalmutb": ("officer", "coordinator"),
}
PLACEMENT: Final = {
    "case_number": "S-1",
    "pupil_name": "Xerxes Fjärran",
    "personal_number": "20110412-2385",
    "protection": "secrecy_marking",
    "home_municipality": "2584",
    "youth_home_code": "xgran",
    "home_school_code": "xfjall",
    "receiving_school_code": "xdal",
    "placement_type": "treatment",
    "legal_basis": "lvu_3",
    "investigation_opened_on": "2026-09-07",
    "applied_on": "2026-09-21",
    "care_executed_on": "2026-10-05",
    "admitted_on": "2026-10-05",
}
_MADE_UP: Final = re.compile(r"[0-9a-f]{16,}")
NUMBER: Final = PLACEMENT["case_number"]
#: What tells how much an import brought an organisation, and so of this pupil among others.
SUMMED_UP: Final = {"Nya ärenden för er", "New cases for you"}
#: Who the pupil is.
WHO: Final = ("xerxes", "fjärran", "20110412", "110412-2385", "1104122385")
#: That, and what tells where: schools, homes, boards, municipalities, and their telephones.
SECRETS: Final = (
    *WHO,
    *("xfjäll", "xdal", "xgran", "xskolan", "xtall", "xsoc", "xutb", "xansvar", "xmalm", "xenhet"),
    *("kiruna", "malmö", "2584", "1280", "0980-", "040-", "010-222"),
)


def types(site: Path, now: str, *words: str) -> None:
    assert 0 == main(("--site", str(site), "--now", now, *words)), words


def brings_in(site: Path, kind: str, text: str, now: str = NOW) -> None:
    path = site.parent / f"{kind}.csv"
    path.write_text(text, encoding="utf-8")
    types(site, now, "import", kind, str(path), *(("--as", ADMINISTRATOR) if kind == "placements" else ()))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one pupil, who is protected, after four weeks."""
    site = tmp_path_factory.mktemp("hidden") / "site"
    last = ("--coordinator-name", "Siv Sist", "--coordinator-email", LAST_RUNG)
    assert 0 == main(("--now", FOUNDED, "init", str(site), "--agency-name", "Myndigheten", *last))
    brings_in(site, "organisations", ORGANISATIONS)
    seats = [
        {
            "organisation_code": code,
            "role": role,
            "name": f"Person {number}{role[0].upper()}",
            "email": ADMINISTRATOR if role == "administrator" else address_of(code, role),
            "language": "en" if number % 3 == 0 else "sv",
            "active_from": "2026-01-01",
        }
        for number, (code, roles) in enumerate(PLACES.items())
        for role in roles
    ]
    brings_in(site, "seats", as_csv(seats))
    brings_in(site, "placements", as_csv([PLACEMENT]))
    live(site, 29)
    return site


def address_of(code: str, role: str) -> str:
    """Return an address that tells nothing."""
    return f"p{[*PLACES].index(code)}{role[0]}@people.example"


def words_of(day: int) -> Iterator[Sequence[str]]:
    """Return what people type on a day; what they write tells everything, and only the case shows it."""
    tells = ("--reason", "Xerxes Fjärran, 20110412-2385, på Xgranhem i Kiruna")
    soc, home = (
        ("--as", address_of("xsoc", "officer")),
        ("--as", address_of("xgran-skola", "educational_lead")),
    )
    school = ("--as", address_of("xfjall", "head_teacher"))
    match day:
        case 0:
            yield "step", "offer", "S-1", "contact", *soc, *tells
        case 1:
            yield "step", "return", "S-1", "contact", *school, *tells
            yield "step", "offer", "S-1", "contact", *soc, *tells
            yield "step", "confirm", "S-1", "contact", *school
        case 15:
            yield "case", "pause", "S-1", "--until", "2026-11-18", "--reason", "hospital", *home
        case 18:
            yield "case", "transfer", "S-1", "--to", "xtall", *soc, *tells
        case 22:
            yield "case", "move", "S-1", "--to", "1280", *soc, *tells


def live(site: Path, days: int) -> None:
    """Let days pass: people act, the daemon sweeps, mails go out, and everybody gets their statement."""
    program = open_program(site, durable=False)
    for day in range(days):
        now = datetime.fromisoformat(NOW) + timedelta(days=day)
        for words in words_of(day):
            types(site, now.isoformat(), *words)
        sweep(program.site, now)
        program.state_the_day(now)
        program.look_after(now)
        hurry(program.site, now)
        while send_due(program.site, program.channel(), program.texts(), now):
            pass
    program.store.close()


def parts_of(mail: EmailMessage) -> Iterator[tuple[str, str]]:
    """Return all that a mail holds, with what kind it is: its headers, its texts and its files."""
    yield "headers", "\n".join(f"{name}: {value}" for name, value in mail.items())
    for part in mail.walk():
        if not part.is_multipart():
            content = part.get_content()
            told = content.decode() if isinstance(content, bytes) else str(content)
            yield part.get_content_type(), f"{part.get_filename() or ''}\n{told}"


def mails_of(site: Path) -> list[EmailMessage]:
    raw = [path.read_bytes() for path in sorted((site / "outbox").glob("*.eml"))]
    return [message_from_bytes(each, policy=policy.default) for each in raw]


def found_in(text: str, secrets: Sequence[str]) -> list[str]:
    # Ids and sums are made of any digits.
    told = _MADE_UP.sub("", text.casefold())
    return [secret for secret in secrets if secret in told]


def test_no_mail_calendar_or_statement_tells_who_or_where_a_protected_pupil_is(site: Path) -> None:
    mails = mails_of(site)
    kinds = {kind for mail in mails for kind, _ in parts_of(mail)}
    subjects = {str(mail["subject"]) for mail in mails}

    assert {"headers", "text/plain", "text/html", "text/calendar", "application/json"} == kinds
    for mail in mails:
        told = [each for each in parts_of(mail) if each[0] != "application/json"]
        # What tells of an organisation as a whole, such as its day, tells of no case.
        of_the_case = any(NUMBER in text for _, text in told) or str(mail["subject"]) in SUMMED_UP
        for kind, text in told:
            found = found_in(text, SECRETS if of_the_case else WHO)
            assert [] == found, (mail["to"], mail["subject"], kind, text)
    assert subjects >= SUMMED_UP
    assert 10 < len([subject for subject in subjects if NUMBER in subject])


def test_a_statement_tells_of_a_protected_pupil_by_number_alone(site: Path) -> None:
    files = sorted((site / "statements").glob("*.json"))
    statements = [json.loads(path.read_text("utf-8"))["statement"] for path in files]

    assert {"xsoc", "xutb", "xgran", "xgran-skola"} <= {each["organisation"] for each in statements}
    of_the_case = [each for each in statements if each["counts"]["cases"]]
    assert len(of_the_case) > 60
    for statement in of_the_case:
        # It bears the code of the organisation to which it is given, and of vacant seats of its own.
        told = json.dumps({**statement, "organisation": "", "vacancies": []}, ensure_ascii=False)
        assert NUMBER in told
        assert [] == found_in(told, (*SECRETS, *(code for code in PLACES if code != "agency"))), told
