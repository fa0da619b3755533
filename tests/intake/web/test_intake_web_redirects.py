"""Where a redirect can lead, and what a busy or broken site's status means for the reader."""

from __future__ import annotations

import pytest

from misbehaving import Misbehaving, Reply, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched

PAGE = reply(b"news")


def moved(location: str, status: str = "302 Found") -> bytes:
    return reply(b"", status, Location=location)


def refused(replies: dict[str, Reply], path: str = "/") -> str:
    """Return why no page came, without the address before it and with the server's own address as SITE."""
    with (
        Misbehaving(replies) as server,
        Client(allow_private=True, pause=0, timeout=5) as client,
        pytest.raises(IntakeError) as caught,
    ):
        client.get(server.address(path))
    message = str(caught.value)
    assert message.startswith(f"{server.address(path)}: ")
    return message.removeprefix(f"{server.address(path)}: ").replace(server.address(""), "SITE")


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_a_page_that_moved_is_found_and_keeps_the_address_that_was_given(status: str) -> None:
    replies = {"/old/a": moved("../new?id=1#top", status), "/new?id=1": PAGE}
    with Misbehaving(replies) as server, Client(allow_private=True, pause=0, timeout=5) as client:
        found = client.get(server.address("/old/a"))
    assert isinstance(found, Fetched)
    new = server.address("/new?id=1")
    assert (found.page.path, found.page.key, found.page.address) == (server.address("/old/a"), new, new)


def test_ten_redirects_are_followed_and_an_eleventh_is_not() -> None:
    replies: dict[str, Reply] = {f"/{number}": moved(f"/{number + 1}") for number in range(20)}
    assert refused(replies, "/0") == (
        "redirected to SITE/10: more than 10 redirects. Open it in a browser and give the address that it ends at."
    )
    with Misbehaving({**replies, "/20": PAGE}) as server, Client(allow_private=True, pause=0, timeout=5) as client:
        found = client.get(server.address("/10"))
    assert isinstance(found, Fetched)


def test_a_circle_is_noticed_at_once() -> None:
    circle = "a redirect in a circle. Open it in a browser and give the address that it ends at."
    assert refused({"/": moved("/#again")}) == circle
    assert refused({"/": moved("/b"), "/b": moved("/")}) == f"redirected to SITE/b: {circle}"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "not an address of the web. Begin it with http:// or https://."),
        ("ftp://news.example/", "not an address of the web. Begin it with http:// or https://."),
        ("javascript:alert(1)", "not an address of the web. Begin it with http:// or https://."),
        ("http://[::1", "not a valid address. Check the spelling."),
        ("http://a b/", "an address without a valid host name. Check the spelling."),
        (
            "http://ida:moll@news.example/",
            "an address with a user name or password. Leave them out: sayso signs in nowhere.",
        ),
    ],
)
def test_a_redirect_out_of_the_web_is_not_followed(location: str, reason: str) -> None:
    assert refused({"/": moved(location)}) == f"redirected to {location}: {reason}"


def test_a_redirect_to_nowhere_and_one_without_end_are_told() -> None:
    assert refused({"/": reply(b"", "302 Found")}) == (
        "the site answered with status 302, which carries no page. Check the address."
    )
    assert refused({"/": moved("/" + "a" * 9_000)}) == (
        f"redirected to /{'a' * 199}…: an address of more than 8000 characters. Shorten it."
    )


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("401 x", "the site asks for a login (401). Save the page from a browser and give the file."),
        ("403 x", "the site does not hand it to robots (403). Save the page from a browser and give the file."),
        ("404 x", "not found (404). Check the address."),
        ("410 x", "taken down by the site (410). Look for a copy in a web archive."),
        ("418 x", "the site refused the request (418). Check the address."),
        ("429 x", "the site has had too many requests (429). Try again later."),
        ("500 x", "the site failed (500). Try again later."),
        ("503 x", "the site is too busy (503). Try again later."),
        ("204 x", "the site has nothing there (204). Check the address."),
        ("206 x", "the site answered with status 206, which carries no page. Check the address."),
        ("999 x", "the site answered with status 999, which carries no page. Check the address."),
    ],
)
def test_an_error_page_is_not_an_article(status: str, reason: str) -> None:
    assert refused({"/": reply(b"<p>Our robots are on it.</p>", status)}) == reason


def fetch_busy(retry_after: str, replies: int = 1) -> tuple[str, list[float]]:
    """Return what came of a site that is busy for some requests, and what was slept for it."""
    slept: list[float] = []
    busy = [reply(b"", "503 Busy", Retry_After=retry_after)] * replies
    with (
        Misbehaving({"/": [*busy, PAGE]}) as server,
        Client(allow_private=True, pause=0, timeout=30, sleep=slept.append) as client,
    ):
        try:
            found = client.get(server.address("/"))
        except IntakeError as error:
            return str(error).removeprefix(f"{server.address('/')}: "), slept
    assert isinstance(found, Fetched)
    return found.page.data.decode(), slept


def test_a_site_that_is_busy_for_a_moment_is_asked_once_more() -> None:
    assert fetch_busy("2") == ("news", [2.0])
    assert fetch_busy("0") == ("news", [0.0])
    again = "the site is too busy (503). It asks for 2 seconds of patience."
    assert fetch_busy("2", replies=2) == (again, [2.0])


def test_a_site_that_asks_for_more_than_a_moment_is_not_waited_for() -> None:
    assert fetch_busy("3600") == ("the site is too busy (503). It asks for 3,600 seconds of patience.", [])
    assert fetch_busy("Wed, 21 Oct 2065 07:28:00 GMT") == ("the site is too busy (503). Try again later.", [])
    assert fetch_busy("-1") == ("the site is too busy (503). Try again later.", [])


def test_a_wait_that_outlasts_the_fetch_is_not_begun() -> None:
    with (
        Misbehaving({"/": [reply(b"", "429 Slow", Retry_After="9"), PAGE]}) as server,
        Client(allow_private=True, pause=0, timeout=5) as client,
        pytest.raises(IntakeError, match=r"too many requests \(429\)\. It asks for 9 seconds of patience\."),
    ):
        client.get(server.address("/"))
    assert server.paths == ["/"]
