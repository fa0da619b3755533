"""From a source's words to who it is: names, unnamed speakers, documents and their authors, pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Parse, Token
from sayso.reading.actors import nations
from sayso.reading.attributions import Triple
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.triple import join, trim
from sayso.reading.sources.carriers import is_outlet, names_of, passed_on_by
from sayso.reading.sources.describe import describe
from sayso.reading.sources.pronouns import (
    NOBODY,
    OWN_VOICE,
    PERSONS,
    PLURALS,
    RELATIVES,
    THINGS,
    Spoken,
    antecedent,
)
from sayso.reading.sources.source import Source
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.who import Who
from sayso.records import Actor, Article, Pieces, Span

MAX_NAME = 120
"""Code points of the longest unnamed source that is filed under its own words."""


@dataclass(frozen=True)
class Setting:
    """What the resolution of one article's sources leans on."""

    article: Article
    parse: Parse
    who: Who
    genders: dict[str, str]


def resolve(setting: Setting, triple: Triple, spoken: Sequence[Spoken]) -> tuple[Source, Actor | None]:
    """Return who the source of a triple is, with the actor where it is exactly one."""
    if not triple.source or triple.head is None:
        if triple.source:  # a transcript's label that the parser made nothing of
            label = triple.source[0].cut(setting.article.text)
            return Source(label, "named", triple.source, (label,)), setting.who.at(triple.source[0])
        return Source(None, "unknown"), None
    head = setting.parse.tokens[triple.head]
    if head.lower in RELATIVES:
        noun = setting.parse.head(setting.parse.head(head))
        if noun.i == head.i or noun.pos not in ("NOUN", "PROPN", "PRON"):
            return Source(None, "unknown", triple.source), None
        source, actor = _noun(setting, noun, noun_phrase(setting.parse, noun), spoken)
        return _with_pieces(source, triple.source), actor
    if head.pos == "PRON" or head.tag == "PRP$":
        return _pronoun(setting, head, triple.source, spoken)
    return _noun(setting, head, _reach(setting.parse, triple), spoken)


def _reach(parse: Parse, triple: Triple) -> Span:
    """Return the source with what follows it in its phrase, where carriers stand: "a report cited by X"."""
    first, last = triple.source[0].start, triple.source[-1].end
    if triple.reach is not None:
        return Span(min(first, triple.reach.start), max(last, triple.reach.end))
    return Span(first, last)


def _with_pieces(source: Source, pieces: Pieces) -> Source:
    return Source(source.name, source.kind, pieces, source.names, source.description, source.carriers)


def _pronoun(setting: Setting, pronoun: Token, pieces: Pieces, spoken: Sequence[Spoken]) -> tuple[Source, Actor | None]:
    word = pronoun.lower
    if word in OWN_VOICE:
        return Source(setting.article.outlet, "outlet", pieces, _maybe(setting.article.outlet)), None
    if word in PERSONS or word in PLURALS or word in THINGS:
        found = antecedent(setting.parse, setting.who, pronoun, spoken, setting.genders)
        if isinstance(found, str):
            return Source(found, "unnamed", pieces, (found,)), None
        if found is not None:
            return Source(found.name, "named", pieces, (found.name,), found.role), found
        return Source(None, "unknown", pieces), None
    written = pronoun.text if word not in NOBODY else word
    return Source(written, "unnamed", pieces, (written,)), None


def _maybe(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _noun(setting: Setting, head: Token, reach: Span, spoken: Sequence[Spoken]) -> tuple[Source, Actor | None]:
    """Resolve a noun: cut its carriers off, follow a document to its author, split a coordination."""
    text, parse = setting.article.text, setting.parse
    passed = passed_on_by(parse, setting.who, Span(head.end, reach.end))
    carriers: list[tuple[Span, Actor]] = []
    phrase = reach
    if passed is not None:
        participle, carriers = passed
        phrase = trim(Span(reach.start, participle.start), text)
    pieces = join([phrase], text)
    if _is_document(head):
        author = _author(setting, head, phrase)
        if author is None and carriers:
            # "a note published by X" names nobody else: X is whose word we have.
            span, actor = carriers[0]
            carrier_phrase = Span(_phrase_start(parse, span), span.end)
            named = Source(
                actor.name, "named", join([reach], text), (actor.name,),
                describe(text, carrier_phrase, span, actor), names_of(carriers[1:]),
            )  # fmt: skip
            return named, actor
        if author is not None:
            source, known = author
            return Source(source.name, source.kind, pieces, source.names, source.description, names_of(carriers)), known
    source, known = _plain(setting, head, phrase)
    return Source(source.name, source.kind, pieces, source.names, source.description, names_of(carriers)), known


def _phrase_start(parse: Parse, span: Span) -> int:
    """Return where the noun phrase of a carrier's name begins: behind the preposition before it."""
    place = parse.tokens_in(span)[0].i
    while place > 0 and parse.tokens[place - 1].pos in ("NOUN", "ADJ", "PROPN", "DET"):
        place -= 1
    return parse.tokens[place].start


def _is_document(head: Token) -> bool:
    return head.pos == "NOUN" and head.lemma in vocabulary().documents


def _author(setting: Setting, document: Token, phrase: Span) -> tuple[Source, Actor | None] | None:
    """Return who made a document: "a report from GUR", "FBI documents", "the ministry's statement"; None if unsaid."""
    parse = setting.parse
    for found in parse.children(document):
        if found.dep == "poss":
            return _plain(setting, found, _without_possessive(parse, parse.subtree(found)))
        if found.dep == "prep" and found.lower in vocabulary().author_prepositions and phrase.covers(found.span):
            maker = next((sub for sub in parse.children(found) if sub.dep == "pobj"), None)
            if maker is not None and (found.lower != "of" or _is_body(setting, maker)):
                whole = parse.subtree(maker)
                return _plain(setting, maker, Span(whole.start, max(maker.end, min(whole.end, phrase.end))))
    before = [found for found in parse.children(document) if found.i < document.i and found.dep in ("compound", "nmod")]
    named = [found for found in before if setting.who.at(found.span) is not None]
    if named:
        return _plain(setting, named[-1], Span(named[0].start, named[-1].end))
    return None


def _is_body(setting: Setting, noun: Token) -> bool:
    return setting.who.at(noun.span) is not None or noun.lemma in vocabulary().bodies


def _without_possessive(parse: Parse, span: Span) -> Span:
    last = parse.tokens_in(span)[-1]
    return Span(span.start, last.start) if last.tag == "POS" else span


def _plain(setting: Setting, head: Token, phrase: Span) -> tuple[Source, Actor | None]:
    """Resolve a noun phrase that is no document: one body or person, or several."""
    members = _members(setting, head, phrase)
    if len(members) > 1:
        resolved = [_one(setting, member, _member_phrase(setting.parse, member, phrase))[0] for member in members]
        names = tuple(dict.fromkeys(source.name for source in resolved if source.name))
        kind = resolved[0].kind if all(source.kind == resolved[0].kind for source in resolved) else "unnamed"
        return Source(" and ".join(names) or None, kind, (), names), None
    return _one(setting, members[0], phrase)


def _members(setting: Setting, head: Token, phrase: Span) -> list[Token]:
    """Return the heads of a coordination, or of the examples that "media such as A and B" names."""
    parse = setting.parse
    for found in parse.children(head):
        if found.dep == "prep" and found.lower in ("as", "like", "including") and head.lemma in vocabulary().outlets:
            named = [sub for sub in parse.children(found) if sub.dep == "pobj"]
            if named:
                return _conjuncts(parse, named[0], phrase)
    return _conjuncts(parse, head, phrase)


def _conjuncts(parse: Parse, head: Token, phrase: Span) -> list[Token]:
    members = [head]
    for member in members:
        members.extend(
            found
            for found in parse.children(member)
            if found.dep == "conj" and found.pos in ("NOUN", "PROPN") and phrase.covers(found.span)
        )
    return members


def _member_phrase(parse: Parse, member: Token, phrase: Span) -> Span:
    """Return a member's own words, without the members that follow it."""
    whole = parse.subtree(member)
    end = min([whole.end, *(parse.subtree(c).start for c in parse.children(member) if c.dep in ("conj", "cc"))])
    return Span(max(whole.start, phrase.start), max(member.end, min(end, phrase.end)))


def _one(setting: Setting, head: Token, phrase: Span) -> tuple[Source, Actor | None]:
    text = setting.article.text
    actor, name_span = _named(setting, head, phrase)
    body = head.pos == "NOUN" and head.lemma in vocabulary().bodies
    if actor is not None:
        kind = "outlet" if actor.name == setting.article.outlet and is_outlet(actor) else "named"
        description = describe(text, phrase, name_span, actor)
        return Source(actor.name, "named" if kind == "named" else "outlet", (), (actor.name,), description), actor
    if body:
        name = _body_name(setting, head, phrase)
        if name is not None:
            return Source(name, "named", (), (name,)), None
    words = _words(text, phrase)
    return Source(words, "unnamed", (), _maybe(words)), None


def _named(setting: Setting, head: Token, phrase: Span) -> tuple[Actor | None, Span]:
    """Return the actor that the head, or an apposition to it, names; what only modifies the head is not the source."""
    for span, actor in setting.who.inside(phrase):
        if span.meets(head.span):
            return actor, span
    for found in setting.parse.children(head):
        if found.dep == "appos":
            for span, actor in setting.who.inside(setting.parse.subtree(found)):
                if span.meets(found.span):
                    return actor, span
    return None, head.span


def _words(text: str, phrase: Span) -> str | None:
    """Return an unnamed source's own words without its article: "three officials briefed on the matter"."""
    words = phrase.cut(text).strip(' ,.;:—–-"“”').split()
    while words and words[0].lower() in ("the", "a", "an"):
        words.pop(0)
    joined = " ".join(words)
    return joined if 0 < len(joined) <= MAX_NAME else (joined[:MAX_NAME].rsplit(" ", 1)[0] or None)


def _body_name(setting: Setting, head: Token, phrase: Span) -> str | None:
    """Return the name of a body: "Cuban government" for "the Cuban regime", "the regime" and "the government of Cuba".

    A bare "the ministry" is the one that the article named last before it; without one it stays as written.
    """
    for span in (phrase, *_earlier_bodies(setting, head)):
        words = _words(setting.article.text, span)
        if words is None:
            continue
        nation = _nation(words)
        if head.lemma in vocabulary().governments and nation is not None:
            return f"{nation} government"
        if words.lower() != head.lower and (any(w[:1].isupper() for w in words.split()) or span != phrase):
            if head.lemma in vocabulary().governments and span == phrase:
                continue  # "the regime of Miguel Hale": its country may stand earlier
            return words
    words = _words(setting.article.text, phrase)
    return words if words and any(word[:1].isupper() for word in words.split()) else None


def _earlier_bodies(setting: Setting, head: Token) -> list[Span]:
    """Return the phrases around earlier bodies of the same sort that say whose they are, the latest first."""
    parse = setting.parse
    sorts = vocabulary().governments if head.lemma in vocabulary().governments else frozenset({head.lemma})
    found = []
    for token in parse.tokens[: head.i]:
        if token.pos == "NOUN" and token.lemma in sorts and token.tag == "NN":
            span = noun_phrase(parse, token)
            if any(inner.pos == "PROPN" or inner.text in nations() for inner in parse.tokens_in(span)):
                found.append(span)
    return found[::-1]


def _nation(words: str) -> str | None:
    """Return the adjective of the only country that a body's words name."""
    known = nations()
    named = {known[word].adjective for word in words.replace("'s", " ").replace("’s", " ").split() if word in known}
    return named.pop() if len(named) == 1 else None
