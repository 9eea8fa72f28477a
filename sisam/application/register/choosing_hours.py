"""Choosing hours: when a person is written to, and whether once a day."""

from collections.abc import Callable
from dataclasses import replace

from sisam.application.cases.acting import person_named
from sisam.application.site import Site
from sisam.domain.office_hours import NoOfficeHours, OfficeHours
from sisam.domain.seat import Person
from sisam.errors import Fault, Invalid


def choose_hours(site: Site, email: str, hours: str | None) -> Person:
    """Note within which hours a person reads, such as ``08:00-17:00`` or ``always``; None: the site's.

    Raises:
        NotFound: nobody has that address.
        Invalid: the hours are none.
    """
    if hours is not None:
        _require(hours)
    return _changed(site, email, lambda person: replace(person, office_hours=hours))


def choose_digest(site: Site, email: str, *, on: bool) -> Person:
    """Note whether one digest a working morning takes the place of single messages.

    Raises:
        NotFound: nobody has that address.
    """
    return _changed(site, email, lambda person: replace(person, digest=on))


def _require(hours: str) -> None:
    try:
        OfficeHours.read(hours)
    except NoOfficeHours as error:
        sentence = f'"{hours}" is not a time of day from one hour to another.'
        raise Invalid(Fault(sentence, str(error), key="--hours")) from error


def _changed(site: Site, email: str, change: Callable[[Person], Person]) -> Person:
    with site.store.write() as work:
        person = change(person_named(work.register.roster(), email))
        work.register.put_persons([person])
        work.commit()
    return person
