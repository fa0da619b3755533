"""Linked spans as triples: which word of the parse carries the source and the cue, and what sort of speech it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import is_negated
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import Pattern, Triple
from sayso.reading.stances import load_words
from sayso.reading.trained.decode import Linked
from sayso.records import Pieces, Span, Stance

CITING = frozenset({"cite", "quote"})
BRINGING = frozenset({"by", "from"})
SPEAKERS = frozenset({"he", "she", "it", "they"})


def triple_of(parse: Parse, one: Linked, quotations: Quotations, sure: float) -> Triple:
    """Return linked spans as a triple, with the words of the parse that carry its source and its cue."""
    one = _without_citing(parse, one)
    cue_head = _cue_head(parse, one.cue)
    one = _with_all_subjects(parse, one, cue_head)
    head = _head(parse, one.source)
    return Triple(
        source=one.source,
        cue=(one.cue,),
        content=one.content,
        stance=_stance(parse, one.cue, cue_head),
        pattern=_pattern(parse, one, cue_head, quotations),
        head=head.i if head is not None else None,
        cue_head=cue_head.i if cue_head is not None else None,
        negated=cue_head is not None and is_negated(parse, cue_head),
        reach=_reach(parse, head, one) if head is not None else None,
        confidence=round(sure, 3),
    )


def _without_citing(parse: Parse, one: Linked) -> Linked:
    """Return linked spans without the word that brings the source in: it is "X" that "citing X" and "by X" name."""
    if not one.source:
        return one
    tokens = parse.tokens_in(one.source[0])
    leads = len(tokens) > 1 and (tokens[0].lower in BRINGING or (tokens[0].tag == "VBG" and tokens[0].lemma in CITING))
    if not leads:
        return one
    return replace(one, source=(Span(tokens[1].start, one.source[0].end), *one.source[1:]))


def _with_all_subjects(parse: Parse, one: Linked, cue_head: Token | None) -> Linked:
    """Return linked spans with the whole of a coordination: who says it in "Norrland and Velk deny it" is both."""
    if cue_head is None or len(one.source) != 1:
        return one
    source = one.source[0]
    last = next((token for token in parse.tokens_in(source) if not source.covers(parse.head(token).span)), None)
    if last is None or last.dep != "conj":
        return one
    first = parse.head(last)
    if first.dep != "nsubj" or first.head != cue_head.i or first.pos not in ("NOUN", "PROPN"):
        return one
    start = parse.subtree(first).start
    if any(piece.end > start and piece.start < source.start for piece in (one.cue, *one.content)):
        return one
    return replace(one, source=(Span(start, source.end),))


def _head(parse: Parse, pieces: Pieces) -> Token | None:
    """Return the word of a source on which the others hang: the first whose own head lies outside of it.

    A dateline before it ("KORRO –") is none of it; of "the governor's office" it is the office.
    """
    tokens = [
        token for piece in pieces for token in parse.tokens_in(piece) if token.pos != "PUNCT" or token.text in "–—"
    ]
    dash = next((place for place, token in enumerate(tokens) if token.text in "–—"), 0)
    if dash and all(token.text.isupper() for token in tokens[:dash]):
        tokens = tokens[dash:]
    tokens = [token for token in tokens if token.pos != "PUNCT" and token.text not in "–—"]
    if len(tokens) > 1 and tokens[-1].lower in SPEAKERS and parse.tokens[tokens[-1].i - 1].text == ",":
        return tokens[-1]  # "The party leader, she (conceded)": what stands before the comma is said, not saying
    inside = {token.i for token in tokens}
    nouns = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
    heads = [token for token in tokens if token.head not in inside or token.head == token.i]
    head = next((token for token in heads if token.pos in nouns), tokens[0] if tokens else None)
    behind = [token for token in tokens if head is not None and token.i > head.i]
    if len(behind) > 1 and behind[0].tag == "POS" and behind[1].i == behind[0].i + 1 and len(behind) == 2:
        return behind[1]  # the parser took "office" for a verb
    return head


def _cue_head(parse: Parse, cue: Span) -> Token | None:
    """Return the word that carries a cue: the last listed verb of it, else a listed noun, else its last verb.

    In headlines the tagger takes verbs for nouns ("Hale slams …"): a listed word counts then, whatever its tag.
    """
    tokens = parse.tokens_in(cue)
    cues, words = load_cues(), load_words()
    tests: tuple[Callable[[Token], bool], ...] = (
        lambda token: token.pos in ("VERB", "AUX") and (token.lemma in cues.verbs or token.lemma in words.verbs),
        lambda token: token.pos == "NOUN" and (token.lemma in cues.nouns or token.lemma in words.nouns),
        lambda token: token.pos == "VERB",
        lambda token: _untagged(token) is not None or token.lemma in words.nouns,
    )
    for fits in tests:
        found = [token for token in tokens if fits(token)]
        if found:
            # Who "denied saying" it denies, and has not said it.
            denials = [token for token in found if (verb := cues.verbs.get(token.lemma)) and verb.stance == "deny"]
            return denials[0] if denials else found[-1]
    return None


def _untagged(token: Token) -> str | None:
    """Return the listed verb of which a word that is tagged as something else has the form: "TELLS", "Puts"."""
    word = token.lower
    forms = (token.lemma, word, word.removesuffix("s"), word.removesuffix("d"), word.removesuffix("ed"))
    return next((form for form in forms if form in load_cues().verbs), None)


def _stance(parse: Parse, cue: Span, cue_head: Token | None) -> Stance:
    """Return the stance of a cue's own word; what its frame makes of it is decided later."""
    cues, words = load_cues(), load_words()
    if cue_head is not None:
        # A refusal decides whatever verb follows it: "declined to say".
        for token in parse.tokens_in(cue):
            verb = cues.verbs.get(token.lemma)
            if verb is not None and verb.stance == "decline":
                return "decline"
        verb = cues.verbs.get(cue_head.lemma) or cues.verbs.get(_untagged(cue_head) or "")
        noun = cues.nouns.get(cue_head.lemma)
        of_verb = verb.stance if verb is not None else words.verbs.get(cue_head.lemma)
        of_noun = noun.stance if noun is not None else words.nouns.get(cue_head.lemma)
        stance = (of_noun or of_verb) if cue_head.pos == "NOUN" else (of_verb or of_noun)
        if stance is not None:
            return stance
    return cues.phrases.get(tuple(cue.cut(parse.text).lower().split()), "assert")


def _pattern(parse: Parse, one: Linked, cue_head: Token | None, quotations: Quotations) -> Pattern:
    written = one.cue.cut(parse.text).lower()
    if not one.source:
        return "hidden"
    words = tuple(written.split())
    phrases = load_cues().phrases
    if words in phrases or words[:2] == ("according", "to") or (cue_head is None and written.endswith(" to")):
        return "phrase"
    if written in (":", "-", "–", "—", "―"):
        return "label"
    if cue_head is not None and cue_head.pos == "NOUN":
        return "noun"
    return "quotation" if quotations.at(one.content[0].start) is not None else "clause"


def _reach(parse: Parse, head: Token, one: Linked) -> Span | None:
    """Return what hangs on the source behind it, short of the cue and the content: where carriers stand."""
    end = parse.subtree(head).end
    last = one.source[-1].end
    for stop in (one.cue, *one.content):
        if last < stop.start:
            end = min(end, stop.start)
    return Span(last, end) if end > last else None
