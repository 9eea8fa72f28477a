"""What is typed about seats and those who sit in them."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, Field

from sisam.domain.language import Language
from sisam.domain.seat import Role
from sisam.web.forms import Day, Form, Line, OptionalDay, OptionalLine
from sisam.web.language import marked

#: How it is said whether somebody holds a seat or deputises in it.
HOLDER: Final = "ordinarie"
DEPUTY: Final = "ersattare"


def _address(text: str) -> str:
    try:
        address = validate_email(
            text, check_deliverability=False, allow_smtputf8=False, test_environment=True
        )
    except EmailNotValidError as error:
        raise ValueError(
            marked("E-postadress: skriv en hel adress, till exempel anna.ek@kommun.se.")
        ) from error
    return address.ascii_email or address.normalized


class Coming(Form):
    """Somebody who is to be given a seat."""

    if_empty: ClassVar = {
        "roll": marked("Roll: välj vilken roll personen ska ha."),
        "fran": marked("Första dag: skriv från vilken dag personen har rollen."),
    }

    roll: Role = Field(title=marked("Roll"))
    namn: Line = Field(title=marked("Namn"))
    epost: Annotated[Line, AfterValidator(_address)] = Field(title=marked("E-postadress"))
    telefon: OptionalLine = Field(default="", title=marked("Telefon"))
    sprak: Language = Field(title=marked("Språk i meddelanden"))
    som: Literal["ordinarie", "ersattare"] = Field(title=marked("Ordinarie eller ersättare"))
    fran: Day = Field(title=marked("Första dag"))
    till: OptionalDay = Field(default=None, title=marked("Sista dag"))

    @property
    def ends_before_it_begins(self) -> bool:
        """Tell whether the last day comes before the first."""
        return self.till is not None and self.till < self.fran


class Leaving(Form):
    """The last day of somebody in a seat."""

    if_empty: ClassVar = {"sista": marked("Sista dag: skriv den sista dagen med rollen.")}

    roll: Role = Field(title=marked("Roll"))
    person: Line = Field(title=marked("Person"))
    sista: Day = Field(title=marked("Sista dag"))


class Away(Form):
    """Days on which somebody is away."""

    if_empty: ClassVar = {
        "fran": marked("Från och med: skriv den första dagen som personen är borta."),
        "till": marked("Till och med: skriv den sista dagen som personen är borta."),
    }

    fran: Day = Field(title=marked("Från och med"))
    till: Day = Field(title=marked("Till och med"))

    @property
    def ends_before_it_begins(self) -> bool:
        """Tell whether the last day comes before the first."""
        return self.till < self.fran
