"""From a source's words to who it is: names, unnamed speakers, documents and their authors, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language import Parse, Token
from sayso.reading.actors import nations
from sayso.reading.attributions import Triple
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.triple import join, trim
from sayso.reading.sources.carriers import names_of, passed_on_by
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
        if isinstance(found, Spoken):
            return Source(found.name, "named" if found.named else "unnamed", pieces, (found.name,)), None
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
    named = [found for found in before if _is_body(setting, found)]
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
    """Resolve one person or body: by its name, by what its words are short for, or as unnamed."""
    text = setting.article.text
    named = _named(setting, head, phrase)
    if named is None:
        words = _words(setting.parse, head, phrase)
        if words is not None and _own_voice(words):
            return Source(setting.article.outlet, "outlet", (), _maybe(setting.article.outlet)), None
        body = _body_name(setting, head, phrase, words)
        if body is not None:
            return Source(body, "named", (), (body,)), None
        shortened = _shortened(setting, head, phrase, words)
        if shortened is None:
            return Source(words, "unnamed", (), _maybe(words), _aside(setting.parse, head, phrase)), None
        return Source(shortened.name, "named", (), (shortened.name,), shortened.role), shortened
    actor, name_span = named
    own = actor.name == setting.article.outlet
    return Source(
        actor.name, "outlet" if own else "named", (), (actor.name,), describe(text, phrase, name_span, actor)
    ), actor


def _named(setting: Setting, head: Token, phrase: Span) -> tuple[Actor, Span] | None:
    """Return the actor that the head, or an apposition to it, names; what only modifies the head is not the source."""
    text = setting.article.text
    inside = setting.who.inside(phrase)
    for span, actor in inside:
        if span.meets(head.span):
            return actor, span
    for found in setting.parse.children(head):
        if found.dep == "appos":
            for span, actor in setting.who.inside(setting.parse.subtree(found)):
                if span.meets(found.span):
                    return actor, span
    for span, actor in inside:
        # "the mayor of Dorn, Edvin Rask": a parser may hang the name anywhere, the commas tell.
        behind = text[span.end : span.end + 1]
        apart = text[head.end : span.start].rstrip(" ").endswith(",") and (span.end >= phrase.end or behind in ",—")
        if apart and actor.type in ("person", None) and actor.country is None and head.pos == "NOUN":
            return actor, span
    return None


_OWN_VOICE = re.compile(
    r"(?i)^(?:(?:an )?(?:earlier|previous|original|first) version\b|this (?:article|story|report|page)$)"
)


def _own_voice(words: str) -> bool:
    """Tell whether the words mean the article itself: "an earlier version of this story said …"."""
    return bool(_OWN_VOICE.match(words))


def _shortened(setting: Setting, head: Token, phrase: Span, words: str | None) -> Actor | None:
    """Return whom a definite description stands for: "the company", "the minister", "Harbour master" in a title."""
    if words is None or head.tag not in ("NN", "NNP") or len(words.split()) > 3:
        return None
    first = setting.parse.tokens_in(phrase)[0]
    if first.lower in ("a", "an", "one", "another") or (first.pos in ("NUM", "PRON") and first.lower != "its"):
        return None
    return setting.who.shortened(words, head.start) or (
        setting.who.stand_in(head) if first.lower in ("the", "its") and len(words.split()) == 1 else None
    )


def _words(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return an unnamed source's own words without its article: "three officials", "analysts"."""
    noun = noun_phrase(parse, head)
    start, end = max(noun.start, phrase.start), min(noun.end, phrase.end)
    tokens = list(parse.tokens_in(Span(start, end) if start < end else phrase))
    while tokens and (tokens[0].lower in ("the", "a", "an") or tokens[0].pos == "PUNCT"):
        tokens.pop(0)
    while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in ')”"':
        tokens.pop()
    if not tokens:
        return None
    joined = " ".join(parse.text[tokens[0].start : tokens[-1].end].split())
    opens = tokens[0].i == parse.sentences[parse.sentence_number(tokens[0])].first
    if opens and tokens[0].pos != "PROPN" and tokens[0].text[1:].islower():
        joined = joined[0].lower() + joined[1:]  # a capital of the sentence, not of the word
    return joined if len(joined) <= MAX_NAME else joined[:MAX_NAME].rsplit(" ", 1)[0]


def _aside(parse: Parse, head: Token, phrase: Span) -> str | None:
    """Return what a relative clause says of an unnamed source: "asked not to be named because …"."""
    clause = next((found for found in parse.children(head) if found.dep == "relcl" and phrase.covers(found.span)), None)
    if clause is None:
        return None
    said = parse.subtree(clause).cut(parse.text).split()
    return " ".join(said[1:] if said[0].lower() in ("who", "which", "that") else said) or None


def _body_name(setting: Setting, head: Token, phrase: Span, words: str | None) -> str | None:
    """Return the name of a body: "Cuban government" for "the Cuban regime", "the regime" and "the government of Cuba".

    A bare "the ministry" is the one that the article named last before it. A body that nothing tells from others
    of its sort ("a company") has no name.
    """
    if words is None or not head.text.islower() or head.lemma not in vocabulary().bodies:
        return None
    if head.lemma in vocabulary().governments:
        nation = _nation(words) or _leader_nation(setting, phrase) or _only_nation(setting)
        if nation is not None:
            return f"{nation} government"
    first = setting.parse.tokens_in(phrase)[0]
    if (
        first.lower in ("a", "an", "one", "another", "some", "several", "many")
        or head.tag == "NNS"
        or first.pos == "NUM"
    ):
        return None
    bare = words.lower() == head.lower
    if bare and head.lemma not in vocabulary().sole_bodies:
        earlier = next(iter(_earlier_bodies(setting, head)), None)
        return _words(setting.parse, _head_of(setting.parse, earlier, head), earlier) if earlier is not None else None
    if first.tag == "PRP$" or (not bare and setting.who.shortened(words, head.start) is not None):
        return None
    return words


def _head_of(parse: Parse, phrase: Span, like: Token) -> Token:
    return next(token for token in parse.tokens_in(phrase) if token.lemma == like.lemma and token.pos == "NOUN")


def _leader_nation(setting: Setting, phrase: Span) -> str | None:
    """Return the country of a government that is named by its leader, where the article says what he leads."""
    for _, actor in setting.who.inside(phrase):
        if actor.role is not None:
            return _nation(actor.role)
    return None


def _only_nation(setting: Setting) -> str | None:
    """Return the adjective of the only country whose government an article names, if that is not somebody else's.

    "The regime of Miguel Hale" is that country's, unless the article says that another person leads it.
    """
    parse = setting.parse
    found = {
        nation
        for token in parse.tokens
        if token.pos == "NOUN" and token.lemma in vocabulary().governments and token.tag == "NN"
        for nation in [_nation(noun_phrase(parse, token).cut(parse.text))]
        if nation is not None
    }
    return found.pop() if len(found) == 1 else None


def _earlier_bodies(setting: Setting, head: Token) -> list[Span]:
    """Return the phrases around earlier bodies of the same sort that say which one is meant, the latest first."""
    parse = setting.parse
    found = []
    for token in parse.tokens[: head.i]:
        if token.pos == "NOUN" and token.lemma == head.lemma and token.tag == "NN":
            span = noun_phrase(parse, token)
            if any(inner.dep in ("compound", "amod", "poss", "nmod") for inner in parse.children(token)):
                found.append(span)
    return found[::-1]


def _nation(words: str) -> str | None:
    """Return the adjective of the only country that a body's words name."""
    known = nations()
    plain = words.replace("'s", " ").replace("’s", " ")
    named = {known[word].adjective for word in plain.split() if word in known}
    return named.pop() if len(named) == 1 else None
