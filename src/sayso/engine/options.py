"""What a person knows of pages better than the pages do, and what is wanted of them."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from sayso.errors import UsageError
from sayso.intake import DEFAULT_MAX_BYTES

_LANGUAGE = re.compile("[a-z]{2,3}")

RULES = "rules"
"""The model that is none: the reader without weights."""

DEFAULT_SECONDS = 120.0
"""A long page takes 2 seconds, the longest article that is read half a minute; a page that hangs stops one core."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person says of all pages of a call; None leaves it to the page.

    `published` is an ISO 8601 date, `encoding` a name that Python knows, `max_bytes` the size of the largest page
    that is read; `plain` keeps all visible text of an HTML page, not only its article. `model` says who finds the
    attributions: None the trained reader that comes with sayso, "rules" the rules, else the folder of a trained one.

    `languages` (primary tags of BCP 47) and `outlets` (host names) are those to keep; none keep all. `allow_private`
    lets addresses lead into private networks. `seconds` is how long one page may take.
    """

    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    plain: bool = False
    max_bytes: int = DEFAULT_MAX_BYTES
    model: str | None = None
    languages: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    allow_private: bool = False
    seconds: float = DEFAULT_SECONDS

    def __post_init__(self) -> None:
        if self.encoding is not None:
            try:
                b" ".decode(self.encoding, "replace")
            except (LookupError, ValueError):
                raise UsageError(
                    f"{self.encoding!r} is no encoding. Try utf-8, windows-1252 or windows-1251."
                ) from None
        if self.published is not None:
            try:
                date.fromisoformat(self.published[:10])
            except ValueError:
                raise UsageError(f"{self.published!r} is no date. Write it as 2025-10-15.") from None
        if self.model is not None and self.model != RULES and not (self.model and Path(self.model).is_dir()):
            raise UsageError(f"{self.model}: no such folder. Name one that `sayso train` made, or {RULES!r}.")
        for tag in self.languages:
            if _LANGUAGE.fullmatch(tag) is None:
                raise UsageError(f"{tag!r} is no language tag. Write it as en or es.")
        if self.max_bytes < 1:
            raise UsageError("The largest size of a page is at least 1 byte.")
        if not self.seconds > 0:
            raise UsageError("A page may take more than 0 seconds.")

    @property
    def said(self) -> str:
        """What the person says that changes an article, as text that two calls can be compared by; "" for nothing."""
        said = {name: value for name, value in asdict(self).items() if name in _CHANGES_ARTICLES and value}
        return json.dumps(said, ensure_ascii=False) if said else ""

    @property
    def passing(self) -> str:
        """What is noted of a page in a language that is not wanted: under other wishes it is looked at again."""
        return f"{self.said} {','.join(sorted(self.languages))}"


_CHANGES_ARTICLES = frozenset({"outlet", "published", "encoding", "plain"})
