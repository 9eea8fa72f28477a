"""The tables of organisations, persons and who sits where."""

from sqlalchemy import Table, UniqueConstraint

from sisam.domain.language import Language
from sisam.domain.organisation import OrganisationKind
from sisam.domain.seat import Role
from sisam.storage.schema.columns import (
    flag_is_flag,
    metadata,
    number,
    one_of,
    refers,
    refers_at_last,
    words,
    words_or_none,
)

#: One row: how many times the register was changed; who has read it at that number need not again.
register_revision = Table(
    "register_revision",
    metadata,
    number("id", key=True),
    number("revision"),
)

organisation = Table(
    "organisation",
    metadata,
    words("id", key=True),
    words("code"),
    words("kind"),
    words("name"),
    words_or_none("parent_id", refers_at_last("organisation.id")),
    words_or_none("controller_id", refers_at_last("organisation.id")),
    words_or_none("municipality_code"),
    words("email"),
    words("phone"),
    number("active"),
    UniqueConstraint("code"),
    one_of("kind", OrganisationKind),
    flag_is_flag("active"),
)

person = Table(
    "person",
    metadata,
    words("id", key=True),
    words("name"),
    words("email"),
    #: The address without regard to case: one person an address.
    words("email_key"),
    words("phone"),
    words("language"),
    # Such as ``08:00-17:00`` or ``always``; the site's where there is nothing.
    words_or_none("office_hours"),
    # Whether one digest a working morning takes the place of single messages.
    number("digest"),
    UniqueConstraint("email_key"),
    one_of("language", Language),
    flag_is_flag("digest"),
)

#: The ways to a person in the order in which they are tried; without any, e-mail over the site's channel.
contact = Table(
    "contact",
    metadata,
    words("person_id", refers("person.id"), key=True),
    number("ordinal", key=True),
    words("channel"),
    words("address"),
    UniqueConstraint("person_id", "channel"),
    sqlite_with_rowid=False,
)

#: Days on which a person is away from all seats, both included.
absence = Table(
    "absence",
    metadata,
    words("person_id", refers("person.id"), key=True),
    words("absent_from", key=True),
    words("absent_until"),
    sqlite_with_rowid=False,
)

holding = Table(
    "holding",
    metadata,
    words("organisation_id", refers("organisation.id"), key=True),
    words("role", key=True),
    words("person_id", refers("person.id"), key=True),
    number("deputy", key=True),
    words("active_from", key=True),
    words_or_none("active_until"),
    one_of("role", Role),
    flag_is_flag("deputy"),
    sqlite_with_rowid=False,
)
