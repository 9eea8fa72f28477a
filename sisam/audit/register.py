"""Who sits where on which day, as the views of organisations, seats and absences tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from sqlalchemy import Connection, text

#: The role that catches what nobody else does.
COORDINATOR: Final = "coordinator"

_ORGANISATIONS: Final = text("SELECT id, kind, parent_id, active FROM v_organisation ORDER BY id")
_SEATS: Final = text("SELECT organisation_id, role, person_id, active_from, active_until FROM v_seat")
_ABSENCES: Final = text("SELECT person_id, absent_from, absent_until FROM v_absence")


@dataclass(frozen=True, slots=True)
class _Span:
    """Days from the first to the last, both included; ISO dates compare as texts."""

    person_id: str
    first: str
    last: str | None

    def covers(self, day: str) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Register:
    """The register in one snapshot; deputies sit as holders do, and whoever is away does not."""

    def __init__(self, connection: Connection) -> None:
        """Read it."""
        rows = connection.execute(_ORGANISATIONS).all()
        self._parents: Mapping[str, str | None] = {row[0]: row[2] for row in rows}
        self._agencies: Sequence[str] = [row[0] for row in rows if row[1] == "agency" and row[3]]
        self._holdings: defaultdict[tuple[str, str], list[_Span]] = defaultdict(list)
        for organisation_id, role, *span in connection.execute(_SEATS):
            self._holdings[organisation_id, role].append(_Span(*span))
        self._kinds: Mapping[str, str] = {row[0]: row[1] for row in rows}
        self._absences: defaultdict[str, list[_Span]] = defaultdict(list)
        for absence in connection.execute(_ABSENCES):
            self._absences[absence[0]].append(_Span(*absence))

    @cached_property
    def _seats(self) -> Mapping[str, list[tuple[str, str, _Span]]]:
        """Return the times in seats of each person."""
        found: defaultdict[str, list[tuple[str, str, _Span]]] = defaultdict(list)
        for (organisation_id, role), spans in self._holdings.items():
            for span in spans:
                found[span.person_id].append((organisation_id, role, span))
        return found

    def kind(self, organisation_id: str) -> str:
        """Return what an organisation is."""
        return self._kinds[organisation_id]

    def seats(self, person_id: str, day: date) -> list[tuple[str, str]]:
        """Return the seats that a person holds or deputises for on a day, whether they are away or not."""
        on = day.isoformat()
        return [(at, role) for at, role, span in self._seats.get(person_id, ()) if span.covers(on)]

    @property
    def agencies(self) -> Sequence[str]:
        """Return the active agencies."""
        return self._agencies

    def holders(self, organisation_id: str, role: str, day: date) -> frozenset[str]:
        """Return the persons whose seat it is on a day, whether they are away or not."""
        on = day.isoformat()
        held = self._holdings.get((organisation_id, role), ())
        return frozenset(each.person_id for each in held if each.covers(on))

    def sitting(self, organisation_id: str, role: str, day: date) -> frozenset[str]:
        """Return the persons who sit in a seat on a day."""
        holders = self.holders(organisation_id, role, day)
        return frozenset(each for each in holders if not self._is_away(each, day))

    def was_ever_held(self, organisation_id: str, role: str) -> bool:
        """Tell whether anybody has sat in a seat, or will."""
        return bool(self._holdings.get((organisation_id, role)))

    def last_rung(self, organisation_id: str, day: date) -> frozenset[str]:
        """Return who catches what an organisation misses: the first coordinators in line who sit there."""
        for above in self.line(organisation_id):
            sitting = self.sitting(above, COORDINATOR, day)
            if sitting:
                return sitting
        return frozenset()

    def line(self, organisation_id: str) -> Iterator[str]:
        """Yield the organisations whose coordinators are asked in turn: itself, those above, the agency."""
        passed = set()
        current: str | None = organisation_id
        while current is not None and current not in passed:
            passed.add(current)
            yield current
            current = self._parents.get(current)
        yield from (agency for agency in self._agencies if agency not in passed)

    def _is_away(self, person_id: str, day: date) -> bool:
        return any(each.covers(day.isoformat()) for each in self._absences.get(person_id, ()))
