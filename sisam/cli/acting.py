"""Acting: asks what a command wants of a case, and tells what came of it."""

from sisam.application.cases.doing import Done, MakeActs, do
from sisam.cli.errand import set_out, wish_of
from sisam.cli.given import Acting
from sisam.cli.places import place_names
from sisam.cli.saying import remark, say
from sisam.domain.case import Case
from sisam.domain.deadline import Deadline, DeadlineStatus
from sisam.domain.event import EventType
from sisam.domain.language import Language
from sisam.wording.cast import Cast
from sisam.wording.dates import long_date
from sisam.wording.stories import tell
from sisam.wording.titles import Titles

#: What follows from other events and would only repeat them.
_ECHOES = frozenset({EventType.DEADLINE_MET, EventType.DEADLINE_CANCELLED})


def act(given: Acting, number: str, make: MakeActs) -> None:
    """Carry out the acts that `make` returns for the case, and tell what happened."""
    wish = wish_of(given)
    errand = set_out(given)
    given.stage.case = number
    done = do(errand.program.site, number, make, wish, errand.now, only_try=given.preview)
    tell_done(done, only_tried=given.preview)


def tell_done(done: Done, *, only_tried: bool) -> None:
    """Print what happened as sentences, and what is due next."""
    if only_tried:
        remark("A preview; nothing has been changed. This would happen:")
    elif not done.new:
        remark("This command had been carried out before; nothing was done now.")
    _tell_case(done)
    for other in done.beside:
        say(f"In case {other.case.number} of the same pupil:")
        _tell_case(other)


def _tell_case(done: Done) -> None:
    titles = Titles.of(done.rules.workflow, Language.EN)
    names = {each.id: each.name for each in done.roster.organisations.values()}
    cast = Cast.of(done.journal, {} if done.case.restricted else names, place_names())
    for event in done.events:
        if event.type not in _ECHOES:
            say(tell(event, titles, Language.EN, cast))
    say(_next_deadline(done.case, titles))


def _next_deadline(case: Case, titles: Titles) -> str:
    """Return a sentence on what is due next in a case."""
    pending = [each for each in case.deadlines.values() if each.status is DeadlineStatus.PENDING]
    if not case.open:
        return f"Case {case.number} is closed; nothing is owed."
    if not pending:
        return f"Nothing is due next in case {case.number}; its alerts go on."
    first = min(pending, key=lambda each: (each.due_at, each.id))
    return f"Next in case {case.number}: {_due(case, first, titles)}."


def _due(case: Case, deadline: Deadline, titles: Titles) -> str:
    step = case.steps[deadline.step_id]
    title = titles.step(step.definition)
    return f"“{title}”, due {long_date(deadline.due_on, Language.EN)}"
