"""Rewrites a page of HTML so that its tree can be trusted: nothing nests too deep, and every text knows its place.

A parser of HTML gives no positions and lxml drops what nests 256 tags deep. So the source is cut into tags and texts
here, as the HTML Living Standard cuts it ("Tokenization"). Every text is given on with its character references
undone and with a mark before its first word; wherever the parser then puts that text, the mark is beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from sayso.intake.decode import REPLACEMENT
from sayso.intake.vocabulary import markup_names

MAX_DEPTH = 200
"""Tags kept inside each other; libxml2 gives up at 256, and adds html, body, tbody of its own."""

BLOCK_TAGS = markup_names("block_tags")
_HEAD_TAGS = markup_names("head_tags")
_BODIES = frozenset({"body", "frameset"})
_ONCE = frozenset({"html", "body"})
_VOID_TAGS = markup_names("void_tags")
_LITERAL_TAGS = frozenset({"xmp", "plaintext"})
"""Elements that show their content as it is, tags and all; the parser gets them as <pre>."""
_RAW_TEXT_TAGS = markup_names("raw_text_tags") | _LITERAL_TAGS
_IMPLIED_ENDS = markup_names("implied_end_tags")
_RAW_TEXT_END = {name: re.compile(f"</{name}(?=[\\s/>])[^>]*>?", re.IGNORECASE) for name in _RAW_TEXT_TAGS}
_RAW_TEXT_END["plaintext"] = re.compile(r"\Z")  # nothing ends it but the page

MARK_START, _MARK_END = "\U0001fffe", "\U0001ffff"
"""Around the number of a text. Unicode keeps these two for such a use inside a program; a page that holds them gets
U+FFFD in their place."""
MARK = re.compile(f"{MARK_START}([0-9]+){_MARK_END}")
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\U0001fffe\U0001ffff]")
_CONTROLS = bytes([*range(0x09), 0x0B, *range(0x0E, 0x20), 0x7F])
_UNSTORABLE_LEADS = (b"\xed", b"\xef\xbf", b"\xf0\x9f\xbf")
"""How the others of them begin in UTF-8; so do some letters, and then the pattern decides."""
_NUMERIC_REFERENCE = re.compile(r"&#(?:[0-9]{1,100}|[xX][0-9a-fA-F]{1,100});?")
_FEED = re.compile("[\r\f]")
"""White space that a parser turns into other white space, or that a tree does not take back: given on as a space."""
_REFERENCE = re.compile(r"&(?:#[0-9]{1,100};?|#[xX][0-9a-fA-F]{1,100};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")
_MARKUP = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/<>]*)"
    r"((?:[\s/]+|[^\s/><=][^\s/>=]*(?:\s*=\s*(?:\"[^\"]{0,4000}\"|'[^']{0,4000}'|[^\s\"'><][^\s>]*|(?=>)))?)*+>)?|[!?]|/(?=.))",
    re.DOTALL,
)
_DRAWING = re.compile(
    r"(?:[^<]+|</?(?:a|circle|clippath|defs|desc|ellipse|filter|fe[a-z]+|g|image|line|lineargradient|mask|metadata|path|"
    r"pattern|polygon|polyline|radialgradient|rect|stop|symbol|title|tspan|use)[\s/>]){0,20000}+(?=</svg\s*>)",
    re.IGNORECASE,
)
"""What an icon consists of, to its end. Nobody reads its paths; anything else in it may be the page going on."""
_COMMENT_END = re.compile("--!?>")
_ATTRIBUTE = re.compile(r"[\s/]*(?:[^\s/><][^\s/>=]*)?(?:\s*=\s*)?")
_UNQUOTED = re.compile(r"[^\s\"'><][^\s>]*")
_JSON_LD = re.compile(r"ld\+json", re.IGNORECASE)
_LONGEST_TAG = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, `[start, end)` in it, and the code points `[first, last)` of the source that it stands for.

    `reference` tells a character reference from characters that stand there themselves.
    """

    start: int
    end: int
    first: int
    last: int
    reference: bool = False


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text between two tags, from its first character that is no white space on, and the pieces that make it up."""

    text: str
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class Rewritten:
    """A page as the parser gets it, and its texts: the mark before each one holds its number in `texts`."""

    texts: list[SourceText] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Return the page with marks."""
        return "".join(self.parts)


def as_in_tree(text: str) -> str:
    """Return a text as the tree holds it, of the same length: with a space for what it turns into white space."""
    return _FEED.sub(" ", text)


def storable(text: str) -> str:
    """Return the text with U+FFFD for every code point that a tree cannot hold, none shifted."""
    octets = text.encode("utf-8", "surrogatepass")
    # Nearly every page holds none of them, and its bytes tell so in half the time that a pattern takes.
    if len(octets.translate(None, _CONTROLS)) == len(octets) and not any(lead in octets for lead in _UNSTORABLE_LEADS):
        return text
    return _UNSTORABLE.sub(REPLACEMENT, text)


def rewrite(source: str, max_depth: int = MAX_DEPTH) -> Rewritten:
    """Return a page with marks, without the tags deeper than `max_depth`; no text is lost, and blocks stay apart.

    >>> MARK.sub("", rewrite("<div><div><p>a &amp; b</p></div></div>", max_depth=2).html)
    '<body><div><div><br><br>a &amp; b<br><br></div></div>'
    >>> rewrite("<p>a &amp; b</p>").texts[0].pieces[1]
    Piece(start=2, end=3, first=5, last=10, reference=True)
    """
    source = storable(source)
    done = Rewritten()
    depth = _Depth(max_depth)
    parts = done.parts
    has_body = False
    seen: set[str] = set()
    position = text_from = 0
    while markup := _MARKUP.search(source, position):
        start, end = markup.span()
        if text_from < start:
            _take_text(done, source, text_from, start)
        slash, name, rest = markup.groups()
        if name is None:
            position = text_from = _declaration_end(source, start)
            continue
        if rest is None:
            end, rest = _long_tag_end(source, markup.end(2))
        rest = _without_unstorable(rest)
        low = name.lower()
        if not has_body and not slash and depth.ends_head(low):
            # The parser does not know that <article> is no part of a head that nobody has closed.
            parts.append("" if low in _BODIES else "<body>")
            has_body = True
        if not slash and low in BLOCK_TAGS and depth.counts["svg"]:
            # A drawing that is never closed ends where the page goes on.
            parts.append("</svg>" if depth.closes("svg") else "")
        is_kept = depth.closes(low) if slash else depth.opens(low)
        if low in _ONCE and (slash or low in seen):
            pass  # the parser drops what comes after the end of the document, and browsers show it
        elif is_kept:
            parts.append(f"<{slash}{'pre' if low in _LITERAL_TAGS else name}{rest}")
        elif low in BLOCK_TAGS:
            parts.append("<br><br>")
        seen |= _ONCE & {low}
        if low in _RAW_TEXT_TAGS and not slash:
            end = _take_raw(done, source, low, rest, end)
        elif low == "svg" and not slash and not rest.endswith("/>") and (drawing := _DRAWING.match(source, end)):
            end = drawing.end()
        position = text_from = end
    _take_text(done, source, text_from, len(source))
    return done


class _Depth:
    """Counts how deep the tags nest and says which of them are kept."""

    def __init__(self, deepest: int) -> None:
        self.deepest = deepest
        self.depth = 0
        self.opened: list[tuple[str, bool]] = []
        self.counts: Counter[str] = Counter()

    def opens(self, name: str) -> bool:
        if name in _VOID_TAGS or name in _RAW_TEXT_TAGS:
            return True
        if self.opened and self.opened[-1][0] in _IMPLIED_ENDS and name == self.opened[-1][0]:
            self._close_last()
        is_kept = self.depth < self.deepest
        self.opened.append((name, is_kept))
        self.counts[name] += 1
        self.depth += is_kept
        return is_kept

    def ends_head(self, name: str) -> bool:
        """Tell whether a tag begins the body: what stands inside of an element of the head does not."""
        return name not in _HEAD_TAGS and not self.counts["noscript"] and not self.counts["template"]

    def closes(self, name: str) -> bool:
        if not self.counts[name]:
            return self.depth < self.deepest
        while True:
            last, was_kept = self._close_last()
            if last == name:
                return was_kept

    def _close_last(self) -> tuple[str, bool]:
        name, was_kept = self.opened.pop()
        self.counts[name] -= 1
        self.depth -= was_kept
        return name, was_kept


def _declaration_end(source: str, position: int) -> int:
    """Return where what starts here and is no part of the page ends: a comment, a declaration, a broken end tag."""
    if not source.startswith("<!--", position):
        return source.find(">", position) + 1 or len(source)
    if source.startswith((">", "->"), position + 4):
        return source.index(">", position) + 1
    end = _COMMENT_END.search(source, position + 4)
    return end.end() if end else len(source)


def _long_tag_end(source: str, position: int) -> tuple[int, str]:
    """Return where a tag ends whose values are very long (pictures) or broken, and what of it the parser is given."""
    start = position
    while position < len(source):
        attribute = _ATTRIBUTE.match(source, position)
        position = attribute.end() if attribute else position
        mark = source[position : position + 1]
        if mark == ">":
            return position + 1, source[start : position + 1]
        if mark == "<":
            break  # the next tag: this one was never closed, and another look at all that follows would never end
        if mark in ('"', "'"):
            is_value = attribute is not None and attribute[0].rstrip().endswith("=")
            closing = source.find(mark, position + 1) if is_value else position
            if closing == -1:
                break
            position = closing + 1
        elif value := _UNQUOTED.match(source, position):
            position = value.end()
    # A quotation mark that is never closed: the standard would swallow the rest of the page with the tag.
    end = source.find(">", start, start + _LONGEST_TAG) + 1
    return end or (len(source) if len(source) - start <= _LONGEST_TAG else start), ">"


def _take_raw(done: Rewritten, source: str, name: str, rest: str, start: int) -> int:
    """Give on what stands in an element that holds no tags and return where it ends."""
    found = _RAW_TEXT_END[name].search(source, start)
    end, after = (found.start(), found.end()) if found else (len(source), len(source))
    if name in _LITERAL_TAGS:
        _mark(done, source[start:end], start, ())
    elif name in ("title", "textarea"):
        done.parts.append(_without_unstorable(source[start:end]))
    elif name == "script" and _JSON_LD.search(rest):
        done.parts.append(source[start:end])
    done.parts.append("</pre>" if name in _LITERAL_TAGS else f"</{name}>")
    return after


def _take_text(done: Rewritten, source: str, start: int, end: int) -> None:
    text = source[start:end]
    if "&" in text:
        _mark(done, text, start, _REFERENCE.finditer(text))
        return
    bare = text.lstrip()
    if not bare:
        done.parts.append(as_in_tree(text))
        return
    first = end - len(bare)
    shown = as_in_tree(bare.replace("<", "&lt;"))
    done.parts.append(f"{as_in_tree(source[start:first])}{MARK_START}{len(done.texts)}{_MARK_END}{shown}")
    done.texts.append(SourceText(bare, (Piece(0, len(bare), first, end),)))


def _mark(done: Rewritten, text: str, offset: int, references: Iterator[re.Match[str]] | tuple[()]) -> None:
    """Give on a text that starts at `offset` of the source, with its mark before the first word."""
    pieces: list[Piece] = []
    words: list[str] = []
    length = copied = 0

    def take(piece: str, first: int, last: int, is_reference: bool) -> None:
        nonlocal length
        if not length:
            bare = piece.lstrip()
            if not bare or not is_reference:
                done.parts.append(as_in_tree(piece[: len(piece) - len(bare)]))
                first += len(piece) - len(bare)
            piece = bare
        if piece:
            pieces.append(Piece(length, length + len(piece), offset + first, offset + last, is_reference))
            words.append(piece)
            length += len(piece)

    for reference in references:
        value, width = _undo(reference[0])
        if width:
            take(text[copied : reference.start()], copied, reference.start(), False)
            copied = reference.start() + width
            take(value, reference.start(), copied, True)
    take(text[copied:], copied, len(text), False)
    if not pieces:
        return
    joined = "".join(words)
    done.parts.append(f"{MARK_START}{len(done.texts)}{_MARK_END}")
    done.parts.append(as_in_tree(joined.replace("&", "&amp;").replace("<", "&lt;")))
    done.texts.append(SourceText(joined, tuple(pieces)))


def _without_unstorable(markup: str) -> str:
    """Return what the parser undoes itself, a tag or a title, without references to what a tree cannot hold."""
    return _NUMERIC_REFERENCE.sub(_storable_reference, markup) if "&#" in markup else markup


def _storable_reference(reference: re.Match[str]) -> str:
    return REPLACEMENT if REPLACEMENT in _undo(reference[0])[0] else reference[0]


def _undo(reference: str) -> tuple[str, int]:
    """Return what a character reference stands for and how many of its characters belong to it, 0 where it is none."""
    if reference[1] == "#":
        return storable(unescape(reference)) or REPLACEMENT, len(reference)
    for width in range(len(reference), 2, -1):
        # Old names are understood without their semicolon, even with a word behind them ("&copyright").
        if value := html5.get(reference[1:width]):
            return value, width
    return "", 0
