"""Of a table the page shows the rows that tell something, and a file all of them."""

from dataclasses import replace

from sisam.application.overview.tables import ColumnKey, Row, Table, TableKey
from sisam.domain.language import Language
from sisam.web.language import texts_in
from sisam.web.pages.overview.filters import Address
from sisam.web.pages.overview.told import Names, sheet_told, table_told, tables_told
from sisam.web.pages.overview.ways import Ways
from sisam.wording.titles import Titles
from tests.builders import shipped_rules

NAMES = Names(
    texts_in(Language.SV),
    Titles.of(shipped_rules().workflow, Language.SV),
    {"2582": "Boden"},
    {"25": "Norrbottens län", "03": "Uppsala län"},
)
TO_CASES, TO_FIGURES = (Ways(Address(phase="efter"), to_cases=to_cases) for to_cases in (True, False))
FEW, FEW_UNKNOWN = (Row(key, (None, None, 0), 10) for key in ("03", ""))


def a_table(key: TableKey, *rows: Row) -> Table:
    columns = (ColumnKey.BEFORE, ColumnKey.DURING, ColumnKey.AFTER)
    return Table(key, columns, rows, Row("", (None, None, 1005), 1030))


CASES = a_table(TableKey.CASES_BY_PLACE, FEW, Row("25", (None, None, 1005), 1020))


def test_a_row_of_which_nothing_can_be_told_stands_below_the_table() -> None:
    told = table_told(CASES, NAMES, TO_CASES)

    assert [("Norrbottens län", (None, None, 1005), "/arenden?visa=efter&lan=25")] == list(told.rows)
    assert [("Uppsala län", "/arenden?visa=efter&lan=03")] == list(told.few)
    assert ("1\xa0030", "Före visas inte, Under visas inte, Efter 1\xa0005") == (told.total, told.sums)


def test_places_are_called_what_they_are() -> None:
    boden = a_table(TableKey.CASES_BY_PLACE, Row("2582", (None, None, 1005), 1020), FEW_UNKNOWN)
    late = a_table(TableKey.LATE_BY_ROUTINE, Row("1", (None, None, 1005), 1020))

    heads = [table_told(each, NAMES, TO_CASES).head for each in (CASES, boden, late)]

    assert ["Län", "Kommun", "Rutin"] == heads
    assert ("Kod", "Län") == sheet_told(CASES, NAMES).headings[:2]


def test_places_stand_in_the_order_of_the_alphabet() -> None:
    names = replace(NAMES, municipalities={"0765": "Älmhult", "1492": "Åmål", "0180": "Stockholm"})
    towns = a_table(
        TableKey.CASES_BY_PLACE, *(Row(code, (None, None, 5), 10) for code in ("0765", "0180", "1492"))
    )

    rows = table_told(towns, names, TO_CASES).rows

    assert ["Stockholm", "Åmål", "Älmhult"] == [title for title, _, _ in rows]


def test_a_file_has_every_row() -> None:
    assert [("03", "Uppsala län", None, None, 0, 10)] == sheet_told(CASES, NAMES).rows[:1]


def test_whoever_lists_no_cases_is_led_to_figures_of_a_part() -> None:
    told = table_told(CASES, NAMES, TO_FIGURES)

    assert ["/overblick?skede=efter&lan=25"] == [way for _, _, way in told.rows]


def test_a_table_without_a_row_that_can_be_told_is_named_and_no_more() -> None:
    few, empty = a_table(TableKey.LATE_BY_PLACE, FEW), a_table(TableKey.STARTED_IN_TIME)
    told = tables_told((CASES, few, empty), NAMES, TO_CASES)

    assert ["Öppna ärenden efter fas"] == [each.title for part in told.chapters for each in part.tables]
    assert ("Sent per hemort", "Började skolan i tid") == (told.few, told.empty)


def test_rows_of_parties_and_of_what_is_not_known_lead_nowhere() -> None:
    assert "" == TO_CASES.of_row(TableKey.LATE_BY_PARTY, "home_school")
    assert "" == TO_CASES.of_row(TableKey.CASES_BY_PLACE, "")
    assert "/arenden?visa=forsenade&skede=efter&kommun=2582" == TO_CASES.of_row(
        TableKey.LATE_BY_PLACE, "2582"
    )
