"""What became of a page that sayso came to: an article, nothing new, or a failure with its reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """The last time that a page was come to.

    `path` and `key` are the page's; `sha256` that of its bytes, None where none came. `reader` is who read it, `said`
    what the person knew of it better. `article` is the id of what it gave; `reason` says why it gave none. A `lasting`
    reason lies in the bytes: reading them again would only find it again. `etag` and `last_modified` are what the
    server of an address called its page.
    """

    path: str
    key: str
    reader: str
    said: str = ""
    sha256: str | None = None
    article: str | None = None
    reason: str | None = None
    lasting: bool = False
    etag: str | None = None
    last_modified: str | None = None
