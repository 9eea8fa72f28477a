"""Reconsidering: the discharge is planned anew, with a reason, and the other parties are told."""

from sisam.domain.anchor import Anchor
from sisam.domain.command import Reconsider
from sisam.domain.message import Template
from sisam.domain.refusal_of_transfer import NothingToReconsider, PlannedTooEarly
from sisam.engine.acts.dating import actor_party, record_forecast, who_dates
from sisam.engine.alerts.telling import notify_parties
from sisam.engine.draft import Draft
from sisam.engine.permitting import require_party, require_words


def reconsider(draft: Draft, act: Reconsider) -> None:
    """Record another forecast, earlier or later, and tell the other parties; an unchanged one is renewed.

    Raises:
        NotAParty: the forecast is another party's to give.
        NothingToReconsider: no discharge is planned.
        ReasonMissing: no reason is given.
        PlannedTooEarly: that day has been, and nothing is planned for it any more.
        DateOrder, BeyondCalendar: it cannot be that day.
    """
    require_party(draft, who_dates(draft.workflow, Anchor.FORECAST))
    was = draft.case.anchors.get(Anchor.FORECAST)
    if was is None:
        raise NothingToReconsider
    require_words(draft, "reconsider")
    if act.on < draft.today and not draft.command.actor.imports:
        raise PlannedTooEarly(on=act.on, earliest=draft.today)
    record_forecast(draft, act.on)
    if act.on != was:
        notify_parties(
            draft,
            tuple(draft.case.parties),
            Template.RECONSIDERED,
            None,
            on=act.on.isoformat(),
            was=was.isoformat(),
            party=actor_party(draft),
        )
