"""Opening one case: what a single person enters by hand, instead of a file of many."""

from datetime import date, datetime

from sisam.application.access.denying import denials_kept, reading_of
from sisam.application.access.finding import ById, find_for
from sisam.application.access.own_cases import require
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Someone
from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.doing import Done, Wish, readings_of_done, tell_done
from sisam.application.cases.opening_cases import open_placement
from sisam.application.messages.posting import Post
from sisam.application.site import Site
from sisam.domain.access import Right
from sisam.domain.actor import Actor
from sisam.domain.reading import Reading, Shown
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date


def open_one(site: Site, row: PlacementRow, wish: Wish, now: datetime, *, only_try: bool = False) -> Done:
    """Open a case and make the moves that its dates tell of, in one transaction; trying writes nothing.

    Raises:
        SisamError: the person is unknown, sits at none of the parties, or an act is refused.
    """
    what = Shown.PREVIEW if only_try else Shown.ACT
    with denials_kept(site):
        with site.store.write() as work:
            someone = wish.someone(work.register.roster(), now)
            require(someone, Right.ACT, what)
            actor = _actor(someone.roster, row, wish, local_date(now))
            post = Post(site, work, now)
            results = open_placement(site, work, row, actor, now)
            for result in results:
                result.tell(post)
            post.write()
            found = find_for(site, work, someone, ById(results[0].case.id), Right.READ_CASE, what)
            done = tell_done(site, work, someone, found.permit, found.case.id, results)
            if not only_try:
                work.read_log.write(readings_of_done(someone, what, done))
                work.commit()
        if only_try:
            write_down(site, _of_tried(someone, what))
    return done


def _of_tried(someone: Someone, what: Shown) -> list[Reading]:
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
