"""Attributions by layout: "Minister: We knew nothing" as a title, the lines of a transcript, a signed quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.language import Parse
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import Triple, join
from sayso.records import Article, Span

MAX_LABEL_WORDS = 6
"""Words of the longest name that stands before a colon as a speaker; longer ones are clauses."""
MAX_SIGNATURE = 120
"""Code points of the longest dash and name behind a quotation."""
MIN_STATEMENT = 2
"""Words without digits that a statement has at least."""

_SIGNED = re.compile(r"\s*(?P<dash>[-‐‑‒–—―]{1,2})\s*(?P<name>[^\W\d_][^;!?\n\"“”]{1,80}?)\s*\Z")
"""What stands behind a quotation that somebody signs: “We knew nothing.” — Ana Velk, nurse."""

_LABEL = re.compile(r"[\"“”']?(?P<name>[^\W\d_][^:;,!?\n\"“”]{0,60}?)\s?(?P<colon>:)\s+(?=\S)")


def find_label_triples(article: Article, parse: Parse) -> Iterator[Triple]:
    """Yield an attribution for each title or transcript line that a speaker's name and a colon open."""
    transcript = _transcript_names(article, parse)
    for block in article.blocks:
        if block.kind not in ("title", "heading", "paragraph", "faq_answer"):
            continue
        label = _LABEL.match(article.text, block.start, block.end)
        if label is None:
            continue
        name = Span(*label.span("name"))
        words = name.cut(article.text).split()
        quoted = article.text[label.end()] in "\"“‘'"
        in_title = block.kind in ("title", "heading") and _is_name(parse, name, quoted=quoted)
        in_transcript = block.kind == "paragraph" and name.cut(article.text) in transcript
        if (
            len(words) > MAX_LABEL_WORDS
            or words[0].lower() in load_cues().mute_labels
            or not (in_title or in_transcript)
        ):
            continue
        content = join([Span(label.end(), block.end)], article.text)
        heads = [token for token in parse.tokens_in(name) if token.pos in ("PROPN", "NOUN")]
        if content and _states_something(content[0].cut(article.text)):
            yield Triple(
                (name,), (Span(*label.span("colon")),), content, "assert", "label", heads[-1].i if heads else None, None
            )


def find_signed_triples(article: Article, parse: Parse, quotations: Quotations) -> Iterator[Triple]:
    """Yield an attribution for each quotation that fills its paragraph, but for a dash and a name behind it.

    The signature may stand in a paragraph of its own, behind the quotation's.
    """
    text = article.text
    for place, block in enumerate(article.blocks):
        if block.kind not in ("paragraph", "quote", "list"):
            continue
        within = quotations.overlapping(block.span)
        if not within or text[block.start : within[0].span.start].strip():
            continue
        said = Span(within[0].span.start, within[-1].span.end)
        after = article.blocks[place + 1] if place + 1 < len(article.blocks) else None
        end = block.end
        if not text[said.end : block.end].strip() and after is not None and not quotations.overlapping(after.span):
            end = after.end
        signed = _SIGNED.match(text, said.end, end) if end - said.end <= MAX_SIGNATURE else None
        if signed is None:
            continue
        name = Span(*signed.span("name"))
        signature = parse.tokens_in(name)
        heads = [token for token in signature if token.pos == "PROPN"]
        content = join([said], text)
        is_name = text[name.start].isupper() and not any(token.pos in ("VERB", "AUX") for token in signature)
        if heads and is_name and _states_something(said.cut(text)):
            yield Triple((name,), (Span(*signed.span("dash")),), content, "assert", "label", heads[0].i, None)


def _states_something(content: str) -> bool:
    """Tell a statement from a number in a list ("Hale: 1,547")."""
    return sum(word.strip(".,;!?’'\"“”").isalpha() for word in content.split()) >= MIN_STATEMENT


def _is_name(parse: Parse, name: Span, *, quoted: bool) -> bool:
    """Tell a speaker before a title's colon from a topic: a person or body, or any noun before a quotation."""
    named = [token for token in parse.tokens_in(name) if token.pos != "PUNCT"]
    return (
        bool(named)
        and all(token.pos in ("PROPN", "ADP", "DET", "NOUN") for token in named)
        and (quoted or any(token.entity in ("PERSON", "ORG") for token in named))
    )


def _transcript_names(article: Article, parse: Parse) -> frozenset[str]:
    """Return the labels that open two paragraphs or more, half of them sentences: the speakers of a transcript.

    What stands there once is a phrase, and what names only amounts is a list ("Green: 1 cup").
    """
    lines: dict[str, int] = {}
    sentences: dict[str, int] = {}
    for block in article.blocks:
        label = _LABEL.match(article.text, block.start, block.end) if block.kind == "paragraph" else None
        if label is None:
            continue
        name = label.group("name")
        said = parse.tokens_in(Span(label.end(), block.end))
        lines[name] = lines.get(name, 0) + 1
        sentences[name] = sentences.get(name, 0) + any(token.pos in ("VERB", "AUX") for token in said)
    return frozenset(name for name, count in lines.items() if count > 1 and 2 * sentences[name] >= count)
