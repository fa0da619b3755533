"""Addresses of the web, brought to one spelling, so that what is checked is what is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import IntakeError

MAX_CHARACTERS = 8_000
"""What HTTP asks every server to accept (RFC 9110, 4.1); longer ones are data in disguise."""

MOST_SHOWN = 200
"""Characters of an address in a message: enough to find it again, and a screen stays readable."""

_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,254}$)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?")
"""Names and their parts no longer than DNS has them (RFC 1035, 2.3.4)."""
_IPV6 = re.compile(r"[0-9a-f:.]*:[0-9a-f:.]*")


@dataclass(frozen=True)
class Address:
    """A valid address: names in Punycode, the rest percent-encoded, without a fragment.

    `text` is the whole; `authority` the host as the site is named to (with its port where that is not the usual one);
    `target` the path and the query.
    """

    scheme: str
    host: str
    port: int
    authority: str
    target: str

    @property
    def origin(self) -> str:
        """Return scheme and authority: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def text(self) -> str:
        """Return the whole address."""
        return self.origin + self.target


def parse_address(text: str, base: Address | None = None) -> Address:
    """Return the address that `text` spells, read from `base` where it is relative.

    >>> parse_address("http://Zeitung.example/Ä?q=1#top").text
    'http://zeitung.example/%C3%84?q=1'

    Raises:
        IntakeError: a reason without the address: not of the web, not valid, too long, or with a password in it.
    """
    import httpx  # here: reading a file must not pay for it

    text = text.strip()
    if len(text) > MAX_CHARACTERS:
        raise IntakeError(f"an address of more than {MAX_CHARACTERS} characters. Shorten it.")
    try:
        url = httpx.URL(text) if base is None else httpx.URL(base.text).join(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise IntakeError("not a valid address. Check the spelling.") from error
    if url.scheme not in _PORTS:
        raise IntakeError("not an address of the web. Begin it with http:// or https://.")
    if url.userinfo:
        raise IntakeError("an address with a user name or password. Leave them out: sayso signs in nowhere.")
    host = url.raw_host.decode("ascii").lower()
    is_ipv6 = _IPV6.fullmatch(host) is not None
    if not is_ipv6 and not _NAME.fullmatch(host):
        raise IntakeError("an address without a valid host name. Check the spelling.")
    port = _PORTS[url.scheme] if url.port is None else url.port
    if not 0 < port < 65_536:
        raise IntakeError(f"{port} is no port. Use one between 1 and 65535, or leave it out.")
    authority = f"[{host}]" if is_ipv6 else host
    if port != _PORTS[url.scheme]:
        authority += f":{port}"
    return Address(url.scheme, host, port, authority, url.raw_path.decode("ascii"))


def shown(address: str) -> str:
    """Return an address for a message: one line, printable, not endless."""
    line = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in address)
    return line if len(line) <= MOST_SHOWN else line[:MOST_SHOWN] + "…"
