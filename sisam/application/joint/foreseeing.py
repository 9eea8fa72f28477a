"""Foreseeing: what a forced handover would do, before the second of two people agrees to it."""

from datetime import datetime

from sisam.application.access.denying import denials_kept
from sisam.application.access.showing import write_down
from sisam.application.access.someone import Caller
from sisam.application.cases.doing import Attempt, readings_of_done, tell_done
from sisam.application.cases.previewing import Preview, foreseen_of
from sisam.application.joint.forcing import force, second_of
from sisam.application.joint.request import KIND, request_named, require_waiting
from sisam.application.messages.posting import Post
from sisam.application.silence import require_voice
from sisam.application.site import Site
from sisam.domain.joint_request import JointKind
from sisam.domain.reading import Shown
from sisam.errors import NotFound


def preview_forced(site: Site, caller: Caller, request_id: str, now: datetime) -> Preview:
    """Return what would come of it if somebody agreed to a forced handover now; nothing of it is kept.

    Raises:
        NotFound: there is no such request for them.
        AnsweredAlready: it has an answer, or its time is over.
        AskerLeft: whoever asked may not do it any more.
        SisamError: it cannot be carried out now.
    """
    with denials_kept(site):
        with site.store.write() as work:
            someone = caller.known(work.register.roster(), now)
            request = request_named(work, request_id)
            if request.kind is not JointKind.FORCED_HANDOVER:
                raise NotFound(KIND, request_id)
            second = second_of(site, work, someone, request)
            require_waiting(request, now)
            result, post = force(site, work, second, request), Post(site, work, now)
            result.tell(post)
            done = tell_done(site, work, someone, second.found.permit, second.found.case.id, [result])
            require_voice(work)
            found = foreseen_of(Attempt(someone, second.found, done, post))
        write_down(site, readings_of_done(someone, Shown.PREVIEW, done))
    return found
