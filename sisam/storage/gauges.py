"""Reading figures off the database, all in one snapshot."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, text

from sisam.application.ports.channel_state import DOWN_AFTER
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
# What was held, or waited for company, was in nobody's way before it was first tried.
_UNSENT: Final = """
    SELECT
        min(CASE WHEN refused THEN max(created_at, failing_since) ELSE max(created_at, next_at) END),
        min(CASE WHEN refused THEN max(created_at, failing_since) END)
    FROM (
        SELECT m.created_at, coalesce(m.next_at, m.created_at) AS next_at,
            m.attempts > 0 AND m.last_reply IS NOT NULL AS refused,
            coalesce(min(f.since, c.failing_since), f.since, c.failing_since, m.created_at) AS failing_since
        FROM message AS m
        LEFT JOIN failing_address AS f ON f.person_id = m.person_id AND f.channel = m.channel
        LEFT JOIN channel_state AS c ON c.channel = m.channel
        WHERE m.status IN ('queued', 'sending')
    ) WHERE refused OR next_at <= :now
"""
_CHANNELS_DOWN: Final = """
    SELECT channel, failing_since FROM channel_state
    WHERE failures >= :down_after AND failing_since IS NOT NULL ORDER BY channel
"""
_FIRST_CASE: Final = "SELECT min(opened_at) FROM v_case"
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
            unsent_since, refused_since = connection.execute(text(_UNSENT), at).one()
            down = connection.execute(text(_CHANNELS_DOWN), {"down_after": DOWN_AFTER}).all()
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
                unsent_since=instant_or_none(unsent_since),
                refused_since=instant_or_none(refused_since),
                channels_down={channel: datetime.fromisoformat(since) for channel, since in down},
                first_case_opened=instant_or_none(connection.execute(text(_FIRST_CASE)).scalar()),
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
