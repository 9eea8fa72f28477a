"""The doctor tells which of the site's own alerts go on."""

from contextlib import closing
from datetime import date
from pathlib import Path

from sisam.application.alerts.answering import Answer
from sisam.application.alerts.answering_site_alerts import acknowledge
from sisam.application.alerts.listing_site_alerts import list_site_alerts
from sisam.application.finding import Finding, Level
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.bootstrap import Program, open_program
from sisam.doctor.alerts import alerts
from sisam.domain.ids import PersonId
from sisam.domain.seat import Role, Seat
from tests.builders import NOW, SOCIAL_SERVICES
from tests.sites import AGENCY, a_case_at

MENDED_BY = date(2026, 11, 5)


def seen(program: Program) -> Finding:
    program.look_after(NOW)
    (finding,) = alerts(program)
    return finding


def test_none_is_well_an_empty_seat_a_warning_and_a_fault_is_bad(folder: Path) -> None:
    with closing((program := open_program(folder, {})).store) as store:
        a_case_at(program.site)
        fine = seen(program)
        with store.write() as work:
            (officer,) = work.register.roster().holdings[Seat(SOCIAL_SERVICES, Role.OFFICER)]
            work.register.end_holding(officer, date(2026, 11, 1))
            work.commit()
        vacant = seen(program)
        with store.write() as work:
            work.channel_states.put(ChannelState("email", DOWN_AFTER, NOW, "no connection"))
            work.commit()
        faulty = seen(program)

    assert (Level.OK, "") == (fine.level, fine.remedy)
    assert (Level.WARN, "vacancy: 1; 1 of them unanswered") == (vacant.level, vacant.told)
    assert (Level.BAD, "technical: 1, vacancy: 1; 2 of them unanswered") == (faulty.level, faulty.told)


def test_where_somebody_has_answered_nothing_is_said_to_be_unanswered(folder: Path) -> None:
    with closing((program := open_program(folder, {})).store) as store:
        with store.write() as work:
            work.channel_states.put(ChannelState("email", DOWN_AFTER, NOW, "no connection"))
            work.commit()
        program.look_after(NOW)
        (line,) = list_site_alerts(program.site)
        coordinator = PersonId(f"person-of-{AGENCY}")
        acknowledge(program.site, Answer(line.alert.id, coordinator, "Vi lagar.", "cli"), MENDED_BY, NOW)
        (answered,) = alerts(program)

    assert "technical: 1; somebody has answered for each" == answered.told
