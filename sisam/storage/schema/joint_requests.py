"""The table of what takes two people."""

from sqlalchemy import Index, Table, text

from sisam.domain.joint_request import JointAnswer, JointKind
from sisam.storage.schema.columns import (
    metadata,
    octets_or_none,
    one_of,
    refers,
    together,
    words,
    words_or_none,
)

joint_request = Table(
    "joint_request",
    metadata,
    words("id", key=True),
    words("kind"),
    words("asked_by", refers("person.id")),
    words("asked_for", refers("organisation.id")),
    words("asked_at"),
    words("expires_at"),
    words("via"),
    words_or_none("answered_by_organisation", refers("organisation.id")),
    words_or_none("case_id", refers("case.id")),
    words_or_none("step_id", refers("step.id")),
    words("digest"),
    # The reason, or the file, enciphered; taken away when it was answered.
    octets_or_none("content"),
    words("subject"),
    words("outcome"),
    words_or_none("answered_by", refers("person.id")),
    words_or_none("answered_at"),
    words_or_none("answer"),
    one_of("kind", JointKind),
    one_of("answer", JointAnswer),
    together("answer", "answered_at IS NOT NULL", "answer"),
)
Index("ix_joint_request_waiting", joint_request.c.kind, sqlite_where=text("answer IS NULL"))
