"""The pieces that tables are made of in migrations; they never change, since history does not."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op


def texts(*names: str) -> list[sa.Column[str]]:
    """Return columns of text that is always there."""
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def texts_or_none(*names: str) -> list[sa.Column[str]]:
    """Return columns of text that may be missing."""
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def numbers(*names: str) -> list[sa.Column[int]]:
    """Return columns of whole numbers that are always there."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def numbers_or_none(*names: str) -> list[sa.Column[int]]:
    """Return columns of whole numbers that may be missing."""
    return [sa.Column(name, sa.Integer(), nullable=True) for name in names]


def octets(*names: str) -> list[sa.Column[bytes]]:
    """Return columns of bytes that are always there."""
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]


def octets_or_none(*names: str) -> list[sa.Column[bytes]]:
    """Return columns of bytes that may be missing."""
    return [sa.Column(name, sa.LargeBinary(), nullable=True) for name in names]


def key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Return the constraint that columns name a row."""
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a reference that must hold at every moment."""
    return sa.ForeignKeyConstraint([column], [target], name=f"fk_{table}_{column}")


def refers_at_last(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Return a reference that must hold when the transaction ends."""
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [target], name=name, deferrable=True, initially="DEFERRED")


def unique(table: str, *columns: str) -> sa.UniqueConstraint:
    """Return the constraint that columns are unique together."""
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def flag(table: str, column: str) -> sa.CheckConstraint:
    """Return the constraint that a column holds 0 or 1."""
    return sa.CheckConstraint(f"{column} IN (0, 1)", name=op.f(f"ck_{table}_{column}"))


def one_of(table: str, column: str, values: str) -> sa.CheckConstraint:
    """Return the constraint that a column has one of the values, which are parted by spaces."""
    listed = ", ".join(f"'{value}'" for value in values.split())
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def make_anew(table: str, columns: str, create: Callable[[], None], *indexes: str, **added: str) -> None:
    """Make a table anew and copy its rows; a column that it did not have is empty, or has the value given."""
    for index in indexes:
        op.drop_index(index, table)
    op.rename_table(table, f"{table}_before")
    create()
    names = ", ".join([columns, *added])
    values = ", ".join([columns, *added.values()])
    op.execute(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {table}_before')  # noqa: S608 — names above
    op.drop_table(f"{table}_before")
