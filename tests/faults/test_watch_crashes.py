"""A process that dies at any moment of a look after the site has lost no alert and raised none twice."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import cast

import pytest

from sisam.application.alerts.looking_after_site import look_after
from sisam.application.ports.channel_state import DOWN_AFTER, ChannelState
from sisam.application.ports.unit_of_work import Store
from sisam.bootstrap import Program
from sisam.domain.seat import Role
from tests.faults.crashing import Crash, Fate, MortalStore
from tests.faults.site_on_disk import open_site, populate
from tests.journeys.town import at

BEGINS = date(2026, 9, 1)
RAISES_AT = at(BEGINS + timedelta(days=1))
CLIMBS_AT = at(BEGINS + timedelta(days=7))


@contextmanager
def opened(folder: Path, fate: Fate) -> Iterator[Program]:
    program = open_site(folder)
    mortal = MortalStore(program.store, fate)
    try:
        yield replace(program, site=replace(program.site, store=cast("Store", mortal)))
    finally:
        program.store.close()


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with empty seats on which something waits, and a channel that is down."""
    folder = tmp_path_factory.mktemp("troubled") / "site"
    populate(folder, 2, BEGINS, seed=5)
    with opened(folder, Fate()) as program, program.store.write() as work:
        for seat, holdings in work.register.roster().holdings.items():
            if seat.role is Role.OFFICER:
                for holding in holdings:
                    work.register.end_holding(holding, BEGINS)
        work.channel_states.put(ChannelState("email", DOWN_AFTER, at(BEGINS), "no connection"))
        work.commit()
    return folder


def picture(folder: Path) -> object:
    """All that can be seen of the site's alerts, but for ids drawn by chance."""
    with opened(folder, Fate()) as program, program.store.read() as work:
        alerts = {alert.id: alert for alert in work.site_alerts.live()}
        messages = work.outbox.listed(None, 10_000)
        acts = {
            alert.about.key: [act.kind for act in work.site_alerts.acts(alert.id)]
            for alert in alerts.values()
        }
    told = Counter(
        (alerts[item.site_alert_id].about.key, item.rung, item.round, message.person_id)
        for message in messages
        for item in message.items
        if item.site_alert_id
    )
    return acts, told, {alert.about.key: (alert.rung, alert.next_at) for alert in alerts.values()}


@pytest.mark.parametrize("climbing", [False, True], ids=["raise", "climb"])
def test_wherever_it_dies_the_next_look_finds_what_is_true(
    climbing: bool, troubled: Path, tmp_path: Path
) -> None:
    scene, now, fate = tmp_path / "scene", CLIMBS_AT if climbing else RAISES_AT, Fate()
    shutil.copytree(troubled, scene)
    if climbing:
        with opened(scene, Fate()) as program:
            look_after(program.site, RAISES_AT)
    whole = shutil.copytree(scene, tmp_path / "whole")
    with opened(whole, fate) as program:
        look_after(program.site, now)
    expected = picture(whole)

    wrong = []
    for moment, what in enumerate(fate.moments):
        folder = shutil.copytree(scene, tmp_path / f"dies-{moment}")
        with opened(folder, Fate(ends_after=moment)) as program, pytest.raises(Crash):
            look_after(program.site, now)
        with opened(folder, Fate()) as program:
            look_after(program.site, now)
        if picture(folder) != expected:
            wrong.append((moment, what))
        shutil.rmtree(folder)

    assert [] == wrong
    assert picture(scene) != expected
    assert "before a commit" in fate.moments
    assert "after a commit" in fate.moments
