"""What a reader could take two spellings of an address for, and what looks like an address and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misbehaving import Misbehaving, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched
from sayso.intake.web.address import parse_address


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("HTTP://News.Example", "http://news.example/"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("https://news.example/a#b", "https://news.example/a"),
        (" http://news.example/a \n", "http://news.example/a"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://news.example/Žižkov most?q=ü", "http://news.example/%C5%BDi%C5%BEkov%20most?q=%C3%BC"),
        ("http://news.example/%C5%BD%20a", "http://news.example/%C5%BD%20a"),
        ("http://[2606:4700::1111]:81/", "http://[2606:4700::1111]:81/"),
        ("http://news.example/a/../b/./c", "http://news.example/b/c"),
    ],
)
def test_one_address_has_one_spelling(given_text: str, expected: str) -> None:
    address = parse_address(given_text)
    assert address.text == expected
    assert parse_address(address.text) == address


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not an address of the web"),
        ("news.example/a", "not an address of the web"),
        ("//news.example/a", "not an address of the web"),
        ("file:///a.html", "not an address of the web"),
        ("http:///a", "without a valid host name"),
        ("http://a b/", "without a valid host name"),
        ("http://news..example/", "without a valid host name"),
        ("http://" + "a" * 64 + ".example/", "without a valid host name"),
        ("http://" + "a." * 127 + "example/", "without a valid host name"),
        ("http://a%00b/", "without a valid host name"),
        ("http://news.example\\.other.example/", "without a valid host name"),
        ("http://[::1%25eth0]/", "without a valid host name"),
        ("http://news.example:99999/", "99999 is no port"),
        ("http://news.example:0/", "0 is no port"),
        ("http://news.example:http/", "not a valid address"),
        ("http://256.1.1.1/", "not a valid address"),
        ("http://news.example/a\r\nHost: x", "not a valid address"),
        ("http://news.example/\ud800", "not a valid address"),
        ("http://ida@news.example/", "with a user name or password"),
        ("http://news.example@other.example/", "with a user name or password"),
        ("http://news.example/" + "a" * 8_000, "more than 8000 characters"),
    ],
)
def test_what_is_no_address_is_told_before_anybody_is_asked(text: str, reason: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    with Client(pause=0, timeout=5, resolve=resolve) as client, pytest.raises(IntakeError, match=reason) as caught:
        client.get(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_an_address_in_its_own_script_reaches_the_server_percent_encoded() -> None:
    with (
        Misbehaving({"/zpr%C3%A1vy?m=%C5%BD": reply(b"ok")}) as server,
        Client(allow_private=True, pause=0, timeout=5, resolve=lambda host, port: ["127.0.0.1"]) as client,
    ):
        given_text = server.address("/zprávy?m=Ž", "bücher.example")
        found = client.get(given_text)
    assert isinstance(found, Fetched)
    assert found.page.path == given_text
    host = f"xn--bcher-kva.example:{server.port}"
    assert server.header("Host") == host
    assert found.page.address == f"http://{host}/zpr%C3%A1vy?m=%C5%BD"


@given(st.one_of(st.text(max_size=40), st.text(max_size=40).map("http://".__add__)))
def test_any_text_is_an_address_or_told_to_be_none(text: str) -> None:
    try:
        address = parse_address(text)
    except IntakeError:
        return
    assert address.text.isascii()
    assert parse_address(address.text) == address
