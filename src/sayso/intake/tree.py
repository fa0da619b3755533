"""Parses a page of HTML into an lxml tree from which no text is missing.

libxml2 stops reading at 256 nested tags and says nothing, so pages that nest deeper are flattened first; what XML
cannot hold (NUL, control characters, lone surrogates) becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from sayso.intake.vocabulary import markup_names

MAX_DEPTH = 200
"""Tags kept inside each other; libxml2 gives up at 256, and adds html, body, tbody of its own."""

BLOCK_TAGS = markup_names("block_tags")
_VOID_TAGS = markup_names("void_tags")
_RAW_TEXT_TAGS = markup_names("raw_text_tags")
_IMPLIED_ENDS = markup_names("implied_end_tags")
_RAW_TEXT_END = {name: re.compile(f"</{name}[^>]{{0,100}}>?", re.IGNORECASE) for name in _RAW_TEXT_TAGS}
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_UNSTORABLE_ENTITY = re.compile(
    r"&#(?:0*(?:[0-8]|11|1[4-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF]))(?:;|\b)"
)
_TAG_START = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*)")
_TAG_REST = re.compile(r"(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^'\"<>])*+>")
_LONGEST_TAG = 4000
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>")

_DECLARATION_BYTES = 4096
"""Browsers look at 1,024 bytes; saved pages carry comments and scripts before the declaration."""


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its first bytes, None where it names none."""
    start = data[:_DECLARATION_BYTES]
    found = _XML_ENCODING.match(start) or _META_CHARSET.search(start)
    return found[1].decode("ascii") if found else None


def parse_html(text: str) -> HtmlElement | None:
    """Return the root of the page, None where there is nothing that could be an element."""
    text = _XML_DECLARATION.sub("", text, count=1) if text.lstrip()[:5] == "<?xml" else text
    text = _UNSTORABLE_ENTITY.sub("\ufffd", _UNSTORABLE.sub("\ufffd", text))
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root: HtmlElement = document_fromstring(flatten(text).encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    return root


def flatten(text: str, max_depth: int = MAX_DEPTH) -> str:
    """Return the page without the tags that lie deeper than `max_depth`; their text stays, blocks stay apart.

    >>> flatten("<div><div><p>deep</p></div></div>", max_depth=2)
    '<div><div><br><br>deep<br><br></div></div>'
    """
    kept: list[str] = []
    opened: list[tuple[str, bool]] = []
    counts: Counter[str] = Counter()
    depth = copied = position = 0
    while (position := text.find("<", position)) != -1:
        if text.startswith("<!--", position):
            position = _after(text, "-->", position)
            continue
        tag = _TAG_START.match(text, position)
        end = _tag_end(text, tag.end()) if tag else -1
        if tag is None or end == -1:
            position += 1
            continue
        name = tag[2].lower()
        dropped = False
        if tag[1]:
            dropped = depth >= max_depth and not counts[name]
            while counts[name]:
                last, was_kept = opened.pop()
                counts[last] -= 1
                depth -= was_kept
                if last == name:
                    dropped = not was_kept
                    break
        elif name in _RAW_TEXT_TAGS:
            found = _RAW_TEXT_END[name].search(text, end)
            position = found.end() if found else len(text)
            continue
        elif name not in _VOID_TAGS:
            if opened and opened[-1][0] in _IMPLIED_ENDS and name == opened[-1][0]:
                last, was_kept = opened.pop()
                counts[last] -= 1
                depth -= was_kept
            dropped = depth >= max_depth
            opened.append((name, not dropped))
            counts[name] += 1
            depth += not dropped
        if dropped:
            kept += (text[copied:position], "<br><br>" if name in BLOCK_TAGS else "")
            copied = end
        position = end
    return "".join(kept) + text[copied:] if kept else text


def _tag_end(text: str, position: int) -> int:
    """Return where the tag ends whose name ends at `position`, -1 where it does not."""
    if rest := _TAG_REST.match(text, position):
        return rest.end()
    # A stray quotation mark: browsers end the tag at the next ">" all the same.
    return text.find(">", position, position + _LONGEST_TAG) + 1 or -1


def _after(text: str, mark: str, position: int) -> int:
    end = text.find(mark, position)
    return len(text) if end == -1 else end + len(mark)
