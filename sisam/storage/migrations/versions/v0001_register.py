"""The tables of organisations, rules, pupils and daemons."""

from alembic import op

from sisam.storage.migrations.pieces import (
    flag,
    key,
    numbers,
    octets,
    one_of,
    refers,
    refers_at_last,
    texts,
    texts_or_none,
    unique,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create them."""
    op.create_table(
        "register_revision",
        *numbers("id", "revision"),
        key("register_revision", "id"),
    )
    _create_organisation()
    _create_person()
    _create_holding()
    _create_rule_part()
    _create_subject()
    _create_daemon_beat()


def _create_organisation() -> None:
    op.create_table(
        "organisation",
        *texts("id", "code", "kind", "name"),
        *texts_or_none("parent_id", "controller_id", "municipality_code"),
        *texts("email", "phone"),
        *numbers("active"),
        key("organisation", "id"),
        refers_at_last("organisation", "parent_id", "organisation.id"),
        refers_at_last("organisation", "controller_id", "organisation.id"),
        unique("organisation", "code"),
        one_of(
            "organisation",
            "kind",
            "social_services school school_authority education_administration youth_home "
            "youth_home_school placement_unit activity_responsibility support_office agency",
        ),
        flag("organisation", "active"),
    )


def _create_person() -> None:
    op.create_table(
        "person",
        *texts("id", "name", "email", "email_key", "phone", "language"),
        key("person", "id"),
        unique("person", "email_key"),
        one_of("person", "language", "sv en"),
    )


def _create_holding() -> None:
    op.create_table(
        "holding",
        *texts("organisation_id", "role", "person_id"),
        *numbers("deputy"),
        *texts("active_from"),
        *texts_or_none("active_until"),
        key("holding", "organisation_id", "role", "person_id", "deputy", "active_from"),
        refers("holding", "organisation_id", "organisation.id"),
        refers("holding", "person_id", "person.id"),
        one_of(
            "holding",
            "role",
            "officer manager head_teacher contact_teacher educational_lead coordinator "
            "administrator operations log_reviewer",
        ),
        flag("holding", "deputy"),
        sqlite_with_rowid=False,
    )


def _create_rule_part() -> None:
    op.create_table(
        "rule_part",
        *texts("kind", "hash", "name", "version", "body", "verdict", "published_at"),
        key("rule_part", "kind", "hash"),
        one_of("rule_part", "kind", "workflow law calendar agreement"),
    )


def _create_subject() -> None:
    op.create_table(
        "subject",
        *texts("id", "key_id"),
        *octets("nonce", "ciphertext"),
        *texts_or_none("number_index"),
        key("subject", "id"),
        unique("subject", "number_index"),
    )


def _create_daemon_beat() -> None:
    op.create_table(
        "daemon_beat",
        *texts("id", "host"),
        *numbers("pid"),
        *texts("last_beat"),
        *texts_or_none("last_sweep_started", "last_sweep_completed"),
        key("daemon_beat", "id"),
    )
