"""Gathering facts: all that is true of a site now and may be a cause for an alert of its own."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sisam.application.alerts.missing_pupils import missing_pupils
from sisam.application.messages.ways import address_over
from sisam.application.ports.audit_findings import AuditFindings
from sisam.application.ports.duties import PartyDuty
from sisam.application.ports.rule_book import RuleBook, RulePartStore
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.reviews.owed_reviews import asked_for, owed_reviews
from sisam.application.site import Site
from sisam.domain.ids import OrganisationId
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.domain.site_fact import AuditorWord, ChannelFault, Duty, SiteFacts, Unreachable
from sisam.engine.clocks import local_date
from sisam.engine.site.unreviewed import duties_of_reviewers

#: An auditor looks every five minutes; after three looks without a word nobody can rely on it.
SILENCE_AT_MOST: Final = timedelta(minutes=15)


def facts_of(
    site: Site, work: UnitOfWork, findings: AuditFindings | None, now: datetime, since: datetime | None
) -> SiteFacts:
    """Return the facts of a site; whoever has looked only since a moment has waited no longer than that."""
    duties, untold = _by_seat(work.duties.all(), site.rules, work.rule_parts)
    today, roster = local_date(now), work.register.roster()
    missing = missing_pupils(site, work, today)
    calendar = site.rules.calendar(work.rule_parts)
    unreviewed = asked_for(owed_reviews(work, roster, calendar, today), calendar, today)
    for seat, duty in duties_of_reviewers(roster, unreviewed, today):
        duties[seat] = duties[seat].with_more(duty) if seat in duties else duty
    return SiteFacts(
        duties=duties,
        untold=untold,
        unreachables=_unreachables(site, work),
        case_failures=tuple(work.case_failures.all()),
        channel_faults=tuple(
            ChannelFault(state.channel, state.failing_since or now)
            for state in work.channel_states.failing()
            if state.down
        ),
        unschooled=tuple(missing.unschooled),
        schooled=missing.schooled,
        unjudged=frozenset(missing.unjudged),
        unreviewed=unreviewed,
        auditor=_auditor_of(findings, now, since),
    )


def _unreachables(site: Site, work: UnitOfWork) -> tuple[Unreachable, ...]:
    """Return who was refused, and whether the channel would find them at another address now."""
    roster = work.register.roster()
    return tuple(
        replace(each, moved=_address(site, roster, each) != each.address) for each in work.unreachables.all()
    )


def _address(site: Site, roster: Roster, refused: Unreachable) -> str:
    return address_over(site, roster, roster.persons[refused.person_id], refused.channel)


def _auditor_of(findings: AuditFindings | None, now: datetime, since: datetime | None) -> AuditorWord | None:
    if findings is None:
        return None
    at = findings.at or now
    if findings.unreadable:
        return AuditorWord(at, overdue=True, unreadable=True)
    heard = max(at, since) if since is not None else at
    return AuditorWord(at, findings.counts, overdue=now - heard > SILENCE_AT_MOST)


def _by_seat(
    rows: Iterable[PartyDuty], book: RuleBook, parts: RulePartStore
) -> tuple[dict[Seat, Duty], frozenset[OrganisationId]]:
    """Return duties by the seat that acts for the party, and the organisations for which it is not known."""
    duties: dict[Seat, Duty] = {}
    untold: set[OrganisationId] = set()
    for row in rows:
        role = _role_of(row, book, parts)
        if role is None:
            untold.add(row.organisation_id)
            continue
        seat = Seat(row.organisation_id, role)
        duties[seat] = duties[seat].with_more(row.duty) if seat in duties else row.duty
    return duties, frozenset(untold)


def _role_of(row: PartyDuty, book: RuleBook, parts: RulePartStore) -> Role | None:
    try:
        return book.named(row.rules, parts).workflow.parties[row.party].role
    except Exception:  # noqa: BLE001 — rules that throw are told as a case that fails, and stop nothing else
        return None
