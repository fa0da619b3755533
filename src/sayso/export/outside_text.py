"""Text from the outside, made safe to show: nothing here is trusted, and nothing changes its length."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from sayso.records import content_id

REPLACEMENT = "\ufffd"
PICTURES: dict[int, str] = {
    # Control pictures (U+2400 …) show what a browser would drop, or turn into something else.
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x0D: " ",  # HTML knows no carriage return; as a space it keeps its place
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    **dict.fromkeys(range(0xFDD0, 0xFDF0), REPLACEMENT),
    **dict.fromkeys((plane + last for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)), REPLACEMENT),
}
SURROGATE = re.compile("[\ud800-\udfff]")
PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


def show_controls(text: str) -> str:
    """Return `text` with a visible sign for each character that HTML cannot carry, one for one.

    >>> show_controls("a\\x00b\\x7f")
    'a␀b␡'
    """
    return SURROGATE.sub(REPLACEMENT, text).translate(PICTURES)


def finish_value(value: object) -> object:
    """Make a value ready for a template's escaping: None is nothing, our own markup stays as it is."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return show_controls(value)


def web_address(address: str | None) -> str | None:
    """Return the address if a reader may be led there: http or https, with a host, free of spaces and controls.

    >>> web_address("https://ferry.example/a"), web_address("javascript:alert(1)")
    ('https://ferry.example/a', None)
    """
    if not address or not address.isprintable() or " " in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:  # "http://[" and the like
        return None
    return address if parts.scheme in {"http", "https"} and parts.hostname else None


def language_tag(language: str | None) -> str | None:
    """Return the language if it has the form of a BCP 47 tag, which is what `lang` may hold."""
    return language if language and LANGUAGE_TAG.fullmatch(language) else None


def anchor(record_id: str) -> str:
    """Return a name for a record that can stand in an `id` and an address: the id itself where it is plain."""
    return record_id if PLAIN_ID.fullmatch(record_id) else content_id("anchor", record_id)
