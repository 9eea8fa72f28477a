"""Answering for the canary: what comes into its folder is acknowledged and done, by the door that all use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sisam.application.alerts.acknowledging import acknowledge
from sisam.application.alerts.answering import Answer
from sisam.application.cases.doing import Scene, Wish, do
from sisam.application.ports.outbox import OutboxMessage
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.ports.watched_folder import Arrival, WatchedFolder
from sisam.application.silence import require_site_voice
from sisam.application.site import Site
from sisam.domain.canary import ORGANISATION, PERSON, VIA, WORKFLOW
from sisam.domain.command import Done
from sisam.domain.ids import AlertId, StepId
from sisam.engine.clocks import local_date

#: Mails looked at in one go.
BATCH: Final = 100
#: What it says to everything: its plan, and why its case stands where it stands.
PLAN: Final = "Kanariefågeln lever."


@dataclass(frozen=True, slots=True)
class _Cry:
    """An alert of the canary's that goes on, with what it is about."""

    case_number: str
    alert_id: AlertId
    step_id: StepId


def answer_for_canary(
    site: Site, folder: WatchedFolder, now: datetime, stopped: Callable[[], bool] = lambda: False
) -> int:
    """Answer every alert whose mail has come in, and return how many there were.

    A mail is removed only when its answer is stored; a crash in between lets it come again, which is
    harmless. What is not addressed to the canary is left.

    Raises:
        SiteSilent: the site was restored, and nobody has adopted it yet.
        Unavailable: the folder or the database cannot be used.
    """
    require_site_voice(site)
    answered = 0
    while not stopped() and (arrivals := folder.arrivals(BATCH)):
        for arrival in arrivals:
            cries = _cries_in(site, arrival)
            if cries is None:
                folder.leave([arrival.key])
                continue
            for cry in cries:
                _answer(site, cry, now)
            answered += len(cries)
            folder.remove([arrival.key])
    return answered


def _cries_in(site: Site, arrival: Arrival) -> list[_Cry] | None:
    """Return what a mail tells that goes on still; None where it was not written to the canary."""
    with site.store.read() as work:
        message = work.outbox.by_message_id(arrival.message_id)
        if message is None or message.person_id != PERSON:
            return None
        found = (_cry(work, alert_id) for alert_id in _alerts_in(message))
        return [cry for cry in found if cry is not None]


def _alerts_in(message: OutboxMessage) -> list[AlertId]:
    return list(dict.fromkeys(item.alert_id for item in message.items if item.alert_id is not None))


def _cry(work: UnitOfWork, alert_id: AlertId) -> _Cry | None:
    case_id = work.cases.find_by_alert(alert_id)
    case = None if case_id is None else work.cases.load(case_id)
    alert = None if case is None else case.alerts.get(alert_id)
    if case is None or alert is None or not alert.live or alert.step_id is None:
        return None
    return _Cry(case.number, alert_id, alert.step_id) if case.rules.workflow_name == WORKFLOW else None


def _answer(site: Site, cry: _Cry, now: datetime) -> None:
    """Acknowledge an alert and do its step, so that the next day's opens; both are harmless again."""
    tomorrow = local_date(now) + timedelta(days=1)
    key = f"canary:{cry.alert_id}"
    again = f"{key}:{tomorrow}"
    acknowledge(site, Answer(cry.alert_id, PERSON, PLAN, VIA, ORGANISATION, again), tomorrow, now)
    do(site, cry.case_number, lambda scene: _rest_of(scene, cry), _wish(site, f"{key}:done"), now)


def _rest_of(scene: Scene, cry: _Cry) -> list[Done]:
    live = {step.id for step in scene.case.live_steps()}
    return [Done(cry.step_id)] if cry.step_id in live else []


def _wish(site: Site, key: str) -> Wish:
    with site.store.read() as work:
        email = work.register.roster().persons[PERSON].email
    return Wish(email, VIA, code=ORGANISATION, words=PLAN, key=key)
