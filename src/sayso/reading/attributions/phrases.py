"""Attributions whose cue is a phrase before the source: "according to the ministry", "in the words of her lawyer"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.triple import Triple, join, without
from sayso.records import Pieces, Span, Stance


def find_phrase_triples(parse: Parse) -> Iterator[Triple]:
    """Yield an attribution for each phrase cue whose source is named behind it."""
    phrases = load_cues().phrases
    for token in parse.tokens:
        for words, stance in phrases.items():
            if token.lower != words[0] or token.i + len(words) >= len(parse.tokens):
                continue
            group = parse.tokens[token.i : token.i + len(words)]
            if tuple(word.lower for word in group) == words:
                triple = _triple(parse, group[0], group[-1], stance)
                if triple is not None:
                    yield triple
                break


def _triple(parse: Parse, first: Token, last: Token, stance: Stance) -> Triple | None:
    named = next((found for found in parse.children(last) if found.dep == "pobj"), None)
    if first.lower == "per" and not _speaks_per(parse, first, named):
        return None
    if named is None or (named.i != last.i and named.i < last.i):
        return None
    cue = Span(first.start, last.end)
    # The whole phrase is no content, but where a confused parse hangs the sentence on it, its noun phrase alone.
    whole = parse.subtree(named).end
    ends = (_opening(parse, first), _passing_on(parse, whole), whole, noun_phrase(parse, named).end)
    content: Pieces = ()
    reach = Span(named.end, named.end)
    for end in ends:
        if end is not None and end >= named.end:
            content = _rest(parse, first, Span(cue.start, end))
            reach = Span(named.end, end)
        if content:
            break
    if not content:
        return None
    return Triple(
        join([noun_phrase(parse, named)], parse.text), (cue,), content, stance, "phrase", named.i, None, reach=reach
    )


def _speaks_per(parse: Parse, per: Token, named: Token | None) -> bool:
    """Tell "per Reuters" from "two dollars per share" and from the first name of "One of them, Per Aune"."""
    opens = per.i == parse.sentences[parse.sentence_number(per)].first
    return named is not None and named.pos == "PROPN" and (opens or per.text.islower())


def _opening(parse: Parse, first: Token) -> int | None:
    """Return where a phrase that opens its sentence ends: at the last comma before the subject of the sentence."""
    sentence = parse.sentences[parse.sentence_number(first)]
    tokens = parse.sentence_tokens(sentence)
    if any(token.pos not in ("PUNCT", "CCONJ", "ADV") for token in tokens[: first.i - sentence.first]):
        return None
    main = parse.head(first)
    while parse.head(main).i != main.i and main.pos not in ("VERB", "AUX"):
        main = parse.head(main)
    subjects = [found for found in parse.children(main) if found.dep in ("nsubj", "nsubjpass", "expl")]
    before = [found for found in subjects if found.i < main.i] or subjects
    if not before:
        return None
    # Of two the nearer: the other is an apposition to the source ("…, a state paper, the treaty was signed").
    commas = [token for token in parse.tokens[first.i : before[-1].i] if token.text == ","]
    return commas[-1].start if commas else None


def _passing_on(parse: Parse, end: int) -> int | None:
    """Return where the clause behind a comma ends that says who passed it on: "according to X, cited by Y"."""
    behind = parse.tokens_in(Span(end, end + 40))[:2]
    if (
        len(behind) < 2
        or behind[0].text != ","
        or behind[1].tag != "VBN"
        or behind[1].lemma not in load_cues().carriers
    ):
        return None
    return parse.subtree(behind[1]).end


def _rest(parse: Parse, first: Token, phrase: Span) -> Pieces:
    """Return what the clause around the phrase says, inside the phrase's own sentence."""
    sentence = parse.sentence_span(parse.sentences[parse.sentence_number(first)])
    clause = _clause(parse, first, phrase)
    return tuple(piece for piece in join(without(clause, [phrase]), parse.text) if sentence.covers(piece))


def _clause(parse: Parse, first: Token, phrase: Span) -> Span:
    """Return the clause that the phrase comments on: the nearest verb above it, or its whole sentence."""
    above = first
    for _ in range(len(parse.tokens)):
        head = parse.head(above)
        if head.i == above.i:
            break
        above = head
        if above.pos in ("VERB", "AUX") and above.dep in ("ROOT", "conj", "ccomp", "parataxis"):
            break
    if above.dep == "ROOT" and above.pos not in ("VERB", "AUX"):
        return parse.sentence_span(parse.sentences[parse.sentence_number(first)])
    return parse.subtree(above)
