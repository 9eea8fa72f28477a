"""Reading figures off the database, all in one snapshot."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, text

from sisam.application.ports.figures import Figures
from sisam.domain.canary import WORKFLOW as CANARY
from sisam.domain.ids import OrganisationId, PartyName
from sisam.storage.instants import instant_or_none, instant_text
from sisam.storage.translation import translated

# The canary is no case of anybody's: what it does stands in no figure but those of messages.
_OF_THE_CANARY: Final = f"""SELECT id FROM "case" WHERE workflow_name = '{CANARY}'"""  # noqa: S608 — a constant
_CASES: Final = f"SELECT final, count(*) FROM v_case WHERE workflow <> '{CANARY}' GROUP BY final"  # noqa: S608
_DUE: Final = f"""
    SELECT count(*), min(next_at) FROM "case"
    WHERE closed_at IS NULL AND next_at <= :now AND workflow_name <> '{CANARY}'
"""  # noqa: S608
_STEPS: Final = f"""
    SELECT count(*) FROM v_step WHERE status IN ('open', 'offered') AND case_id NOT IN ({_OF_THE_CANARY})
"""  # noqa: S608
_DEADLINES: Final = f"""
    SELECT status, count(*) FROM v_deadline WHERE case_id NOT IN ({_OF_THE_CANARY}) GROUP BY status
"""  # noqa: S608
_LIVE_ALERTS: Final = f"cleared_at IS NULL AND (case_id IS NULL OR case_id NOT IN ({_OF_THE_CANARY}))"
_ALERTS: Final = f"SELECT cause, count(*) FROM v_alert WHERE {_LIVE_ALERTS} GROUP BY cause"  # noqa: S608
_UNANSWERED: Final = f"""
    SELECT count(*) FROM v_alert
    WHERE {_LIVE_ALERTS} AND (acknowledged_until IS NULL OR acknowledged_until <= :now)
"""  # noqa: S608
_MESSAGES: Final = "SELECT status, count(*) FROM v_message GROUP BY status"
_WAITING: Final = """
    SELECT min(created_at) FROM message
    WHERE status IN ('queued', 'sending') AND (next_at IS NULL OR next_at <= :now)
"""
_DAEMONS: Final = "SELECT count(*), max(last_beat), max(last_sweep_completed) FROM v_daemon"
_DUTIES: Final = f"""
    SELECT DISTINCT
        CASE status WHEN 'offered' THEN confirmer_party ELSE owner_party END,
        CASE status WHEN 'offered' THEN confirmer_organisation_id ELSE owner_organisation_id END
    FROM v_step WHERE status IN ('open', 'offered') AND case_id NOT IN ({_OF_THE_CANARY}) ORDER BY 1, 2
"""  # noqa: S608
_SILENT: Final = "SELECT silent_since FROM site_state"


class SqlGauges:
    """Figures of a database, read in short snapshots."""

    def __init__(self, engine: Engine) -> None:
        """Take the engine of the store."""
        self._engine = engine

    def figures(self, now: datetime) -> Figures:
        """Return how the site does now.

        Raises:
            Unavailable: the database does not answer.
        """
        at = {"now": instant_text(now)}
        with translated, self._engine.connect() as connection:
            cases = _counts(connection, _CASES)
            due, due_since = connection.execute(text(_DUE), at).one()
            daemons, last_beat, last_sweep = connection.execute(text(_DAEMONS)).one()
            return Figures(
                silent_since=instant_or_none(connection.execute(text(_SILENT)).scalar()),
                open_cases=cases.get("0", 0),
                closed_cases=cases.get("1", 0),
                due_cases=due,
                due_since=instant_or_none(due_since),
                live_steps=connection.execute(text(_STEPS)).scalar_one(),
                deadlines=_counts(connection, _DEADLINES),
                alerts=_counts(connection, _ALERTS),
                unanswered_alerts=connection.execute(text(_UNANSWERED), at).scalar_one(),
                messages=_counts(connection, _MESSAGES),
                waiting_since=instant_or_none(connection.execute(text(_WAITING), at).scalar()),
                daemons=daemons,
                last_beat=instant_or_none(last_beat),
                last_sweep_completed=instant_or_none(last_sweep),
            )

    def duties(self) -> list[tuple[PartyName, OrganisationId]]:
        """Return the parties, with their organisations, whose move some live step waits for.

        Raises:
            Unavailable: the database does not answer.
        """
        with translated, self._engine.connect() as connection:
            rows = connection.execute(text(_DUTIES)).all()
        return [(PartyName(party), OrganisationId(organisation)) for party, organisation in rows]


def _counts(connection: Connection, question: str) -> Mapping[str, int]:
    return {str(name): count for name, count in connection.execute(text(question))}
