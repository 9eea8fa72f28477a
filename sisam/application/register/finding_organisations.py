"""Finding organisations: the organisation that a person means by its code."""

from sisam.domain.near_names import near_names
from sisam.domain.organisation import Organisation
from sisam.domain.roster import Roster
from sisam.errors import NotFound


def find_organisation(roster: Roster, code: str) -> Organisation:
    """Return the organisation with a code.

    Raises:
        NotFound: there is none; it carries the codes that come near.
    """
    organisation = roster.by_code.get(code)
    if organisation is None:
        raise NotFound("organisation", code).with_near(near_names(code, roster.by_code))
    return organisation
