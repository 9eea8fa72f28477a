"""The cases and their journal, at rest."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import Select, and_, bindparam, func, literal_column, or_, select
from sqlalchemy import case as case_when

from sisam.application.ports.case_pages import CaseQuestion
from sisam.application.ports.cases import Change, Receipt, Recorded
from sisam.domain.case import Case
from sisam.domain.ids import AlertId, CaseId, OrganisationId, SubjectId
from sisam.storage.case_pages import case_page
from sisam.storage.dialect import KEPT_QUESTIONS, limited, several, text_of
from sisam.storage.failures import CaseChanged
from sisam.storage.following_cases import following
from sisam.storage.instants import instant_text
from sisam.storage.journal import chained, first_hash, recorded_of
from sisam.storage.link import Link
from sisam.storage.loading import load
from sisam.storage.saving import Span, Writing, organisation_key, spans
from sisam.storage.schema.cases import case, membership
from sisam.storage.schema.journal import command, event, event_words
from sisam.storage.schema.steps import alert, deadline, step
from sisam.storage.words import WordsSeal

_BY_NUMBER: Final = text_of(select(case.c.id).where(case.c.number == bindparam("number")))
_BY_ALERT: Final = text_of(select(alert.c.case_id).where(alert.c.id == bindparam("id")))
_HEAD: Final = text_of(select(case.c.head_hash).where(case.c.id == bindparam("id")))
_DUE: Final = text_of(
    limited(
        select(case.c.id)
        .where(case.c.closed_at.is_(None), case.c.next_at <= bindparam("now"))
        .order_by(case.c.next_at, case.c.id)
    )
)
_LATE_SIDE: Final = case_when(
    (deadline.c.kind == literal_column("'answer'"), step.c.confirmer_organisation_id),
    else_=step.c.owner_organisation_id,
)
_FALLING_DUE: Final = text_of(
    select(_LATE_SIDE, func.count())
    .select_from(case)
    .join(deadline, deadline.c.case_id == case.c.id)
    .join(step, step.c.id == deadline.c.step_id)
    .join(event, and_(event.c.case_id == deadline.c.case_id, event.c.position == deadline.c.created_position))
    .where(
        case.c.closed_at.is_(None),
        case.c.next_at <= bindparam("now"),
        # Pending: said so that the few cases that are due are looked up first, and not every pending one.
        deadline.c.ended_position.is_(None),
        deadline.c.due_at <= bindparam("now_"),
        event.c.recorded_at < deadline.c.due_at,
    )
    .group_by(_LATE_SIDE)
)
_COUNT_OPEN: Final = text_of(select(func.count()).select_from(case).where(case.c.closed_at.is_(None)))
#: What a key is bound to stands behind the first of these signs; nothing lies between it and the second.
_BEHIND: Final = ("#", "$")
_RECEIPT: Final = text_of(
    limited(
        select(command.c.id, command.c.case_id, command.c.idempotency_key).where(
            command.c.organisation_key == bindparam("organisation"),
            or_(
                command.c.idempotency_key == bindparam("key"),
                and_(
                    command.c.idempotency_key >= bindparam("first"),
                    command.c.idempotency_key < bindparam("last"),
                ),
            ),
        )
    )
)
_JOURNAL: Final = text_of(
    select(*event.columns, event_words.c.sealed)
    .select_from(
        event.outerjoin(
            event_words,
            and_(event_words.c.case_id == event.c.case_id, event_words.c.position == event.c.position),
        )
    )
    .where(event.c.case_id == bindparam("id"))
    .order_by(event.c.position)
)
_NEWEST_OPEN: Final = text_of(
    limited(
        select(case.c.id)
        .join(event, and_(event.c.case_id == case.c.id, event.c.position == literal_column("1")))
        .where(case.c.subject_id == bindparam("subject"), case.c.closed_at.is_(None))
        .order_by(event.c.seq.desc())
    )
)
_IDS: Final[Select[tuple[str]]] = select(case.c.id).order_by(case.c.opened_at, case.c.id)
_ALL_IDS: Final = text_of(_IDS)
_NUMBERS: Final = text_of(select(case.c.number))
_FROM_FILES: Final = text_of(
    select(case.c.number)
    .select_from(case)
    .join(event, and_(event.c.case_id == case.c.id, event.c.position == literal_column("1")))
    .where(case.c.closed_at.is_(None), event.c.via.like(literal_column("'import:%'")))
)
_OPEN_IDS: Final = text_of(_IDS.where(case.c.closed_at.is_(None)))
_ALARMED: Final = select(alert.c.case_id).where(alert.c.cleared_at.is_(None))
_WITH_ALERTS: Final = text_of(_IDS.where(case.c.id.in_(_ALARMED)))

_PROTECTED: Final = case.alias("protected")
_LESS_PROTECTED: Final = text_of(
    limited(
        select(case.c.id)
        .where(
            case.c.restricted == literal_column("0"),
            case.c.subject_id.in_(
                select(_PROTECTED.c.subject_id).where(_PROTECTED.c.restricted == literal_column("1"))
            ),
        )
        .order_by(case.c.id)
    )
)


class SqlCases:
    """Cases in a database, within one transaction."""

    __slots__ = ("_heads", "_link", "_seal")

    def __init__(self, link: Link, seal: WordsSeal) -> None:
        """Take the link of the transaction, and the seal for the words of events."""
        self._link = link
        self._seal = seal
        #: What the journals of the cases that were read in this transaction end with.
        self._heads: dict[CaseId, str] = {}

    def find(self, number: str) -> CaseId | None:
        """Return the id of the case with a number, if there is one."""
        row = self._link.row(_BY_NUMBER, (number,))
        return None if row is None else CaseId(row[0])

    def find_many(self, numbers: Sequence[str]) -> Mapping[str, CaseId]:
        """Return the ids of the cases that have one of the numbers, by number."""
        if not numbers:
            return {}
        rows = self._link.rows(_by_numbers(len(numbers)), numbers)
        return {number: CaseId(found) for number, found in rows}

    def find_by_alert(self, alert_id: AlertId) -> CaseId | None:
        """Return the id of the case that an alert belongs to."""
        row = self._link.row(_BY_ALERT, (alert_id,))
        return None if row is None else CaseId(row[0])

    def newest_open_of(self, subject_id: SubjectId) -> CaseId | None:
        """Return the pupil's open case that was opened last, if there is one."""
        found = self._ids(_NEWEST_OPEN, (subject_id, 1))
        return found[0] if found else None

    def following(self, case_id: CaseId) -> list[CaseId]:
        """Return the open cases that follow on a case, if need be over closed ones; the nearest first."""
        return following(self._link, case_id)

    def load(self, case_id: CaseId) -> Case:
        """Return one case.

        Raises:
            NotFound: there is none with that id.
        """
        return self._load((case_id,), whole=False)[0]

    def load_many(self, case_ids: Sequence[CaseId]) -> list[Case]:
        """Return several cases, in the order asked for.

        Raises:
            NotFound: one of them does not exist.
        """
        return self._load(case_ids, whole=False)

    def load_whole(self, case_id: CaseId) -> Case:
        """Return one case with its ended deadlines and cleared alerts too.

        Raises:
            NotFound: there is none with that id.
        """
        return self._load((case_id,), whole=True)[0]

    def save_many(self, changes: Iterable[Change]) -> None:
        """Write cases, steps, deadlines, alerts, intervals, receipts and journal.

        Raises:
            CaseChanged: a case has another revision than the one that was loaded.
            AlreadyThere: a case's number or a command's key is taken.
        """
        given = list(changes)
        if not given:
            return
        writing = Writing()
        for change in given:
            writing.add_command(change.command, change.after.id)
        for span in spans(given):
            lines = chained(self._head(span), span.events, self._seal)
            writing.add(span.first.before, span.last.after, lines)
            self._heads[span.last.after.id] = lines.head_hash
        writing.write(self._link)

    def due(self, now: datetime, limit: int) -> list[CaseId]:
        """Return open cases whose next moment has come, the longest waiting first."""
        return self._ids(_DUE, (instant_text(now), limit))

    def falling_due(self, now: datetime) -> Mapping[OrganisationId, int]:
        """Return how many deadlines a sweep will find missed, by the organisation that is late."""
        at = instant_text(now)
        return {OrganisationId(late): count for late, count in self._link.rows(_FALLING_DUE, (at, at))}

    def count_open(self) -> int:
        """Return how many cases are open."""
        return int(self._link.rows(_COUNT_OPEN)[0][0])

    def receipt(self, organisation_id: OrganisationId | None, key: str) -> Receipt | None:
        """Return the receipt of a command with that idempotency key, bound or not, if it was carried out."""
        keys = (key, *(f"{key}{sign}" for sign in _BEHIND))
        row = self._link.row(_RECEIPT, (organisation_key(organisation_id), *keys, 1))
        return None if row is None else Receipt(*row)

    def journal(self, case_id: CaseId) -> list[Recorded]:
        """Return a case's events in order."""
        rows = self._link.rows(_JOURNAL, (case_id,))
        return [recorded_of(row[:-1], row[-1], self._seal) for row in rows]

    def exists(self, case_id: CaseId) -> bool:
        """Tell whether there is a case with that id."""
        return self._link.row(_HEAD, (case_id,)) is not None

    def of_subjects(self, subject_ids: Sequence[SubjectId]) -> list[CaseId]:
        """Return the ids of all cases of some pupils, oldest first."""
        return self._ids(_of_subjects(len(subject_ids)), subject_ids) if subject_ids else []

    def less_protected(self, limit: int) -> list[CaseId]:
        """Return cases that do not know what another case of the same pupil does: that they are protected."""
        return self._ids(_LESS_PROTECTED, (limit,))

    def of_subjects_among(
        self, subject_ids: Sequence[SubjectId], organisations: Sequence[OrganisationId]
    ) -> list[CaseId]:
        """Return the cases of some pupils in which one of some organisations is or was a party, newest first.

        Those in which an alert goes on are among them, whosever they are.
        """
        if not subject_ids:
            return []
        sql = _of_subjects_among(len(subject_ids), len(organisations))
        return self._ids(sql, (*subject_ids, *organisations))

    def numbers_with_parties(self, organisations: Sequence[OrganisationId]) -> frozenset[str]:
        """Return the numbers of the cases in which one of some organisations is or was a party."""
        if not organisations:
            return frozenset()
        rows = self._link.rows(_numbers_with_parties(len(organisations)), organisations)
        return frozenset(str(row[0]) for row in rows)

    def with_alerts(self) -> list[CaseId]:
        """Return the ids of the cases in which an alert goes on, oldest first."""
        return self._ids(_WITH_ALERTS, ())

    def with_parties(self, organisations: Sequence[OrganisationId], *, open_only: bool) -> list[CaseId]:
        """Return the ids of the cases in which one of some organisations is or was a party, oldest first."""
        if not organisations:
            return []
        return self._ids(_with_parties(len(organisations), open_only), organisations)

    def page(self, question: CaseQuestion, after: CaseId | None, limit: int) -> list[CaseId]:
        """Return the ids of the cases that are asked for after one of them, the newest first."""
        return case_page(self._link, question, after, limit) if question.organisations else []

    def ids(self, *, open_only: bool) -> list[CaseId]:
        """Return the ids of all cases, or of the open ones, in the order of their opening."""
        return self._ids(_OPEN_IDS if open_only else _ALL_IDS, ())

    def numbers(self) -> frozenset[str]:
        """Return the numbers of all cases."""
        return frozenset(str(row[0]) for row in self._link.rows(_NUMBERS))

    def open_from_files(self) -> frozenset[str]:
        """Return the numbers of the open cases that a file opened."""
        return frozenset(str(row[0]) for row in self._link.rows(_FROM_FILES))

    def _load(self, case_ids: Sequence[CaseId], *, whole: bool) -> list[Case]:
        found = list(load(self._link, case_ids, whole=whole))
        self._heads.update((each.case.id, each.head_hash) for each in found)
        return [each.case for each in found]

    def _head(self, span: Span) -> str:
        """Return what the journal of a case ends with by now."""
        before = span.first.before
        if before is None:
            return first_hash(span.first.after.id)
        known = self._heads.get(before.id)
        if known is None:
            row = self._link.row(_HEAD, (before.id,))
            if row is None:
                raise CaseChanged(before.id)
            known = str(row[0])
        return known

    def _ids(self, sql: str, parameters: Sequence[object]) -> list[CaseId]:
        return [CaseId(row[0]) for row in self._link.rows(sql, parameters)]


@lru_cache(maxsize=KEPT_QUESTIONS)
def _by_numbers(count: int) -> str:
    return text_of(select(case.c.number, case.c.id).where(case.c.number.in_(several(count))))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _with_parties(count: int, open_only: bool) -> str:
    question = _IDS.where(case.c.id.in_(_cases_of(count)))
    return text_of(question.where(case.c.closed_at.is_(None)) if open_only else question)


@lru_cache(maxsize=KEPT_QUESTIONS)
def _numbers_with_parties(count: int) -> str:
    return text_of(select(case.c.number).where(case.c.id.in_(_cases_of(count))))


def _cases_of(count: int) -> Select[tuple[str]]:
    return select(membership.c.case_id).where(membership.c.organisation_id.in_(several(count)))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _of_subjects(count: int) -> str:
    return text_of(_IDS.where(case.c.subject_id.in_(several(count))))


@lru_cache(maxsize=KEPT_QUESTIONS)
def _of_subjects_among(count: int, organisations: int) -> str:
    theirs = or_(case.c.id.in_(_cases_of(organisations)), case.c.id.in_(_ALARMED))
    question = select(case.c.id).where(case.c.subject_id.in_(several(count)), theirs)
    return text_of(question.order_by(case.c.opened_at.desc(), case.c.id))
