"""Repeating: a key makes one act of one person harmless when it is sent again, and stands for no other."""

from hashlib import sha256

from sisam.application.ports.cases import Receipt
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.domain.ids import CaseId, OrganisationId, PersonId
from sisam.domain.refusal import KeyUsedOtherwise

#: Stands between a key and what says of which act it is.
_BOUND = "#"


def bound(key: str, person_id: PersonId, *asked: object) -> str:
    """Return a key as that of just this act of a person; what people wrote is no part of it.

    It would stay when their words are erased; `repeated` compares them by the journal, and is told by the key
    alone that there were none.
    """
    return f"{key}{_BOUND}{sha256(repr((person_id, asked)).encode()).hexdigest()[:32]}"


def plain(key: str) -> str:
    """Return a key as it was sent, without what it was bound to."""
    return key.rpartition(_BOUND)[0] or key


def repeated(
    work: UnitOfWork,
    organisation_id: OrganisationId | None,
    key: str,
    words: str | None = None,
    case_id: CaseId | None = None,
) -> Receipt | None:
    """Return the receipt of a command that was carried out already; None where its key is new.

    Raises:
        KeyUsedOtherwise: the key was sent with another act, in another case, or with other words.
    """
    receipt = work.cases.receipt(organisation_id, plain(key))
    if receipt is None:
        return None
    elsewhere = case_id is not None and receipt.case_id != case_id
    if receipt.key != key or elsewhere or _said_otherwise(work, receipt, words):
        raise KeyUsedOtherwise
    return receipt


def _said_otherwise(work: UnitOfWork, receipt: Receipt, words: str | None) -> bool:
    """Tell whether other words went with a command; those that were erased are like any."""
    journal = (each.event for each in work.cases.journal(receipt.case_id))
    said = {each.words for each in journal if each.command_id == receipt.command_id and each.words}
    return bool(said) and words not in said
