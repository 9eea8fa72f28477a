"""A town in which a handover was offered, nobody answered it, and several people could end it."""

from datetime import date, datetime

from sisam.application.access.someone import Caller
from sisam.application.cases.arrivals import SeatRow
from sisam.application.register.importing_seats import import_seats
from sisam.domain.ids import CaseId, StepId
from sisam.domain.roster import Roster
from sisam.domain.seat import Role
from sisam.intake.import_files import CsvImportFiles
from tests.journeys.journey import Journey
from tests.journeys.town import Town, at

FILES = CsvImportFiles()
#: The answer was due on Friday, 6 November.
NOW = at(date(2026, 11, 9))
WHY = "We have called five times."
_TABLE = """
    Mon 2026-11-02 | social    | imports home_school=oldschool | state admitted
                   |           | admitted=2026-11-02           |
    Tue 2026-11-03 | oldschool | offers educational_handover   | educational_handover offered
    Mon 2026-11-09 | social    | dates forecast 2027-02-01     | educational_handover late 2026-11-06
    """


def a_waiting_town() -> tuple[Town, CaseId, StepId]:
    """Return the town with its case and the step that nobody answers."""
    journey = Journey()
    journey.live(_TABLE)
    (case_id,) = journey.cases.values()
    steps = journey.town.case(case_id).steps.values()
    (step,) = (each.id for each in steps if each.definition == "educational_handover")
    return journey.town, case_id, step


def caller(town: Town, who: str, code: str | None = None) -> Caller:
    """Return a person of the town, by ``CODE.ROLE``, as signed in."""
    return Caller(f"web:{who}", town.person(who), code)


def seat(town: Town, code: str, role: Role, name: str, *, until: date | None = None) -> None:
    """Let one more person sit down."""
    row = SeatRow(
        row=2,
        organisation_id=town.organisation(code),
        role=role,
        name=name,
        email=f"{name}@{code}.example.se",
        active_from=date(2026, 1, 1),
        active_until=until,
    )
    import_seats(town.site, [row], at(date(2026, 1, 1)))
    town.roster = roster(town)


def by_name(town: Town, email: str) -> Caller:
    """Return a person by their address, as signed in."""
    return Caller(f"web:{email}", town.roster.by_email[email].id)


def roster(town: Town) -> Roster:
    """Return who sits where now."""
    with town.store.read() as work:
        return work.register.roster()


def told(town: Town, template: str, now: datetime = NOW) -> set[str]:
    """Return the addresses of those who were told something."""
    town.deliver(now)
    with town.store.read() as work:
        listed = work.outbox.listed(None, 10_000)
    return {
        town.roster.persons[each.person_id].email.removesuffix(".example.se")
        for each in listed
        if any(item.template == template for item in each.items)
    }
