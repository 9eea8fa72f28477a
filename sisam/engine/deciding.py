"""Deciding: the only place where a case is decided; pure, with time as an argument."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sisam.domain import command as acts
from sisam.domain.case import Case
from sisam.domain.command import Command
from sisam.domain.refusal import CaseClosed
from sisam.domain.rules import Rules
from sisam.engine.acts import (
    acknowledging,
    annulling,
    assigning,
    closing,
    dating,
    disclosing,
    ending,
    firing,
    following,
    forcing,
    handing_over,
    moving_home,
    naming,
    noting,
    opening,
    pausing,
    protecting,
    reconsidering,
    recording_spells,
    setting_facts,
    settling,
    snoozing,
    transferring,
)
from sisam.engine.alerts.flagging import pass_time
from sisam.engine.alerts.reminding import remind
from sisam.engine.decision import Decision
from sisam.engine.draft import Draft
from sisam.engine.steps.reconciling import open_what_has_waited, reconcile
from sisam.engine.waiting import next_moment

_DOERS: dict[type, Callable[[Draft, Any], None]] = {
    acts.OpenCase: opening.open_case,
    acts.Fire: firing.fire,
    acts.Transfer: transferring.transfer,
    acts.Reconsider: reconsidering.reconsider,
    acts.SetDate: dating.set_date,
    acts.SetParty: naming.set_party,
    acts.MoveHome: moving_home.move_home,
    acts.Offer: handing_over.offer,
    acts.Confirm: handing_over.confirm,
    acts.ForceHandover: forcing.force,
    acts.Return: handing_over.send_back,
    acts.Withdraw: handing_over.withdraw,
    acts.Done: ending.do,
    acts.Waive: ending.waive,
    acts.TakeOver: ending.take_over,
    acts.Acknowledge: acknowledging.acknowledge,
    acts.Note: noting.note,
    acts.Snooze: snoozing.snooze,
    acts.Assign: assigning.assign,
    acts.RecordSpell: recording_spells.record_spell,
    acts.EndSpell: recording_spells.end_spell,
    acts.Pause: pausing.pause,
    acts.Resume: pausing.resume,
    acts.Annul: annulling.annul,
    acts.Close: closing.close,
    acts.OpenSettlement: settling.open_settlement,
    acts.DropSettlement: settling.drop_settlement,
    acts.AcceptDebts: settling.accept_debts,
    acts.SetFact: setting_facts.set_fact,
    acts.Disclose: disclosing.disclose,
    acts.EndDisclosure: disclosing.end_disclosure,
    acts.Protect: protecting.protect,
    acts.LiftProtection: protecting.lift,
    acts.ShareProtection: protecting.share_protection,
    acts.FollowRules: following.follow_rules,
    acts.Tick: lambda _draft, _act: None,
}

#: What is recorded in a closed case too: a pupil who is protected is so in all that was ever written of them.
_EVEN_CLOSED = (acts.Protect, acts.LiftProtection, acts.ShareProtection)


def decide(rules: Rules, case: Case | None, command: Command, now: datetime) -> Decision:
    """Return what a command does to a case (None: it opens one), and what is to be told.

    Time passes first, so that a command finds the case as it stands at `now` and not as it was last
    looked at; then the command is done; then what follows from it. An import tells of the past: nothing
    is flagged while it goes on, but at the sweep that ends it. Where the clock was put back, it stands
    still for the case until it has come again to where the case was recorded last.

    Raises:
        SisamError: the command is refused; its class and attributes say why, and nothing has changed.
    """
    if case is not None and case.recorded_at is not None:
        now = max(now, case.recorded_at)
    draft = Draft(rules, command, now, case)
    if case is not None:
        if not case.open:
            if isinstance(command.act, acts.Tick):
                return Decision(case, (), ())
            if not isinstance(command.act, _EVEN_CLOSED):
                raise CaseClosed(number=case.number)
        elif not command.actor.imports and case.next_at is not None and case.next_at <= now:
            _let_time_pass(draft)
    _DOERS[type(command.act)](draft, command.act)
    if draft.case.open:
        pausing.lift(draft)
        reconcile(draft)
        disclosing.end_what_is_left(draft)
        if not command.actor.imports:
            _flag(draft)
            _remind(draft)
    decided = replace(draft.case, next_at=next_moment(draft.rules, draft.case, now))
    return Decision(decided, tuple(draft.events), tuple(draft.messages))


def _let_time_pass(draft: Draft) -> None:
    """Open what has waited long enough, flag what is late and climb on, as nobody's act."""
    draft.time_passes = True
    open_what_has_waited(draft)
    draft.time_passes = False
    _flag(draft)


def _flag(draft: Draft) -> None:
    """Flag and climb as nobody's act: a step that has just opened may be late already."""
    draft.time_passes = True
    pass_time(draft)
    draft.time_passes = False


def _remind(draft: Draft) -> None:
    """Remind last: of what the command itself has done nobody needs to hear."""
    draft.time_passes = True
    remind(draft)
    draft.time_passes = False
