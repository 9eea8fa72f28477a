"""A cell that holds an organisation's code."""

from collections.abc import Callable, Container, Mapping

from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.intake.complaint import Complaint, quoted

#: In a school's cell it means that there is no school, so no organisation may be called so.
NO_SCHOOL = "none"


def read_new_code(text: str) -> str:
    """Return a code that an organisation may get.

    Raises:
        Complaint: the word means something else.
    """
    if text == NO_SCHOOL:
        raise Complaint(
            'The code "none" is kept for "there is no school".', "Give the organisation another code."
        )
    return text


def known_code(codes: Container[str]) -> Callable[[str], str]:
    """Return a reader of codes that stand among those given."""

    def read(text: str) -> str:
        if text not in codes:
            raise Complaint(
                f"There is no organisation with the code {quoted(text)}.",
                "Correct the code, or import the organisation first.",
            )
        return text

    return read


def organisation_of(
    register: Mapping[str, Organisation], *kinds: OrganisationKind
) -> Callable[[str], Organisation]:
    """Return a reader of codes of active organisations, of these kinds where any are given."""
    read_code = known_code(register)

    def read(text: str) -> Organisation:
        organisation = register[read_code(text)]
        if not organisation.active:
            raise Complaint(
                f"The organisation {quoted(text)} is no longer active.",
                "Write the code of the one that took its place.",
            )
        if kinds and organisation.kind not in kinds:
            raise Complaint(
                f"The organisation {quoted(text)} is of the kind {organisation.kind}.",
                f"Write the code of an organisation of the kind {' or '.join(kinds)}.",
            )
        return organisation

    return read
