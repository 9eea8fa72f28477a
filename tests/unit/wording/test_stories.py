"""The journal of a case reads as a history, in Swedish and in English."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from string import Formatter

import pytest

from sisam.domain.command import (
    Confirm,
    Fire,
    Offer,
)
from sisam.domain.event import Event, EventType
from sisam.domain.fact import Fact
from sisam.domain.ids import OrganisationId, PartyName
from sisam.domain.language import Language
from sisam.wording.cast import Cast
from sisam.wording.stories import PIECES, SENTENCES, story, tell
from tests.builders import (
    EDUCATION_ADMINISTRATION,
    HOME_SCHOOL,
    SOCIAL_SERVICES,
    YOUTH_HOME,
    an_actor,
    an_event,
)
from tests.story import IMPORT, discharged, opened
from tests.unit.wording.lived_stories import (
    EN,
    NAMES,
    SV,
    TITLES,
    away,
    corrected,
    handed_over,
    history,
    journals,
    last_of,
    moved,
    seen_to,
    settled,
)


def sentences(language: Language) -> list[tuple[Event, str]]:
    return [
        pair
        for events in journals()
        for pair in zip(events, story(events, TITLES[language], language, NAMES), strict=True)
    ]


def test_every_event_type_has_a_sentence_in_every_language() -> None:
    for language in Language:
        assert set(EventType) == {EventType(name.partition(".")[0]) for name in SENTENCES[language]}
        assert set(EventType) <= set(SENTENCES[language])


def test_the_languages_tell_the_same_things() -> None:
    for catalogue in (SENTENCES, PIECES):
        assert list(catalogue[SV]) == list(catalogue[EN])
        for name in catalogue[SV]:
            told = [
                {key for _, key, _, _ in Formatter().parse(catalogue[each][name]) if key} for each in Language
            ]
            assert told[0] == told[1], name


def test_the_journals_below_hold_every_event_type() -> None:
    assert set(EventType) == {event.type for events in journals() for event in events}


@pytest.mark.parametrize("language", list(Language))
def test_no_sentence_shows_an_id_an_iso_date_or_free_text(language: Language) -> None:
    for event, told in sentences(language):
        assert not re.search(r"_|case-1|org-|person|command-|\d{4}-\d\d-\d\d|None|Kim|[{}]", told), event


@pytest.mark.parametrize("language", list(Language))
def test_a_sentence_begins_with_the_day_and_a_capital_and_ends_with_a_point(language: Language) -> None:
    for _, told in sentences(language):
        day, _, sentence = told.partition(": ")
        assert re.fullmatch(r"\d{1,2} \w+ 20\d\d", day)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "  " not in told


def test_a_pause_says_until_when_and_never_why() -> None:
    told = away()
    ended = [index for index, event in enumerate(told.events) if event.type is EventType.PAUSE_ENDED]

    assert (
        "Ett uppehåll registrerades av socialtjänsten: eleven är borta från 2 november 2026, planerat till "
        "och med 4 november 2026."
    ) == last_of(told, EventType.PAUSE_STARTED)
    assert (
        "Uppehållets sista dag ändrades av ungdomshemmet från 4 november 2026 till 6 november 2026."
        == last_of(told, EventType.PAUSE_CHANGED)
    )
    assert [
        "Uppehållet togs bort av socialtjänsten, eftersom det hade registrerats av misstag.",
        "Uppehållet avslutades av socialtjänsten; eleven var tillbaka 2 november 2026.",
        "Uppehållets slut togs bort av socialtjänsten: det var ett misstag, och uppehållet pågår.",
        "Uppehållet avslutades av ungdomshemmet; eleven var tillbaka 2 november 2026.",
    ] == [history(told)[index].split(": ", 1)[1] for index in ended]


def test_an_opened_case_says_with_whom_the_accountability_lies() -> None:
    told = opened()

    assert (
        "2 november 2026: Ärende N/1 öppnades av socialtjänsten; ansvaret ligger hos socialtjänsten."
        == history(told)[0]
    )
    assert (
        "2 November 2026: Case N/1 was opened by social services; the accountability lies with "
        "social services." == history(told, EN)[0]
    )


def test_a_confirmation_that_passes_accountability_says_to_whom() -> None:
    told = handed_over()
    index = next(index for index, event in enumerate(told.events) if event.data.get("passes_to_party"))

    assert (
        "2 november 2026: Steget ”Pedagogisk överlämning” bekräftades av ungdomshemmets skola; "
        "ansvaret gick över till ungdomshemmets skola." == history(told)[index]
    )
    assert (
        "2 November 2026: The step “Educational handover” was confirmed by the youth home's school; "
        "the accountability moved to the youth home's school." == history(told, EN)[index]
    )


def test_a_confirmation_between_two_of_the_same_party_names_both() -> None:
    events = moved().events
    index = max(n for n, event in enumerate(events) if event.type is EventType.STEP_CONFIRMED)
    names = {
        SOCIAL_SERVICES: "Social services of Sala",
        OrganisationId("elsewhere"): "Social services of Örebro",
    }

    assert (
        "The step “Hand over to the new home municipality” was confirmed by Social services of Örebro; the "
        "accountability moved there from Social services of Sala."
    ) == story(events, TITLES[EN], EN, names)[index].split(": ", 1)[1]


def test_where_no_names_are_told_the_home_municipality_tells_the_two_apart() -> None:
    events = moved().events
    index = max(n for n, event in enumerate(events) if event.type is EventType.STEP_CONFIRMED)

    assert (
        "Steget ”Lämna över till ny hemkommun” bekräftades av socialtjänsten i den nya hemkommunen; ansvaret "
        "gick över dit från socialtjänsten i den tidigare hemkommunen."
    ) == story(events, TITLES[SV], SV)[index].split(": ", 1)[1]


def test_a_municipality_is_told_with_its_name_where_that_is_given() -> None:
    events = moved().events
    event = next(each for each in reversed(events) if each.data.get("municipality"))
    cast = Cast.of(events, codes={"1880": "Örebro"})

    assert "municipality 1880 Örebro." in tell(event, TITLES[EN], EN, cast)
    assert "municipality 1880." in tell(event, TITLES[EN], EN)


def test_a_task_is_done_and_not_confirmed() -> None:
    assert "Steget ”Påbörja kartläggningen” blev klart av hemskolan." == last_of(
        handed_over(), EventType.STEP_CONFIRMED
    )


def test_a_return_a_withdrawal_and_a_take_over_name_who_did_it() -> None:
    told = handed_over()

    assert "Steget ”Tidig kontakt med hemskolan” skickades tillbaka av hemskolan." == last_of(
        told, EventType.STEP_RETURNED
    )
    assert "Överlämningen av steget ”Pedagogisk överlämning” togs tillbaka av hemskolan." == last_of(
        told, EventType.OFFER_WITHDRAWN
    )
    assert "Steget ”Påbörja kartläggningen” togs över av hemskolan från ungdomshemmets skola." == last_of(
        told, EventType.STEP_TAKEN_OVER
    )


def test_alerts_say_what_they_are_about_and_how_far_they_have_climbed() -> None:
    told = handed_over()
    contact = [text for text in history(told) if "arm" in text and "Tidig kontakt" in text]

    assert "Larm om steget ”Tidig kontakt med hemskolan”: försenat." == contact[0].split(": ", 1)[1]
    assert "gick vidare till nivå 2." in contact[1]
    assert "påminde igen på nivå 4." in contact[-2]
    assert contact[-1].endswith("kvitterades av socialtjänsten, till och med 2 december 2026.")


def test_a_birthday_is_never_dated() -> None:
    told = [text for text in history(corrected()) if "18-årsdagen" in text]

    assert ["2 november 2026: Datumet för 18-årsdagen registrerades av socialtjänsten."] == told


def test_dates_are_recorded_confirmed_changed_and_lost() -> None:
    told = [text.split(": ", 1)[1] for text in history(corrected()) if "planerade utskrivningen" in text]

    assert [
        "Datumet för den planerade utskrivningen registrerades av socialtjänsten: 15 januari 2027.",
        "Datumet för den planerade utskrivningen gäller fortfarande: 15 januari 2027.",
        (
            "Datumet för den planerade utskrivningen ändrades av socialtjänsten "
            "från 15 januari 2027 till 15 februari 2027."
        ),
        "Datumet för den planerade utskrivningen är inte längre känt.",
    ] == told


def test_a_forecast_says_on_which_day_it_was_given_even_twice_on_one_day() -> None:
    swedish, english = ([text.split(": ", 1)[1] for text in history(corrected(), each)] for each in (SV, EN))

    assert 3 == swedish.count(
        "Den senaste uppgiften om planerad utskrivning lämnades av socialtjänsten 2 november 2026."
    )
    assert 3 == english.count("The latest forecast was given by social services on 2 November 2026.")
    assert not [text for text in english if "latest forecast still holds" in text]


def test_an_offer_to_a_stand_in_is_withdrawn_when_the_school_is_found() -> None:
    told = corrected()
    withdrawn = [text for text in history(told) if "rätt mottagare" in text]

    expected = (
        "2 november 2026: Överlämningen av steget ”Skolplats med startdag” togs tillbaka, "
        "eftersom rätt mottagare blev känd."
    )
    assert [expected] == withdrawn


def test_organisations_are_named_only_where_their_names_are_given() -> None:
    told = opened()

    assert any(
        "Hemskolan registrerades av socialtjänsten: Björkskolan." in text for text in history(told, SV, NAMES)
    )
    assert any(text.endswith(": Hemskolan registrerades av socialtjänsten.") for text in history(told))


def test_a_party_that_does_not_exist_is_told_as_such() -> None:
    told = opened(via=IMPORT, absent=frozenset({PartyName("receiving_school")}))

    assert (
        "2 november 2026: Det registrerades genom inläsning från fil att den mottagande skolan saknas."
        in history(told)
    )


def test_annulments_say_that_things_are_as_they_were() -> None:
    told = corrected()

    assert "En tidigare registrering annullerades av socialtjänsten." == last_of(
        told, EventType.COMMAND_ANNULLED
    )
    assert "Steget ”Tidig kontakt med hemskolan” återställdes efter en annullering och är öppet." == last_of(
        told, EventType.STEP_RESTORED
    )
    assert "Ärendet fördes tillbaka från läget ”Utskriven” till ”Inskriven” av socialtjänsten." == last_of(
        told, EventType.STATE_CHANGED
    )


def test_a_closed_case_says_how_it_ended_and_what_was_let_go() -> None:
    told = corrected()

    assert "Ärendet avslutades av socialtjänsten med utfallet ”Avliden”." == last_of(
        told, EventType.CASE_CLOSED
    )
    assert "när ärendet avslutades som ”Avliden”." in last_of(told, EventType.STEP_WAIVED)


def test_what_was_recorded_later_says_so() -> None:
    told = opened()
    told.comes_to(date(2026, 11, 5))
    told.does(Fire("admit"), YOUTH_HOME, on=date(2026, 11, 2))

    assert (
        "2 november 2026: Ärendet fördes från läget ”Utredning pågår” till ”Inskriven” av ungdomshemmet "
        "(registrerat 5 november 2026)." in history(told)
    )


def test_days_are_counted_in_stockholm() -> None:
    late = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    event = an_event(position=2, recorded_at=late, happened_at=late)

    assert tell(event, TITLES[SV], SV).startswith("3 november 2026: ")


def test_without_a_cast_a_sentence_is_general_and_leaks_nothing() -> None:
    for events, language in product(journals(), Language):
        for event in events:
            told = tell(event, TITLES[language], language)
            assert not re.search(r"_|case-1|org-|person|None|[{}]", told), event


def test_an_actor_who_is_no_party_is_not_named() -> None:
    stranger = replace(an_actor(), organisation_id=EDUCATION_ADMINISTRATION)
    event = an_event(
        position=2, actor=stranger, data={"fact": Fact.PLACEMENT_TYPE, "value": "acute", "was": None}
    )

    assert "2 november 2026: En uppgift registrerades, typ av placering: akut." == tell(event, TITLES[SV], SV)


def test_one_organisation_as_two_parties_is_named_as_the_one_that_the_step_knows() -> None:
    told = discharged(HOME_SCHOOL)
    started = told.step("school_started").id
    told.does(Offer(started), HOME_SCHOOL)
    told.does(Confirm(started), SOCIAL_SERVICES)

    assert (
        "Steget ”Har eleven börjat?” lämnades över av den mottagande skolan och väntar på bekräftelse."
        == last_of(told, EventType.STEP_OFFERED)
    )


@pytest.mark.parametrize(
    ("kind", "swedish", "english"),
    [
        (
            EventType.ALERT_NOTED,
            "skrevs om larmet om {sv} av {by}.",
            "was written on the alert about {en} by {in}.",
        ),
        (
            EventType.ALERT_ASSIGNED,
            "Larmet om {sv} lades på en namngiven kollega av {by}, till och med 13 november 2026.",
            "was given to a colleague by {in}, up to and including 13 November 2026.",
        ),
        (
            EventType.ALERT_SNOOZED,
            "Larmet om {sv} sköts upp av {by}, till och med 12 november 2026.",
            "The alert about {en} was postponed by {in}, up to and including 12 November 2026.",
        ),
    ],
)
def test_what_people_do_about_an_alert_is_told_with_who_and_until_when(
    kind: EventType, swedish: str, english: str
) -> None:
    named = {
        "sv": "steget ”Påbörja kartläggningen”",
        "en": "the step “Start the mapping”",
        "by": "ungdomshemmets skola",
        "in": "the youth home's school",
    }

    assert last_of(seen_to(), kind, SV).endswith(swedish.format(**named))
    assert last_of(seen_to(), kind, EN).endswith(english.format(**named))


def test_a_reminder_says_of_which_last_day() -> None:
    told = seen_to()

    assert "som ska vara klart senast 9 november 2026." in last_of(told, EventType.DEADLINE_REMINDED, SV)
    assert "which is due on 9 November 2026." in last_of(told, EventType.DEADLINE_REMINDED, EN)


def test_a_debt_that_was_carried_is_told_in_both_cases() -> None:
    old, new = settled()
    before, after = history(old), history(new)

    assert (
        "2 november 2026: Steget ”Pedagogisk överlämning” fördes över till den nya placeringens ärende av "
        "socialtjänsten och ska göras där."
    ) in before
    assert (
        "2 november 2026: Steget ”Pedagogisk överlämning” tar vid efter det som var kvar i elevens förra "
        "ärende av socialtjänsten; där skulle det först ha varit klart 16 november 2026."
    ) in after


def test_a_fact_that_changed_says_from_what() -> None:
    _, new = settled()
    told = [each.split(": ", 1)[1] for each in history(new, EN) if "A fact" in each][-3:]

    assert [
        (
            "A fact was changed by social services, legal basis of the care: LVU, section 2 instead of LVU, "
            "section 3."
        ),
        "A fact was recorded by social services, school form: grundskola.",
        "A fact was taken away by social services: school form.",
    ] == told
