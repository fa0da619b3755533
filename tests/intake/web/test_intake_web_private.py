"""How a page could lead us into somebody's private network, and why it does not."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore
import pytest

from misbehaving import Misbehaving, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched
from sayso.intake.web.public import is_public

SITE = "93.184.216.34"
"""A public address that stands for the local server in these tests; nothing is sent to it."""


class Rerouted(httpcore.SyncBackend):
    """Connects to the local server instead, and keeps where the connection would have gone."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(self, host: str, *rest: object, **options: object) -> httpcore.NetworkStream:
        self.connected.append(host)
        return super().connect_tcp("127.0.0.1", *rest, **options)  # type: ignore[arg-type]


def refused(address: str, **options: object) -> str:
    with Client(pause=0, timeout=5, **options) as client, pytest.raises(IntakeError) as caught:  # type: ignore[arg-type]
        client.get(address)
    return str(caught.value)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "127。0。0。1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
    ],
)
def test_a_page_of_this_machine_is_refused_however_it_is_spelled(host: str) -> None:
    with Misbehaving({"/": reply(b"secret")}) as server:
        message = refused(server.address("/", host))
    assert server.asked == []
    assert "of a private network" in message or "not a valid address" in message


def test_the_refusal_names_the_address_and_the_way_out() -> None:
    assert refused("http://127.0.0.1/a") == (
        "http://127.0.0.1/a: 127.0.0.1 is part of a private network. Try --allow-private if you trust it."
    )
    assert refused("http://desk.example/", resolve=lambda host, port: [SITE, "10.1.2.3"]) == (
        "http://desk.example/: desk.example, at 10.1.2.3, is part of a private network. "
        "Try --allow-private if you trust it."
    )


@pytest.mark.parametrize(
    "answer",
    [
        "0.0.0.0",
        "10.0.0.1",
        "100.64.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.10",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::8.8.8.8",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "localhost",
        "",
    ],
)
def test_an_address_that_is_not_of_the_open_internet_may_look_as_if_it_were(answer: str) -> None:
    assert not is_public(answer)


@pytest.mark.parametrize(
    "answer", ["8.8.8.8", SITE, "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"]
)
def test_addresses_of_the_open_internet_are_not_refused(answer: str) -> None:
    assert is_public(answer)


def test_the_connection_goes_to_the_address_that_was_checked_under_the_name_that_was_given() -> None:
    carrier = Rerouted()
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return [SITE]

    with (
        Misbehaving({"/": reply(b"news")}) as server,
        Client(pause=0, timeout=5, resolve=resolve, carrier=carrier) as client,
    ):
        found = client.get(server.address("/", "news.example"))
    assert isinstance(found, Fetched)
    assert carrier.connected == [SITE, SITE]
    # Once for robots.txt and once for the page: each connection has a look of its own, and no other follows.
    assert asked == ["news.example", "news.example"]
    assert server.header("Host") == f"news.example:{server.port}"


def test_a_redirect_into_the_private_network_is_not_followed() -> None:
    carrier = Rerouted()
    with Misbehaving({}) as inside:
        target = inside.address("/admin")
        with Misbehaving({"/": reply(b"", "302 Found", Location=target)}) as server:
            given = server.address("/", "news.example")
            names = {"news.example": [SITE], "127.0.0.1": ["127.0.0.1"]}
            message = refused(given, resolve=lambda host, port: names[host], carrier=carrier)
    assert message == (
        f"{given}: redirected to {target}: 127.0.0.1 is part of a private network. Try --allow-private if you trust it."
    )
    assert set(carrier.connected) == {SITE}
    assert inside.asked == []


def test_a_robots_txt_that_redirects_into_the_private_network_is_not_followed() -> None:
    carrier = Rerouted()
    names = {"news.example": [SITE], "router.example": ["192.168.0.1"]}
    away = reply(b"", "301 Moved Permanently", Location="http://router.example/reboot")
    with Misbehaving({"/robots.txt": away, "/": reply(b"news")}) as server:
        message = refused(server.address("/", "news.example"), resolve=lambda host, port: names[host], carrier=carrier)
    assert "router.example, at 192.168.0.1, is part of a private network." in message
    assert carrier.connected == [SITE]
    assert server.paths == []


def test_a_name_that_turns_private_between_two_connections_is_refused() -> None:
    carrier = Rerouted()
    answers: Iterator[list[str]] = iter([[SITE], ["127.0.0.1"]])
    with Misbehaving({"/": reply(b"secret")}) as server:
        message = refused(
            server.address("/", "news.example"), resolve=lambda host, port: next(answers), carrier=carrier
        )
    assert "news.example, at 127.0.0.1, is part of a private network." in message
    assert carrier.connected == [SITE]
    assert server.paths == []


def test_one_private_answer_among_public_ones_is_enough_to_refuse() -> None:
    carrier = Rerouted()
    with Misbehaving({"/": reply(b"news")}) as server:
        message = refused(
            server.address("/", "news.example"),
            resolve=lambda host, port: [SITE, "2606:4700::1111", "::1"],
            carrier=carrier,
        )
    assert "news.example, at ::1, is part of a private network." in message
    assert carrier.connected == []


def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    class FirstIsDown(Rerouted):
        def connect_tcp(self, host: str, *rest: object, **options: object) -> httpcore.NetworkStream:
            if host == "2606:4700::1111":
                self.connected.append(host)
                raise httpcore.ConnectError
            return super().connect_tcp(host, *rest, **options)

    carrier = FirstIsDown()
    both = ["2606:4700::1111", SITE]
    with (
        Misbehaving({"/": reply(b"news")}) as server,
        Client(pause=0, timeout=5, resolve=lambda host, port: both, carrier=carrier) as client,
    ):
        found = client.get(server.address("/", "news.example"))
    assert isinstance(found, Fetched)
    assert carrier.connected == both + both
