"""Looking at the seats: whether somebody sits where something is waited for, and on the last rung."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sisam.application.finding import Finding, Level
from sisam.application.rules.rule_keeping import NotAccepted, NothingPublished
from sisam.bootstrap import Program
from sisam.doctor.finding import well
from sisam.domain.roster import Roster
from sisam.domain.seat import Role, Seat
from sisam.wording.doctor_sentences import DoctorSentence

#: A last rung that ends within this is told beforehand.
AHEAD = timedelta(days=30)
_CODES_SHOWN = 3


def seats(program: Program, today: date) -> Iterator[Finding]:
    """Yield the last rung, and the seats with open duties on which nobody sits."""
    with program.store.read() as work:
        roster = work.register.roster()
    yield _last_rung(roster, today)
    yield from _vacancies(program, roster, today)


def _last_rung(roster: Roster, today: date) -> Finding:
    active = [each for each in roster.organisations.values() if each.active]
    later = today + AHEAD
    for day, when in ((today, DoctorSentence.NOW.of()), (later, DoctorSentence.FROM.of(day=later))):
        without = sorted(each.code for each in active if roster.last_rung(each.id, day) is None)
        if without or not active:
            return Finding(
                "last rung",
                Level.BAD if day == today else Level.WARN,
                DoctorSentence.NO_LAST_RUNG.of(
                    when=when, whose=_some(without) if without else DoctorSentence.NO_ORGANISATION.of()
                ),
                DoctorSentence.SEAT_COORDINATOR.of(),
            )
    return well("last rung", DoctorSentence.LAST_RUNG.of(count=len(active)))


def _vacancies(program: Program, roster: Roster, today: date) -> Iterator[Finding]:
    try:
        roles = _roles(program)
    except (NothingPublished, NotAccepted):
        # The findings on rules tell it.
        return
    duties = program.gauges.duties()
    vacant = sorted(
        {
            (roster.organisations[organisation_id].code, roles[party])
            for party, organisation_id in duties
            if party in roles and not roster.sitting(Seat(organisation_id, roles[party]), today)
        }
    )
    if vacant:
        yield Finding(
            "seats",
            Level.WARN,
            DoctorSentence.VACANT.of(
                count=len(vacant),
                seats=_some([DoctorSentence.SEAT.of(code=code, role=role) for code, role in vacant]),
            ),
            DoctorSentence.FILL_SEATS.of(),
        )
    else:
        yield well("seats", DoctorSentence.SEATED.of(count=len(duties)))


def _roles(program: Program) -> dict[str, Role]:
    site = program.site
    with site.store.read() as work:
        workflow = site.rules.current(site.workflow_name, work.rule_parts).workflow
    return {name: party.role for name, party in workflow.parties.items()}


def _some(names: Sequence[object]) -> object:
    shown, more = tuple(names[:_CODES_SHOWN]), len(names) - _CODES_SHOWN
    return DoctorSentence.AND_MORE.of(names=shown, more=more) if more > 0 else shown
