"""The columns, constraints and names that all tables are built of."""

from collections.abc import Iterable

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, LargeBinary, MetaData, Text
from sqlalchemy.schema import SchemaItem

#: Constraints have names, so that a migration can speak of them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def words(name: str, *more: SchemaItem, key: bool = False) -> Column[str]:
    """Return a column of text that is always there; times and days are text too."""
    return Column(name, Text, *more, primary_key=key, nullable=False)


def words_or_none(name: str, *more: SchemaItem) -> Column[str]:
    """Return a column of text that may be missing."""
    return Column(name, Text, *more, nullable=True)


def number(name: str, *more: SchemaItem, key: bool = False) -> Column[int]:
    """Return a column of whole numbers, flags among them, that is always there."""
    return Column(name, Integer, *more, primary_key=key, nullable=False, autoincrement=False)


def number_or_none(name: str, *more: SchemaItem) -> Column[int]:
    """Return a column of whole numbers that may be missing."""
    return Column(name, Integer, *more, nullable=True)


def octets(name: str) -> Column[bytes]:
    """Return a column of bytes that is always there."""
    return Column(name, LargeBinary, nullable=False)


def octets_or_none(name: str) -> Column[bytes]:
    """Return a column of bytes that may be missing."""
    return Column(name, LargeBinary, nullable=True)


def refers(target: str) -> ForeignKey:
    """Return a reference that must hold at every moment."""
    return ForeignKey(target)


def refers_at_last(target: str) -> ForeignKey:
    """Return a reference that must hold when the transaction ends, for rows that come in any order."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def one_of(column: str, vocabulary: Iterable[str]) -> CheckConstraint:
    """Return the constraint that a column, where it has a value, has one of a closed list."""
    values = ", ".join(f"'{each!s}'" for each in vocabulary)
    return CheckConstraint(f"{column} IN ({values})", name=column)


def flag_is_flag(column: str) -> CheckConstraint:
    """Return the constraint that a column holds 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def together(name: str, condition: str, column: str) -> CheckConstraint:
    """Return the constraint that a condition holds exactly where a column has a value."""
    return CheckConstraint(f"({condition}) = ({column} IS NOT NULL)", name=name)
