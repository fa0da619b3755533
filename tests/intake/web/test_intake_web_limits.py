"""What a server can do to keep us busy, fill our memory, or pass half a page off as a whole one."""

from __future__ import annotations

import gzip
import socket
import threading
import zlib

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from misbehaving import Misbehaving, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched

LIMIT = 100_000
BOMB = bytes(50 * LIMIT)


def refused(server: Misbehaving, path: str = "/", timeout: float = 5) -> str:
    """Return why a page was refused, without the address before it."""
    address = server.address(path)
    with (
        Client(allow_private=True, pause=0, timeout=timeout, max_bytes=LIMIT) as client,
        pytest.raises(IntakeError) as caught,
    ):
        client.get(address)
    message = str(caught.value)
    assert message.startswith(f"{address}: ")
    return message.removeprefix(f"{address}: ")


def read(server: Misbehaving, path: str = "/") -> bytes:
    with Client(allow_private=True, pause=0, timeout=5, max_bytes=LIMIT) as client:
        found = client.get(server.address(path))
    assert isinstance(found, Fetched)
    return found.page.data


def drip(head: bytes) -> object:
    """Return a reply that sends its head, then a letter every twentieth of a second for as long as anybody listens."""

    def talk(connection: socket.socket) -> None:
        connection.sendall(head)
        silence = threading.Event()
        while not silence.wait(0.05):
            connection.sendall(b"x")

    return talk


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: ",
        b"",
    ],
)
def test_a_byte_now_and_then_does_not_buy_a_server_more_time(head: bytes) -> None:
    with Misbehaving({"/": drip(head)}) as server:  # type: ignore[dict-item]
        assert refused(server, timeout=0.4) == "not all there after 0.4 seconds. Try again later, or allow more time."


def test_a_greeting_that_never_ends_does_not_hold_up_a_secure_connection() -> None:
    with Misbehaving({"TLS": drip(b"\x16\x03\x03\x40\x00")}) as server:  # type: ignore[dict-item]
        address = server.address("/").replace("http://", "https://")
        with Client(allow_private=True, pause=0, timeout=0.4) as client, pytest.raises(IntakeError) as caught:
            client.get(address)
    assert str(caught.value).startswith(f"{address}: not all there after 0.4 seconds.")


def test_promises_to_continue_are_not_waited_for_without_end() -> None:
    def talk(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100)

    with Misbehaving({"/": talk}) as server:
        assert refused(server, timeout=0.4).startswith("not all there after 0.4 seconds.")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(BOMB)),
        ("deflate", zlib.compress(BOMB)),
        ("br", brotli.compress(BOMB)),
        ("gzip, gzip", gzip.compress(gzip.compress(BOMB))),
    ],
)
def test_a_small_body_that_unfolds_beyond_the_limit_is_refused(coding: str, body: bytes) -> None:
    assert len(body) < LIMIT
    with Misbehaving({"/": reply(body, Content_Encoding=coding)}) as server:
        assert refused(server) == "larger than 0.1 MB when unpacked. Raise the limit if you trust it."


def test_compressed_pages_are_unpacked_in_the_order_they_were_packed() -> None:
    text = b"Mayor Ole Brandt denied it."
    replies = {
        "/gzip": reply(gzip.compress(text), Content_Encoding="GZIP"),
        "/br": reply(brotli.compress(text), Content_Encoding="br"),
        "/both": reply(brotli.compress(gzip.compress(text)), Content_Encoding="gzip, br"),
        "/cut": reply(gzip.compress(text)[:-4], Content_Encoding="gzip"),
        "/odd": reply(text, Content_Encoding="zstd"),
    }
    with Misbehaving(replies) as server:
        assert [read(server, path) for path in ("/gzip", "/br", "/both")] == [text] * 3
        assert refused(server, "/cut") == "its compressed data is cut off. Fetch the page again."
        assert refused(server, "/odd") == "the Content-Encoding 'zstd' is not known. Save the page uncompressed."


def test_a_page_that_says_it_is_too_large_is_not_read_and_one_that_does_not_say_so_is_cut_off() -> None:
    endless = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (LIMIT + 1)
    with Misbehaving({"/said": reply(b"", length=10**12), "/unsaid": endless, "/fits": endless[:-1]}) as server:
        assert refused(server, "/said") == "larger than 0.1 MB. Raise the limit if you trust the site."
        assert refused(server, "/unsaid") == "larger than 0.1 MB. Raise the limit if you trust the site."
        assert len(read(server, "/fits")) == LIMIT


def test_half_a_page_is_not_passed_off_as_the_whole() -> None:
    with Misbehaving({"/": reply(b"<p>The mayor denied", length=500)}) as server:
        assert refused(server) == "the page broke off before its end. Try again later."


def test_what_follows_the_announced_length_is_neither_page_nor_next_answer() -> None:
    hidden = reply(b"forged")
    with (
        Misbehaving({"/a": reply(b"true" + hidden, length=4), "/b": reply(b"also true")}) as server,
        Client(allow_private=True, pause=0, timeout=5) as client,
    ):
        found = [client.get(server.address(path)) for path in ("/a", "/b")]
    assert [each.page.data for each in found if isinstance(each, Fetched)] == [b"true", b"also true"]


@pytest.mark.parametrize(
    "chunks",
    [b"5\r\nhello", b"5\r\nhello world\r\n0\r\n\r\n", b"zz\r\nhello\r\n0\r\n\r\n", b"-1\r\n", b"ffffffffffffffff\r\nx"],
)
def test_chunks_whose_sizes_are_wrong_give_no_page(chunks: bytes) -> None:
    with Misbehaving({"/": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks}) as server:
        assert refused(server) == "the page broke off before its end. Try again later."


def test_ten_thousand_headers_are_not_read_to_the_end() -> None:
    flood = b"".join(b"X-Header-%d: value\r\n" % number for number in range(10_000))
    with Misbehaving({"/": b"HTTP/1.1 200 OK\r\n" + flood + b"\r\nhello"}) as server:
        assert refused(server).startswith("its headers are larger than 100 kB.")


@pytest.mark.parametrize(
    "garbage", [b"SSH-2.0-OpenSSH_9.6\r\n", bytes(range(256)), b"HTTP/1.1 2OO OK\r\n\r\n", b"\r\n" * 50, b"<p>hi</p>"]
)
def test_garbage_is_told_from_an_answer(garbage: bytes) -> None:
    with Misbehaving({"/": garbage}) as server:
        assert refused(server) == "the answer is not HTTP. Check the address and its port."


def test_two_lengths_that_differ_leave_the_end_of_the_page_to_the_attacker() -> None:
    with Misbehaving({"/": reply(b"hello", Content_length="4")}) as server:
        assert refused(server) == "the answer is not HTTP. Check the address and its port."


def test_a_server_that_hangs_up_gives_no_empty_page() -> None:
    with Misbehaving({"/": b""}) as server:
        assert refused(server) == "the site closed the connection without an answer. Try again later."


def test_nobody_listening_and_a_name_that_nobody_knows_are_told_apart() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with Misbehaving({}) as server:
        closed = server.address("/")
    with Client(allow_private=True, pause=0, timeout=5) as client, pytest.raises(IntakeError) as caught:
        client.get(closed)
    assert str(caught.value) == (f"{closed}: the site refused the connection. Check the address, or try again later.")
    with Client(pause=0, timeout=5, resolve=unknown) as client, pytest.raises(IntakeError) as caught:
        client.get("http://nobody.example/")
    assert str(caught.value) == (
        "http://nobody.example/: no address is known for nobody.example. Check the spelling and the connection."
    )


def test_a_name_server_that_never_answers_does_not_hold_up_the_batch() -> None:
    never = threading.Event()

    def silent(host: str, port: int) -> list[str]:
        never.wait()
        return []

    with Client(pause=0, timeout=0.2, resolve=silent) as client, pytest.raises(IntakeError) as caught:
        client.get("http://slow.example/")
    never.set()
    assert str(caught.value) == (
        "http://slow.example/: looking up slow.example took too long. Check the connection and try again."
    )


def test_a_client_that_met_every_failure_still_fetches_the_next_page() -> None:
    replies = {
        "/": reply(b"fine"),
        "/hangs-up": b"",
        "/garbage": b"\0",
        "/short": reply(b"x", length=9),
        "/large": reply(b"", length=LIMIT + 1),
        "/image": reply(b"", length=5, Content_Type="image/png"),
        "/gone": reply(b"gone", "410 Gone"),
    }
    with Misbehaving(replies) as server, Client(allow_private=True, pause=0, timeout=5, max_bytes=LIMIT) as client:
        for path in replies.keys() - {"/"}:
            with pytest.raises(IntakeError):
                client.get(server.address(path))
        found = client.get(server.address("/"))
    assert isinstance(found, Fetched)
    assert found.page.data == b"fine"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    start=st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]),
    rest=st.binary(max_size=200),
)
def test_no_answer_however_broken_ends_in_a_traceback(start: bytes, rest: bytes) -> None:
    with Misbehaving({"/": start + rest}) as server, Client(allow_private=True, pause=0, timeout=5) as client:
        try:
            found = client.get(server.address("/"))
        except IntakeError as error:
            assert str(error).startswith(f"{server.address('/')}: ")
        else:
            assert isinstance(found, Fetched)
