"""Faults: what does not work in the program or around it, and must be mended by whoever runs the site."""

from collections.abc import Iterator

from sisam.domain.alert import AlertCause
from sisam.domain.message import Template
from sisam.domain.site_alert import About
from sisam.domain.site_cause import SiteCause
from sisam.domain.site_fact import AuditorWord, CaseFailure, ChannelFault, SiteFacts
from sisam.engine.clocks import local_date


def faults(facts: SiteFacts) -> Iterator[SiteCause]:
    """Yield each fault: cases, channels, what the auditor found, and its silence."""
    yield from map(_case_fails, facts.case_failures)
    yield from map(_channel_down, facts.channel_faults)
    if facts.auditor is not None:
        yield from _auditor(facts.auditor)


def _case_fails(failure: CaseFailure) -> SiteCause:
    return SiteCause(
        cause=AlertCause.TECHNICAL,
        about=About.case(failure.case_id),
        template=Template.CASE_FAILS,
        values={"reason": failure.error, "on": local_date(failure.since).isoformat()},
        case_number=failure.case_number,
    )


def _channel_down(fault: ChannelFault) -> SiteCause:
    return SiteCause(
        cause=AlertCause.TECHNICAL,
        about=About.channel(fault.channel),
        template=Template.CHANNEL_DOWN,
        values={"reason": fault.channel, "on": local_date(fault.since).isoformat()},
    )


def _auditor(word: AuditorWord) -> Iterator[SiteCause]:
    """Yield what it found last, which stands until it says otherwise, and that it says nothing any more."""
    on = local_date(word.at).isoformat()
    for invariant, count in word.counts.items():
        yield SiteCause(
            cause=AlertCause.TECHNICAL,
            about=About.audit(invariant),
            template=Template.AUDIT_RED,
            values={"reason": invariant, "count": str(count), "on": on},
        )
    if word.overdue:
        yield SiteCause(
            cause=AlertCause.TECHNICAL,
            about=About.auditor(),
            template=Template.AUDITOR_SILENT,
            values={"on": on},
        )
