"""Whom the reader of a message can call, where there are no pages to turn to."""

from __future__ import annotations

from datetime import date

from sisam.domain.ids import OrganisationId
from sisam.domain.language import Language
from sisam.domain.message import Message, Template
from sisam.domain.roster import Roster
from sisam.domain.seat import Seat
from sisam.wording.mail_sentences import Sentence

#: What somebody says by telephone where there are no pages; of all else they may only ask.
_SAID_BY_TELEPHONE = {
    Template.STEP_OPENED: Sentence.TELL,
    Template.STEP_RETURNED: Sentence.TELL,
    Template.REMINDER: Sentence.TELL,
    Template.STEP_OFFERED: Sentence.REPLY,
    Template.OVERDUE_ANSWER: Sentence.REPLY,
    Template.OVERDUE: Sentence.REPORT,
    Template.OVERDUE_AGAIN: Sentence.REPORT,
    Template.ALERT_ASSIGNED: Sentence.REPORT,
}
#: After a telephone number the sentence goes on.
_GOES_ON = frozenset({Sentence.TELL, Sentence.REPORT})


def whom_to_call(
    message: Message, roster: Roster, seat: Seat, today: date, language: Language, *, restricted: bool = False
) -> str:
    """Say that a coordinator helps on, with a telephone number where one is known.

    In a restricted case it is the agency's, the same for everybody: even the number of the reader's own
    coordinator would tell a stranger where the pupil is.
    Whoever is to do something is asked to tell the coordinator, since there is no page to write it on.
    """
    coordinator = _coordinator_of(roster, seat, today)
    if coordinator is None:
        return ""
    number = _number_of(_of_the_agency(roster, today) if restricted else coordinator, roster, today)
    phone = Sentence.PHONE.said(language, phone=number) if number else ""
    sentence = _SAID_BY_TELEPHONE.get(message.template, Sentence.ASK)
    said = sentence.said(language, phone=f"{phone}," if phone and sentence in _GOES_ON else phone)
    if sentence is Sentence.ASK:
        return said
    return f"{said} {Sentence.NAME_CASE.said(language, number=message.case_number)}"


def _number_of(coordinator: Seat | None, roster: Roster, today: date) -> str:
    """Return the telephone of somebody who sits there, else of their organisation."""
    if coordinator is None:
        return ""
    own = (person.phone for person in roster.sitting(coordinator, today) if person.phone)
    return next(own, roster.organisations[coordinator.organisation_id].phone)


def _of_the_agency(roster: Roster, today: date) -> Seat | None:
    """Return the agency's coordinator, whom every line of coordinators ends at."""
    # An organisation that nobody knows has no coordinator of its own, so the agency's answers.
    return roster.last_rung(OrganisationId(""), today)


def _coordinator_of(roster: Roster, seat: Seat, today: date) -> Seat | None:
    """Return the coordinator above a seat: a coordinator is not told to call themselves."""
    coordinator = roster.last_rung(seat.organisation_id, today)
    if coordinator != seat:
        return coordinator
    parent = roster.organisations[seat.organisation_id].parent_id
    above = roster.last_rung(parent, today) if parent else _of_the_agency(roster, today)
    return above if above != seat else None
