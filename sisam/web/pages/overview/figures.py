"""The key figures: what a coordinator must know first, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sisam.application.overview.tables import Row, Table, TableKey
from sisam.web.language import Texts
from sisam.web.pages.overview.filters import Address
from sisam.web.pages.overview.told import Names, number_told
from sisam.web.pages.overview.ways import LATE, Ways
from sisam.web.pages.overview.words import Rows


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that stands out, and the sentences that say what it means."""

    #: None: it is not told.
    number: int | None
    unit: str
    sentence: str
    #: Whether somebody should look at it: told by words and an icon, too.
    burns: bool = False
    #: Where the cases behind it are listed, each address with its words.
    ways: tuple[tuple[str, str], ...] = ()


def key_figures(tables: tuple[Table, ...], names: Names, ways: Ways) -> tuple[KeyFigure, ...]:
    """Return the key figures of some tables; whoever may list cases is led to those of their own."""
    by_key = {each.key: each for each in tables}
    cases, late = _cases(by_key, names.texts), _late(by_key, names)
    if ways.to_cases:
        cases = replace(cases, ways=_ways_to_phases(names.texts, ways.address))
        late = replace(late, ways=((ways.address.cases_url(LATE), names.texts("Visa försenade ärenden")),))
    return (
        cases,
        late,
        *_kept(by_key, names.texts),
        _without(by_key, names.texts),
        *_started(by_key, names.texts),
    )


def _ways_to_phases(texts: Texts, address: Address) -> tuple[tuple[str, str], ...]:
    return (
        (address.of_routine("").cases_url("fore"), texts("Visa ärenden före placeringen")),
        (address.of_routine("").cases_url("under"), texts("Visa ärenden under placeringen")),
        (address.of_routine("").cases_url("efter"), texts("Visa ärenden efter placeringen")),
    )


def _cases(tables: Mapping[TableKey, Table], texts: Texts) -> KeyFigure:
    sums = tables[TableKey.CASES_BY_PLACE].sums
    return KeyFigure(sums.total, texts("öppna ärenden"), _by_phase(sums, texts))


def _by_phase(sums: Row, texts: Texts) -> str:
    before, during, after = (number_told(each, texts) for each in sums.cells)
    return texts(
        "Före placeringen: %(before)s. Under: %(during)s. Efter: %(after)s.",
        before=before,
        during=during,
        after=after,
    )


def _late(tables: Mapping[TableKey, Table], names: Names) -> KeyFigure:
    texts, table = names.texts, tables[TableKey.LATE_BY_ROUTINE]
    late, total = table.sums.cells[0], table.sums.total
    parts = [texts("Av %(count)s som väntar på någon.", count=number_told(total, texts))]
    routine, party = _worst(table), _worst(tables[TableKey.LATE_BY_PARTY])
    if routine is not None and party is not None:
        called = names.of(Rows.ROUTINE, routine.key), names.titles.party(party.key)
        parts.append(
            texts("Flest: %(routine)s. Flest väntar på %(party)s.", routine=called[0], party=called[1])
        )
    elif late == 0:
        parts = [texts("Allt som väntar på någon är i tid.")]
    return KeyFigure(late, texts("sena steg"), " ".join(parts), burns=late != 0)


def _without(tables: Mapping[TableKey, Table], texts: Texts) -> KeyFigure:
    sums = tables[TableKey.DAYS_WITHOUT_SCHOOL].sums
    nobody = texts("Alla elever i skolpliktig ålder gick i skolan hela perioden.")
    sentence = nobody if sums.total == 0 else _by_phase(sums, texts)
    return KeyFigure(sums.total, texts("dagar utan skola"), sentence, burns=sums.total != 0)


def _worst(table: Table) -> Row | None:
    """Return the row with most in its first column, as far as that is told; None where nothing is."""
    told = [row for row in table.rows if row.cells[0]]
    return max(told, key=lambda row: row.cells[0] or 0, default=None)


def _kept(tables: Mapping[TableKey, Table], texts: Texts) -> Iterator[KeyFigure]:
    margin, near, missed = tables[TableKey.KEPT_BY_ROUTINE].sums.cells
    if 0 == margin == near == missed:
        return
    sentence = texts(
        "I perioden. Nära ögat: %(near)s. Klart med marginal: %(margin)s.",
        near=number_told(near, texts),
        margin=number_told(margin, texts),
    )
    yield KeyFigure(missed, texts("missade tidsgränser"), sentence, burns=missed != 0)


def _started(tables: Mapping[TableKey, Table], texts: Texts) -> Iterator[KeyFigure]:
    begun, late = tables[TableKey.STARTED_IN_TIME].sums.cells
    if 0 == begun == late:
        return
    sentence = texts(
        "Inte i skolan inom fem skoldagar från utskrivningen. I tid började: %(begun)s.",
        begun=number_told(begun, texts),
    )
    yield KeyFigure(late, texts("elever utan skolstart i tid"), sentence, burns=late != 0)
