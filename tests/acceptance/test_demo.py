"""The demo, as somebody sees it who has just cloned the repository."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from sisam.cli.main import main
from sisam.settings import Settings
from sisam.simulation.demo import MARK, Demo
from tests.browser.served_site import served_site

pytestmark = pytest.mark.slow

#: A Wednesday after the Easter break.
UNTIL = date(2027, 4, 14)
NOW = "2027-04-14T07:00+02:00"
SITE = Path("demo-site")
CASES = 16
_ITEMS_SENT = "v_message_item AS i JOIN v_message AS m ON m.id = i.message_id AND m.status = 'sent'"


@dataclass(frozen=True, slots=True)
class Shown:
    """A demo that has been run: the folder that it was run from, and its report."""

    home: Path
    report: str

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the views."""
        with sqlite3.connect(self.home / SITE / "sisam.db") as connection:
            return connection.execute(sql).fetchall()

    def count(self, sql: str) -> object:
        return self.rows(f"SELECT count(*) FROM {sql}")[0][0]  # noqa: S608 — written in this file

    def found(self, pattern: str) -> tuple[str, ...]:
        match = re.search(pattern, self.report, re.MULTILINE)
        assert match is not None, pattern
        return match.groups()

    def section(self, title: str) -> list[str]:
        lines = self.report.splitlines()
        first = next(number for number, line in enumerate(lines) if line.startswith(title.upper()))
        rest = lines[first + 2 :]
        return rest[: next((number for number, line in enumerate(rest) if line[:1].isupper()), len(rest))]


def run(home: Path) -> Shown:
    home.mkdir()
    with chdir(home):
        old = home / SITE
        old.mkdir()
        (old / MARK).touch()
        (old / "left over").touch()
        return Shown(home, Demo(SITE, UNTIL, seed=3, cases=CASES, months=2).run())


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return run(tmp_path_factory.mktemp("demo") / "first")


def commands(report: str) -> Iterator[list[str]]:
    for line in report.splitlines():
        if line.startswith("    sisam "):
            yield shlex.split(line)[1:]


def test_the_same_seed_and_day_tell_the_same(shown: Shown, tmp_path: Path) -> None:
    assert shown.report == run(tmp_path / "second").report


def test_the_report_lies_in_the_site(shown: Shown) -> None:
    assert shown.report == (shown.home / SITE / "report.txt").read_text("utf-8")


def test_an_agreement_is_named_after_the_municipality_that_it_is_with(shown: Shown) -> None:
    files = (shown.home / SITE / "agreements").glob("*.toml")
    titles = [tomllib.loads(each.read_text("utf-8"))["title"]["sv"] for each in files]

    assert [] != titles
    # The sentences say "samverkansavtalet med" before it.
    assert [] == [title for title in titles if "avtal" in title.casefold()]


def test_the_report_fits_80_columns(shown: Shown) -> None:
    lines = [line for line in shown.report.splitlines() if not line.startswith("    sisam ")]

    assert [] == [line for line in lines if len(line) > 80]


def test_an_old_demo_makes_way(shown: Shown) -> None:
    assert not (shown.home / SITE / "left over").exists()


def test_every_case_stands_in_the_report(shown: Shown) -> None:
    rows = (re.fullmatch(r".*? (\d+) +(\d+)(?: █+)?", line) for line in shown.section("cases by phase"))
    then, now = zip(*((int(row[1]), int(row[2])) for row in rows if row), strict=True)

    assert 0 < sum(then) < CASES
    assert shown.count("v_case") == sum(now) == CASES


def test_what_is_overdue_is_what_has_an_alert(shown: Shown) -> None:
    overdue, owed = map(int, shown.found(r"^OVERDUE BY .* (\d+) of (\d+) open steps"))

    assert shown.count("v_alert WHERE cleared_at IS NULL AND cause = 'overdue'") == overdue
    assert shown.count("v_step WHERE status IN ('open', 'offered')") == owed
    assert overdue > 0


def test_the_overdue_steps_by_party_are_those_of_the_view(shown: Shown) -> None:
    by_party = shown.rows(
        """SELECT CASE WHEN d.kind = 'answer' THEN s.confirmer_party ELSE s.owner_party END, count(*)
        FROM v_alert AS a JOIN v_deadline AS d ON d.id = a.deadline_id JOIN v_step AS s ON s.id = d.step_id
        WHERE a.cleared_at IS NULL AND a.cause = 'overdue' GROUP BY 1"""
    )
    told = shown.found(r"^    all +([\d ]+)$")[0].split()

    assert sorted(str(count) for _, count in by_party) == sorted(told[:-2])


def test_the_rungs_are_those_of_the_view(shown: Shown) -> None:
    rows = shown.rows(
        "SELECT rung, count(*) FROM v_alert WHERE cleared_at IS NULL AND cause = 'overdue' GROUP BY rung"
    )
    by_rung = {row[0]: row[1] for row in rows}
    told = re.findall(r"^  rung (\d) .*?(\d+) +\d+$", shown.report, re.MULTILINE)

    assert [(rung, by_rung.get(rung, 0)) for rung in range(4)] == [
        (int(number) - 1, int(count)) for number, count in told
    ]


def test_every_mail_that_is_counted_was_taken_by_the_mail_server(shown: Shown) -> None:
    mails, items = shown.found(r"^WHO WAS TOLD WHAT +([\d,]+) mails with ([\d,]+) items$")
    (taken,) = shown.found(r"demo's\s+own\s+took\s+([\d,]+)\s+mails")

    assert mails == taken
    assert int(mails.replace(",", "")) == shown.count("v_message WHERE status = 'sent'")
    assert shown.count(_ITEMS_SENT) == int(items.replace(",", ""))


def test_the_mail_server_said_when_it_took_each(shown: Shown) -> None:
    assert [("250 2.0.0",)] == shown.rows("SELECT DISTINCT last_reply FROM v_message WHERE status = 'sent'")


def test_what_was_found_late_at_midnight_is_held_until_office_hours_begin(shown: Shown) -> None:
    (held,) = shown.found(r"Held until office hours begin: (\d+) messages? of this night")

    assert int(held) == shown.count("v_message WHERE status = 'held'")
    assert int(held) > 0


def test_the_site_is_left_with_messages_laid_into_a_folder(shown: Shown) -> None:
    assert 'channel = "folder"' in (shown.home / SITE / "config.toml").read_text("utf-8")


def test_the_mails_lead_to_the_pages_that_the_demo_serves(shown: Shown) -> None:
    read = [
        message_from_bytes(each.read_bytes(), policy=default)
        for each in (shown.home / SITE / "outbox").glob("*.eml")
    ]

    page = f"http://127.0.0.1:{Settings().web_port}/larm/"
    assert any(page in part.get_content() for mail in read if (part := mail.get_body(("plain",))))


def test_the_mails_by_text_add_up(shown: Shown) -> None:
    rows = [line.split() for line in shown.section("who was told") if re.search(r" {3,}[·\d,]+$", line)]
    told = sum(int(row[-1].replace(",", "")) for row in rows)

    assert shown.count(_ITEMS_SENT) == told


def test_the_mails_that_are_named_can_be_read(shown: Shown) -> None:
    names = re.findall(r"^    (\S+\.eml)  to ", shown.report, re.MULTILINE)

    assert 0 < len([name for name in names if (shown.home / SITE / "outbox" / name).stat().st_size])


def test_the_days_without_school_add_up(shown: Shown) -> None:
    (days,) = shown.found(r"^DAYS WITHOUT SCHOOL +([\d,]+) school days")
    row = r"^  (?:before the admission|in the placement|after the discharge) +\d+ +([\d,]+) "
    told = re.findall(row, shown.report, re.MULTILINE)

    assert 3 == len(told)
    assert int(days.replace(",", "")) == sum(int(each.replace(",", "")) for each in told)


def test_the_counties_add_up(shown: Shown) -> None:
    rows = [line.split() for line in shown.section("overdue by county") if " län" in line]
    counts = [[int(cell) for cell in row if cell.isdigit()] for row in rows]
    (overdue,) = shown.found(r"^OVERDUE BY ROUTINE .*?(\d+) of")

    assert (CASES, int(overdue)) == (sum(row[0] for row in counts), sum(row[2] for row in counts))


def test_what_was_done_in_time_adds_up_by_routine(shown: Shown) -> None:
    section = shown.section("done in time")
    rows = [line.split() for line in section if re.match(r"^  (?:none|all|\d) ", line)]
    counts = {row[0]: (int(row[1].replace(",", "")), int(row[3].replace(",", ""))) for row in rows}
    whole = counts.pop("all")
    share, deeds = shown.found(r"^DONE IN TIME +(\d+) % of ([\d,]+) deeds")
    answers = int(str(shown.count("v_event WHERE type IN ('step_confirmed', 'step_returned')")))

    assert whole == (sum(done for done, _ in counts.values()), sum(each for _, each in counts.values()))
    assert sum(whole) == int(deeds.replace(",", ""))
    assert 0 < int(share) < 100
    assert 0 < whole[1] <= answers


def test_near_misses_were_met_with_hours_left(shown: Shown) -> None:
    left = re.findall(r"^  P-\d+ .* (\d+\.\d)$", "\n".join(shown.section("near misses")), re.MULTILINE)

    assert left == sorted(left, key=float)
    assert all(0 <= float(hours) < 48 for hours in left)


@pytest.mark.parametrize(
    "deed",
    ["offered", "confirmed", "returned", "withdrawn", "transfers", "alerts acknowledged"],
)
def test_people_really_did_it(shown: Shown, deed: str) -> None:
    told = " ".join(shown.report.split("CASES BY PHASE")[0].split())

    assert re.search(rf"{deed} [1-9]", told) is not None


def test_every_month_of_reading_that_is_over_is_reviewed_or_told(shown: Shown) -> None:
    open_months = {
        month for (month,) in shown.rows("SELECT first_on FROM v_log_review WHERE signed_at IS NULL")
    }

    assert shown.rows("SELECT 1 FROM v_log_review WHERE signed_at IS NOT NULL")
    # March is reviewed until the 16th of April.
    assert open_months <= {"2027-03-01", "2027-04-01"}


def test_things_really_happened_to_the_placements(shown: Shown) -> None:
    types = Counter(str(row[0]) for row in shown.rows("SELECT type FROM v_event"))
    moved = shown.count("v_accountable WHERE until_seq IS NOT NULL")

    assert {"step_returned", "offer_withdrawn", "case_transferred", "alert_climbed"} <= types.keys()
    assert int(str(moved)) > 5


def test_the_audit_holds_and_says_so(shown: Shown) -> None:
    assert "All hold" in shown.report
    with chdir(shown.home):
        assert 0 == main(["--site", str(SITE), "--now", "2027-04-14T00:00+02:00", "audit"])


def test_every_command_that_it_names_works(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    *named, _ = commands(shown.report)
    with chdir(shown.home):
        ended = {shlex.join(words): main(["--now", NOW, *words]) for words in named}

    assert dict.fromkeys(ended, 0) == ended
    assert len(named) >= 8
    assert "" != capsys.readouterr().out


def test_the_last_command_that_it_names_goes_on_until_it_is_stopped(shown: Shown, tmp_path: Path) -> None:
    *_, last = commands(shown.report)
    site = Path(shutil.copytree(shown.home / SITE, tmp_path / "site"))

    assert ["--site", str(SITE), "run"] == last
    with served_site(site, NOW, "run") as served:
        assert 0 == served.stop()


def test_the_files_in_the_site_can_be_tried_elsewhere(shown: Shown, tmp_path: Path) -> None:
    agency = ["--agency-name", "A", "--coordinator-name", "B", "--coordinator-email", "b@example.se"]
    at = ["--site", str(tmp_path / "own"), "--now", NOW]
    assert 0 == main(["--now", NOW, "init", str(tmp_path / "own"), *agency])

    examples = shown.home / SITE / "examples"

    kinds = ("organisations", "seats", "placements")
    assert [0, 0, 0] == [main([*at, "import", kind, str(examples / f"{kind}.csv")]) for kind in kinds]


def test_a_folder_that_no_demo_made_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter-1.txt").write_text("Of schools", encoding="utf-8")

    code = main(["--now", NOW, "demo", "--dir", str(folder)])

    assert 1 == code
    assert "was not made by a demo" in capsys.readouterr().err
    assert "Of schools" == (folder / "chapter-1.txt").read_text("utf-8")


def test_a_link_is_not_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / MARK).touch()
    (tmp_path / "link").symlink_to(real)

    assert 1 == main(["--now", NOW, "demo", "--dir", str(tmp_path / "link")])
    assert (real / MARK).exists()
    assert "" == capsys.readouterr().out


def test_a_day_that_lies_ahead_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--now", NOW, "demo", "--dir", str(tmp_path / "site"), "--until", "2027-04-15"])

    assert 1 == code
    assert "lies ahead" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
