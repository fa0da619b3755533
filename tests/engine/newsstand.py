"""Invented pages and feeds for a server on loopback, and the options with which a test reads them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from misbehaving import Misbehaving, Reply, reply
from sayso.engine import Options

OPTIONS = Options(model="rules", allow_private=True)
NO_RULES = reply(b"", Content_Type="text/plain")


def page(number: int, said: str = "nobody was hurt") -> bytes:
    """Return a page of news that shares no sentence with one of another number."""
    lines = [
        f"Ferry number {number} sank off Pier {number} on Monday, Captain Moll{number} of the coast guard said.",
        f"The harbour master, Jo Poe{number}, told reporters that {said} when boat {number} went down at dawn.",
        f"The owner of line {number}, Li Wei{number}, denied that his boats of class {number} had been unsafe at sea.",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<html><head><title>Ferry {number}</title></head><body><article>{body}</article></body></html>".encode()


def html(body: bytes, **headers: str) -> bytes:
    return reply(body, Content_Type="text/html; charset=utf-8", **headers)


def feed(server: Misbehaving, *paths: str, ttl: int | None = None, source: str = "The Gull") -> bytes:
    """Return an RSS feed of these articles, all published by `source`."""
    items = "".join(
        f"<item><title>Ferry</title><link>{server.address(path)}</link><pubDate>Wed, 15 Oct 2025 09:30:00 GMT</pubDate>"
        f'<source url="https://gull.example/">{source}</source></item>'
        for path in paths
    )
    wait = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>All</title>{wait}{items}</channel></rss>'.encode()


def rss(body: bytes, **headers: str) -> bytes:
    return reply(body, Content_Type="application/rss+xml", **headers)


@contextmanager
def newsstand(replies: dict[str, Reply]) -> Iterator[Misbehaving]:
    """Run a server; `replies` may be filled when its port is known."""
    replies.setdefault("/robots.txt", NO_RULES)
    with Misbehaving(replies) as server:
        yield server
