"""Opening one case: what a single person enters by hand, instead of a file of many."""

from dataclasses import replace
from datetime import date, datetime

from sisam.application.cases.acting import actor_for, person_named
from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.doing import Done, Wish, tell_beside, tell_done
from sisam.application.cases.opening_cases import open_placement
from sisam.application.messages.posting import Post
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.roster import Roster
from sisam.engine.clocks import local_date


def open_one(site: Site, row: PlacementRow, wish: Wish, now: datetime, *, only_try: bool = False) -> Done:
    """Open a case and make the moves that its dates tell of, in one transaction; trying writes nothing.

    Raises:
        SisamError: the person is unknown, sits at none of the parties, or an act is refused.
    """
    with site.store.write() as work:
        roster = work.register.roster()
        actor = _actor(roster, row, wish, local_date(now))
        post = Post(site, work, now)
        results = open_placement(site, work, row, actor, now)
        for result in results:
            result.tell(post)
        post.write()
        new = sum(len(result.events) for result in results)
        done = replace(
            tell_done(site, work, results[0].case.id, new), beside=tell_beside(site, work, results)
        )
        if not only_try:
            work.commit()
        return done


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
