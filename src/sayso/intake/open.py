"""Opens a page: decides what it is and hands it to the reader of that kind."""

from __future__ import annotations

from dataclasses import replace

from sayso.errors import IntakeError
from sayso.intake.decode import Decoded, declared_encoding, decode
from sayso.intake.feeds import is_feed
from sayso.intake.mail import is_mail, unwrap
from sayso.intake.sniff import HTML_TYPES, PageKind, is_mostly_control, is_pdf, kind_of, name_binary
from sayso.intake.text import read_text
from sayso.records import Article, Grounding, Page

MAX_CHARACTERS = 500_000
"""Code points of the longest article: 80,000 words, read in half a minute. Longer texts are no article, but a data
dump, a book, or a whole archive in one file."""


def open_page(
    page: Page,
    *,
    outlet: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
    plain: bool = False,
) -> Article:
    """Return the article that a page holds; see `open_grounded`."""
    return open_grounded(page, outlet=outlet, encoding=encoding, kind=kind, plain=plain)[0]


def open_grounded(
    page: Page,
    *,
    outlet: str | None = None,
    encoding: str | None = None,
    kind: PageKind | None = None,
    plain: bool = False,
) -> tuple[Article, Grounding]:
    """Return the article that a page holds, in version 1 (the ledger knows earlier ones), and its grounding.

    `outlet` and `encoding` count before anything that the page says; `kind` before its extension and its first
    characters. `plain` keeps all visible text of an HTML page, not only the article's body, and makes every region
    of a text file a paragraph. Of a mail or a saved page with its pictures the part that carries the article is opened.

    Raises:
        IntakeError: the page is empty, binary, endless, or without any article text; the message says what to do.
        UsageError: `encoding` is not the name of an encoding.
    """
    if not page.data:
        raise IntakeError(f"{page.path}: the file is empty. Save the page again.")
    if kind is None and is_pdf(page.data):
        # Imported here, as all that follows: what a page of another kind needs is not its to wait for.
        from sayso.intake.pdf import read_pdf

        return read_pdf(page, outlet=outlet)
    if kind is None and is_mail(page.data):
        return _open_mail(page, outlet=outlet, encoding=encoding, plain=plain)
    if binary := name_binary(page.data):
        raise IntakeError(f"{page.path}: {binary}, not text or HTML. Save its text as a .txt file first.")
    return _open_decoded(
        page,
        decode(page.data, encoding, (page.charset, declared_encoding(page.data))),
        outlet=outlet,
        kind=kind,
        plain=plain,
    )


def _open_mail(page: Page, *, outlet: str | None, encoding: str | None, plain: bool) -> tuple[Article, Grounding]:
    """Open the part of a mail that carries the article; what the part does not say of itself, the mail may."""
    part = unwrap(page)
    is_html = part.media_type in HTML_TYPES
    said = (part.charset, declared_encoding(part.data) if is_html else None)
    known = replace(
        page,
        address=page.address or part.address,
        outlet=page.outlet or part.sender,
        published=page.published or part.date,
        fetched=page.fetched or part.fetched,
    )
    article, grounding = _open_decoded(
        known,
        decode(part.data, encoding, said),
        outlet=outlet,
        kind="html" if is_html else "text",
        plain=plain,
        part=part.number,
    )
    return replace(article, title=article.title or part.subject), grounding


def _open_decoded(
    page: Page, decoded: Decoded, *, outlet: str | None, kind: PageKind | None, plain: bool, part: int | None = None
) -> tuple[Article, Grounding]:
    text = decoded.text
    if not text.strip(" \t\r\n\f\v\x00\u200b\ufeff"):
        raise IntakeError(f"{page.path}: nothing but white space. Save the page again.")
    if is_mostly_control(text):
        raise IntakeError(
            f"{page.path}: binary data, not text or HTML. If it is text, name its encoding with --encoding."
        )
    if (kind or kind_of(page.path, text[:8192], page.media_type)) == "text":
        _refuse_endless(page, text)
        return read_text(page, decoded, outlet=outlet, plain=plain, part=part)
    if is_feed(page.data):
        raise IntakeError(
            f"{page.path}: a feed, not an article. `sayso watch {page.path}` reads the articles it names."
        )
    from sayso.intake.html import read_html

    found = read_html(page, decoded, outlet=outlet, plain=plain, part=part)
    _refuse_endless(page, found[0].text)
    return found


def _refuse_endless(page: Page, text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise IntakeError(
            f"{page.path}: {len(text):,} characters of text, more than any article has (at most {MAX_CHARACTERS:,} are "
            "read). Split it into its articles."
        )
