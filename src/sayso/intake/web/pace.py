"""How long to leave a host alone between two requests."""

from __future__ import annotations

from collections.abc import Callable

MAX_CRAWL_DELAY = 30.0
"""Seconds. Some robots.txt ask for hours, meant to keep robots out; a person who waits for one page is no flood."""


class Pace:
    """Waits for our turn at a host: `pause` seconds since our last request there, or its Crawl-delay if longer.

    The Crawl-delay counts between two fetches. The steps of one fetch (robots.txt, redirects within the site) are
    one visit and keep the pause only.
    """

    def __init__(self, pause: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._visited: set[str] = set()

    def begin_fetch(self) -> None:
        """Forget which hosts the last fetch visited."""
        self._visited.clear()

    def wait(self, host: str, crawl_delay: float) -> float:
        """Sleep until the host may be asked again; return the seconds that this took of the clock."""
        wanted = self._pause if host in self._visited else max(self._pause, min(crawl_delay, MAX_CRAWL_DELAY))
        start = self._clock()
        remaining = self._last[host] + wanted - start if host in self._last else 0.0
        self._visited.add(host)
        if remaining <= 0:
            return 0.0
        self._sleep(remaining)
        return self._clock() - start

    def asked(self, host: str) -> None:
        """Note that a request to `host` ends now."""
        self._last[host] = self._clock()
