"""Comparing: whether two organisations' statements of one day agree on what they share."""

from dataclasses import dataclass
from datetime import date

from sisam.domain.statement import Shared, Statement
from sisam.errors import Fault, Invalid


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two statements say of the same cases."""

    one: Statement
    other: Statement
    #: What each says that it shares with the other.
    said_by_one: Shared
    said_by_other: Shared
    #: The numbers of cases whose journals they tell differently.
    differing: tuple[str, ...]
    #: How many cases stand in both, restricted ones and those that closed lately too.
    in_both: int

    @property
    def agree(self) -> bool:
        """Tell whether they say the same."""
        one, other = self.said_by_one, self.said_by_other
        return not self.differing and (one.cases, one.checksum) == (other.cases, other.checksum)


class OtherDays(Invalid):
    """Two statements are of different days, on which cases have gone on."""

    def __init__(self, one: date, other: date) -> None:
        """Keep the days."""
        super().__init__(
            Fault(f"They are of different days: {one} and {other}.", "Take two of the same day.")
        )


class SameOrganisation(Invalid):
    """Two statements are of one organisation, which shares nothing with itself."""

    def __init__(self, code: str) -> None:
        """Keep whose both are."""
        super().__init__(Fault(f"Both are the statements of {code}.", "Take those of two organisations."))


class NothingShared(Invalid):
    """Two statements tell of no case that stands in both, so that there is nothing to compare."""

    def __init__(self, one: str, other: str) -> None:
        """Keep whose they are."""
        super().__init__(
            Fault(
                f"{one} and {other} share no case, so nothing was compared.",
                "Take the statements of two organisations that share one.",
            )
        )


def compare(one: Statement, other: Statement) -> Comparison:
    """Return what two statements of a day say of what they share.

    Cases that stand in both are compared one by one too, and the restricted ones in no other way.

    Raises:
        OtherDays: they are of different days.
        SameOrganisation: they are of one organisation.
        NothingShared: neither says that it shares a case with the other, and none stands in both.
    """
    if one.day != other.day:
        raise OtherDays(one.day, other.day)
    if one.organisation == other.organisation:
        raise SameOrganisation(one.organisation)
    heads = {each.case: each for each in other.heads}
    in_both = [each for each in one.heads if each.case in heads]
    said_by_one, said_by_other = one.shared_with(other.organisation), other.shared_with(one.organisation)
    if not (in_both or said_by_one.cases or said_by_other.cases):
        raise NothingShared(one.organisation, other.organisation)
    return Comparison(
        one=one,
        other=other,
        said_by_one=said_by_one,
        said_by_other=said_by_other,
        differing=tuple(each.case for each in in_both if heads[each.case] != each),
        in_both=len(in_both),
    )
