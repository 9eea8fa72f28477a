"""The shipped calendar is right, and a faulty calendar is refused with every fault at once.

`holidays_se.csv` is a list of the public holidays and the three eves 2024-2035, made from the rules
of lagen (1989:253) om allmänna helgdagar and lagen (1930:173) by two computations of Easter of its
own, and found equal to python-dateutil, workalendar 17.0 and holidays 0.109. Easter Eve and Whitsun
Eve are always Saturdays and are left out, as are ordinary Sundays.
"""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from sisam.catalogue.calendars import calendar_body, calendar_from_body, read_calendar
from sisam.domain.calendar import Calendar
from sisam.errors import Fault, Invalid

SHIPPED = Path(__file__).parents[3] / "workflows" / "calendar.toml"
CHECKED = Path(__file__).with_name("holidays_se.csv")
YEARS = range(2020, 2051)

#: What the checked list calls the days, and what the calendar calls them.
NAMES = {
    "nyarsdagen": "new_years_day",
    "trettondedag_jul": "epiphany",
    "langfredagen": "good_friday",
    "paskdagen": "easter_sunday",
    "annandag_pask": "easter_monday",
    "forsta_maj": "may_day",
    "kristi_himmelsfardsdag": "ascension_day",
    "pingstdagen": "whit_sunday",
    "nationaldagen": "national_day",
    "midsommarafton": "midsummer_eve",
    "midsommardagen": "midsummer_day",
    "alla_helgons_dag": "all_saints_day",
    "julafton": "christmas_eve",
    "juldagen": "christmas_day",
    "annandag_jul": "boxing_day",
    "nyarsafton": "new_years_eve",
}

SMALL = """\
version = "test.1"
first = 2026-01-01
last = 2026-12-31

[year.2026.holidays]
epiphany = 2026-01-06

[year.2026.eves]
midsummer_eve = 2026-06-19
christmas_eve = 2026-12-24
new_years_eve = 2026-12-31

[year.2026.breaks]
summer = { first = 2026-06-13, last = 2026-08-16 }
sports = { first = 2026-02-23, last = 2026-03-01 }

[year.2026.term_ends]
spring = 2026-06-12
autumn = 2026-12-18
"""

Faults = Callable[[str], tuple[Fault, ...]]


@pytest.fixture(scope="module")
def shipped() -> Calendar:
    return read_calendar(SHIPPED)


@pytest.fixture
def faults_of(tmp_path: Path) -> Faults:
    def faults(text: str) -> tuple[Fault, ...]:
        path = tmp_path / "calendar.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(Invalid) as caught:
            read_calendar(path)
        assert {str(path)} == {fault.file for fault in caught.value.faults}
        return caught.value.faults

    return faults


def checked_rows() -> list[dict[str, str]]:
    with CHECKED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keys(faults: tuple[Fault, ...]) -> list[str | None]:
    return [fault.key for fault in faults]


def test_the_shipped_calendar_covers_2020_to_2050(shipped: Calendar) -> None:
    assert (date(2020, 1, 1), date(2050, 12, 31)) == (shipped.first, shipped.last)


def test_the_shipped_days_equal_the_holidays_package_in_all_years(shipped: Calendar) -> None:
    package = holidays.country_holidays(
        "SE", years=YEARS, categories=("public", "de_facto"), include_sundays=False
    )
    assert set(package) == set(shipped.holidays) | set(shipped.eves)


def test_the_shipped_holidays_and_eves_equal_the_kinds_of_the_holidays_package(
    shipped: Calendar,
) -> None:
    public = holidays.country_holidays("SE", years=YEARS, categories=("public",), include_sundays=False)
    eves = holidays.country_holidays("SE", years=YEARS, categories=("de_facto",), include_sundays=False)
    assert (set(public), set(eves)) == (set(shipped.holidays), set(shipped.eves))


@pytest.mark.parametrize(("kind", "days"), [("public_holiday", "holidays"), ("work_free_eve", "eves")])
def test_the_shipped_days_equal_the_checked_list_of_2024_to_2035(
    shipped: Calendar, kind: str, days: str
) -> None:
    expected = {date.fromisoformat(row["date"]) for row in checked_rows() if row["kind"] == kind}
    assert {2024, 2035} <= {day.year for day in expected}
    assert expected == {day for day in getattr(shipped, days) if 2024 <= day.year <= 2035}


def test_the_shipped_days_have_the_names_of_the_checked_list(shipped: Calendar) -> None:
    named = {**shipped.holidays, **shipped.eves}
    assert [(row["date"], NAMES[row["key"]]) for row in checked_rows()] == [
        (day.isoformat(), named[day]) for day in sorted(named) if 2024 <= day.year <= 2035
    ]


def test_every_school_year_of_the_default_has_as_many_school_days_as_the_ordinance_asks(
    shipped: Calendar,
) -> None:
    """Skolförordningen (2011:185) 3 kap.: at least 178 school days, begun in August."""
    for year in range(2020, 2050):
        first = date(year, 8, 1)
        days = [first + timedelta(days=offset) for offset in range(365)]
        school_days = [day for day in days if shipped.is_school_day(day)]
        assert 178 <= len(school_days) <= 190
        assert (8, 6) == (school_days[0].month, school_days[-1].month)


def test_a_term_of_the_default_ends_on_its_last_school_day(shipped: Calendar) -> None:
    assert 62 == len(shipped.term_ends)
    for day in shipped.term_ends:
        assert shipped.is_school_day(day)
        assert not shipped.is_school_day(shipped.working_day_after(day, 1))


def test_term_ends_and_breaks_are_in_order(shipped: Calendar) -> None:
    assert sorted(shipped.term_ends) == list(shipped.term_ends)
    assert sorted(each.first for each in shipped.breaks) == [each.first for each in shipped.breaks]


def test_the_autumn_break_of_the_default_is_week_44_and_the_sports_break_week_9(
    shipped: Calendar,
) -> None:
    weeks = {"autumn": 44, "sports": 9}
    spans = [each for each in shipped.breaks if each.name in weeks]
    assert 62 == len(spans)
    for span in spans:
        assert (weeks[span.name], 1) == span.first.isocalendar()[1:]
        assert (weeks[span.name], 7) == span.last.isocalendar()[1:]


def test_a_small_calendar_is_read(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(SMALL, encoding="utf-8")
    calendar = read_calendar(path)
    assert "test.1" == calendar.version
    assert {date(2026, 1, 6): "epiphany"} == calendar.holidays
    assert ["sports", "summer"] == [each.name for each in calendar.breaks]
    assert (date(2026, 6, 12), date(2026, 12, 18)) == calendar.term_ends


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    with pytest.raises(Invalid) as caught:
        read_calendar(path)
    assert f"{path}: The file cannot be read: No such file or directory. " in str(caught.value)


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_bytes("# påsk".encode("latin-1"))
    with pytest.raises(Invalid) as caught:
        read_calendar(path)
    assert f"{path}: Byte 4 is not UTF-8. Save the file as UTF-8." == str(caught.value)


def test_broken_toml_is_told_with_its_line(faults_of: Faults) -> None:
    (fault,) = faults_of(SMALL.replace("epiphany = 2026-01-06", "epiphany = 2026-01-"))
    assert fault.sentence.startswith("This is not TOML: ")
    assert "line 6" in fault.sentence


def test_a_date_that_does_not_exist_is_told_with_its_line(faults_of: Faults) -> None:
    (fault,) = faults_of(SMALL.replace("2026-01-06", "2026-02-30"))
    assert "line 6" in fault.sentence


def test_every_fault_of_shape_is_told_at_once_with_key_and_remedy(faults_of: Faults) -> None:
    text = (
        SMALL.replace("christmas_eve = 2026-12-24\n", "")
        .replace("version", "edition")
        .replace("spring = 2026-06-12", 'spring = "2026-06-12"')
        .replace("sports = {", "Sports = {")
    )
    assert {
        ("version", "Add the key."),
        ("edition", "Remove the key, or correct its spelling."),
        ("year.2026.eves.christmas_eve", "Add the key."),
        ("year.2026.breaks.Sports", "Correct the value."),
        ("year.2026.term_ends.spring", "Write a date such as 2026-06-19, without quotes."),
    } == {(fault.key, fault.remedy) for fault in faults_of(text)}


def test_every_contradiction_is_told_at_once(faults_of: Faults) -> None:
    text = (
        SMALL.replace("epiphany = 2026-01-06", "epiphany = 2025-01-06")
        .replace("last = 2026-08-16", "last = 2026-06-01")
        .replace("autumn = 2026-12-18", "autumn = 2026-06-12")
    )
    assert [
        "year.2026.holidays.epiphany",
        "year.2026.breaks.summer.last",
        "year.2026.term_ends.autumn",
    ] == keys(faults_of(text))


def test_missing_and_superfluous_years_are_told(faults_of: Faults) -> None:
    text = SMALL.replace("first = 2026-01-01", "first = 2027-01-01").replace(
        "last = 2026-12-31", "last = 2028-12-31"
    )
    assert ["year.2027", "year.2028", "year.2026"] == keys(faults_of(text))


def test_a_calendar_of_parts_of_years_is_refused(faults_of: Faults) -> None:
    text = SMALL.replace("first = 2026-01-01", "first = 2026-01-02").replace(
        "last = 2026-12-31", "last = 2026-12-30"
    )
    assert ["first", "last"] == keys(faults_of(text))


def test_a_calendar_that_ends_before_it_begins_is_refused(faults_of: Faults) -> None:
    assert ["last", "year.2026"] == keys(faults_of(SMALL.replace("last = 2026-12-31", "last = 2025-12-31")))


def test_a_stored_body_gives_the_same_calendar(shipped: Calendar) -> None:
    assert shipped == calendar_from_body(calendar_body(SHIPPED))


def test_a_stored_body_that_breaks_the_rules_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(SMALL.replace("last = 2026-12-31", "last = 2026-12-30"), encoding="utf-8")

    with pytest.raises(Invalid) as caught:
        calendar_from_body(calendar_body(path))

    assert ["last"] == keys(caught.value.faults)


LOCAL = (
    SMALL
    + """
[municipality.0180.2026.breaks]
sports = { first = 2026-03-02, last = 2026-03-08 }
"""
)


def test_a_municipality_may_have_breaks_of_its_own_in_a_year(tmp_path: Path) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(LOCAL, encoding="utf-8")
    calendar = read_calendar(path)
    days = [date(2026, 2, 24), date(2026, 3, 3), date(2026, 7, 1)]

    assert [False, True, False] == [calendar.is_school_day(each) for each in days]
    # Its own list stands in the place of the country's: it names no summer.
    local = calendar.in_municipality("0180")
    assert [True, False, True] == [local.is_school_day(each) for each in days]
    assert calendar is calendar.in_municipality("0380")
    assert local == calendar_from_body(calendar_body(path)).in_municipality("0180")


def test_what_cannot_be_in_a_municipality_is_told(faults_of: Faults) -> None:
    text = LOCAL.replace("first = 2026-03-02, last = 2026-03-08", "first = 2027-03-09, last = 2026-03-08")

    assert [
        "municipality.0180.2026.breaks.sports.first",
        "municipality.0180.2026.breaks.sports.last",
    ] == keys(faults_of(text))
