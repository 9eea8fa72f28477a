"""The texts of notifications exist in every language and say only what they may."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sisam.catalogue.folders import layers
from sisam.catalogue.notifications import TEXT_NAMES, read_notifications
from sisam.domain.language import Language
from sisam.domain.notification_text import NotificationText, Placeholder
from sisam.errors import Fault, Invalid

ONE = "Subject: About $case_number\n\nDo $step.\n"
MANY = "Subject: $count things\n\n$items\n"

Faults = Callable[..., tuple[Fault, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in Language:
        (tmp_path / language).mkdir()
        for name in TEXT_NAMES:
            (tmp_path / language / f"{name}.txt").write_text(MANY if name == "several" else ONE)
    return tmp_path


@pytest.fixture
def faults_of(folder: Path) -> Faults:
    def faults(name: str, content: bytes | str) -> tuple[Fault, ...]:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        with pytest.raises(Invalid) as caught:
            read_notifications(folder)
        assert {str(folder / name)} == {fault.file for fault in caught.value.faults}
        return caught.value.faults

    return faults


def test_every_template_is_shipped_in_every_language() -> None:
    texts = read_notifications(*layers("notifications"))

    assert {language: set(TEXT_NAMES) for language in Language} == {
        language: set(each) for language, each in texts.items()
    }


def test_the_languages_of_a_shipped_text_use_the_same_placeholders() -> None:
    texts = read_notifications(*layers("notifications"))

    def used(text: NotificationText) -> set[str]:
        return {each for each in Placeholder if f"${each}" in text.subject + text.body}

    assert [] == [
        name for name in TEXT_NAMES if used(texts[Language.SV][name]) != used(texts[Language.EN][name])
    ]


def test_subject_and_body_are_told_apart(folder: Path) -> None:
    text = read_notifications(folder)[Language.SV]["overdue"]

    assert NotificationText("About $case_number", "Do $step.\n") == text


def test_an_operators_text_replaces_the_shipped_one(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "sv").mkdir(parents=True)
    (own / "sv" / "overdue.txt").write_text("Subject: Ours $case_number\n\nOurs\n")

    texts = read_notifications(own, folder)

    assert ("Ours $case_number", "About $case_number") == (
        texts[Language.SV]["overdue"].subject,
        texts[Language.EN]["overdue"].subject,
    )


def test_every_missing_text_is_told_at_once(folder: Path) -> None:
    missing = [folder / "sv" / "overdue.txt", folder / "en" / "several.txt"]
    for path in missing:
        path.unlink()

    with pytest.raises(Invalid) as caught:
        read_notifications(folder)

    assert list(map(str, missing)) == [fault.file for fault in caught.value.faults]


def test_an_unknown_placeholder_is_answered_with_the_nearest(faults_of: Faults) -> None:
    (fault,) = faults_of("sv/overdue.txt", "Subject: $case_number\n\nGör $stepp och $pupil_name.\n")[1:]

    assert "$stepp may not stand here." == fault.sentence
    assert fault.remedy.startswith("Write $step, ")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("sv/overdue.txt", "About $case_number\n\nDo it.\n", "The first line does not tell the subject."),
        ("sv/overdue.txt", "Subject:  \n\n$case_number\n", "The first line does not tell the subject."),
        ("sv/overdue.txt", "Subject: $case_number\n\n", "The text has no body."),
        ("sv/overdue.txt", "Subject: Hello\n\nDo it.\n", "$case_number stands nowhere in the text."),
        ("sv/overdue.txt", "Subject: $case_number\n\n$items\n", "$items may not stand here."),
        ("sv/overdue.txt", "Subject: $case_number\n\n10 $ each\n", "A $ stands alone in: 10 $ each"),
        ("en/several.txt", "Subject: $count\n\nThings\n", "$items stands nowhere in the text."),
        ("en/overdue.txt", "Subject: $case_number\n\nFörsenat\n".encode("latin-1"), "Byte 25 is not UTF-8."),
        ("sv/overdew.txt", ONE, "Nothing sends the text 'overdew'."),
    ],
)
def test_a_faulty_text_is_refused_with_a_sentence(
    faults_of: Faults, name: str, content: bytes | str, told: str
) -> None:
    assert [told] == [fault.sentence for fault in faults_of(name, content)]


def test_a_folder_of_an_unknown_language_is_refused(folder: Path) -> None:
    (folder / "fi").mkdir()
    (folder / "fi" / "overdue.txt").write_text(ONE)

    with pytest.raises(Invalid) as caught:
        read_notifications(folder)

    assert ["Nobody reads the language 'fi'."] == [fault.sentence for fault in caught.value.faults]
