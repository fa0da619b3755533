"""What sites let robots read: their robots.txt, asked for once and obeyed (RFC 9309)."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from protego import Protego

from sayso.errors import IntakeError
from sayso.intake.inflate import inflate
from sayso.intake.web.address import Address, parse_address
from sayso.intake.web.answer import Answer
from sayso.intake.web.status import REDIRECTS

PRODUCT = "sayso"
"""The name that a robots.txt can address us by."""

MAX_BYTES = 500 * 1024
"""What the standard has robots read at least; what follows counts as absent."""

MAX_REDIRECTS = 5
"""As in the standard: after five, the file counts as absent."""

MAX_SITES = 256
"""Files kept at a time; more sites than that in one batch are asked again."""

TOO_MANY_REQUESTS = 429

_UNREAD = "the site's robots.txt could not be read"
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent(?=[\s:])[\s:]*([a-z_-]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Rules:
    """What one site allows; `refusal` is why nothing is, None where `rules` decide."""

    rules: Protego | None = None
    refusal: str | None = None

    @property
    def crawl_delay(self) -> float:
        """The seconds that the site asks us to leave between two requests, 0 where it says nothing."""
        return (self.rules.crawl_delay(PRODUCT) if self.rules else None) or 0.0

    def check(self, address: Address) -> None:
        """Raise IntakeError, a reason without the address, if the site does not let us read `address`."""
        if self.refusal is not None:
            raise IntakeError(self.refusal)
        if self.rules is not None and not self.rules.can_fetch(address.text, PRODUCT):
            raise IntakeError(
                "the site's robots.txt does not allow robots to read this page. Save it from a browser and give the "
                "file."
            )


class Robots:
    """Knows the rules of the sites met so far. `ask` sends one request, in its turn."""

    def __init__(self, ask: Callable[[Address], AbstractContextManager[Answer]]) -> None:
        self._ask = ask
        self._known: dict[str, Rules] = {}

    def known(self, address: Address) -> Rules | None:
        """Return the rules of the address's site if they were asked for already."""
        return self._known.get(address.origin)

    def rules_for(self, address: Address) -> Rules:
        """Return the rules of the address's site, asking for them the first time.

        Raises:
            IntakeError: the site cannot be reached, or the file is broken. This is not kept: the next page may find it
            mended.
        """
        rules = self._known.get(address.origin)
        if rules is None:
            rules = self._fetch(parse_address("/robots.txt", address))
            while len(self._known) >= MAX_SITES:
                self._known.pop(next(iter(self._known)))
            self._known[address.origin] = rules
        return rules

    def _fetch(self, address: Address) -> Rules:
        for _ in range(MAX_REDIRECTS + 1):
            with self._ask(address) as answer:
                location = answer.header("Location")
                if answer.status not in REDIRECTS or location is None:
                    return _read(answer)
            try:
                address = parse_address(location, address)
            except IntakeError as error:
                raise IntakeError(f"its robots.txt redirects wrongly: {error}") from error
        return Rules()


def _read(answer: Answer) -> Rules:
    if answer.status >= 500 or answer.status == TOO_MANY_REQUESTS:
        return Rules(refusal=f"{_UNREAD} (status {answer.status}), and without it nothing else is. Try again later.")
    if not 200 <= answer.status < 300:
        return Rules()
    try:
        return parse_rules(inflate(_read_start(answer), answer.codings, MAX_BYTES))
    except IntakeError as error:
        raise IntakeError(f"{_UNREAD}, and without it nothing else is: {error}") from error


def _read_start(answer: Answer) -> bytes:
    body = bytearray()
    for chunk in answer.chunks():
        body += chunk
        if len(body) > MAX_BYTES:
            # The last line may be cut: "Disallow: /" is not what "Disallow: /archive" says.
            del body[MAX_BYTES:]
            del body[body.rfind(b"\n") + 1 :]
            break
    return bytes(body)


def parse_rules(data: bytes) -> Rules:
    """Return what a robots.txt says; lines that mean nothing are passed over.

    Agents other than ours are all given one name: protego keeps the rules of a group once for each of its agents, so
    that 500 kB of 17,000 agents and 20,000 rules would fill the memory.
    """
    lines = []
    for line in data.decode("utf-8", "replace").removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}").splitlines():
        match = _AGENT_LINE.match(line)
        name = match[1].lower() if match else ""
        lines.append(f"User-agent: {PRODUCT if name == PRODUCT else 'another'}" if name else line)
    return Rules(Protego.parse("\n".join(lines)))
