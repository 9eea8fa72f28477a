"""Comparing: what a row says that its case does not know yet, and the acts that would record it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sisam.application.cases.arrivals import PlacementRow
from sisam.application.cases.opening_cases import Dated, moves_of, updated
from sisam.application.cases.row_news import About, Difference
from sisam.application.cases.told_by_files import ToldByFiles
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Act, Protect, SetDate, SetFact, SetParty
from sisam.domain.fact import Fact
from sisam.domain.identity import Identity
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.roster import Roster
from sisam.domain.step import Side
from sisam.domain.workflow import Workflow
from sisam.engine.acts.setting_facts import end_of_schooling

_YOUTH_HOME = PartyName("youth_home")
_YOUTH_HOME_SCHOOL = PartyName("youth_home_school")
#: How a difference in whether the pupil is protected is called.
_RESTRICTED = "restricted"
#: What cannot lie before the admission: where that moves on, they move on first.
_AFTER_ADMISSION = frozenset({Anchor.FIRST_LESSON, Anchor.FORECAST, Anchor.DISCHARGED})
#: What the moves of the workflow and what follows on them record; the rest is set by itself.
_BY_MOVES = frozenset(
    {
        Anchor.CUSTODY_DECIDED,
        Anchor.APPLIED,
        Anchor.ADMITTED,
        Anchor.DISCHARGED,
        Anchor.FORECAST,
        Anchor.SCHOOL_STARTS,
        Anchor.FIRST_LESSON,
        Anchor.SCHOOL_STARTED,
    }
)


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Something in which a row contradicts its case, and that a file cannot settle."""

    column: str
    sentence: str
    remedy: str


@dataclass(slots=True)
class Comparison:
    """What a row and its case differ in."""

    acts: list[Dated] = field(default_factory=list)
    changes: list[Difference] = field(default_factory=list)
    kept: list[Difference] = field(default_factory=list)
    quarrels: list[Quarrel] = field(default_factory=list)
    #: The pupil's identity as it is from now on; None: as it was.
    identity: Identity | None = None

    def only_protection(self, known: Identity) -> "Comparison | None":
        """Return of a difference that the pupil is protected, and nothing else; None where no row says so."""
        acts = [dated for dated in self.acts if isinstance(dated.act, Protect)]
        if not acts:
            return None
        told = replace(known, protection=self.identity.protection) if self.identity else None
        return Comparison(acts, [Difference(About.IDENTITY, _RESTRICTED, None, None)], identity=told)


@dataclass(frozen=True, slots=True)
class Compared:
    """A row beside its case, with all that is needed to compare them."""

    row: PlacementRow
    case: Case
    workflow: Workflow
    roster: Roster
    #: Who the pupil is, as the vault has it.
    identity: Identity
    told: ToldByFiles
    today: date


def differs(row: PlacementRow, case: Case, identity: Identity) -> bool:
    """Tell whether anything that a row says stands otherwise in its case, whoever wrote it last."""
    return bool(
        any(case.anchors.get(anchor) != on for anchor, on in _told_dates(row, case).items())
        or any(case.facts.get(fact) != value for fact, value in _told_facts(row).items())
        or any(case.parties.get(party) != each for party, each in _told_parties(row, case).items())
        or row.absent - case.absent
        or updated(identity, row) != identity
        or updated(identity, row).restricted != case.restricted
    )


def compare(given: Compared) -> Comparison:
    """Return what a row asks of its case: what is new in it, and what a file cannot say.

    A cell that says what a file said before changes nothing, whatever somebody has recorded since.
    """
    found = Comparison()
    _compare_identity(given, found)
    _compare_facts(given, found)
    _compare_parties(given, found)
    _compare_dates(given, found)
    return found


def _compare_identity(given: Compared, found: Comparison) -> None:
    known, told = given.identity, updated(given.identity, given.row)
    if known.number is not None and told.number != known.number:
        found.quarrels.append(
            Quarrel(
                "personal_number",
                "The case is about another personal number.",
                "Correct the case number or the personal number.",
            )
        )
        return
    if told.restricted and not given.case.restricted:
        found.acts.append(Dated(Protect(), given.today))
        found.changes.append(Difference(About.IDENTITY, _RESTRICTED, None, None))
    elif known.restricted and not told.restricted:
        found.quarrels.append(_protection_quarrel(given))
    if told == known:
        return
    found.identity = told
    for column in ("name", "number", "protection"):
        if getattr(told, column) != getattr(known, column):
            found.changes.append(Difference(About.IDENTITY, column, None, None))


def _protection_quarrel(given: Compared) -> Quarrel:
    return Quarrel(
        "protection",
        "The pupil lives under protected identity, and no file ends that.",
        f"Leave the cell empty. Social services end it: `sisam case lift-protection {given.case.number} "
        "--reason TEXT`; what was recorded after the opening they annul.",
    )


def _told_facts(row: PlacementRow) -> dict[Fact, str]:
    told = {
        Fact.PLACEMENT_TYPE: row.placement_type.value,
        Fact.LEGAL_BASIS: row.legal_basis.value,
        Fact.HOME_MUNICIPALITY: row.home_municipality,
    }
    return told | ({Fact.SCHOOL_FORM: row.school_form} if row.school_form else {})


def _compare_facts(given: Compared, found: Comparison) -> None:
    for fact, value in _told_facts(given.row).items():
        was = given.case.facts.get(fact)
        if was == value:
            continue
        hidden = given.case.restricted and fact is Fact.HOME_MUNICIPALITY
        difference = Difference(About.FACT, fact, *(None, None) if hidden else (was, value))
        if given.told.facts.get(fact) == value:
            found.kept.append(difference)
        elif fact is Fact.HOME_MUNICIPALITY:
            if given.case.home_move is None or given.case.home_move.municipality != value:
                found.quarrels.append(_move_quarrel(given, None if hidden else was))
        else:
            found.changes.append(difference)
            found.acts.append(Dated(SetFact(fact, value), given.today))


def _move_quarrel(given: Compared, was: str | None) -> Quarrel:
    stands = f": {was}" if was else ""
    number, value = given.case.number, given.row.home_municipality
    return Quarrel(
        Fact.HOME_MUNICIPALITY,
        f"The case has another home municipality{stands}.",
        f"A pupil who moves is handed over: `sisam case move {number} --to {value}`; or correct the cell.",
    )


def _told_parties(row: PlacementRow, case: Case) -> dict[PartyName, OrganisationId]:
    """Return the parties that a row names; the school of a home comes with a home that is new."""
    told = {party: each for party, each in row.parties.items() if party not in row.untold}
    if _YOUTH_HOME in told and _YOUTH_HOME not in case.parties and _YOUTH_HOME_SCHOOL in row.parties:
        told[_YOUTH_HOME_SCHOOL] = row.parties[_YOUTH_HOME_SCHOOL]
    return told


def _compare_parties(given: Compared, found: Comparison) -> None:
    case, told = given.case, given.told.parties
    for party, each in _told_parties(given.row, case).items():
        was = case.parties.get(party)
        if was == each or _is_waited_for(given, Side(party, each)):
            continue
        difference = _party_difference(given, party, was, each)
        if party in told and told[party] == each:
            found.kept.append(difference)
        elif was is None:
            found.changes.append(difference)
            kind = given.roster.organisations[each].kind
            found.acts.append(Dated(SetParty(party, each, kind), given.today))
        else:
            found.quarrels.append(_party_quarrel(given, party, was, each))
    for party in sorted(given.row.absent - case.absent):
        _compare_absence(given, found, party)


def _compare_absence(given: Compared, found: Comparison, party: PartyName) -> None:
    was = given.case.parties.get(party)
    if party in given.told.parties and given.told.parties[party] is None:
        found.kept.append(_party_difference(given, party, was, None))
    elif was is None:
        found.changes.append(_party_difference(given, party, None, None))
        found.acts.append(Dated(SetParty(party, None), given.today))
    else:
        found.quarrels.append(_party_quarrel(given, party, was, None))


def _is_waited_for(given: Compared, side: Side) -> bool:
    """Tell whether a handover to that organisation is under way already."""
    move = given.case.home_move
    if move is not None and move.parties.get(side.party) == side.organisation_id:
        return True
    return any(
        step.confirmer == side and given.workflow.steps[step.definition].opens_by_change
        for step in given.case.live_steps()
    )


def _party_difference(
    given: Compared, party: PartyName, was: OrganisationId | None, told: OrganisationId | None
) -> Difference:
    if given.case.restricted:
        return Difference(About.PARTY, party, None, None)
    return Difference(About.PARTY, party, _code(given, was), _code(given, told) or "none")


def _party_quarrel(
    given: Compared, party: PartyName, was: OrganisationId, told: OrganisationId | None
) -> Quarrel:
    number = given.case.number
    code = _code(given, told) or "none"
    stands = "" if given.case.restricted else f": {_code(given, was)}"
    command = f"sisam case set-party {number} {party} {code}"
    if party == _YOUTH_HOME and Anchor.ADMITTED in given.case.anchors:
        command = f"sisam case transfer {number} --to {code} --on DATE"
    return Quarrel(
        f"{party}_code",
        f"The case has another {party.replace('_', ' ')}{stands}.",
        f"Record the change with `{command}`, or correct the cell.",
    )


def _code(given: Compared, organisation_id: OrganisationId | None) -> str | None:
    return given.roster.organisations[organisation_id].code if organisation_id else None


def _told_dates(row: PlacementRow, case: Case) -> dict[Anchor, date]:
    """Return the dates that a row tells; what only follows from the birth date fills what is not known."""
    return {
        anchor: on
        for anchor, on in row.anchors.items()
        if anchor not in row.untold or anchor not in case.anchors
    }


def _compare_dates(given: Compared, found: Comparison) -> None:
    new: dict[Anchor, date] = {}
    changed: dict[Anchor, date] = {}
    follow = _following(given, found)
    for anchor, on in _told_dates(given.row, given.case).items():
        was = given.case.anchors.get(anchor)
        difference = Difference(About.DATE, anchor, was.isoformat() if was else None, on.isoformat())
        if anchor in follow:
            # What the row says of the school makes it another day; what the row says of the day goes first.
            found.changes += [difference] if was != on else []
            changed |= {anchor: on} if follow[anchor] != on else {}
            continue
        if was == on:
            continue
        if given.told.anchors.get(anchor) == on.isoformat():
            found.kept.append(difference)
            continue
        if anchor is Anchor.ADMITTED and _is_of_home_before(given):
            found.quarrels.append(_admission_quarrel(given))
            continue
        found.changes.append(difference)
        (new if was is None else changed)[anchor] = on
    found.acts += (Dated(act, given.today) for act in _settings(given.case, changed))
    found.acts += (
        Dated(SetDate(anchor, on), given.today) for anchor, on in new.items() if anchor not in _BY_MOVES
    )
    found.acts += moves_of(given.workflow, given.case.state, new, given.today)


def _is_of_home_before(given: Compared) -> bool:
    """Tell whether a row tells of another home than the one whose admission the case has by now."""
    home = given.case.parties.get(_YOUTH_HOME)
    return given.case.round > 1 and given.row.parties.get(_YOUTH_HOME) != home


def _admission_quarrel(given: Compared) -> Quarrel:
    return Quarrel(
        "admitted_on",
        "The pupil has come to another home since, and the row tells of the home before.",
        f"Leave the cell as it was. Correct the day of the transfer with `sisam case set-date "
        f"{given.case.number} admitted DATE`; for the admission before it, annul the transfer first.",
    )


def _following(given: Compared, found: Comparison) -> dict[Anchor, date]:
    """Return the dates that follow from what the row says of the school; note those that it leaves untold."""
    follow: dict[Anchor, date] = {}
    anchor = Anchor.COMPULSORY_SCHOOLING_UNTIL
    for each in found.acts:
        if isinstance(each.act, SetFact) and each.act.fact is Fact.SCHOOL_FORM:
            on = end_of_schooling(given.case, each.act.value)
            if on is not None:
                follow[anchor] = on
    if follow and anchor not in _told_dates(given.row, given.case):
        was = given.case.anchors[anchor].isoformat()
        found.changes.append(Difference(About.DATE, anchor, was, follow[anchor].isoformat()))
    return follow


def _settings(case: Case, changed: Mapping[Anchor, date]) -> Iterator[Act]:
    """Yield the changes of known dates in an order in which none lies before the admission on the way."""
    admitted = changed.get(Anchor.ADMITTED)
    moves_on = admitted is not None and admitted > case.anchors[Anchor.ADMITTED]
    after = _AFTER_ADMISSION if moves_on else frozenset({Anchor.ADMITTED})
    for anchor in (*_sorted(changed, after), *_sorted(changed, frozenset(changed) - after)):
        yield SetDate(anchor, changed[anchor])


def _sorted(changed: Mapping[Anchor, date], anchors: Iterable[Anchor]) -> list[Anchor]:
    return sorted(anchor for anchor in anchors if anchor in changed)
