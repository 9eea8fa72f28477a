"""What somebody can write about an alert: a plan, a note, why it may wait, to whom it is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import Field

from sisam.domain.refusal_of_alert import (
    AssignedTooLong,
    SitsElsewhere,
    SitsTwice,
    SnoozedInVain,
    SnoozedTooLong,
    TooLong,
)
from sisam.errors import SisamError
from sisam.web.forms import Day, Form, Line, Passage
from sisam.web.language import marked


class Acknowledgement(Form):
    """What somebody is going to do, and by which day."""

    plan: Passage = Field(title=marked("Vad tänker du göra?"))
    dag: Day = Field(title=marked("Till och med vilken dag?"))


class Noting(Form):
    """What has happened."""

    anteckning: Passage = Field(title=marked("Vad har hänt?"))


class Snoozing(Form):
    """Until when the next rung may wait, and why."""

    vilodag: Day = Field(title=marked("Vänta till och med vilken dag?"))
    skal: Passage = Field(title=marked("Varför kan det vänta?"))


class Assigning(Form):
    """Who takes it alone, until when, and why."""

    person: Line = Field(title=marked("Vem tar det?"))
    tilldag: Day = Field(title=marked("Till och med när?"))
    varfor: Passage = Field(title=marked("Varför tar den personen det?"))


#: The field that mends a refusal of the engine's.
MENDS: Final[Mapping[type[SisamError], str]] = {
    TooLong: "dag",
    SnoozedTooLong: "vilodag",
    SnoozedInVain: "vilodag",
    AssignedTooLong: "tilldag",
    SitsElsewhere: "person",
    SitsTwice: "person",
}
