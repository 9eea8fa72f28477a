"""Static files lie under the hash of their content, for ever."""

import gzip
from pathlib import Path

import pytest

from sisam.web.statics import StaticFile, Statics, served, shipped_statics

STYLE = b'body { color: red } @font-face { src: url("letters.woff2") }' * 20


@pytest.fixture
def statics(tmp_path: Path) -> Statics:
    (tmp_path / "look.css").write_bytes(STYLE)
    (tmp_path / "letters.woff2").write_bytes(b"\x00letters")
    (tmp_path / "NOTES.md").write_text("for people")
    (tmp_path / "licences").mkdir()
    return Statics.read(tmp_path)


def test_only_files_of_known_kinds_are_served(statics: Statics) -> None:
    assert {"look.css", "letters.woff2"} == set(statics.files)


def test_a_style_names_its_neighbours_by_their_hash(statics: Statics) -> None:
    named = f'url("{statics.url("letters.woff2")}")'.encode()
    assert 20 == statics.files["look.css"].content.count(named)


def test_a_changed_neighbour_changes_the_address_of_the_style(tmp_path: Path, statics: Statics) -> None:
    (tmp_path / "letters.woff2").write_bytes(b"\x00other letters")
    assert statics.url("look.css") != Statics.read(tmp_path).url("look.css")


def test_a_template_with_a_wrong_name_fails(statics: Statics) -> None:
    with pytest.raises(KeyError):
        statics.url("lock.css")


def test_a_file_is_found_by_hash_and_name_together(statics: Statics) -> None:
    style = statics.files["look.css"]
    assert style is statics.find(style.digest, "look.css")
    assert None is statics.find(style.digest, "letters.woff2")
    assert None is statics.find("0" * 16, "look.css")


def style_as_asked(
    statics: Statics, encodings: str = "", known: str = "", *, head: bool = False
) -> dict[str, object]:
    answer = served(statics.files["look.css"], accept_encoding=encodings, if_none_match=known, head=head)
    return {"status": answer.status_code, "body": bytes(answer.body), **answer.headers}


def test_a_file_is_handed_out_for_ever(statics: Statics) -> None:
    style = statics.files["look.css"]
    expected = {
        "status": 200,
        "body": style.content,
        "cache-control": "public, max-age=31536000, immutable",
        "content-length": str(len(style.content)),
        "content-type": "text/css; charset=utf-8",
        "etag": f'"{style.digest}"',
        "vary": "Accept-Encoding",
    }
    assert expected == style_as_asked(statics)


@pytest.mark.parametrize("encodings", ["gzip", "br, gzip", "GZIP;q=0.5", "deflate , gzip; q=1.000"])
def test_a_file_comes_compressed_to_who_takes_that(statics: Statics, encodings: str) -> None:
    answer = style_as_asked(statics, encodings)
    assert ("gzip", statics.files["look.css"].content) == (
        answer["content-encoding"],
        gzip.decompress(bytes(answer["body"])),  # type: ignore[call-overload]
    )


@pytest.mark.parametrize("encodings", ["", "br", "gzip;q=0", "gzip;q=0.0", "x-gzip-ish", "identity"])
def test_a_file_comes_as_it_is_to_who_takes_nothing_else(statics: Statics, encodings: str) -> None:
    assert "content-encoding" not in style_as_asked(statics, encodings)


@pytest.mark.parametrize("encodings", ["", "gzip"])
def test_who_has_a_file_already_is_told_so_in_the_same_encoding(statics: Statics, encodings: str) -> None:
    etag = str(style_as_asked(statics, encodings)["etag"])
    again = style_as_asked(statics, encodings, f'"other", {etag}')
    other = style_as_asked(statics, "" if encodings else "gzip", etag)
    assert (304, b"", 200) == (again["status"], again["body"], other["status"])


@pytest.mark.parametrize("encodings", ["", "gzip"])
def test_head_tells_what_get_would_bring(statics: Statics, encodings: str) -> None:
    whole, head = style_as_asked(statics, encodings), style_as_asked(statics, encodings, head=True)
    assert whole | {"body": b""} == head


def test_a_font_is_not_compressed_twice(statics: Statics) -> None:
    assert None is statics.files["letters.woff2"].squeezed


def test_the_same_bytes_have_the_same_address_in_every_process() -> None:
    assert "/statisk/2d711642b726b044/x.js" == StaticFile.of("x.js", b"x").url
    assert StaticFile.of("x.js", b"x") == StaticFile.of("x.js", b"x")


def test_what_ships_is_read_once() -> None:
    assert shipped_statics() is shipped_statics()
