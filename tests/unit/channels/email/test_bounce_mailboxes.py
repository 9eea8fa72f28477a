"""A letter comes once: it is put away when it was taken in, and left where it is somebody else's."""

import mailbox
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from sisam.application.ports.bounces import BounceMailbox
from sisam.channels.email.bounce_mailboxes import MailboxUnusable, Maildir, Mbox, mailbox_at

LETTERS = Path(__file__).parent / "bounces"
Make = Callable[[Path, list[str]], BounceMailbox]


def a_maildir(folder: Path, names: list[str]) -> BounceMailbox:
    box = mailbox.Maildir(folder / "Maildir")
    for name in names:
        box.add((LETTERS / f"{name}.eml").read_bytes())
    return mailbox_at(folder / "Maildir")


def an_mbox(folder: Path, names: list[str]) -> BounceMailbox:
    box = mailbox.mbox(folder / "mbox")
    for name in names:
        box.add((LETTERS / f"{name}.eml").read_bytes())
    box.flush()
    box.close()
    (folder / "mbox").touch()
    return mailbox_at(folder / "mbox")


@pytest.fixture(params=[a_maildir, an_mbox], ids=lambda make: make.__name__)
def make(request: pytest.FixtureRequest) -> Make:
    made: Make = request.param
    return made


def statuses(box: BounceMailbox, limit: int = 10) -> list[str | None]:
    return sorted(
        (each.bounce.status if each.bounce else None for each in box.letters(limit)),
        key=lambda each: each or "",
    )


def test_letters_are_read_as_the_reports_that_they_are(make: Make, tmp_path: Path) -> None:
    box = make(tmp_path, ["exchange", "holiday_reply", "exim"])

    assert [None, "5.0.0", "5.1.10"] == statuses(box)


def test_no_more_than_the_limit_is_read_at_once(make: Make, tmp_path: Path) -> None:
    box = make(tmp_path, ["exchange", "holiday_reply", "exim"])

    assert 2 == len(box.letters(2))


def test_what_was_neither_put_away_nor_left_comes_again(make: Make, tmp_path: Path) -> None:
    box = make(tmp_path, ["exchange"])

    assert ["5.1.10"] == statuses(box) == statuses(box)


def test_what_was_put_away_does_not_come_again_even_after_a_new_start(make: Make, tmp_path: Path) -> None:
    box = make(tmp_path, ["exchange", "exim"])
    gone = [each.key for each in box.letters(10) if each.bounce and each.bounce.status == "5.1.10"]
    box.put_away(gone)

    assert ["5.0.0"] == statuses(box)
    assert ["5.0.0"] == statuses(mailbox_at(tmp_path / ("Maildir" if isinstance(box, Maildir) else "mbox")))


def test_what_was_left_lies_there_still_and_does_not_keep_others_from_being_read(
    make: Make, tmp_path: Path
) -> None:
    box = make(tmp_path, ["holiday_reply", "qmail_in_words", "delivered"])
    box.leave([each.key for each in box.letters(10)])
    make(tmp_path, ["exim"])

    assert ["5.0.0"] == statuses(box, limit=1)
    assert 4 == len(_all(tmp_path))


def _all(folder: Path) -> list[object]:
    maildir = folder / "Maildir"
    with closing(mailbox.Maildir(maildir) if maildir.is_dir() else mailbox.mbox(folder / "mbox")) as found:
        return list(found)


def test_an_empty_mailbox_has_no_letters(make: Make, tmp_path: Path) -> None:
    assert [] == make(tmp_path, []).letters(10)


def test_a_letter_of_a_maildir_is_kept_as_seen(tmp_path: Path) -> None:
    box = a_maildir(tmp_path, ["exim"])
    (letter,) = box.letters(10)

    box.put_away([letter.key])

    (kept,) = (tmp_path / "Maildir" / "cur").iterdir()
    assert f"{letter.key}:2,S" == kept.name


def test_an_mbox_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    box = an_mbox(tmp_path, ["holiday_reply"])
    box.leave([each.key for each in box.letters(10)])
    assert [] == box.letters(10)
    # Whoever would read it now would find it locked.
    (tmp_path / "mbox.lock").touch()

    assert [] == box.letters(10)


def test_an_mbox_that_somebody_else_holds_is_told_and_read_later(tmp_path: Path) -> None:
    box = an_mbox(tmp_path, ["exim"])
    (tmp_path / "mbox.lock").touch()

    with pytest.raises(MailboxUnusable, match="somebody else holds it"):
        box.letters(10)
    (tmp_path / "mbox.lock").unlink()

    assert ["5.0.0"] == statuses(box)


def test_a_place_that_is_no_mailbox_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(MailboxUnusable, match="new, cur and tmp"):
        mailbox_at(tmp_path / "folder")
    with pytest.raises(MailboxUnusable, match="nothing is there"):
        mailbox_at(tmp_path / "none")


def test_a_mailbox_that_vanished_is_told(make: Make, tmp_path: Path) -> None:
    box = make(tmp_path, ["exim"])
    for each in tmp_path.iterdir():
        each.rename(tmp_path.parent / f"{tmp_path.name}-{each.name}")

    with pytest.raises(MailboxUnusable):
        box.letters(10)


def test_an_mbox_of_a_size_that_no_bounces_have_is_not_read(tmp_path: Path) -> None:
    box = an_mbox(tmp_path, [])
    with (tmp_path / "mbox").open("r+b") as stream:
        # A hole: it takes no room on the disk.
        stream.truncate(200_000_000)

    with pytest.raises(MailboxUnusable, match="200000000 bytes"):
        box.letters(10)


def test_a_folder_is_a_maildir_and_a_file_an_mbox(tmp_path: Path) -> None:
    assert isinstance(a_maildir(tmp_path, []), Maildir)
    assert isinstance(an_mbox(tmp_path, []), Mbox)
