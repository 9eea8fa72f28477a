"""The table of pupils' identities, enciphered."""

from sqlalchemy import Table, UniqueConstraint

from sisam.storage.schema.columns import metadata, octets, words, words_or_none

subject = Table(
    "subject",
    metadata,
    words("id", key=True),
    words("key_id"),
    octets("nonce"),
    octets("ciphertext"),
    words_or_none("number_index"),
    UniqueConstraint("number_index"),
)
