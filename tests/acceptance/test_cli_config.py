"""`sisam config check` says what would go wrong before it does, and asks nobody unless it is told to."""

from pathlib import Path

import pytest

from sisam.catalogue.folders import shipped
from tests.acceptance.command_line import PLACEMENT, CommandLine
from tests.faults.smtp_theatre import Scene, theatre

ORDERLY = "The settings are in order.\n"


@pytest.fixture
def late(sisam: CommandLine) -> CommandLine:
    """A site with one late case."""
    sisam.well("import", "placements", sisam.placements(PLACEMENT))
    return sisam


def with_email(sisam: CommandLine, **settings: object) -> None:
    """Let the site send e-mail over a server on this machine, or over another as given."""
    given: dict[str, object] = {
        "channel": "email",
        "smtp_host": "127.0.0.1",
        "smtp_security": "plain",
        "mail_from": "sisam@kommunen.se",
        "mail_domain": "kommunen.se",
        **settings,
    }
    config = sisam.site / "config.toml"
    lines = shipped("config.toml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(" = ")[0] not in given]
    told = [
        f"{key} = {value if isinstance(value, int | list) else repr(value)}" for key, value in given.items()
    ]
    config.write_text("\n".join([*kept, *told]) + "\n", encoding="utf-8")


def a_password(sisam: CommandLine, text: str = "secret", mode: int = 0o600) -> str:
    path = sisam.site / "smtp.password"
    path.write_text(text)
    path.chmod(mode)
    return path.name


def test_a_new_site_is_in_order(sisam: CommandLine) -> None:
    ran = sisam("config", "check")

    assert (0, ORDERLY) == (ran.code, ran.out)


def test_email_is_in_order_without_asking_the_server(sisam: CommandLine) -> None:
    with theatre() as house:
        with_email(sisam, smtp_port=house.port, smtp_user="sisam", smtp_password_file=a_password(sisam))
        assert ORDERLY == sisam("config", "check").out

    assert [] == house.sessions


@pytest.mark.parametrize(
    ("settings", "warned"),
    [
        ({}, ["deadman_url", "operations_email"]),
        ({"deadman_url": "https://hc-ping.com/x"}, ["operations_email"]),
        ({"operations_email": ["drift@kommunen.se"]}, ["deadman_url", "same mail server"]),
        (
            {
                "deadman_url": "https://hc-ping.com/x",
                "operations_email": ["drift@kommunen.se"],
                "operations_smtp_host": "localhost",
            },
            [],
        ),
    ],
    ids=str,
)
def test_whoever_would_not_be_told_from_outside_is_warned_and_nothing_more(
    sisam: CommandLine, settings: dict[str, object], warned: list[str]
) -> None:
    with_email(sisam, **settings)

    ran = sisam("config", "check")

    assert (0, ORDERLY) == (ran.code, ran.out)
    told = ran.err.splitlines()
    assert len(warned) == len(told)
    assert all(
        line.startswith("Warning: ") and words in line for words, line in zip(warned, told, strict=True)
    )
    assert "hc-ping" not in ran.err


def test_the_road_to_operations_is_looked_at_as_well(sisam: CommandLine) -> None:
    with theatre() as everybody, theatre(Scene.LOGIN_REFUSED) as operations:
        with_email(
            sisam,
            smtp_port=everybody.port,
            operations_email=["drift@kommunen.se"],
            operations_smtp_host="localhost",
            operations_smtp_port=operations.port,
            operations_smtp_security="plain",
            operations_smtp_user="drift",
            operations_smtp_password_file=a_password(sisam),
        )
        ran = sisam("config", "check", "--connect")

    assert (1, 1, 1) == (ran.code, len(everybody.sessions), len(operations.sessions))
    assert "The mail server cannot be used" in ran.err


def test_when_told_to_it_logs_in_and_sends_nothing(sisam: CommandLine) -> None:
    with theatre() as house:
        with_email(sisam, smtp_port=house.port, smtp_user="sisam", smtp_password_file=a_password(sisam))
        ran = sisam("config", "check", "--connect")

    assert "the mail server lets us in" in ran.out
    assert [("\0sisam\0secret", [])] == [(each.login, each.recipients) for each in house.sessions]


@pytest.mark.parametrize("scene", [Scene.LOGIN_REFUSED, Scene.BUSY_BANNER, Scene.RESET])
def test_a_server_that_does_not_let_us_in_is_told(sisam: CommandLine, scene: Scene) -> None:
    with theatre(scene) as house:
        with_email(sisam, smtp_port=house.port, smtp_user="sisam", smtp_password_file=a_password(sisam))
        ran = sisam("config", "check", "--connect")

    assert (1, "") == (ran.code, ran.out)
    assert "The mail server cannot be used" in ran.err
    assert "secret" not in ran.err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"smtp_host": ""}, "needs the name of a mail server"),
        ({"smtp_host": "mail.kommunen.se"}, '"plain" is for a mail server on this machine'),
        ({"smtp_user": "sisam"}, "smtp_user and smtp_password_file go together"),
        ({"mail_from": "nobody"}, "this is not an e-mail address"),
        ({"mail_from": "a@b.se\\nBcc: x@y.se"}, "this is not an e-mail address"),
        ({"smtp_port": 0}, "greater than or equal to 1"),
        ({"smtp_security": "ssl"}, "starttls"),
        ({"channel": "pigeon"}, "folder"),
        ({"deadman_url": "http://hc-ping.com/x"}, "begins with https://"),
        ({"operations_email": ["drift"]}, "this is not an e-mail address"),
        ({"auditor_seconds": 301}, "less than or equal to 300"),
        ({"mail_from": "sisam@sisam.invalid"}, "Refusals cannot come back"),
        ({"smtp_security": "starttls", "smtp_ca_file": "none.pem"}, "holds no certificate"),
        ({"smtp_user": "sisam", "smtp_password_file": "none"}, "is missing, empty, not ASCII"),
    ],
    ids=str,
)
def test_what_is_wrong_with_the_mail_settings_is_told(
    sisam: CommandLine, settings: dict[str, object], told: str
) -> None:
    with_email(sisam, **settings)

    ran = sisam("config", "check")

    assert (1, "") == (ran.code, ran.out)
    assert told in ran.err


@pytest.mark.parametrize(
    ("text", "mode", "told"),
    [("hush-hush", 0o644, "Others than its owner may read"), ("", 0o600, "empty"), ("lösen", 0o600, "ASCII")],
)
def test_a_password_that_cannot_be_used_is_told_and_not_shown(
    sisam: CommandLine, text: str, mode: int, told: str
) -> None:
    with_email(sisam, smtp_user="sisam", smtp_password_file=a_password(sisam, text, mode))

    ran = sisam("config", "check")

    assert (1, True) == (ran.code, told in ran.err)
    assert not text or text not in ran.err


def test_all_that_is_wrong_with_the_files_is_told_at_once(sisam: CommandLine) -> None:
    (sisam.site / "vault.key").unlink()
    (sisam.site / "sisam.db").unlink()
    texts = sisam.site / "notifications" / "sv"
    texts.mkdir(parents=True)
    Path(texts / "overdue.txt").write_text("no subject")

    ran = sisam("config", "check")

    assert 1 == ran.code
    assert 3 <= ran.err.count("Error")


def test_there_is_nothing_to_connect_to_without_email(sisam: CommandLine) -> None:
    assert "no mail server to connect to" in sisam("config", "check", "--connect").err


def test_messages_go_by_email_where_the_settings_say_so(late: CommandLine) -> None:
    with theatre() as house:
        with_email(late, smtp_port=house.port)
        late.well("outbox", "send")

    assert house.mails()
    assert {"SiSam <sisam@kommunen.se>"} == {mail["From"] for mail in house.mails()}
    assert {"sent"} == {each["status"] for each in late.well("outbox", "list", "--json").json}


def test_a_mail_server_that_is_down_is_told_and_shown_beside_the_messages(late: CommandLine) -> None:
    with theatre() as house:
        with_email(late, smtp_port=house.port)

    ran = late("outbox", "send")
    listed = late("outbox", "list", "--json")

    assert 1 == ran.code
    assert "The channel email has failed" in ran.err
    assert (0, True) == (listed.code, "Connection refused" in listed.err)
    assert {"queued"} == {each["status"] for each in listed.json}


def test_what_waits_is_put_back_once_the_server_is_mended(late: CommandLine) -> None:
    with theatre() as house:
        with_email(late, smtp_port=house.port)
    late("outbox", "send")
    waiting = len(late("outbox", "list", "--json").json)
    with_email(late, channel="folder")

    assert f"{waiting} messages would be due now.\n" == late.well("outbox", "retry", "--dry-run").out
    assert "0 messages sent.\n" == late.well("outbox", "send").out
    assert f"{waiting} messages are due now.\n" == late.well("outbox", "retry").out
    assert f"{waiting} messages sent.\n" == late.well("outbox", "send").out


def test_what_was_refused_goes_to_others_and_is_sent_once_the_address_is_mended(late: CommandLine) -> None:
    with theatre(unknown=frozenset({"rut@example.se"})) as house:
        with_email(late, smtp_port=house.port)
        late("outbox", "send")
        refused = late.well("outbox", "list", "--status", "unreachable", "--json").json
    with theatre() as house:
        with_email(late, smtp_port=house.port)
        late.well("outbox", "retry", "--unreachable")
        late.well("outbox", "send")

    assert refused
    assert all(each["told_instead"] and each["to"] == "rut@example.se" for each in refused)
    assert {"rut@example.se"} == {each for session in house.sessions for each in session.recipients}


@pytest.mark.parametrize("status", ["sent", "nothing"])
def test_only_what_waits_or_was_refused_can_be_put_back(late: CommandLine, status: str) -> None:
    late.well("outbox", "send")
    sent = late.well("outbox", "list", "--json").json[0]["id"]

    ran = late("outbox", "retry", sent if status == "sent" else "nothing")

    assert 1 == ran.code
    assert "Error" in ran.err


def test_a_site_whose_people_get_no_mail_is_warned_once_it_has_cases(sisam: CommandLine) -> None:
    empty = sisam("config", "check").err
    sisam.well("import", "placements", sisam.placements(PLACEMENT))

    assert (False, True) == ("nobody gets mail" in empty, "nobody gets mail" in sisam("config", "check").err)


def test_a_domain_of_nobody_is_warned_of_where_mail_is_sent(sisam: CommandLine) -> None:
    with_email(sisam, mail_domain="sisam.invalid")

    assert "mail_domain is sisam.invalid" in sisam("config", "check").err


def test_a_folder_for_backups_that_does_not_exist_is_refused(sisam: CommandLine) -> None:
    with_email(sisam, backup_folder="backups")
    missing = sisam("config", "check")
    (sisam.site / "backups").mkdir()

    assert (1, True, 0) == (missing.code, "backup_folder" in missing.err, sisam("config", "check").code)
