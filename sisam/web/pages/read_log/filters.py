"""Which part of the log somebody reviews, as the address of the page says it: by ids, never by a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode

from pydantic import Field
from starlette.datastructures import QueryParams

from sisam.application.access.reviewing import LogFilter, Which
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.local_time import STOCKHOLM
from sisam.errors import NotFound
from sisam.web.forms import Form, OptionalDay, OptionalLine
from sisam.web.language import Texts, marked

LOG: Final = "/logg"
KINDS: Final[Mapping[str, Which]] = {
    "nekade": Which.DENIED,
    "med-skal": Which.WITH_REASON,
    "utanfor-kontorstid": Which.OFF_HOURS,
}
#: More lines than anybody reads at once.
ON_A_PAGE: Final = 100
IN_A_FILE: Final = 1000
_ONE_DAY: Final = timedelta(days=1)
_EARLIEST, _LATEST = date(2020, 1, 1), date(2050, 12, 30)
_FAR_OFF: Final = marked("%(label)s: välj en dag från 2020 till 2050.")
_BACKWARDS: Final = marked("Till och med: välj en dag som inte ligger före den första.")
_LAST_LINE: Final = 2**53
_LONGEST_LINE: Final = len(str(_LAST_LINE))


class LogForm(Form):
    """The fields above the log; what is left empty asks for any."""

    arende: OptionalLine = Field("", title=marked("Ärendenummer"))
    person: OptionalLine = Field("", title=marked("E-postadress"))
    fran: OptionalDay = Field(None, title=marked("Från och med"))
    till: OptionalDay = Field(None, title=marked("Till och med"))
    visa: OptionalLine = Field("", title=marked("Visa bara"))


@dataclass(frozen=True, slots=True)
class Address:
    """What stands in the address of the page; what is empty asks for any."""

    case: str = ""
    person: str = ""
    first: date | None = None
    last: date | None = None
    kind: str = ""
    #: Whose log, where somebody looks after several.
    controller: str = ""
    #: The line before which the page begins.
    before: int | None = None

    @classmethod
    def of(cls, query: QueryParams) -> Address:
        """Return what an address asks for.

        Raises:
            NotFound: there is nothing to ask for by such a name.
        """
        kind = query.get("visa", "")
        if kind and kind not in KINDS:
            raise NotFound("page", LOG)
        return cls(
            case=query.get("arende", ""),
            person=query.get("person", ""),
            first=_day(query.get("fran", "")),
            last=_day(query.get("till", "")),
            kind=kind,
            controller=query.get("hos", ""),
            before=_line(query.get("fore", "")),
        )

    def wanted(self, limit: int) -> LogFilter:
        """Return what is asked of the log."""
        return LogFilter(
            case_id=CaseId(self.case) if self.case else None,
            person_id=PersonId(self.person) if self.person else None,
            controller_id=OrganisationId(self.controller) if self.controller else None,
            which=KINDS[self.kind] if self.kind else None,
            since=_midnight(self.first) if self.first else None,
            until=_midnight(self.last + _ONE_DAY) if self.last else None,
            before=self.before,
            limit=limit,
        )

    @property
    def narrowed(self) -> bool:
        """Tell whether only a part is asked for."""
        return bool(self.case or self.person or self.first or self.last or self.kind or self.controller)

    @property
    def query(self) -> str:
        """Return it as it stands behind a path."""
        told = {
            "arende": self.case,
            "person": self.person,
            "fran": self.first.isoformat() if self.first else "",
            "till": self.last.isoformat() if self.last else "",
            "visa": self.kind,
            "hos": self.controller,
            "fore": str(self.before or ""),
        }
        query = urlencode({name: value for name, value in told.items() if value})
        return f"?{query}" if query else ""

    @property
    def url(self) -> str:
        """Return the address of the page."""
        return f"{LOG}{self.query}"

    @property
    def file_url(self) -> str:
        """Return the address of the same lines as a file."""
        return f"{LOG}/fil/logg.csv{self.query}"

    def from_line(self, before: int | None) -> Address:
        """Return the same, from before a line; None: from the newest."""
        return replace(self, before=before)

    def only(self, kind: str) -> Address:
        """Return the same for one kind of line, from the newest."""
        return replace(self, kind=kind, before=None)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise NotFound("page", LOG) from None
    if not _EARLIEST <= found <= _LATEST:
        raise NotFound("page", LOG)
    return found


def wrong_days(form: LogForm, texts: Texts) -> dict[str, str]:
    """Return what is wrong with the days of a form, by field."""
    days = {"fran": form.fran, "till": form.till}
    found = {
        name: texts(_FAR_OFF, label=texts(LogForm.model_fields[name].title or name))
        for name, day in days.items()
        if day is not None and not _EARLIEST <= day <= _LATEST
    }
    if not found and form.fran and form.till and form.till < form.fran:
        found["till"] = texts(_BACKWARDS)
    return found


def _line(text: str) -> int | None:
    if not text:
        return None
    usable = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_LINE
    if not usable or not 0 < int(text) < _LAST_LINE:
        raise NotFound("page", LOG)
    return int(text)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, STOCKHOLM).astimezone(UTC)
