"""One machine, one process: a file in, a reading out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.crosscheck import relate
from sayso.engine.options import RULES, Options
from sayso.engine.sources import pages_of
from sayso.errors import IntakeError, UsageError
from sayso.intake import DEFAULT_MAX_BYTES, Failure, open_grounded
from sayso.language import Parser
from sayso.reading.pipeline import MUTE, READ, ByRules, Finder, read_article
from sayso.records import Article, Grounding, Page, Reading

if TYPE_CHECKING:
    from typing import BinaryIO


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
    return open_capture(page, options, kind)[0]


def open_capture(
    page: Page, options: Options, kind: Literal["text", "html"] | None = None
) -> tuple[Article, Grounding]:
    """Return the article of a page, with what the person knows of it put in, and the bytes that carry it."""
    article, grounding = open_grounded(
        page, outlet=options.outlet, encoding=options.encoding, kind=kind, plain=options.plain
    )
    return replace(article, published=options.published) if options.published else article, grounding


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
    """Read one file or address and return what it says, and on whose say-so.

    `model` is None for the trained reader that comes with sayso, "rules", or the folder of another.

    Raises:
        UsageError: there is no such file, it is a folder (see `read_all`), or an option makes no sense.
        IntakeError: the file cannot be read, or holds no article.
        ModelError: weights are absent or are other ones.
    """
    if Path(path).is_dir():
        raise UsageError(f"{os.fspath(path)}: a folder. Read it with sayso.read_all, which yields its articles.")
    options = Options(outlet, published, encoding, plain, max_bytes, model)
    for found in pages_of([os.fspath(path)], options, _stdin()):
        if isinstance(found, Failure):
            raise IntakeError(str(found))
        if isinstance(found, Page):
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
    """Yield a reading for every page that the paths name, or the error that kept it from one.

    Paths are files, folders, archives and addresses.

    Raises:
        UsageError: a path does not exist, or an option makes no sense.
        ModelError: weights are absent or are other ones.
    """
    options = Options(outlet, published, encoding, plain, max_bytes, model)
    for found in pages_of([os.fspath(path) for path in paths], options, _stdin()):
        if not isinstance(found, Page):
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
