"""What a fetch gives back: a page, or the word that the page is still the one we have."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Page


@dataclass(frozen=True)
class Fetched:
    """A page from the web, and what to ask with next time so that it is sent only if it has changed.

    `etag` and `last_modified` are the site's own words, None where it said nothing.
    """

    page: Page
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True)
class NotModified:
    """The site says that the page at `address`, as it was given, is the one that `etag` or `last_modified` name."""

    address: str
    etag: str | None = None
    last_modified: str | None = None
