"""Who passes a statement on, by the words around its cue: "he told X", "in a letter to X", "…, X reported"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language import Parse, Token
from sayso.reading.actors.roles import roles
from sayso.reading.attributions.triple import Triple
from sayso.reading.sources.carriers import is_outlet
from sayso.reading.sources.setting import Setting
from sayso.reading.sources.vocabulary import vocabulary
from sayso.records import Actor, Span

WALK = 7
"""Tokens between a carrier's name and the word that governs it: "to the Ria state daily newspaper Granma"."""

REACH = 600
"""Code points from a cue to its carriers: a list of a thousand statements may pass for one sentence."""


def frame_carriers(setting: Setting, triple: Triple) -> tuple[tuple[str, ...], list[Span]]:
    """Return the names of the outlets that a statement's own sentence says it went through, nearest to it first.

    Besides, the stretches that name one at the beginning of the content, which are none of what is said.
    """
    parse = setting.parse
    tokens = parse.tokens_in(triple.cue[0])
    if not tokens:
        return (), []
    swallowed: list[Span] = []
    sentence = parse.sentence_span(parse.sentences[parse.sentence_number(tokens[0])])
    ranked: list[tuple[int, int, str]] = []
    near = Span(triple.cue[0].start - REACH, triple.cue[-1].end + REACH)
    others = [other for other in setting.beside(triple) if near.covers(other.cue[0])]
    sentence = Span(max(sentence.start, near.start), min(sentence.end, near.end))
    for span, name in _mentions(setting, sentence):
        if _is_away(setting, triple, span, others):
            continue
        rank = _rank(parse, span, triple)
        if rank is not None:
            swallowed.extend(Span(piece.start, span.end) for piece in triple.content if piece.meets(span))
            ranked.append((rank, span.start, name))
    return tuple(dict.fromkeys(name for _, _, name in sorted(ranked))), swallowed


def _mentions(setting: Setting, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Yield the outlets that a sentence names, and those that "the newspaper" and "state television" stand for."""
    parse = setting.parse
    named = [(span, actor) for span, actor in setting.who.inside(sentence)]
    for span, actor in named:
        first = next(iter(parse.tokens_in(span)), None)
        if first is not None and first.i and parse.tokens[first.i - 1].tag == "POS":
            continue  # "the BBC's Today programme" is the BBC
        if is_outlet(actor) or _is_told(parse, span, actor):
            yield span, actor.name
    for token in parse.tokens_in(sentence):
        if token.lemma not in roles().media or not token.text.islower() or token.pos != "NOUN" or token.tag != "NN":
            continue
        if any(
            is_outlet(actor)
            and -2 <= token.start - span.end <= 30
            and span.end < token.start
            and not _parted(parse, Span(span.end, token.start))
            for span, actor in named
        ):
            continue
        follows = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
        if follows is not None and (
            follows.text[:1].isupper() or follows.lemma in roles().media or follows.tag == "NN"
        ):
            continue
        before = parse.tokens[token.i - 1] if token.i else None
        if before is not None and before.lower == "state" and token.lemma in ("television", "tv", "radio"):
            yield Span(before.start, token.end), f"state {token.text}"
        elif before is not None and before.lower in ("the", "this", "same"):
            meant = setting.who.stand_in(token)
            if meant is not None:
                yield Span(before.start, token.end), meant.name


def _parted(parse: Parse, gap: Span) -> bool:
    return any(not token.text.islower() or token.pos not in ("NOUN", "ADJ") for token in parse.tokens_in(gap))


def _is_told(parse: Parse, span: Span, actor: Actor) -> bool:
    """Tell whether a body that is no outlet is told something, which it then passes on: "told the aid group Lamp"."""
    if actor.type not in (None, "group"):
        return False
    tokens = parse.tokens_in(span)
    before = parse.tokens[tokens[0].i - 1] if tokens and tokens[0].i else None
    if before is None or before.lemma not in roles().associations:
        return False
    governor = _governor(parse, span)
    return governor is not None and governor.lemma == "tell"


def _is_away(setting: Setting, triple: Triple, span: Span, others: Sequence[Triple]) -> bool:
    """Tell whether a mention belongs to what is said, to the source itself, or to another cue's clause."""
    if any(piece.covers(span) and not _opens_piece(setting, piece, span) for piece in triple.content) or any(
        cue.meets(span) for cue in triple.cue
    ):
        return True
    if triple.head is not None and setting.parse.tokens[triple.head].span.meets(span):
        return True
    cue = triple.cue[0]
    between = Span(cue.end, span.start) if cue.end <= span.start else Span(span.end, cue.start)
    for other in others:
        if other is triple or other.cue == triple.cue:
            continue
        same = any(piece.meets(one) for piece in triple.content for one in other.content)
        if (
            not same
            and any(piece.meets(span) for piece in other.source)
            and not any(piece.meets(span) for piece in triple.source)
        ):
            return True
        parted = ";" in between.cut(setting.parse.text) and (other.cue[0].start > cue.start) == (span.start > cue.start)
        if (parted or any(between.covers(one) for one in other.cue)) and not _holds(triple, other):
            return True
        if any(piece.covers(span) for piece in other.content) and not any(piece.covers(cue) for piece in other.content):
            return True
    return False


def _opens_piece(setting: Setting, piece: Span, span: Span) -> bool:
    """Tell whether a content only seems to begin with a carrier: "claimed on | Radio X that 400 beds were ready"."""
    governor = _governor(setting.parse, span)
    if governor is None or governor.end > piece.start or span.start - piece.start > len("the "):
        return False
    before = setting.parse.tokens_in(Span(governor.end, piece.start))
    return not before or before[-1].lemma in roles().media


def _holds(triple: Triple, other: Triple) -> bool:
    """Tell whether another attribution stands inside what this one says."""
    return any(piece.covers(cue) for piece in triple.content for cue in other.cue)


def _rank(parse: Parse, span: Span, triple: Triple) -> int | None:
    """Return how near to the speaker a carrier stands by its words, 0 the nearest; None where it carries nothing."""
    governor = _governor(parse, span)
    if governor is not None:
        if governor.lemma in vocabulary().addressing or governor.lower.startswith("tell") or governor.lower == "told":
            return 0
        if governor.lower == "by":
            before = parse.tokens[max(0, governor.i - 4) : governor.i]
            done = next((token for token in reversed(before) if token.tag in ("VBN", "VBD")), None)
            if done is None or (done.lemma in vocabulary().seeing and parse.tokens[done.i - 1].text == ","):
                return None  # "the letter, seen by X, says": whoever reads it has it from the letter
            return 1
        if governor.lower == "of" and parse.tokens[governor.i - 1].lower == "way":
            return 1
        if governor.lower in vocabulary().spoken_to:
            return 0
        if governor.lower in vocabulary().unrelated:
            return None
    return 2 if _reports(parse, span, triple) else None


def _governor(parse: Parse, span: Span) -> Token | None:
    """Return the word before a name's phrase: a preposition or a verb; None where the phrase opens a clause."""
    tokens = parse.tokens_in(span)
    place = tokens[0].i - 1 if tokens else -1
    for _ in range(WALK):
        if place < 0:
            return None
        token = parse.tokens[place]
        if token.pos == "ADP" or token.lower in vocabulary().spoken_to or token.lower == "by":
            return token
        if token.lemma in vocabulary().addressing or token.lower in ("told", "tells", "tell", "telling"):
            return token
        if token.pos in ("VERB", "AUX") and token.tag not in ("VBN", "VBG"):
            return token
        if token.pos == "PUNCT" and token.text not in ("“", '"', "‘", "-", "’", "”"):
            return None
        if token.pos in ("PRON", "CCONJ", "SCONJ") and token.tag != "PRP$":
            return None
        place -= 1
    return None


def _reports(parse: Parse, span: Span, triple: Triple) -> bool:
    """Tell whether the outlet is the subject of a verb of reporting beside the cue's own clause: ", the X reported"."""
    held = parse.tokens_in(span)
    if not held:  # a carrier of nothing but white space or half a word
        return False
    place = held[-1].i + 1
    for token in parse.tokens[place : place + 5]:
        if token.pos == "PUNCT" and token.text not in ("”", '"', "’"):
            return False
        if token.lemma in ("do", "have", "be", "not", "also") or token.pos == "PART":
            continue
        if token.pos in ("VERB", "AUX") and (token.tag != "VBN" or token.lemma in vocabulary().reporting):
            return token.lemma in vocabulary().reporting and not any(cue.meets(token.span) for cue in triple.cue)
    return False
