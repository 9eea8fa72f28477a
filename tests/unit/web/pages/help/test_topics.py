"""Every topic of help has its text in both languages, and every link in it leads somewhere."""

import re

import pytest

from sisam.domain.language import Language
from sisam.web.environment import TEMPLATES
from sisam.web.pages.help.topics import GROUPS, PLACES, TOPICS, Topic
from sisam.wording.glossary import by_id
from tests.unit.web.pages.written import anchors_in, headings_in, workflow_page, written

EVERY_TOPIC = pytest.mark.parametrize("topic", TOPICS.values(), ids=lambda topic: topic.slug)


def text_of(topic: Topic, language: Language) -> str:
    return (TEMPLATES / "help" / language / f"{topic.slug}.html").read_text("utf-8")


@pytest.mark.parametrize("language", Language)
def test_there_is_a_text_for_each_topic_and_for_nothing_else(language: Language) -> None:
    texts = {path.stem for path in (TEMPLATES / "help" / language).glob("*.html")}

    assert set(TOPICS) == texts


def test_no_two_topics_share_a_name() -> None:
    assert len(TOPICS) == sum(len(group.topics) for group in GROUPS)


@EVERY_TOPIC
def test_both_languages_have_the_same_headings_and_as_many_things_to_do(topic: Topic) -> None:
    swedish, english = (text_of(topic, language) for language in Language)

    assert headings_in(swedish) == headings_in(english)
    assert len(headings_in(swedish)) >= 3
    assert swedish.count("<li>") == english.count("<li>")
    assert swedish.count("press(") == english.count("press(")


@EVERY_TOPIC
@pytest.mark.parametrize("language", Language)
def test_the_words_that_a_text_links_to_are_in_the_glossary(topic: Topic, language: Language) -> None:
    linked = re.findall(r'word\("([^"]+)"', text_of(topic, language))

    assert [] == [word for word in linked if word not in by_id()]


@EVERY_TOPIC
def test_a_text_links_to_topics_that_there_are(topic: Topic) -> None:
    linked = {
        slug for each in Language for slug in re.findall(r'href="/hjalp/([^"]+)"', text_of(topic, each))
    }

    assert set() == linked - set(TOPICS)


@EVERY_TOPIC
def test_a_topic_leads_on_to_others(topic: Topic) -> None:
    assert topic.next
    assert topic.slug not in topic.next
    assert set() == set(topic.next) - set(TOPICS)
    assert not topic.place or topic.place in PLACES


@EVERY_TOPIC
def test_the_cards_that_a_topic_belongs_to_are_on_the_page_of_the_workflow(topic: Topic) -> None:
    there = anchors_in(workflow_page())

    assert [] == [anchor for anchor, _ in topic.cards if anchor not in there]


@pytest.mark.parametrize("language", Language)
def test_every_sentence_is_short_enough_to_be_read_once(language: Language) -> None:
    told = [re.sub(r"\{[{%].*?[}%]\}|<[^>]+>", " ", text_of(topic, language)) for topic in TOPICS.values()]
    sentences = [each for text in told for each in re.split(r"[.!?:\n]", text)]

    assert [] == [each for each in sentences if len(each.split()) > 32]


def test_the_list_of_help_names_every_topic_once() -> None:
    page = written("help/index.html", groups=GROUPS)

    assert sorted(TOPICS) == sorted(re.findall(r'href="/hjalp/([^"]+)"', page))
