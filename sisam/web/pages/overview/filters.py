"""Which part of the cases somebody asks figures of, as the address of the page says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, TypeVar
from urllib.parse import urlencode

from pydantic import Field
from starlette.datastructures import QueryParams

from sisam.application.overview.tables import Asked
from sisam.domain.language import Language
from sisam.domain.workflow import Phase
from sisam.errors import NotFound
from sisam.web.filled import Filled
from sisam.web.forms import Form, OptionalDay, OptionalLine, taken
from sisam.web.language import marked, texts_in
from sisam.web.pages.cases.narrowing import cases_url
from sisam.web.typed import Typed

OVERVIEW: Final = "/overblick"
PHASES: Final[Mapping[str, Phase]] = {
    "fore": Phase.BEFORE,
    "under": Phase.DURING,
    "efter": Phase.AFTER,
}
#: The number of a routine; 0 for what stands beside them.
ROUTINES: Final[Mapping[str, int]] = {str(number): number for number in (*range(1, 8), 0)}
#: So far back the figures go where nobody names a day.
PERIOD: Final = timedelta(days=365)
#: Before it nothing was counted, and later ones are typing errors.
_EARLIEST, _LATEST = date(2020, 1, 1), date(2050, 12, 31)
_COUNTY_LENGTH, _MUNICIPALITY_LENGTH = 2, 4

_BACKWARDS: Final = marked("Till och med: välj en dag som inte ligger före den första.")
_FAR_OFF: Final = marked("%(label)s: välj en dag från 2020 till 2050.")
_FROM: Final = marked("Från och med")
_UNTIL: Final = marked("Till och med")

M = TypeVar("M")


class OverviewForm(Form):
    """The fields above the figures; what is left empty asks for any."""

    skede: OptionalLine = Field("", title=marked("Skede"))
    rutin: OptionalLine = Field("", title=marked("Rutin"))
    lan: OptionalLine = Field("", title=marked("Län"))
    kommun: OptionalLine = Field("", title=marked("Kommun"))
    fran: OptionalDay = Field(None, title=_FROM)
    till: OptionalDay = Field(None, title=_UNTIL)


@dataclass(frozen=True, slots=True)
class Address:
    """What stands in the address of the page."""

    first: date
    last: date
    phase: str = ""
    routine: str = ""
    county: str = ""
    municipality: str = ""
    #: Whether somebody named the days.
    dated: bool = False

    @property
    def asked(self) -> Asked:
        """Return what is asked for.

        Raises:
            NotFound: there is nothing of that name to ask for.
        """
        return Asked(
            phase=_meant(PHASES, self.phase),
            routine=_meant(ROUTINES, self.routine),
            county=_code(self.county, _COUNTY_LENGTH),
            municipality=_code(self.municipality, _MUNICIPALITY_LENGTH),
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether only a part is asked for."""
        return bool(self.phase or self.routine or self.county or self.municipality)

    @property
    def query(self) -> str:
        """Return it as it stands behind a path."""
        told = {
            "skede": self.phase,
            "rutin": self.routine,
            "lan": self.county,
            "kommun": self.municipality,
            "fran": self.first.isoformat() if self.dated else "",
            "till": self.last.isoformat() if self.dated else "",
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"?{query}" if query else ""

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"{OVERVIEW}{self.query}"

    def file_url(self, name: str) -> str:
        """Return the address of a table as a file."""
        return f"{OVERVIEW}/fil/{name}{self.query}"

    def cases_url(self, selection: str) -> str:
        """Return where the own cases of this part are listed, narrowed by a word of that page."""
        place = {"kommun": self.municipality} if self.municipality else {"lan": self.county}
        return cases_url(visa=selection, rutin=self.routine, **place)

    def at(self, place: str) -> Address:
        """Return the same for a county, or for a municipality, by its code."""
        if len(place) == _COUNTY_LENGTH:
            return replace(self, county=place, municipality="")
        return replace(self, county=place[:_COUNTY_LENGTH], municipality=place)

    def of_routine(self, routine: str) -> Address:
        """Return the same for one routine."""
        return replace(self, routine=routine)

    @property
    def filled(self) -> Filled:
        """Return the form as it stands above the figures."""
        return Filled.with_values(
            skede=self.phase,
            rutin=self.routine,
            lan=self.county,
            kommun=self.municipality,
            fran=self.first.isoformat(),
            till=self.last.isoformat(),
        )


def address_of(query: QueryParams, today: date, language: Language) -> Address | Filled:
    """Return what an address asks for, or the form with what is wrong in it.

    Raises:
        UnknownField: it names something that the page does not have.
    """
    typed = Typed({name: tuple(query.getlist(name)) for name in query})
    form = taken(OverviewForm, typed, language)
    if isinstance(form, Filled):
        return form
    last = form.till or today
    first = form.fran or min(last, today) - PERIOD
    problems = _problems(form, first, last, language)
    if problems:
        return Filled(typed.texts, problems)
    county = form.kommun[:_COUNTY_LENGTH] if form.kommun and not form.lan else form.lan
    municipality = form.kommun if form.kommun.startswith(county) else ""
    dated = form.fran is not None or form.till is not None
    return Address(first, last, form.skede, form.rutin, county, municipality, dated)


def _problems(form: OverviewForm, first: date, last: date, language: Language) -> dict[str, str]:
    _ = texts_in(language)
    given = {"fran": (form.fran, _FROM), "till": (form.till, _UNTIL)}
    far = {
        name: _(_FAR_OFF, label=_(label))
        for name, (day, label) in given.items()
        if day is not None and not _EARLIEST <= day <= _LATEST
    }
    return far or ({"till": _(_BACKWARDS)} if last < first else {})


def _meant(possible: Mapping[str, M], name: str) -> M | None:
    if not name:
        return None
    if name not in possible:
        raise NotFound("page", OVERVIEW)
    return possible[name]


def _code(text: str, length: int) -> str | None:
    if not text:
        return None
    if not (len(text) == length and text.isascii() and text.isdecimal()):
        raise NotFound("page", OVERVIEW)
    return text
