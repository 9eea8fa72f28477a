"""The page of the commands leaves nothing out."""

from collections.abc import Mapping

from scripts.reference.commands import JSON_KEYS, commands, commands_page
from sisam.cli.exit_codes import EXIT_CODES, MEANINGS, ExitCode
from sisam.cli.main import NOUNS
from sisam.errors import SisamError


def test_every_command_that_prints_json_has_its_keys_explained() -> None:
    printing = [
        words for words, command in commands() if any("--json" in each.opts for each in command.params)
    ]

    assert sorted(printing) == sorted(JSON_KEYS)
    assert [] == [
        (words, key) for words, keys in JSON_KEYS.items() for key, means in keys.items() if not means
    ]


def test_every_command_stands_on_the_page_with_a_sentence_for_each_option() -> None:
    page = commands_page()

    assert [] == [words for words, _ in commands() if f"\n## sisam {' '.join(words)}\n" not in page]
    assert set(NOUNS) == {words[0] for words, _ in commands()}
    assert [] == [
        (words, each.name)
        for words, command in commands()
        for each in command.params
        if not getattr(each, "hidden", False) and not str(each.help or "").strip().endswith(".")
    ]


def test_what_can_be_switched_on_stands_with_what_switches_it_off() -> None:
    assert (
        "| `--on`, `--off` | One message a working morning, or each by itself. Required. |" in commands_page()
    )


def test_every_kind_of_error_has_an_exit_code_and_every_code_a_meaning() -> None:
    kinds = {each for each in SisamError.__subclasses__() if each.__module__ == "sisam.errors"}

    assert kinds == set(EXIT_CODES)
    assert set(ExitCode) == set(MEANINGS)
    assert isinstance(MEANINGS, Mapping)
