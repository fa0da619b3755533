"""What a reader believes about a page that was fetched without trouble, and about asking for it again."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from importlib.metadata import version

import pytest

from misbehaving import Misbehaving, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched, NotModified

HTML = b"<html><body><p>The ferry to Orsk sails again, says Captain Ida Moll.</p></body></html>"


def fetch(address: str, **conditions: str) -> Fetched | NotModified:
    with Client(allow_private=True, pause=0, timeout=5) as client:
        return client.get(address, **conditions)


def test_a_page_says_where_it_came_from_and_keeps_its_bytes() -> None:
    answer = reply(HTML, Content_Type="text/HTML; Charset=windows-1252", ETag='"a1"', Last_Modified="yesterday")
    with Misbehaving({"/ferry?day=2": answer}) as server:
        given = server.address("/ferry?day=2#comments")
        found = fetch(given)
    assert isinstance(found, Fetched)
    page = found.page
    assert page.data == HTML
    assert (page.path, page.key, page.address) == (
        given,
        server.address("/ferry?day=2"),
        server.address("/ferry?day=2"),
    )
    assert (page.media_type, page.charset) == ("text/html", "windows-1252")
    assert (found.etag, found.last_modified) == ('"a1"', "yesterday")
    assert page.fetched is not None
    assert datetime.fromisoformat(page.fetched).utcoffset() == timedelta(0)


def test_we_do_not_pass_for_a_browser_and_take_nothing_that_we_cannot_unpack() -> None:
    with Misbehaving({"/": reply(HTML)}) as server:
        fetch(server.address("/"))
    assert server.header("User-Agent") == f"sayso/{version('sayso')} (reads news pages; obeys robots.txt)"
    assert server.header("Accept-Encoding") == "gzip, deflate, br"
    assert server.header("Host") == f"127.0.0.1:{server.port}"


def test_a_wrong_charset_is_reported_as_said_not_mended() -> None:
    with Misbehaving({"/": reply("Žižkov".encode(), Content_Type='text/html;charset="x-no-such"')}) as server:
        found = fetch(server.address("/"))
    assert isinstance(found, Fetched)
    assert (found.page.data.decode(), found.page.charset) == ("Žižkov", "x-no-such")


@pytest.mark.parametrize("header", [{}, {"Content_Type": ""}, {"Content_Type": "html"}, {"Content_Type": "; x=\xe9/"}])
def test_a_missing_or_senseless_content_type_is_no_reason_to_refuse_a_page(header: dict[str, str]) -> None:
    with Misbehaving({"/": reply(HTML, **header)}) as server:
        found = fetch(server.address("/"))
    assert isinstance(found, Fetched)
    assert (found.page.media_type, found.page.charset, found.page.data) == (None, None, HTML)


def test_a_picture_is_refused_before_it_is_sent() -> None:
    # The body never comes: reading it would end in another message.
    with (
        Misbehaving({"/": reply(b"", length=1_000_000, Content_Type="image/png")}) as server,
        pytest.raises(IntakeError) as caught,
    ):
        fetch(server.address("/"))
    assert str(caught.value) == (
        f"{server.address('/')}: the site sends image/png, which is no page of text. Give the address of the article."
    )


@pytest.mark.parametrize(
    "media_type",
    [
        "text/plain",
        "application/rss+xml",
        "application/pdf",
        "application/octet-stream",
        "multipart/related",
        "a/b+xml",
    ],
)
def test_feeds_and_saved_pages_are_read_as_well(media_type: str) -> None:
    with Misbehaving({"/": reply(HTML, Content_Type=media_type)}) as server:
        found = fetch(server.address("/"))
    assert isinstance(found, Fetched)
    assert found.page.media_type == media_type


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    with Misbehaving({"/": reply(b"", "304 Not Modified", ETag='"a2"')}) as server:
        given = server.address("/")
        found = fetch(given, etag='"a1"', last_modified="Mon, 06 Oct 2025 10:00:00 GMT")
    assert found == NotModified(given, '"a2"', None)
    assert server.header("If-None-Match") == '"a1"'
    assert server.header("If-Modified-Since") == "Mon, 06 Oct 2025 10:00:00 GMT"


def test_not_modified_without_having_asked_gives_no_page() -> None:
    with Misbehaving({"/": reply(b"", "304 Not Modified")}) as server, pytest.raises(IntakeError, match="not asked"):
        fetch(server.address("/"))


def test_a_saved_etag_cannot_smuggle_a_header_into_the_request() -> None:
    with Misbehaving({"/": reply(HTML)}) as server:
        found = fetch(server.address("/"), etag='"a"\r\nCookie: x=1')
    assert isinstance(found, Fetched)
    assert server.header("If-None-Match") is None
    assert server.header("Cookie") is None


def test_a_cookie_is_not_carried_to_the_next_page() -> None:
    replies = {"/a": reply(b"", "302 Found", Location="/b", Set_Cookie="visitor=7; Path=/"), "/b": reply(HTML)}
    with Misbehaving(replies) as server:
        found = fetch(server.address("/a"))
        assert isinstance(found, Fetched)
        assert server.paths == ["/a", "/b"]
        assert server.header("Cookie") is None


def test_the_proxy_of_the_environment_does_not_see_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Misbehaving({"/": reply(HTML)}) as server:
        found = fetch(server.address("/"))
    assert isinstance(found, Fetched)


def test_reading_a_file_may_pay_for_the_web() -> None:
    asked = "import sys, sayso.intake.web; print(sorted({'httpx', 'httpcore', 'protego', 'brotli'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True).stdout == "[]\n"
