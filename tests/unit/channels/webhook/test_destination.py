"""Messages are posted only where a person's receiver can be, and so that nobody reads them on the way."""

from ipaddress import ip_address

import pytest

from sisam.channels.webhook.destination import LONGEST, Destination, UnsuitableAddress


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://x.example.se", ("x.example.se", 443, "/", "x.example.se")),
        ("https://x.example.se:8443/in?key=1", ("x.example.se", 8443, "/in?key=1", "x.example.se:8443")),
        ("https://10.0.0.7/in", ("10.0.0.7", 443, "/in", "10.0.0.7")),
        ("https://[2001:db8::1]/in", ("2001:db8::1", 443, "/in", "[2001:db8::1]")),
        ("http://127.0.0.1:8000/in", ("127.0.0.1", 8000, "/in", "127.0.0.1:8000")),
        ("http://localhost/in", ("localhost", 80, "/in", "localhost")),
        ("HTTPS://X.Example.se/In", ("x.example.se", 443, "/In", "x.example.se")),
    ],
)
def test_an_address_says_where_to_connect_and_what_to_ask_for(
    address: str, expected: tuple[str, int, str, str]
) -> None:
    found = Destination.of(address)

    assert expected == (found.host, found.port, found.target, found.authority)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x.example.se",
        "ftp://x.example.se",
        "file:///etc/passwd",
        "http://x.example.se",
        "http://10.0.0.7",
        "https://",
        "https:///in",
        "https://kim:secret@x.example.se",
        "https://@x.example.se",
        "https://x.example.se/#in",
        "https://x.example.se/in out",
        "https://x.example.se/in\r\nHost: y",
        "https://x.example.se/\t",
        "https://malmö.se/in",
        "https://x.example.se:99999",
        "https://x.example.se:0",
        "https://x.example.se:port",
        "https://[::1",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:169.254.169.254]/",
        "https://[fe80::1]/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://x.example.se/" + "x" * LONGEST,
    ],
)
def test_an_address_that_nobody_may_be_called_at_is_refused_and_not_shown(address: str) -> None:
    with pytest.raises(UnsuitableAddress) as refusal:
        Destination.of(address)

    assert not address or address not in str(refusal.value)


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("http://localhost/", "10.0.0.7"),
        ("https://x.example.se/", "169.254.169.254"),
        ("https://x.example.se/", "::ffff:169.254.169.254"),
        ("https://x.example.se/", "0.0.0.0"),  # noqa: S104
    ],
)
def test_a_name_that_means_such_a_number_is_refused_too(address: str, number: str) -> None:
    destination = Destination.of(address)

    with pytest.raises(UnsuitableAddress):
        destination.require_suitable(ip_address(number))


@pytest.mark.parametrize("number", ["10.0.0.7", "192.168.1.4", "fd00::1", "127.0.0.1", "93.184.216.34"])
def test_with_https_a_receiver_may_stand_in_the_municipalitys_own_network(number: str) -> None:
    destination = Destination.of("https://x.example.se/")

    destination.require_suitable(ip_address(number))

    assert "x.example.se" == destination.host


def test_it_never_shows_itself() -> None:
    assert "Destination(…)" == repr(Destination.of("https://x.example.se/secret"))
