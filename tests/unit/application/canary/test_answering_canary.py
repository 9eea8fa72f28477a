"""The canary answers every night by the door that all use; where it does not, people hear of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from sisam.application.access.someone import Caller
from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.alerts.listing_alerts import list_alerts
from sisam.application.canary.answering_canary import PLAN
from sisam.application.canary.keeping_canary import open_case
from sisam.application.ports.site_state import SiteState
from sisam.application.silence import SiteSilent
from sisam.channels.folder.watched_folder import FolderOfMails
from sisam.domain.canary import ORGANISATION, PERSON, VIA
from sisam.domain.event import Event, EventType
from tests.aviary import Aviary, at
from tests.sites import AGENCY, case_at, journal_at, outbox_at

#: From the night after the canary was made, a weekend among them.
WEEK = range(3, 10)


@pytest.fixture
def aviary(tmp_path: Path) -> Aviary:
    aviary = Aviary(tmp_path / "canary")
    aviary.keep()
    return aviary


def journal(aviary: Aviary, of: EventType) -> list[Event]:
    with aviary.store.read() as work:
        case_id = open_case(work)
    assert case_id is not None
    return [event for event in journal_at(aviary.site, case_id) if event.type is of]


def files(aviary: Aviary) -> list[Path]:
    return list(aviary.folder.glob("*")) if aviary.folder.exists() else []


def test_it_answers_one_alert_each_night_of_a_week_and_of_the_weekend_too(aviary: Aviary) -> None:
    answered = [aviary.night(day) for day in WEEK]

    assert [1] * 7 == answered
    told = journal(aviary, EventType.ALERT_ACKNOWLEDGED)
    assert [(PERSON, ORGANISATION, VIA)] * 7 == [
        (each.actor.person_id, each.actor.organisation_id, each.actor.via) for each in told
    ]
    assert 7 == len(journal(aviary, EventType.STEP_CONFIRMED))
    assert [] == files(aviary)
    assert {PERSON} == {message.person_id for message in outbox_at(aviary.site)}


def test_at_no_hour_of_that_week_is_anything_red(aviary: Aviary) -> None:
    found = []
    for day in WEEK:
        found += [aviary.ill(at(day) - timedelta(hours=hour)) for hour in (23, 1)]
        aviary.night(day)

    assert [[]] * 14 == found
    assert 1 == aviary.audit(at(10)).checked


@pytest.mark.parametrize(("month", "day"), [(10, 25), (3, 29)])
def test_it_is_in_time_in_the_nights_of_summer_time(tmp_path: Path, month: int, day: int) -> None:
    aviary = Aviary(tmp_path / "canary")
    aviary.keep(at(day - 1, 12, month=month))

    answered = [aviary.night(each, month=month) for each in (day, day + 1)]

    assert [1, 1] == answered
    # The day has 25 hours in October, and its mail may take some minutes.
    assert [] == aviary.ill(at(day + 1, month=month) + timedelta(minutes=50))


def test_after_26_hours_without_mail_it_is_red_and_green_again_once_mail_comes(aviary: Aviary) -> None:
    aviary.night(3)
    aviary.tell(at(4))
    held_back = [(each, each.read_bytes()) for each in files(aviary)]
    for file, _ in held_back:
        file.unlink()

    green, red = aviary.ill(at(4, 2)), aviary.ill(at(4, 2, 2))
    for file, content in held_back:
        file.write_bytes(content)
    answered = aviary.answer(at(4, 3))

    assert ([], ["canary"], 1, []) == (green, red, answered, aviary.ill(at(4, 3)))


def test_while_its_folder_is_not_there_nothing_is_answered(aviary: Aviary) -> None:
    elsewhere = FolderOfMails(aviary.folder / "missing")
    aviary.tell(at(3))
    aviary.mails = elsewhere

    assert 0 == aviary.answer(at(3, 0, 1))
    assert ["canary"] == aviary.ill(at(3, 12))


def test_an_alert_that_it_does_not_answer_in_a_working_day_goes_to_the_agencys_coordinator(
    aviary: Aviary,
) -> None:
    aviary.tell(at(3))
    quiet = list_alerts(aviary.site, Caller("cli:test"), at(3))

    aviary.tell(at(4))

    assert [] == quiet
    # Once it concerns people, it stands in their lists.
    assert [1] == [line.alert.rung for line in list_alerts(aviary.site, Caller("cli:test"), at(3))]
    last = outbox_at(aviary.site)[-1]
    assert f"person-of-{AGENCY}" == last.person_id
    assert 1 == aviary.answer(at(4, 8))
    assert [] == list_alerts(aviary.site, Caller("cli:test"), at(3))
    assert [] == aviary.ill(at(4, 9))


def test_two_daemons_that_read_the_same_mail_answer_once(aviary: Aviary) -> None:
    aviary.tell(at(3))
    (file,) = files(aviary)
    content = file.read_bytes()

    first = aviary.answer(at(3, 0, 1))
    file.write_bytes(content)
    second = aviary.answer(at(3, 0, 1))

    assert (1, 0) == (first, second)
    assert 1 == len(journal(aviary, EventType.ALERT_ACKNOWLEDGED))
    assert [] == files(aviary)


def test_a_crash_between_the_answer_and_the_step_is_made_good_at_the_next_look(aviary: Aviary) -> None:
    aviary.tell(at(3))
    with aviary.store.read() as work:
        case_id = open_case(work)
    assert case_id is not None
    (alert,) = case_at(aviary.site, case_id).alerts
    day, key = at(4, 12).date(), f"canary:{alert}:2026-11-04"
    acknowledge(aviary.site, Answer(alert, PERSON, PLAN, VIA, ORGANISATION, key), day, at(3, 0, 1))

    answered = aviary.answer(at(3, 0, 2))

    acts = EventType.ALERT_ACKNOWLEDGED, EventType.STEP_CONFIRMED
    assert (1, [1, 1], []) == (answered, [len(journal(aviary, act)) for act in acts], files(aviary))


def test_mail_that_is_not_the_canarys_is_left_where_it_lies(aviary: Aviary) -> None:
    aviary.folder.mkdir()
    (aviary.folder / "other.eml").write_bytes(b"Message-ID: <somebody@example.se>\r\n\r\nHello\r\n")

    assert [0, 1] == [aviary.answer(at(2, 12)), aviary.night(3)]
    assert ["other.eml"] == [each.name for each in files(aviary)]


def test_mail_of_an_alert_that_has_ended_meanwhile_is_only_removed(aviary: Aviary) -> None:
    aviary.tell(at(3))
    (file,) = files(aviary)
    content = file.read_bytes()
    aviary.answer(at(3, 0, 1))
    aviary.night(4)
    file.write_bytes(content)

    assert 0 == aviary.answer(at(4, 1))
    assert [] == files(aviary)


def test_at_a_silent_site_nothing_is_answered_and_nothing_red_until_it_is_adopted(aviary: Aviary) -> None:
    aviary.tell(at(3))
    with aviary.store.write() as work:
        work.site_states.put(SiteState(silent_since=at(3)))
        work.commit()

    with pytest.raises(SiteSilent):
        aviary.answer(at(3, 0, 1))
    silent = aviary.ill(at(3, 23))
    with aviary.store.write() as work:
        work.site_states.put(SiteState(adopted_at=at(6)))
        work.commit()

    assert "canary" not in silent
    assert "canary" not in aviary.ill(at(6, 12))
    assert "canary" in aviary.ill(at(7, 3))


def test_after_a_week_its_case_stands_where_it_began(aviary: Aviary) -> None:
    for day in WEEK:
        aviary.night(day)

    with aviary.store.read() as work:
        case_id = open_case(work)
    assert case_id is not None
    case = case_at(aviary.site, case_id)
    assert ("singing", 1, 0) == (
        case.state,
        len(list(case.live_steps())),
        sum(alert.live for alert in case.alerts.values()),
    )
