"""Who acts, and by which road a command came in."""

from dataclasses import dataclass

from sisam.domain.ids import OrganisationId, PersonId

#: The actor of what the program does by itself.
DAEMON = PersonId("daemon")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting for an organisation, or the program itself (organisation None)."""

    person_id: PersonId
    organisation_id: OrganisationId | None
    #: ``cli:USER``, ``web:SESSION``, ``import:FILE`` or ``daemon``.
    via: str

    @property
    def is_daemon(self) -> bool:
        """Tell whether the program acts by itself."""
        return self.via == "daemon"

    @property
    def imports(self) -> bool:
        """Tell whether the command comes from a file and is back-dated."""
        return self.via.startswith("import:")


def by_import(file: str) -> str:
    """Return how events come that a file tells; what no line can show of its name becomes a question mark.

    A name may hold whatever a file system takes, and stands in the journal for ever.
    """
    return "import:" + "".join(sign if sign.isprintable() else "?" for sign in file)
