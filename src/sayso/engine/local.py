"""One machine, one process: a file in, a reading out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.errors import IntakeError, UsageError
from sayso.intake import DEFAULT_MAX_BYTES, Failure, discover, open_page
from sayso.language import Parser
from sayso.reading.pipeline import read_article
from sayso.records import Article, Page, Reading

if TYPE_CHECKING:
    from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Options:
    """What a person knows of pages better than the pages do; None leaves it to the page.

    `published` is an ISO 8601 date, `encoding` a name that Python knows, `max_bytes` the size of the largest page
    that is read; `plain` keeps all visible text of an HTML page, not only its article.
    """

    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    plain: bool = False
    max_bytes: int = DEFAULT_MAX_BYTES

    def __post_init__(self) -> None:
        from datetime import date

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
        if self.max_bytes < 1:
            raise UsageError("The largest size of a page is at least 1 byte.")


def load_parser() -> Parser:
    """Return the parser of this process; the first call loads it (under two seconds)."""
    from sayso.language.spacy_parser import load_parser

    return load_parser()


def reader_name() -> str:
    """Return who reads: whatever changes in it makes the ledger read an article again.

    It loads no parser, so that a batch of which everything is known ends at once.
    """
    from sayso import __version__
    from sayso.language.spacy_parser import SpacyParser

    return f"sayso {__version__}, rules, {SpacyParser.name}"


def open_article(page: Page, options: Options, kind: Literal["text", "html"] | None = None) -> Article:
    """Return the article of a page, with what the person knows of it put in."""
    article = open_page(page, outlet=options.outlet, encoding=options.encoding, kind=kind, plain=options.plain)
    return replace(article, published=options.published) if options.published else article


def read(
    path: str | os.PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Reading:
    """Read one file and return what it says, and on whose say-so.

    Raises:
        UsageError: there is no such file, it is a folder (see `read_all`), or an option makes no sense.
        IntakeError: the file cannot be read, or holds no article.
        ModelError: the parser's weights are absent or are other ones.
    """
    if Path(path).is_dir():
        raise UsageError(f"{os.fspath(path)}: a folder. Read it with sayso.read_all, which yields its articles.")
    options = Options(outlet, published, encoding, plain, max_bytes)
    for found in discover([os.fspath(path)], _stdin(), max_bytes):
        if isinstance(found, Failure):
            raise IntakeError(str(found))
        return read_article(open_article(found, options), load_parser())
    raise IntakeError(f"{os.fspath(path)}: nothing was found there.")


def read_all(
    paths: Sequence[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    max_bytes: int = DEFAULT_MAX_BYTES,
) -> Iterator[Reading | IntakeError]:
    """Yield a reading for every file that the paths name, folders included, or the error that kept it from one.

    Raises:
        UsageError: a path does not exist, or an option makes no sense.
        ModelError: the parser's weights are absent or are other ones.
    """
    options = Options(outlet, published, encoding, plain, max_bytes)
    for found in discover([os.fspath(path) for path in paths], _stdin(), max_bytes):
        if isinstance(found, Failure):
            yield IntakeError(str(found))
            continue
        try:
            yield read_article(open_article(found, options), load_parser())
        except IntakeError as error:
            yield error


def read_text(text: str, *, outlet: str | None = None, published: str | None = None, path: str = "text") -> Reading:
    """Read an article that is at hand as text; offsets refer to `text` (lone surrogates become U+FFFD).

    Raises:
        UsageError: `published` is no date.
        IntakeError: the text holds no word.
        ModelError: the parser's weights are absent or are other ones.
    """
    data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    options = Options(outlet, published, "utf-8")
    return read_article(open_article(Page(data, path, path), options, "text"), load_parser())


def _stdin() -> BinaryIO | None:
    return getattr(sys.stdin, "buffer", None)
