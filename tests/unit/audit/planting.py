"""Corruptions, planted in a copy of the lived site behind the back of every constraint."""

from contextlib import closing
from datetime import timedelta
from functools import cache
from typing import Any, cast

from sisam.audit.report import Report
from sisam.storage.unit_of_work import SqlStore
from tests.unit.audit.lived import Lived, lived_site

_FREE = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA legacy_alter_table = ON",
    "DROP INDEX ix_accountability_now",
    "DROP INDEX ix_deadline_pending",
    "DROP INDEX ix_alert_overdue",
    "DROP INDEX ix_site_alert_live",
    # The tables whose unique columns cannot be dropped are made anew without them.
    *(
        statement.format(table=table)
        for table in ("command", "message", "message_item")
        for statement in (
            "CREATE TABLE free_{table} AS SELECT * FROM {table}",
            "DROP TABLE {table}",
            "ALTER TABLE free_{table} RENAME TO {table}",
        )
    ),
)


@cache
def the_site() -> Lived:
    """Return the site that every test starts from, and that none changes."""
    return lived_site()


def a_copy(of: Lived | None = None) -> Lived:
    """Return a site again, in a store of its own; the one that every test starts from if none is named."""
    site = of or the_site()
    copied = SqlStore("sqlite://")
    with (
        closing(site.store.engine.raw_connection()) as source,
        closing(copied.engine.raw_connection()) as target,
    ):
        cast("Any", source.driver_connection).backup(target.driver_connection)
    return Lived(copied, site.now, site.numbers, dict(site.cases), settled=True, parts=site.parts)


def planted(*statements: str, of: Lived | None = None) -> Lived:
    """Return a copy in which statements were run; ``{moved}`` is the id of that case, ``{now}`` the time."""
    site = a_copy(of)
    names = {name: f"'{case_id}'" for name, case_id in site.cases.items()}
    connection = site.store.engine.raw_connection()
    cursor = connection.cursor()
    for statement in (*_FREE, *(each.format(**names, **_times(site)) for each in statements)):
        cursor.execute(statement)
        changes = statement.startswith(("UPDATE", "DELETE", "INSERT"))
        assert not changes or cursor.rowcount > 0, f"nothing was planted by: {statement}"
    connection.close()
    return site


def report_of(*statements: str, of: Lived | None = None) -> Report:
    """Return what the audit says of a copy with a corruption."""
    return planted(*statements, of=of).audit(unseal=lambda sealed, _: sealed.decode())


def cases_found(invariant: str, *statements: str, of: Lived | None = None) -> set[str | None]:
    """Return the numbers of the cases in which the audit finds an invariant violated by a corruption."""
    found = [each for each in report_of(*statements, of=of).violations if each.invariant == invariant]
    return {each.case_number for each in found if each.case_id}


def messages_found(invariant: str, *statements: str) -> list[str]:
    """Return the ids of the messages in which the audit finds an invariant violated by a corruption."""
    told = [each.sentence for each in report_of(*statements).violations if each.invariant == invariant]
    return sorted({sentence.partition(":")[0].removeprefix("Message ") for sentence in told})


def site_alerts_found(invariant: str, *statements: str) -> list[str]:
    """Return the ids of the site's own alerts in which the audit finds an invariant violated."""
    found = [each for each in report_of(*statements).violations if each.invariant == invariant]
    return sorted({each.alert_id or "" for each in found if each.case_id is None})


def _times(site: Lived) -> dict[str, str]:
    spans = {
        "now": timedelta(),
        "long_ago": timedelta(days=-300),
        "yesterday": timedelta(days=-1),
        "a_minute_ago": timedelta(minutes=-1),
        "three_minutes_ago": timedelta(minutes=-3),
        "twenty_minutes_ago": timedelta(minutes=-20),
        "tomorrow": timedelta(days=1),
        "in_two_days": timedelta(days=2),
        "in_thirty_days": timedelta(days=30),
    }
    return {name: f"'{site.now + span:%Y-%m-%dT%H:%M:%S.%fZ}'" for name, span in spans.items()}
