"""What marks one case of a pupil as protected marks all of them, and so does what takes it back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sisam.application.access.someone import Caller
from sisam.application.cases.browsing_cases import CaseWish, browse_cases
from sisam.application.cases.carrying_out import Result
from sisam.application.cases.doing import Done, Wish, do
from sisam.application.cases.listing_cases import CaseFilter, list_cases
from sisam.application.cases.opening_cases import open_placement
from sisam.application.cases.repeating import bound
from sisam.application.cases.row_news import Standing
from sisam.application.site import Site
from sisam.domain.actor import Actor
from sisam.domain.anchor import Anchor
from sisam.domain.case import Case
from sisam.domain.command import Annul, Close, LiftProtection, Protect, SetDate
from sisam.domain.event import EventType
from sisam.domain.fact import Fact, Protection
from sisam.domain.identity import Identity
from sisam.domain.ids import PartyName, PersonId
from sisam.domain.refusal import (
    AlreadyRecorded,
    CaseClosed,
    KeyUsedOtherwise,
    NotAParty,
    ProtectionStays,
    ReasonMissing,
    SomethingRestsOnIt,
)
from tests.builders import HOME_SCHOOL, NEW_SCHOOL, NOW, OTHER_SCHOOL, PARTIES, SOCIAL_SERVICES, TODAY
from tests.sites import IMPORTER, a_placement_row, a_site, case_at, does, journal_at
from tests.unit.application.cases.test_taking_rows import FIRST, HOME, a_site_with, brought, refused, the_case
from tests.unit.application.cases.test_taking_rows import told as told_again

KIM = Identity("Kim Ek", "201103152383")
HIDDEN = Identity("Kim Ek", "201103152383", Protection.SECRECY_MARKING)
SECOND = PersonId("second")
LATER = NOW + timedelta(hours=1)
KEY = "a-key-of-the-page"
BY_HAND = Wish(f"person-of-{SOCIAL_SERVICES}@example.se", "web:session", key=KEY)
ELSEWHERE = {PartyName("social_services"): OTHER_SCHOOL}


def opened(site: Site, number: str, identity: Identity = KIM, *, by: str = SOCIAL_SERVICES) -> Case:
    parties = {} if by == SOCIAL_SERVICES else {"parties": ELSEWHERE}
    actor = Actor(PersonId(f"person-of-{by}"), by, "cli:kim")  # type: ignore[arg-type]
    with site.store.write() as work:
        row = a_placement_row(number, identity=identity, **parties)
        results = open_placement(site, work, row, actor, NOW)
        work.commit()
    return results[-1].case


def closed(site: Site, case: Case) -> Case:
    does(site, case.id, Close("deceased", SECOND), words="It is over.")
    return case


def protected(site: Site, case: Case) -> Result:
    return does(site, case.id, Protect(), now=LATER)


def protected_by_hand(site: Site, case: Case, kind: Protection, *, only_try: bool = False) -> Done:
    return do(site, case.number, lambda _: [Protect(kind)], BY_HAND, LATER, only_try=only_try)


def told_hidden(site: Site, *cases: Case) -> list[bool]:
    return [case_at(site, each.id).restricted for each in cases]


def known(site: Site, case: Case) -> Identity:
    with site.store.read() as work:
        return site.sealer.open(work.subjects.get(case.subject_id))


def test_a_new_case_that_tells_of_it_hides_those_before_closed_ones_too() -> None:
    site = a_site()
    first = closed(site, opened(site, "N/1"))
    second = opened(site, "N/2")
    assert [False, False] == told_hidden(site, first, second)

    third = opened(site, "N/3", HIDDEN)

    assert [True] * 3 == told_hidden(site, first, second, third)


def test_what_is_told_of_one_case_holds_in_a_parallel_one_and_tells_nobody_by_whom() -> None:
    site = a_site()
    first, foreign = opened(site, "N/1"), opened(site, "N/2", by=OTHER_SCHOOL)

    protected(site, first)

    assert [True, True] == told_hidden(site, first, foreign)
    (told,) = [each for each in journal_at(site, foreign.id) if each.data.get("fact") == Fact.PROTECTED]
    assert (True, None) == (told.actor.is_daemon, told.words)


def test_what_social_services_tell_by_hand_holds_everywhere_and_only_the_vault_knows_the_kind() -> None:
    site = a_site()
    first, foreign = closed(site, opened(site, "N/1")), opened(site, "N/2", by=OTHER_SCHOOL)
    second = opened(site, "N/3")

    protected_by_hand(site, second, Protection.FICTITIOUS)

    assert [True] * 3 == told_hidden(site, first, foreign, second)
    assert replace(KIM, protection=Protection.FICTITIOUS) == known(site, second)
    assert opened(site, "N/4").restricted
    with site.store.read() as work:
        receipt = work.cases.receipt(SOCIAL_SERVICES, KEY)
    person = PersonId(f"person-of-{SOCIAL_SERVICES}")
    assert receipt is not None
    assert bound(KEY, person, second.id, Protect(), None, False) == receipt.key
    assert not any("fictitious" in repr(each) for each in journal_at(site, second.id))


def test_what_was_told_by_hand_is_undone_in_all_cases_and_in_the_vault() -> None:
    site = a_site()
    first, second = closed(site, opened(site, "N/1")), opened(site, "N/2")
    done = does(site, second.id, Protect(Protection.PROTECTED_REGISTRATION), now=LATER)

    does(site, second.id, Annul(done.events[0].command_id, ()), now=LATER, words="Another pupil.")

    assert [False, False] == told_hidden(site, first, second)
    assert KIM == known(site, first)
    assert not opened(site, "N/3").restricted


def test_another_kind_by_the_same_key_is_refused_and_the_same_is_done_once() -> None:
    site = a_site()
    case = opened(site, "N/1")
    protected_by_hand(site, case, Protection.FICTITIOUS)

    with pytest.raises(KeyUsedOtherwise):
        protected_by_hand(site, case, Protection.SECRECY_MARKING)

    assert 0 == protected_by_hand(site, case, Protection.FICTITIOUS).new
    assert Protection.FICTITIOUS is known(site, case).protection
    (told,) = {each.command_id for each in journal_at(site, case.id) if each.data.get("fact") == "protected"}
    does(site, case.id, Annul(told, ()), now=LATER, words="Another pupil.")
    assert 0 == protected_by_hand(site, case, Protection.FICTITIOUS).new
    assert KIM == known(site, case)


def test_nothing_is_told_to_the_vault_by_trying() -> None:
    site = a_site()
    case = opened(site, "N/1")

    protected_by_hand(site, case, Protection.FICTITIOUS, only_try=True)

    assert (KIM, [False]) == (known(site, case), told_hidden(site, case))


def test_a_list_hides_whom_the_vault_alone_knows_to_be_protected() -> None:
    site = a_site()
    case, other = opened(site, "N/1"), opened(site, "N/2", Identity("Bo Al", "201103162408"))
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(case.subject_id, HIDDEN))
        work.commit()
    who = Caller("web:session", PersonId(f"person-of-{SOCIAL_SERVICES}"))

    page = browse_cases(site, who, CaseWish(), None, LATER).rows
    listed = list_cases(site, CaseFilter(), who, LATER)

    assert {case.id: True, other.id: False} == {row.id: row.line.restricted for row in page}
    assert {"N/1": True, "N/2": False} == {line.number: line.restricted for line in listed}


def test_another_pupils_case_stays_as_it_is() -> None:
    site = a_site()
    first, other = opened(site, "N/1"), opened(site, "N/2", Identity("Bo Al", "201103162408"))

    protected(site, first)

    assert [True, False] == told_hidden(site, first, other)


def test_what_is_taken_back_in_one_case_is_taken_back_in_all_and_in_the_vault() -> None:
    site = a_site()
    first, second = closed(site, opened(site, "N/1")), opened(site, "N/2", by=OTHER_SCHOOL)
    with site.store.write() as work:
        work.subjects.put(site.sealer.seal(first.subject_id, HIDDEN))
        work.commit()
    done = does(site, second.id, Protect(), by=OTHER_SCHOOL)

    does(site, second.id, Annul(done.events[0].command_id, ()), by=OTHER_SCHOOL, words="Mistaken.")

    assert [False, False] == told_hidden(site, first, second)
    assert KIM == known(site, first)
    assert not opened(site, "N/3").restricted


def lifted(site: Site, case: Case, by: str = SOCIAL_SERVICES) -> Result:
    words = "The Tax Agency has removed the marking."
    return does(site, case.id, LiftProtection(), by=by, now=LATER, words=words)


def test_what_an_opening_told_is_lifted_in_all_cases_and_in_the_vault() -> None:
    site = a_site()
    closed_one, other = closed(site, opened(site, "N/1")), opened(site, "N/2", by=OTHER_SCHOOL)
    telling = opened(site, "N/3", HIDDEN)
    assert [True] * 3 == told_hidden(site, closed_one, other, telling)

    lifted(site, telling)

    assert [False] * 3 == told_hidden(site, closed_one, other, telling)
    assert KIM == known(site, telling)
    (there,) = [each for each in journal_at(site, other.id) if each.data.get("value") == "no"]
    assert (True, None) == (there.actor.is_daemon, there.words)
    assert not opened(site, "N/4").restricted


def test_a_case_that_was_opened_since_lifts_nothing_that_an_earlier_one_told() -> None:
    site = a_site()
    first, second = opened(site, "N/1", HIDDEN), opened(site, "N/2", by=OTHER_SCHOOL)

    with pytest.raises(ProtectionStays):
        lifted(site, second, OTHER_SCHOOL)
    assert [True, True] == told_hidden(site, first, second)
    lifted(site, closed(site, first))

    assert [False, False] == told_hidden(site, first, second)


def test_what_an_act_told_is_undone_by_annulling_it_and_not_lifted() -> None:
    site = a_site()
    first, second = opened(site, "N/1"), opened(site, "N/2", by=OTHER_SCHOOL)
    protected(site, first)

    for case, by in ((first, SOCIAL_SERVICES), (second, OTHER_SCHOOL)):
        with pytest.raises(ProtectionStays):
            lifted(site, case, by)

    assert [True, True] == told_hidden(site, first, second)


def test_what_an_act_told_is_lifted_once_its_case_is_closed_and_in_no_other() -> None:
    site = a_site()
    first, second = opened(site, "N/1"), opened(site, "N/2", by=OTHER_SCHOOL)
    protected_by_hand(site, first, Protection.FICTITIOUS)
    closed(site, first)
    does(site, second.id, Close("deceased", SECOND), by=OTHER_SCHOOL, words="It is over.")

    with pytest.raises(ProtectionStays):
        lifted(site, second, OTHER_SCHOOL)
    assert [True, True] == told_hidden(site, first, second)
    lifted(site, first)

    assert [False, False] == told_hidden(site, first, second)
    assert KIM == known(site, first)


def test_what_is_told_in_a_closed_case_is_lifted_there() -> None:
    site = a_site()
    case = closed(site, opened(site, "N/1"))
    protected_by_hand(site, case, Protection.FICTITIOUS)
    assert [True] == told_hidden(site, case)

    lifted(site, case)

    assert ([False], KIM) == (told_hidden(site, case), known(site, case))


def test_only_social_services_lift_a_protection_and_only_one_that_there_is_and_with_a_reason() -> None:
    site = a_site()
    case, unhidden = opened(site, "N/1", HIDDEN), opened(site, "N/2", Identity("Bo Al", "201103162408"))

    with pytest.raises(NotAParty):
        lifted(site, case, HOME_SCHOOL)
    with pytest.raises(AlreadyRecorded):
        lifted(site, unhidden)
    with pytest.raises(ReasonMissing):
        does(site, case.id, LiftProtection(), now=LATER)

    assert [True] == told_hidden(site, case)


def test_a_protection_that_was_lifted_is_told_anew_and_not_by_annulling() -> None:
    site = a_site()
    case = opened(site, "N/1", HIDDEN)
    done = lifted(site, case)

    with pytest.raises(SomethingRestsOnIt):
        does(site, case.id, Annul(done.events[0].command_id, ()), now=LATER, words="Why not.")
    protected(site, case)

    assert [True] == told_hidden(site, case)


def test_taking_something_else_back_lifts_no_protection_anywhere() -> None:
    site = a_site()
    first, second = opened(site, "N/1"), opened(site, "N/2", by=OTHER_SCHOOL)
    protected(site, first)
    done = does(site, second.id, SetDate(Anchor.CARE_EXECUTED, TODAY), by=OTHER_SCHOOL)

    does(site, second.id, Annul(done.events[0].command_id, ()), by=OTHER_SCHOOL, words="Mistaken.")

    assert [True, True] == told_hidden(site, first, second)


def test_nobody_but_social_services_takes_it_back() -> None:
    site = a_site()
    first = opened(site, "N/1")
    done = protected(site, first)

    with pytest.raises(NotAParty):
        does(
            site, first.id, Annul(done.events[0].command_id, ()), by=HOME_SCHOOL, now=LATER, words="Why not."
        )

    assert [True] == told_hidden(site, first)


def test_a_closed_case_takes_nothing_else() -> None:
    site = a_site()
    first = closed(site, opened(site, "N/1"))
    second = opened(site, "N/2")
    before = case_at(site, first.id)

    protected(site, second)

    assert [EventType.FACT_SET] == [each.type for each in journal_at(site, first.id)][before.length :]
    with pytest.raises(CaseClosed):
        does(site, first.id, Annul(journal_at(site, first.id)[0].command_id, ()), words="Again.")


def test_no_list_names_a_pupil_who_was_protected_elsewhere() -> None:
    site = a_site()
    opened(site, "N/1")
    school = Caller("cli:kim", PersonId(f"person-of-{HOME_SCHOOL}"))
    assert {KIM} == {row.identity for row in browse_cases(site, school, CaseWish(), None, NOW).rows}

    opened(site, "N/2", HIDDEN, by=OTHER_SCHOOL)

    (row,) = browse_cases(site, school, CaseWish(), None, LATER).rows
    assert (True, None) == (row.line.restricted, row.identity)


def test_a_row_hides_a_pupil_in_a_closed_case_and_in_every_other() -> None:
    site = a_site_with(FIRST)
    does(site, the_case(site).id, Close("deceased", IMPORTER.person_id), words="It is over.")
    other = told_again(case_number="SN-2", parties={**PARTIES, HOME: NEW_SCHOOL})
    brought(site, other)
    hides = told_again(
        identity=replace(FIRST.identity, protection=Protection.FICTITIOUS), school_form="gymnasieskola"
    )

    (report,) = brought(site, hides, again=2).news.reports

    assert (Standing.CHANGED, ("restricted",)) == (
        report.standing,
        tuple(each.name for each in report.changes),
    )
    assert [True, True] == [the_case(site).restricted, the_case(site, "SN-2").restricted]
    subject_id = the_case(site).subject_id
    with site.store.read() as work:
        known = site.sealer.open(work.subjects.get(subject_id))
    assert Protection.FICTITIOUS is known.protection
    assert Fact.SCHOOL_FORM not in the_case(site).facts


def test_what_a_row_told_social_services_end_as_the_fault_says() -> None:
    hides = told_again(identity=replace(FIRST.identity, protection=Protection.FICTITIOUS))
    lifting = told_again(identity=replace(FIRST.identity, protection=Protection.NONE))
    opened_so, told_later = a_site_with(hides), a_site_with(FIRST)
    brought(told_later, hides)
    faults = {site: refused(site, lifting)[0] for site in (opened_so, told_later)}
    journal = journal_at(told_later, the_case(told_later).id)
    (later,) = (each.command_id for each in journal if each.data.get("fact") == Fact.PROTECTED)

    does(opened_so, the_case(opened_so).id, LiftProtection(), words="It has ended.")
    does(told_later, the_case(told_later).id, Annul(later, ()), words="Mistaken.")

    for site, fault in faults.items():
        lift = f"`sisam case lift-protection {the_case(site).number} --reason TEXT`"
        assert f"{lift}; what was recorded after the opening they annul." in fault.remedy
        assert {Standing.UNCHANGED: 1} == brought(site, lifting, again=2).news.counts
        assert not the_case(site).restricted
