"""In which state the counted are: "have fought or are currently fighting", "died or gone missing", "12 dead"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.language import Parse, Token
from sayso.reading.figures.tables import Words
from sayso.records import Span

STEPS = 6
"""Verbs that one state may be wrapped in."""

_STATE_TAGS = frozenset({"VBN", "VBG", "VBD"})


def governing_verb(parse: Parse, token: Token | None) -> Token | None:
    """Return the verb whose subject, object or complement a noun or number is, through coordinated nouns."""
    for _ in range(STEPS):
        if token is None or token.head == token.i:
            return token if token is not None and token.pos in ("VERB", "AUX") else None
        head = parse.head(token)
        if head.pos in ("VERB", "AUX"):
            return head
        token = head
    return None


def read_measure(parse: Parse, noun: Token | None, number: Span, words: Words) -> tuple[str, ...]:
    """Return the states of what `noun` (or the bare number) counts, in text order, as the text writes them."""
    found: list[Token] = []
    if noun is not None:
        found += states_beside(parse, noun, words)
        verb = parse.head(noun)
        if noun.dep in ("nsubj", "nsubjpass", "dobj") and verb.pos in ("VERB", "AUX"):
            found += _states(parse, verb, words, subject=noun.dep != "dobj")
        elif noun.dep == "conj" and parse.head(noun).dep in ("dobj", "nsubjpass", "nsubj"):
            first = parse.head(noun)
            if first.tag.startswith("N") or first.tag == "CD":
                found += _states(parse, parse.head(first), words, subject=first.dep != "dobj")
    found += _right_behind(parse, number, words)
    return written_states(found, words)


def written_states(found: Iterable[Token], words: Words) -> tuple[str, ...]:
    """Return states as a record writes them, each once, in text order."""
    unique = {token.i: token for token in found}
    return tuple(dict.fromkeys(words.written.get(unique[i].lower, unique[i].lower) for i in sorted(unique)))


def _right_behind(parse: Parse, number: Span, words: Words) -> Iterator[Token]:
    """Yield the state that follows a number without a noun: "and 12 wounded", "96 dead"."""
    known = words.states["casualty"] | words.states["weighty"]
    at = next(iter(parse.tokens_in(Span(number.end, number.end + 2))), None)
    while at is not None and at.lower in known:
        yield at
        linked = at.i + 2 < len(parse.tokens) and parse.tokens[at.i + 1].lower in words.grammar["or"]
        at = parse.tokens[at.i + 2] if linked else None


def states_beside(parse: Parse, noun: Token, words: Words) -> Iterator[Token]:
    """Yield participles that stand with the noun: "12 people killed", "three missing sailors"."""
    known = words.states["casualty"] | words.states["weighty"]
    passed_over = words.states["carriers"] | words.states["mute"]
    for child in parse.children(noun):
        if child.dep in ("acl", "amod", "relcl") and child.lower in known:
            yield child
            yield from _coordinated(parse, child, words)
        elif child.dep == "relcl" and child.tag in _STATE_TAGS and child.lemma not in passed_over:
            yield child
    behind = list(parse.tokens[noun.i + 1 : noun.i + 3])
    if behind and behind[0].lower in known | words.states["behind"]:
        yield behind[0]
    elif len(behind) == 2 and behind[0].lower == "on" and behind[1].lower in words.written:
        yield behind[1]  # "260 people on board"


def _coordinated(parse: Parse, token: Token, words: Words) -> Iterator[Token]:
    for child in parse.children(token):
        if child.dep == "conj" and not _has_subject(parse, child):
            yield from _states(parse, child, words, subject=True)


def _has_subject(parse: Parse, verb: Token) -> bool:
    return any(child.dep in ("nsubj", "nsubjpass", "expl", "csubj") for child in parse.children(verb))


def _states(parse: Parse, verb: Token, words: Words, *, subject: bool, depth: int = 0) -> Iterator[Token]:
    """Yield the states that a verb and those coordinated with it tell, carriers ("reported to have …") looked through.

    A coordinated verb with a subject of its own speaks of something else.
    """
    if depth > STEPS:
        return
    carrier = verb.lemma in words.states["carriers"]
    if verb.lemma in words.states["mute"]:
        return
    if not carrier and (verb.tag in _STATE_TAGS or verb.lower in words.states["casualty"]):
        yield verb
    if carrier and subject:
        yield from (child for child in parse.children(verb) if child.lower in words.states["behind"])
        for child in parse.children(verb):
            if child.dep in ("xcomp", "acomp", "oprd", "attr", "ccomp") and child.tag not in ("NN", "NNS", "NNP"):
                if child.tag in _STATE_TAGS or child.tag in ("VB", "JJ"):
                    yield from _states(parse, child, words, subject=True, depth=depth + 1)
            elif child.dep == "prep" and verb.lemma == "be":
                yield from _in_process(parse, child)
        if depth and verb.tag == "JJ":
            yield verb
    elif verb.tag == "JJ" and depth and verb.lower in words.states["casualty"]:
        yield verb
    if subject:
        for child in parse.children(verb):
            if child.dep == "conj" and child.pos in ("VERB", "AUX", "ADJ") and not _has_subject(parse, child):
                yield from _states(parse, child, words, subject=True, depth=depth + 1)


def _in_process(parse: Parse, preposition: Token) -> Iterator[Token]:
    """Yield the gerund of "in the process of enlisting"."""
    token: Token | None = preposition
    for _ in range(4):
        if token is None:
            return
        if token.tag == "VBG":
            yield token
            return
        token = next((c for c in parse.children(token) if c.dep in ("pobj", "pcomp") or c.lower == "of"), None)
