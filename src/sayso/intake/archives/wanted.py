"""Decides from the first bytes of a record whether it may hold an article."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sayso.intake.archives.head import Head
from sayso.intake.archives.http import Answer
from sayso.intake.sniff import kind_of, name_binary

MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
"""Types that an article comes in."""

_SCHEMES = frozenset({"", "http", "https", "ftp", "file"})
"""What a page's address starts with. Crawlers store their own notes and pictures under others (metadata:, urn:)."""

_KINDS = frozenset({"response", "resource", "conversion"})
_TYPE = re.compile(r"\s*([\w!#$&^.+-]+/[\w!#$&^.+-]+)\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)
_OK = 200
_SAMPLE = 2_048
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def media_type_of(content_type: str) -> str | None:
    """Return the type that a Content-Type names, in lower case; None where it names none."""
    found = _TYPE.match(content_type)
    return found[1].lower() if found else None


def charset_of(content_type: str) -> str | None:
    """Return the charset that a Content-Type names, as it is written; None where it names none."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def why_not_by_head(head: Head) -> str | None:
    """Return why a record is passed over, going by its head; None where it is not."""
    if head.kind not in _KINDS:
        return head.kind if head.kind in ("revisit", "request", "metadata", "warcinfo") else "other record"
    if head.kind == "response" and media_type_of(head.media_type) not in ("application/http", None):
        return "other record"
    try:
        parts = urlsplit(head.address or "")
    except ValueError:  # brackets that hold no IPv6 address: still an address that was answered
        return None
    if parts.scheme not in _SCHEMES:
        return "other record"
    return "robots.txt" if parts.path.lower() == "/robots.txt" else None


def why_not_by_answer(answer: Answer | None, content_type: str) -> str | None:
    """Return why a record is passed over, going by status and type; None where it is not."""
    if answer is not None and answer.status != _OK:
        return "redirect" if answer.status // 100 == 3 else "other status"
    media_type = media_type_of(content_type)
    return None if media_type is None or media_type in MEDIA_TYPES else "other type"


def may_be_page(data: bytes) -> bool:
    """Tell whether a page whose type nobody names may be an article: HTML, PDF, or text."""
    if data.startswith(b"%PDF-"):
        return True
    sample = data[:_SAMPLE]
    if name_binary(data) is not None:
        return False
    return kind_of("", sample.decode("utf-8", "replace")) == "html" or _CONTROLS.search(sample) is None
