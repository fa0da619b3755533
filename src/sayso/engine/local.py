"""One machine, one process: a file in, a reading out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.crosscheck import relate
from sayso.errors import IntakeError, UsageError
from sayso.intake import DEFAULT_MAX_BYTES, Failure, discover, open_page
from sayso.language import Parser
from sayso.reading.pipeline import MUTE, READ, ByRules, Finder, read_article
from sayso.records import Article, Page, Reading

if TYPE_CHECKING:
    from typing import BinaryIO


RULES = "rules"
"""The model that is none: the reader without weights."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person knows of pages better than the pages do; None leaves it to the page.

    `published` is an ISO 8601 date, `encoding` a name that Python knows, `max_bytes` the size of the largest page
    that is read; `plain` keeps all visible text of an HTML page, not only its article. `model` says who finds the
    attributions: None the trained reader that comes with sayso, "rules" the rules, else the folder of a trained one.
    """

    outlet: str | None = None
    published: str | None = None
    encoding: str | None = None
    plain: bool = False
    max_bytes: int = DEFAULT_MAX_BYTES
    model: str | None = None

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
        if self.model is not None and self.model != RULES and not (self.model and Path(self.model).is_dir()):
            raise UsageError(f"{self.model}: no such folder. Name one that `sayso train` made, or {RULES!r}.")
        if self.max_bytes < 1:
            raise UsageError("The largest size of a page is at least 1 byte.")


def load_parser() -> Parser:
    """Return the parser of this process; the first call loads it (under two seconds)."""
    from sayso.language.spacy_parser import load_parser

    return load_parser()


@cache
def load_finder(model: str | None = None) -> Finder:
    """Return what finds the attributions; the first call loads its weights (a third of a second).

    Raises:
        ModelError: the weights are absent, or are not the ones that their card describes.
    """
    if model == RULES:
        return ByRules
    from sayso.reading.trained import SHIPPED, TrainedFinder

    return TrainedFinder(Path(model) if model is not None else SHIPPED, READ - MUTE)


@cache
def reader_name(model: str | None = None) -> str:
    """Return who reads: whatever changes in it makes the ledger read an article again.

    It loads no weights, so that a batch of which everything is known ends at once.

    Raises:
        ModelError: there is no card of the model.
    """
    from sayso import __version__
    from sayso.language.spacy_parser import SpacyParser

    finder = RULES
    if model != RULES:
        from sayso.reading.trained import SHIPPED, read_card

        finder = read_card(Path(model) if model is not None else SHIPPED).label
    return f"sayso {__version__}, {finder}, {SpacyParser.name}"


def read_page(page: Page, options: Options) -> Reading:
    """Return what a page says, and on whose say-so.

    Raises:
        IntakeError: the page holds no article.
        ModelError: weights are absent or are other ones.
    """
    return read_opened(open_article(page, options), options.model)


def read_opened(article: Article, model: str | None = None) -> Reading:
    """Return what an article says, on whose say-so, and how what it says stands to each other.

    Raises:
        ModelError: weights are absent or are other ones.
    """
    reading = read_article(article, load_parser(), load_finder(model))
    return replace(reading, relations=relate([reading]))


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
    model: str | None = None,
) -> Reading:
    """Read one file and return what it says, and on whose say-so.

    `model` is None for the trained reader that comes with sayso, "rules", or the folder of another.

    Raises:
        UsageError: there is no such file, it is a folder (see `read_all`), or an option makes no sense.
        IntakeError: the file cannot be read, or holds no article.
        ModelError: weights are absent or are other ones.
    """
    if Path(path).is_dir():
        raise UsageError(f"{os.fspath(path)}: a folder. Read it with sayso.read_all, which yields its articles.")
    options = Options(outlet, published, encoding, plain, max_bytes, model)
    for found in discover([os.fspath(path)], _stdin(), max_bytes):
        if isinstance(found, Failure):
            raise IntakeError(str(found))
        return read_page(found, options)
    raise IntakeError(f"{os.fspath(path)}: nothing was found there.")


def read_all(
    paths: Sequence[str | os.PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    encoding: str | None = None,
    plain: bool = False,
    max_bytes: int = DEFAULT_MAX_BYTES,
    model: str | None = None,
) -> Iterator[Reading | IntakeError]:
    """Yield a reading for every file that the paths name, folders included, or the error that kept it from one.

    Raises:
        UsageError: a path does not exist, or an option makes no sense.
        ModelError: weights are absent or are other ones.
    """
    options = Options(outlet, published, encoding, plain, max_bytes, model)
    for found in discover([os.fspath(path) for path in paths], _stdin(), max_bytes):
        if isinstance(found, Failure):
            yield IntakeError(str(found))
            continue
        try:
            yield read_page(found, options)
        except IntakeError as error:
            yield error


def read_text(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    path: str = "text",
    model: str | None = None,
) -> Reading:
    """Read an article that is at hand as text; offsets refer to `text` (lone surrogates become U+FFFD).

    Raises:
        UsageError: `published` is no date.
        IntakeError: the text holds no word.
        ModelError: weights are absent or are other ones.
    """
    data = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    options = Options(outlet, published, "utf-8", model=model)
    return read_opened(open_article(Page(data, path, path), options, "text"), model)


def _stdin() -> BinaryIO | None:
    return getattr(sys.stdin, "buffer", None)
