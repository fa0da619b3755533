"""Opens a page: decides what it is and hands it to the reader of that kind."""

from __future__ import annotations

from sayso.errors import IntakeError
from sayso.intake.decode import declared_encoding, decode
from sayso.intake.sniff import PageKind, is_mostly_control, kind_of, name_binary
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
    of a text file a paragraph.

    Raises:
        IntakeError: the page is empty, binary, endless, or without any article text; the message says what to do.
        UsageError: `encoding` is not the name of an encoding.
    """
    if not page.data:
        raise IntakeError(f"{page.path}: the file is empty. Save the page again.")
    if binary := name_binary(page.data):
        raise IntakeError(f"{page.path}: {binary}, not text or HTML. Save its text as a .txt file first.")
    decoded = decode(page.data, encoding, (page.charset, declared_encoding(page.data)))
    text = decoded.text
    if not text.strip(" \t\r\n\f\v\x00\u200b\ufeff"):
        raise IntakeError(f"{page.path}: nothing but white space. Save the page again.")
    if is_mostly_control(text):
        raise IntakeError(
            f"{page.path}: binary data, not text or HTML. If it is text, name its encoding with --encoding."
        )
    if (kind or kind_of(page.path, text[:8192])) == "text":
        _refuse_endless(page, text)
        return read_text(page, decoded, outlet=outlet, plain=plain)
    # Imported here: lxml and trafilatura take 0.3 s to load, which plain text need not pay.
    from sayso.intake.html import read_html

    found = read_html(page, decoded, outlet=outlet, plain=plain)
    _refuse_endless(page, found[0].text)
    return found


def _refuse_endless(page: Page, text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise IntakeError(
            f"{page.path}: {len(text):,} characters of text, more than any article has (at most {MAX_CHARACTERS:,} are "
            "read). Split it into its articles."
        )
