"""Opening one case: what a single person enters by hand, instead of a file of many."""

from datetime import date, datetime, timedelta
from typing import Final

from sisam.application.access.denying import Denied, denials_kept, reading_of
from sisam.application.access.finding import ById, ByNumber, find_for, readable
from sisam.application.access.own_cases import require
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Someone
from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.doing import Attempt, Done, Wish, readings_of_done, tell_done
from sisam.application.cases.naming_pupils import with_known_name
from sisam.application.cases.opening_cases import open_placement
from sisam.application.messages.posting import Post
from sisam.application.ports.read_log import Reviewed
from sisam.application.ports.unit_of_work import UnitOfWork
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.actor import Actor
from sisam.domain.ids import CaseId
from sisam.domain.reading import Reading, Ruling, Shown
from sisam.domain.refusal_between_cases import CaseNumberTaken
from sisam.domain.roster import Roster

#: For so long somebody may go back and forth in one form.
_ONE_FORM: Final = timedelta(hours=1)


def open_one(site: Site, row: PlacementRow, wish: Wish, now: datetime, *, only_try: bool = False) -> Done:
    """Open a case and make the moves that its dates tell of, in one transaction; trying writes nothing.

    Raises:
        SisamError: the person is unknown, sits at none of the parties, or an act is refused.
    """
    what = Shown.PREVIEW if only_try else Shown.ACT
    with denials_kept(site):
        with site.store.write() as work:
            someone = may_open(work, wish, what, now)
            opened = attempt_opening(site, work, row, wish, someone, what)
            if not only_try:
                keep_opened(work, opened)
        if only_try:
            write_down(site, of_tried(someone, what))
    return opened.done


def may_open(work: UnitOfWork, wish: Wish, what: Shown, now: datetime) -> Someone:
    """Return who asks, if a seat of theirs lets them open cases at all.

    Raises:
        NotFound: nobody has that address.
        Denied: none does.
    """
    someone = wish.someone(work.register.roster(), now)
    require(someone, Right.ACT, what)
    return someone


def attempt_opening(
    site: Site, work: UnitOfWork, row: PlacementRow, wish: Wish, someone: Someone, what: Shown
) -> Attempt:
    """Open a case inside an open unit of work; whoever has opened it keeps what came of it, or does not.

    Raises:
        Denied: name and number are not one pupil's, or a case that they may not know of is named.
        SisamError: the person sits at none of the parties, or an act is refused.
    """
    actor = _actor(someone.roster, row, wish, someone.day)
    _require_free(site, work, someone, row.case_number, what)
    if row.previous_case_number is not None:
        find_for(site, work, someone, ByNumber(row.previous_case_number), Right.READ_CASE, what)
    post = Post(site, work, someone.now)
    # That a number is known tells that somebody has been placed, and nobody tries it unseen (OSL 26:1).
    row = with_known_name(site, work, someone, row, what)
    results = open_placement(site, work, row, actor, someone.now, key=wish.key)
    for result in results:
        result.tell(post)
    found = find_for(site, work, someone, ById(results[0].case.id), Right.READ_CASE, what)
    done = tell_done(site, work, someone, found.permit, found.case.id, results)
    return Attempt(someone, found, done, post)


def tried_foreign_number(
    site: Site, work: UnitOfWork, someone: Someone, number: str, what: Shown
) -> Reading | None:
    """Return the line that tells that somebody tried the number of a case that they may not know of.

    None: they may know of it, or the log has told it a while ago of the same form, which looks at each part.
    """
    case_id = work.cases.find(number) if number else None
    if case_id is None:
        return None
    if readable(site, work, someone, work.cases.load(case_id)):
        return None
    if what is Shown.PREVIEW and _was_told(work, someone, case_id):
        return None
    return reading_of(someone, what, case_id, ruling=Ruling.DENIED)


def _was_told(work: UnitOfWork, someone: Someone, case_id: CaseId) -> bool:
    lately = Reviewed(
        case_id=case_id,
        person_id=someone.person_id,
        ruling=Ruling.DENIED,
        since=someone.now - _ONE_FORM,
    )
    return any(each.reading.what is Shown.PREVIEW for each in work.read_log.page(lately))


def _require_free(site: Site, work: UnitOfWork, someone: Someone, number: str, what: Shown) -> None:
    """Refuse a number that is in use, in the same words whosever case it is.

    Raises:
        Denied: it is that of a case that they may not know of.
        CaseNumberTaken: it is that of another.
    """
    if work.cases.find(number) is None:
        return
    taken = CaseNumberTaken(number=number)
    reading = tried_foreign_number(site, work, someone, number, what)
    raise Denied(reading, taken) if reading else taken


def keep_opened(work: UnitOfWork, opened: Attempt) -> None:
    """Keep a case that was opened, let everybody be told, and write down that it was shown."""
    opened.post.write()
    work.read_log.write(readings_of_done(opened.someone, Shown.ACT, opened.done))
    work.commit()


def of_tried(someone: Someone, what: Shown) -> list[Reading]:
    """Return what the read log tells of a case that was opened in thought alone, and has no id."""
    return [reading_of(someone, what)]


def _actor(roster: Roster, row: PlacementRow, wish: Wish, day: date) -> Actor:
    """Return the person as acting for the named organisation, or the one of theirs that is a party."""
    person = person_named(roster, wish.email)
    parties = set(row.parties.values())
    codes = {
        roster.organisations[seat.organisation_id].code
        for seat in roster.seats_of(person.id, day)
        if seat.organisation_id in parties
    }
    code = wish.code or (codes.pop() if len(codes) == 1 else None)
    return actor_for(roster, person, day, wish.via, code=code)
