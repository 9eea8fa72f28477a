"""Indexing: the keyed hashes of names that were enciphered before names could be searched for."""

from collections.abc import Callable
from dataclasses import replace

from sisam.application.site import Site

#: Pupils in one transaction.
BATCH = 500


def index_names(site: Site, progress: Callable[[int], None] = lambda _count: None) -> int:
    """Reckon the hashes of names that have none, in batches, and return how many there were.

    Doing it again goes on where it stopped.

    Raises:
        Unavailable: the key of an identity is not at hand.
    """
    after, indexed = "", 0
    while True:
        with site.store.write() as work:
            batch = work.subjects.unindexed(after, BATCH)
            if not batch:
                return indexed
            for subject in batch:
                if name := site.sealer.open(subject).name:
                    work.subjects.put(replace(subject, name_index=site.sealer.name_indexes(name)[0]))
                    indexed += 1
            work.commit()
        after = batch[-1].subject_id
        progress(indexed)
