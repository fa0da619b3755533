"""The one client that fetches pages and feeds: it waits its turn, obeys robots.txt, and trusts no server."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sayso.errors import IntakeError
from sayso.intake.discover import DEFAULT_MAX_BYTES
from sayso.intake.inflate import inflate
from sayso.intake.web.address import Address, parse_address, shown
from sayso.intake.web.answer import Answer
from sayso.intake.web.fetched import Fetched, NotModified
from sayso.intake.web.lookup import Resolve, ask_system
from sayso.intake.web.pace import Pace
from sayso.intake.web.status import REDIRECTS, refuse_media, refuse_status
from sayso.records import Page

if TYPE_CHECKING:
    import httpcore

DEFAULT_TIMEOUT = 30.0
"""Seconds for one fetch, redirects included: a slow page takes 10, and a batch must not stand still for one."""

DEFAULT_PAUSE = 1.0
"""Seconds between two requests to a host: about what a person who clicks from page to page leaves."""

MAX_REDIRECTS = 10
"""News sites use up to 4 (short link, http to https, www, language); browsers stop at 20."""

MAX_RETRY_AFTER = 10.0
"""Seconds. A site that asks for a longer wait is told to the person instead."""

ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, */*;q=0.5"
CODINGS = "gzip, deflate, br"

_BUSY = frozenset({429, 503})
_SENDABLE = re.compile(r"[\x21-\x7e\xa0-\xff]([\x20-\x7e\xa0-\xff]{0,998}[\x21-\x7e\xa0-\xff])?")
"""What may stand in a header. A saved ETag that is not of this kind is left out, and the page comes in full."""


class Client:
    """Fetches one page at a time, from one thread.

    `max_bytes` caps a page as it is sent and as it is unpacked. `timeout` is in seconds for the whole of one fetch,
    our own waiting between requests not counted; `pause` is in seconds between two requests to one host. Private
    networks are kept out of unless `allow_private`. No cookie is kept, no proxy of the environment used, and nothing
    signed in to.

    `resolve` gives the numeric addresses of a name and `carrier` opens the connections to them; `tls` says which
    certificates are trusted. `clock` and `sleep` count in seconds.
    """

    def __init__(
        self,
        *,
        max_bytes: int = DEFAULT_MAX_BYTES,
        timeout: float = DEFAULT_TIMEOUT,
        allow_private: bool = False,
        pause: float = DEFAULT_PAUSE,
        tls: ssl.SSLContext | None = None,
        resolve: Resolve = ask_system,
        carrier: httpcore.NetworkBackend | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        # Imported here: reading a file must not pay for what only the web needs.
        import httpcore

        from sayso.intake.web.exchange import Exchange
        from sayso.intake.web.robots import Robots
        from sayso.intake.web.wire import Wire

        self._max_bytes = max_bytes
        self._timeout = timeout
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(pause, clock, sleep)
        self._wire = Wire(resolve, allow_private, clock, carrier or httpcore.SyncBackend())
        self._exchange = Exchange(self._wire, timeout, tls)
        self._robots = Robots(
            lambda address: self._ask(address, {"Accept": "text/plain, */*;q=0.5", "Accept-Encoding": "identity"})
        )

    def __enter__(self) -> Self:
        self._exchange.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exchange.__exit__(kind, error, trace)

    def get(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched | NotModified:
        """Return the page at `address`, or NotModified where it is still the one that the other two name.

        Raises:
            IntakeError: "ADDRESS: reason. What to do." for everything that gives no page.
        """
        headers = {"Accept": ACCEPTED, "Accept-Encoding": CODINGS}
        for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)):
            if value is not None and _SENDABLE.fullmatch(value):
                headers[name] = value
        self._pace.begin_fetch()
        self._wire.deadline = self._clock() + self._timeout
        trail: list[Address] = []
        try:
            trail.append(parse_address(address))
            while True:
                self._robots.rules_for(trail[-1]).check(trail[-1])
                found = self._visit(address, trail[-1], headers)
                if not isinstance(found, Address):
                    return found
                _refuse_circle(trail, found)
                trail.append(found)
        except IntakeError as error:
            way = f"redirected to {shown(trail[-1].text)}: " if len(trail) > 1 else ""
            raise IntakeError(f"{shown(address)}: {way}{error}") from error

    def _visit(self, given: str, address: Address, headers: dict[str, str]) -> Fetched | NotModified | Address:
        """Ask for one address, once more where the site is busy and says that it will be only for a moment."""
        with self._ask(address, headers) as answer:
            patience = answer.retry_after if answer.status in _BUSY else None
            if patience is None or patience > min(MAX_RETRY_AFTER, self._wire.left()):
                return self._take(answer, given, address, headers)
        self._sleep(patience)
        with self._ask(address, headers) as answer:
            return self._take(answer, given, address, headers)

    def _take(
        self, answer: Answer, given: str, address: Address, headers: dict[str, str]
    ) -> Fetched | NotModified | Address:
        etag, last_modified = answer.header("ETag"), answer.header("Last-Modified")
        location = answer.header("Location")
        if answer.status in REDIRECTS and location is not None:
            try:
                return parse_address(location, address)
            except IntakeError as error:
                raise IntakeError(f"redirected to {shown(location)}: {error}") from error
        if answer.status == 304 and not headers.keys().isdisjoint({"If-None-Match", "If-Modified-Since"}):
            return NotModified(given, etag, last_modified)
        refuse_status(answer)
        refuse_media(answer)
        page = Page(
            inflate(answer.read(self._max_bytes), answer.codings, self._max_bytes),
            path=given,
            key=address.text,
            media_type=answer.media_type,
            charset=answer.charset,
            address=address.text,
            fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        return Fetched(page, etag, last_modified)

    @contextmanager
    def _ask(self, address: Address, headers: dict[str, str]) -> Iterator[Answer]:
        rules = self._robots.known(address)
        self._wire.deadline += self._pace.wait(address.host, rules.crawl_delay if rules else 0.0)
        try:
            with self._exchange.send(address, {"User-Agent": _name(), **headers}) as answer:
                yield answer
        finally:
            self._pace.asked(address.host)


def _name() -> str:
    # The package itself cannot be asked: it knows the engine, which no station may import.
    return f"sayso/{version('sayso')} (reads news pages; obeys robots.txt)"


def _refuse_circle(trail: list[Address], found: Address) -> None:
    if found in trail:
        raise IntakeError("a redirect in a circle. Open it in a browser and give the address that it ends at.")
    if len(trail) > MAX_REDIRECTS:
        raise IntakeError(
            f"more than {MAX_REDIRECTS} redirects. Open it in a browser and give the address that it ends at."
        )
