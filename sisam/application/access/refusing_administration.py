"""Refusing administration: whoever tries what is an administrator's alone leaves a line in the read log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sisam.application.access.denying import reading_of
from sisam.application.access.someone import Caller
from sisam.application.administering import NotAnAdministrator
from sisam.application.cases.acting import person_named
from sisam.application.site import Site
from sisam.domain.reading import Ruling, Shown


@contextmanager
def administration_refused(site: Site, email: str, via: str, what: Shown, now: datetime) -> Iterator[None]:
    """Write down that somebody was refused inside, in a transaction of its own, and refuse them.

    Raises:
        NotAnAdministrator: they are none.
    """
    try:
        yield
    except NotAnAdministrator:
        with site.store.write() as work:
            roster = work.register.roster()
            someone = Caller(via, person_named(roster, email).id).known(roster, now)
            work.read_log.write([reading_of(someone, what, ruling=Ruling.DENIED)])
            work.commit()
        raise
