"""The table of pupils' identities, enciphered."""

from sqlalchemy import Index, Table, UniqueConstraint, text

from sisam.storage.schema.columns import metadata, octets, words, words_or_none

subject = Table(
    "subject",
    metadata,
    words("id", key=True),
    words("key_id"),
    octets("nonce"),
    octets("ciphertext"),
    words_or_none("number_index"),
    # The keyed hash of the whole name; None while there is none, or it has not been reckoned yet.
    words_or_none("name_index"),
    UniqueConstraint("number_index"),
)
Index("ix_subject_name_index", subject.c.name_index, sqlite_where=text("name_index IS NOT NULL"))
