"""The settings of a site: what ships is what is meant, and every fault is told at once."""

import tomllib
from pathlib import Path

import pytest

from sisam.catalogue.folders import shipped
from sisam.errors import Invalid
from sisam.settings import (
    CONFIG_FILE,
    PROGRAM_FILE,
    SITE_VARIABLE,
    ProgramFolder,
    Settings,
    SiteMissing,
    read_settings,
    site_folder,
)


def a_site_with(folder: Path, text: str | bytes) -> Path:
    path = folder / CONFIG_FILE
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_the_file_that_ships_names_every_setting_with_its_default() -> None:
    tables = tomllib.loads(shipped(CONFIG_FILE).read_text(encoding="utf-8"))

    assert Settings().model_dump() == tables


def test_every_setting_of_the_file_that_ships_is_told_in_a_sentence() -> None:
    lines = shipped(CONFIG_FILE).read_text(encoding="utf-8").splitlines()

    for number, line in enumerate(lines):
        if "=" in line and not line.startswith("#"):
            assert lines[number - 1].startswith("# "), line


def test_what_a_file_leaves_out_has_its_default(tmp_path: Path) -> None:
    assert Settings() == read_settings(a_site_with(tmp_path, ""))


def test_what_a_file_says_holds(tmp_path: Path) -> None:
    settings = read_settings(a_site_with(tmp_path, 'database = "other.db"\nlog_level = "debug"\n'))

    assert ("other.db", "debug") == (settings.database, settings.log_level)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert "other.db" == read_settings(a_site_with(tmp_path, '\ufeffdatabase = "other.db"')).database


def test_a_wrong_key_is_told_with_the_right_ones(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, 'databse = "x.db"\n'))

    (fault,) = error.value.faults
    assert ("databse", str(tmp_path / CONFIG_FILE)) == (fault.key, fault.file)
    assert "There is no such setting." == fault.sentence
    assert all(name in fault.remedy for name in Settings.model_fields)


def test_a_value_that_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, 'log_level = "loud"\n'))

    (fault,) = error.value.faults
    assert "log_level" == fault.key
    assert "does not fit" in fault.sentence


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('deadman_url = "http://hc-ping.com/x"', "deadman_url"),
        ('deadman_url = "https://"', "deadman_url"),
        ('deadman_url = "hc-ping.com/x"', "deadman_url"),
        ('deadman_url = "https://["', "deadman_url"),
        ('smtp_host = "h"\noperations_email = ["a@example.se", "b"]', "operations_email.1"),
        ('operations_email = ["a@example.se"]', "operations_smtp_host"),
        ('operations_smtp_host = "h"\noperations_smtp_security = "plain"', "operations_smtp_security"),
        ('operations_smtp_user = "u"', "operations_smtp_password_file"),
        ("auditor_seconds = 59", "auditor_seconds"),
        ("auditor_seconds = 301", "auditor_seconds"),
    ],
)
def test_a_road_outside_that_could_not_work_is_told(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, text))

    (fault,) = error.value.faults
    assert (key, True) == (fault.key, "does not fit" in fault.sentence)


@pytest.mark.parametrize(
    "text",
    [
        'deadman_url = "https://hc-ping.com/x"',
        'deadman_url = "http://127.0.0.1:8000/x"',
        'smtp_host = "h"\noperations_email = ["a@example.se"]',
        'operations_smtp_host = "localhost"\noperations_smtp_security = "plain"',
    ],
)
def test_a_road_outside_that_can_work_is_taken(tmp_path: Path, text: str) -> None:
    assert Settings() != read_settings(a_site_with(tmp_path, text))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, 'log_level = "loud"\ndatabse = "x"\nworkflow = 7\n'))

    assert {"log_level", "databse", "workflow"} == {fault.key for fault in error.value.faults}


@pytest.mark.parametrize("text", ["database = ", b"database = \xe5"])
def test_what_is_no_toml_is_told(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, text))

    (fault,) = error.value.faults
    assert fault.sentence.startswith("This is not TOML")
    assert str(tmp_path / CONFIG_FILE) == fault.file


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / CONFIG_FILE).mkdir()

    with pytest.raises(Invalid) as error:
        read_settings(tmp_path)

    assert error.value.faults[0].sentence.startswith("The file cannot be read")


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().database = "other.db"  # type: ignore[misc]


# The site's folder.


def test_the_named_folder_comes_before_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SITE_VARIABLE, "/nowhere")

    assert tmp_path == site_folder(a_site_with(tmp_path, ""))


def test_the_environment_comes_before_the_present_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SITE_VARIABLE, str(a_site_with(tmp_path, "")))

    assert tmp_path == site_folder(None)


def test_else_it_is_the_present_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SITE_VARIABLE, raising=False)
    monkeypatch.chdir(a_site_with(tmp_path, ""))

    assert Path() == site_folder(None)


def test_a_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(SiteMissing) as error:
        site_folder(tmp_path)

    assert tmp_path == error.value.folder


def test_the_folder_of_the_program_is_no_site_though_its_settings_lie_there(tmp_path: Path) -> None:
    a_site_with(tmp_path, "")
    assert tmp_path == site_folder(tmp_path)
    (tmp_path / PROGRAM_FILE).parent.mkdir()
    (tmp_path / PROGRAM_FILE).touch()

    with pytest.raises(ProgramFolder) as error:
        site_folder(tmp_path)

    assert tmp_path == error.value.folder
    assert (
        "This is the program's folder, not a site. Name yours with --site DIR (make demo leaves one in "
        "demo-site), or make one with `sisam init DIR`." == error.value.told_by_class()
    )


def test_this_program_lies_in_its_own_folder() -> None:
    with pytest.raises(ProgramFolder):
        site_folder(Path(__file__).parents[2])


@pytest.mark.parametrize("hours", ["17:00-08:00", "office", "always "])
def test_office_hours_are_hours(tmp_path: Path, hours: str) -> None:
    (tmp_path / "config.toml").write_text(f'office_hours = "{hours}"', "utf-8")

    with pytest.raises(Invalid) as error:
        read_settings(tmp_path)

    assert ["office_hours"] == [fault.key for fault in error.value.faults]


BEHIND = 'public_url = "https://sisam.example.se"\nweb_tls = true\nweb_proxies = '


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('web_host = "0.0.0.0"', "web_tls"),
        ('web_host = "10.0.0.5"\nweb_tls = false', "web_tls"),
        ('web_host = "sisam.example.se"', "web_tls"),
        ('web_tls = true\nweb_proxies = ["10.0.0.7"]', "web_tls"),
        ('public_url = "http://sisam.example.se"\nweb_tls = true\nweb_proxies = ["10.0.0.7"]', "web_tls"),
        (f'mode = "demo"\n{BEHIND}["10.0.0.7"]', "web_tls"),
        ('mode = "demo"\nweb_host = "0.0.0.0"', "web_tls"),
        (f"{BEHIND}[]", "web_proxies"),
        ('web_proxies = ["10.0.0.7"]', "web_proxies"),
        (f'{BEHIND}["*"]', "web_proxies.0"),
        (f'{BEHIND}["10.0.0.7", "proxy.example.se"]', "web_proxies.1"),
        (f'{BEHIND}["10.0.0.7/8"]', "web_proxies.0"),
        ('mode = "debug"', "mode"),
        ("web_port = 65536", "web_port"),
    ],
)
def test_pages_that_others_could_listen_to_or_pretend_to_be_are_refused(
    tmp_path: Path, text: str, key: str
) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, text))

    (fault,) = error.value.faults
    assert (key, True) == (fault.key, "does not fit" in fault.sentence)


@pytest.mark.parametrize(
    "text",
    [
        f'{BEHIND}["10.0.0.7"]',
        f'web_host = "0.0.0.0"\n{BEHIND}["10.0.0.0/24", "fd00::7"]',
        'web_host = "::1"\nweb_port = 0',
        'mode = "demo"\nweb_host = "localhost"',
    ],
)
def test_pages_that_are_safe_where_they_are_may_be_served(tmp_path: Path, text: str) -> None:
    assert Settings() != read_settings(a_site_with(tmp_path, text))


PROXIED = f'{BEHIND}["10.0.0.7"]\nsign_in = "proxy"\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('sign_in = "proxy"\nproxy_user_header = "X-Remote-User"', "proxy_user_header"),
        (PROXIED, "proxy_user_header"),
        ('proxy_user_header = "X-Remote-User"', "proxy_user_header"),
        (f'{PROXIED}proxy_user_header = "Cookie"', "proxy_user_header"),
        (f'{PROXIED}proxy_user_header = "X-Remote User"', "proxy_user_header"),
        (f'{PROXIED}proxy_user_header = "X-Remote-User"\nproxy_time_header = "Date"', "proxy_time_header"),
        ('sign_in = "anybody"', "sign_in"),
    ],
)
def test_nobody_is_believed_but_a_proxy_that_is_named(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(Invalid) as error:
        read_settings(a_site_with(tmp_path, text))

    assert key in [fault.key for fault in error.value.faults]


def test_a_proxy_that_is_named_is_believed_by_its_headers(tmp_path: Path) -> None:
    text = f'{PROXIED}proxy_user_header = "X-Remote-User"\nproxy_time_header = "X-Proved-At"'

    settings = read_settings(a_site_with(tmp_path, text))

    assert ("X-Remote-User", "X-Proved-At") == (settings.proxy_user_header, settings.proxy_time_header)
