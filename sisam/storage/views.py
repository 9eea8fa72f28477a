"""The read-only views: a stable contract that anyone may build a check on."""

from typing import Final

from sqlalchemy import Connection, text

#: Each view with its columns and what fills them; positions in a case become numbers of the whole journal.
VIEWS: Final = {
    "v_case": """
        CREATE VIEW v_case (
            id, case_number, subject_id, workflow, version, agreement, law, calendar, state, phase, final,
            round, outcome, previous_case_id, restricted, opened_at, opened_seq, closed_at, closed_seq,
            next_at, revision
        ) AS SELECT
            c.id, c.number, c.subject_id, c.workflow_name, c.workflow_version, c.agreement_version,
            c.law_version, c.calendar_version, c.state, c.phase,
            CASE WHEN c.closed_at IS NULL THEN 0 ELSE 1 END,
            c.round, c.outcome, c.previous_case_id, c.restricted, c.opened_at, opened.seq, c.closed_at,
            closed.seq, c.next_at, c.length
        FROM "case" AS c
        LEFT JOIN event AS opened ON opened.case_id = c.id AND opened.position = 1
        LEFT JOIN event AS closed ON closed.case_id = c.id AND closed.position = c.closed_position
    """,
    "v_organisation": """
        CREATE VIEW v_organisation (id, code, kind, parent_id, controller_id, active)
        AS SELECT id, code, kind, parent_id, coalesce(controller_id, id), active FROM organisation
    """,
    "v_party": """
        CREATE VIEW v_party (case_id, party, organisation_id, since_seq, until_seq)
        AS SELECT m.case_id, m.party, m.organisation_id, since.seq, until.seq
        FROM membership AS m
        LEFT JOIN event AS since ON since.case_id = m.case_id AND since.position = m.since_position
        LEFT JOIN event AS until ON until.case_id = m.case_id AND until.position = m.until_position
    """,
    "v_accountable": """
        CREATE VIEW v_accountable (case_id, party, organisation_id, round, since_seq, until_seq)
        AS SELECT a.case_id, a.party, a.organisation_id, a.round, since.seq, until.seq
        FROM accountability AS a
        LEFT JOIN event AS since ON since.case_id = a.case_id AND since.position = a.since_position
        LEFT JOIN event AS until ON until.case_id = a.case_id AND until.position = a.until_position
    """,
    "v_step": """
        CREATE VIEW v_step (
            id, case_id, step, routine, kind, round, occurrence, owner_party, owner_organisation_id,
            confirmer_party, confirmer_organisation_id, status, passes_accountability, first_due_at,
            opened_seq, ended_seq, successor_step_id
        ) AS SELECT
            s.id, s.case_id, s.definition, s.routine, s.kind, s.round, s.occurrence, s.owner_party,
            s.owner_organisation_id, s.confirmer_party, s.confirmer_organisation_id, s.status,
            s.passes_accountability, s.first_due_at, opened.seq, ended.seq, s.successor_step_id
        FROM step AS s
        LEFT JOIN event AS opened ON opened.case_id = s.case_id AND opened.position = s.opened_position
        LEFT JOIN event AS ended ON ended.case_id = s.case_id AND ended.position = s.ended_position
    """,
    "v_deadline": """
        CREATE VIEW v_deadline (
            id, case_id, step_id, kind, rule, anchor, anchor_on, due_at, clock, source, status,
            created_seq, ended_seq
        ) AS SELECT
            d.id, d.case_id, d.step_id, d.kind, d.rule, d.anchor, d.anchor_on, d.due_at, d.clock, d.source,
            d.status, created.seq, ended.seq
        FROM deadline AS d
        LEFT JOIN event AS created ON created.case_id = d.case_id AND created.position = d.created_position
        LEFT JOIN event AS ended ON ended.case_id = d.case_id AND ended.position = d.ended_position
    """,
    "v_alert": """
        CREATE VIEW v_alert (
            id, case_id, deadline_id, cause, rung, raised_at, acknowledged_at, acknowledged_by,
            acknowledged_until, cleared_at, cleared_reason, next_at
        ) AS SELECT
            id, case_id, deadline_id, cause, rung, raised_at, acknowledged_at, acknowledged_by,
            acknowledged_until, cleared_at, cleared_reason, next_at
        FROM alert
        UNION ALL SELECT
            id, NULL, NULL, cause, rung, raised_at, acknowledged_at, acknowledged_by,
            acknowledged_until, cleared_at, cleared_reason, next_at
        FROM site_alert
    """,
    "v_message": """
        CREATE VIEW v_message (
            id, person_id, channel, status, attempts, next_at, message_id, sent_at, last_reply
        ) AS SELECT id, person_id, channel, status, attempts, next_at, message_id, sent_at, last_reply
        FROM message
    """,
    "v_message_item": """
        CREATE VIEW v_message_item (
            message_id, alert_id, step_id, kind, rung, round, dedup_key, successor_message_id
        ) AS SELECT
            message_id, coalesce(alert_id, site_alert_id), step_id, kind, rung, round, dedup_key, successor_id
        FROM message_item
    """,
    "v_event": """
        CREATE VIEW v_event (
            seq, case_id, command_id, recorded_at, happened_at, actor_id, actor_organisation_id, via, type,
            from_state, to_state, idempotency_key, words_hash, previous_hash, hash
        ) AS SELECT
            e.seq, e.case_id, e.command_id, e.recorded_at, e.happened_at, e.actor_id,
            e.actor_organisation_id, e.via, e.type, e.from_state, e.to_state, c.idempotency_key,
            e.words_hash, e.previous_hash, e.hash
        FROM event AS e
        LEFT JOIN command AS c ON c.id = e.command_id
    """,
    "v_read": """
        CREATE VIEW v_read (
            seq, at, actor_id, actor_organisation_id, case_id, what, purpose, break_glass, decision
        ) AS SELECT seq, at, actor_id, actor_organisation_id, case_id, what, purpose, break_glass, decision
        FROM read_log
    """,
    "v_log_review": """
        CREATE VIEW v_log_review (
            organisation_id, first_on, controller_id, signed_by, signed_at, outcome, lines, own_lines
        ) AS SELECT
            m.organisation_id, m.first_on, r.controller_id, r.signed_by, r.signed_at, r.outcome, r.lines,
            r.own_lines
        FROM log_month AS m
        LEFT JOIN log_review AS r ON r.id = m.review_id
    """,
    "v_seat": """
        CREATE VIEW v_seat (organisation_id, role, person_id, deputy, active_from, active_until)
        AS SELECT organisation_id, role, person_id, deputy, active_from, active_until FROM holding
    """,
    "v_schooling": """
        CREATE VIEW v_schooling (case_id, school_id, from_on, until_on, mode, planned)
        AS SELECT case_id, school_id, from_on, until_on, mode, planned FROM schooling
    """,
    "v_absence": """
        CREATE VIEW v_absence (person_id, absent_from, absent_until)
        AS SELECT person_id, absent_from, absent_until FROM absence
    """,
    "v_statement": """
        CREATE VIEW v_statement (organisation_id, day, created_at, key_id)
        AS SELECT organisation_id, day, created_at, key_id FROM statement
    """,
    "v_daemon": """
        CREATE VIEW v_daemon (id, host, pid, last_beat, last_sweep_started, last_sweep_completed)
        AS SELECT id, host, pid, last_beat, last_sweep_started, last_sweep_completed FROM daemon_beat
    """,
}


def create_views(connection: Connection) -> None:
    """Create every view."""
    for definition in VIEWS.values():
        connection.execute(text(definition))


def drop_views(connection: Connection) -> None:
    """Drop every view, so that the tables below can be changed."""
    for name in VIEWS:
        connection.execute(text(f"DROP VIEW IF EXISTS {name}"))
