"""Importing organisations: what is new is added, how one reaches the others is brought up to date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sisam.application.beside import Beside, by_word, nothing_beside
from sisam.application.cases.arrivals import OrganisationRow
from sisam.application.register.register_news import (
    Change,
    RegisterNews,
    RegisterReport,
    Standing,
    Thing,
    comes_again,
)
from sisam.application.site import Site
from sisam.domain import canary
from sisam.domain.ids import OrganisationId
from sisam.domain.organisation import Organisation, OrganisationKind
from sisam.domain.roster import Roster


def import_organisations(
    site: Site,
    rows: Sequence[OrganisationRow],
    *,
    dry_run: bool = False,
    beside: Beside = nothing_beside,
) -> RegisterNews:
    """Add organisations, and update the name, address and telephone of those that are known.

    An empty cell tells nothing. Nothing else of a known organisation changes, and none is removed. `beside`
    writes what else belongs to the transaction.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        known = {code: each.id for code, each in roster.by_code.items()}
        ids = known | {row.code: OrganisationId(site.ids.new()) for row in rows if row.code not in known}
        told = [_told(row, roster, ids) for row in rows]
        reports = tuple(_report(row, roster, each) for row, each in zip(rows, told, strict=True))
        new = [each for each in told if roster.organisations.get(each.id) != each]
        if new:
            work.register.put_organisations(new)
        if not dry_run:
            beside(work, by_word(RegisterNews(reports).counts.items()))
            work.commit()
    return RegisterNews(reports, tuple(_missing(roster, rows)) if comes_again(reports) else ())


def _told(row: OrganisationRow, roster: Roster, ids: Mapping[str, OrganisationId]) -> Organisation:
    known = roster.by_code.get(row.code)
    if known is not None:
        return replace(known, name=row.name, email=row.email or known.email, phone=row.phone or known.phone)
    return Organisation(
        id=ids[row.code],
        code=row.code,
        kind=row.kind,
        name=row.name,
        parent_id=ids[row.parent_code] if row.parent_code else None,
        controller_id=ids[row.controller_code] if row.controller_code else None,
        municipality_code=row.municipality_code,
        email=row.email,
        phone=row.phone,
    )


def _report(row: OrganisationRow, roster: Roster, told: Organisation) -> RegisterReport:
    known = roster.by_code.get(row.code)
    if known is None:
        return RegisterReport(row.row, row.code, Standing.ADDED)
    changes = tuple(_changes(known, told))
    return RegisterReport(row.row, row.code, Standing.CHANGED if changes else Standing.UNCHANGED, changes)


def _changes(known: Organisation, told: Organisation) -> Iterator[Change]:
    if known.name != told.name:
        yield Change(Thing.NAME, known.name, told.name)
    if known.email != told.email:
        yield Change(Thing.EMAIL, known.email or None, told.email)
    if known.phone != told.phone:
        yield Change(Thing.TELEPHONE, known.phone or None, told.phone)


def _missing(roster: Roster, rows: Sequence[OrganisationRow]) -> Iterator[str]:
    """Yield active organisations that no row tells of; the agency and the canary come from no list."""
    told = {row.code for row in rows}
    for code, each in sorted(roster.by_code.items()):
        own = each.kind is OrganisationKind.AGENCY or each.id == canary.ORGANISATION
        if each.active and not own and code not in told:
            yield code
