"""Choosing the language in which pages and mails speak to somebody."""

from dataclasses import replace

from sisam.application.people.people import People
from sisam.domain.ids import PersonId
from sisam.domain.language import Language


def choose_language(people: People, person_id: PersonId, language: Language) -> None:
    """Speak a language to a person from now on."""
    with people.site.store.write() as work:
        person = work.register.roster().persons[person_id]
        if person.language is not language:
            work.register.put_persons([replace(person, language=language)])
        work.commit()
