"""The canary: an invented case that falls due every day, so that a day without its alert is noticed."""

from typing import Final

from sisam.domain.ids import OrganisationId, PartyName, PersonId

#: The workflow that it follows.
WORKFLOW: Final = "canary"
#: What comes before the @ of its address, where it has no mailbox of its own.
CODE: Final = "canary"
#: The only party of it.
PARTY: Final = PartyName("canary")
#: The organisation of its own, whose id is also its code in the register.
ORGANISATION: Final = OrganisationId("canary")
#: Whoever sits there: nobody but the program.
PERSON: Final = PersonId("canary")
#: What both are called.
NAME: Final = "Kanariefågel"
#: The number of its case; a later one has a number behind it.
NUMBER: Final = "KANARIE"
#: By which road it acts.
VIA: Final = "daemon:canary"
#: The outcome of its case where a site keeps none any more.
RETIRED: Final = "retired"
