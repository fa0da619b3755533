"""From a source's words to who it is: names, unnamed speakers, documents and their authors, pronouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.language import Parse, Token
from sayso.reading.actors.roles import roles
from sayso.reading.attributions import Triple
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.triple import join, trim
from sayso.reading.sources.bodies import body_name
from sayso.reading.sources.carriers import names_of, passed_on_by
from sayso.reading.sources.describe import describe
from sayso.reading.sources.hidden import is_told
from sayso.reading.sources.naming import known_before, named_in, owned_by, reporter_of, shortened_to, without_possessive
from sayso.reading.sources.pronouns import (
    NOBODY,
    OWN_VOICE,
    PERSONS,
    PLURALS,
    RELATIVES,
    THINGS,
    antecedent,
)
from sayso.reading.sources.setting import Setting, Spoken
from sayso.reading.sources.source import Source
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.who import FARTHEST
from sayso.reading.sources.wording import aside_of, own_voice, singular, uncounted, words_of
from sayso.records import Actor, Pieces, Span

COUNTED = frozenset(
    {"one", "some", "many", "most", "several", "few", "both", "each", "another", "none", "hundreds", "dozens"}
)
DEEPEST = 4
"""Quotations inside one another that are looked through for whoever says "I"."""
OBTAINED = frozenset({"obtain", "see", "leak", "view", "review", "read", "get", "quote", "cite"})
"""What outlets do with papers that are not on their own word: "a memo obtained by X" stays a memo."""


def resolve(setting: Setting, triple: Triple) -> tuple[Source, Actor | None]:
    """Return who the source of a triple is, with the actor where it is exactly one."""
    if not triple.source or triple.head is None:
        if triple.source:  # a transcript's label that the parser made nothing of
            label = triple.source[0].cut(setting.article.text)
            return Source(label, "named", triple.source, (label,)), setting.who.at(triple.source[0])
        return Source(None, "unknown"), None
    head = setting.parse.tokens[triple.head]
    if is_told(setting.parse, triple):
        return Source(None, "unknown"), None
    if head.lower in RELATIVES:
        noun = setting.parse.head(setting.parse.head(head))
        if noun.i == head.i or noun.pos not in ("NOUN", "PROPN", "PRON"):
            return Source(None, "unknown", triple.source), None
        source, actor = _noun(setting, noun, noun_phrase(setting.parse, noun))
        return _with_pieces(source, triple.source), actor
    if head.pos == "PRON" or head.tag == "PRP$":
        return _pronoun(setting, head, triple.source)
    return _noun(setting, head, _reach(setting.parse, triple))


def one_of(setting: Setting, head: Token, reach: Span) -> tuple[Source, Actor | None] | None:
    """Resolve "one of the lawyers" and "two of his aides" by those they are of; None where the head counts nobody."""
    parse = setting.parse
    if head.pos not in ("NUM", "DET", "PRON", "ADJ", "NOUN") or not (head.pos == "NUM" or head.lower in COUNTED):
        return None
    of = next((found for found in parse.children(head) if found.lower == "of" and found.i > head.i), None)
    many = next((found for found in parse.children(of) if found.dep == "pobj"), None) if of is not None else None
    if many is None or not reach.covers(many.span):
        return None
    single = head.lower in ("one", "another", "each")
    if many.lower in PLURALS:
        for entry in reversed(setting.spoken[-FARTHEST:]):
            if entry.position < head.start and entry.plural and not entry.named:
                one = singular(uncounted(entry.name)) if single else entry.name
                return Source(one, "unnamed", join([reach], setting.article.text), (one,)), None
        return None
    whole = parse.subtree(many)
    source, _ = _one(setting, many, Span(whole.start, max(many.end, min(whole.end, reach.end))))
    if source.name is None or source.kind != "unnamed":
        return None
    name = singular(uncounted(source.name), many) if single else uncounted(source.name)
    return Source(name, "unnamed", join([reach], setting.article.text), (name,)), None


def _reach(parse: Parse, triple: Triple) -> Span:
    """Return the source with what follows it in its phrase, where carriers stand: "a report cited by X"."""
    first, last = triple.source[0].start, triple.source[-1].end
    if triple.reach is not None:
        return Span(min(first, triple.reach.start), max(last, triple.reach.end))
    return Span(first, last)


def _with_pieces(source: Source, pieces: Pieces) -> Source:
    return Source(source.name, source.kind, pieces, source.names, source.description, source.carriers)


def _pronoun(setting: Setting, pronoun: Token, pieces: Pieces) -> tuple[Source, Actor | None]:
    word = pronoun.lower
    if word in OWN_VOICE and setting.quotations.at(pronoun.start) is not None:
        return _first_person(setting, pronoun, pieces)
    if word in OWN_VOICE:
        return Source(setting.article.outlet, "outlet", pieces, _maybe(setting.article.outlet)), None
    if word in PERSONS or word in PLURALS or word in THINGS:
        found = antecedent(setting, pronoun)
        if isinstance(found, Spoken):
            return Source(found.name, "named" if found.named else "unnamed", pieces, (found.name,)), None
        if found is not None:
            return Source(found.name, "named", pieces, (found.name,), found.role), found
        return Source(None, "unknown", pieces), None
    written = pronoun.text if word not in NOBODY else word
    return Source(written, "unnamed", pieces, (written,)), None


def _first_person(setting: Setting, pronoun: Token, pieces: Pieces) -> tuple[Source, Actor | None]:
    """Return who says "I" in a quotation: whoever is quoted, and nobody where that is not known."""
    for _ in range(DEEPEST):
        quoting = setting.quoting(pronoun.span)
        if quoting is None or quoting.head is None:
            break
        head = setting.parse.tokens[quoting.head]
        if head.lower not in OWN_VOICE or setting.quotations.at(head.start) is None:
            source, actor = resolve(setting, quoting)
            return replace(source, pieces=pieces, carriers=()), actor
        pronoun = head
    return Source(None, "unknown", pieces), None


def _maybe(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _noun(setting: Setting, head: Token, reach: Span) -> tuple[Source, Actor | None]:
    """Resolve a noun: cut its carriers off, follow a document to its author, split a coordination."""
    text, parse = setting.article.text, setting.parse
    chosen = one_of(setting, head, reach)
    if chosen is not None:
        return chosen
    passed = passed_on_by(parse, setting.who, Span(head.end, reach.end))
    carriers: list[tuple[Span, Actor]] = []
    phrase, participle = reach, None
    if passed is not None:
        participle, carriers = passed
        phrase = trim(Span(reach.start, participle.start), text)
    pieces = join([phrase], text)
    if _is_document(head):
        author = _author(setting, head, phrase)
        if author is None and carriers and participle is not None and participle.lemma not in OBTAINED:
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
            others = _conjuncts(parse, head, phrase)[1:]
            if others:  # "intelligence reports and international media"
                rest = [_one(setting, other, _member_phrase(parse, other, phrase))[0] for other in others]
                source, known = _together([source, *rest]), None
            return Source(source.name, source.kind, pieces, source.names, source.description, names_of(carriers)), known
    source, known = _plain(setting, head, phrase)
    if _is_document(head) and source.kind == "unnamed":
        return replace(source, pieces=pieces, carriers=names_of(carriers), paper=True), known
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
        if found.dep == "poss" and found.tag == "PRP$":
            return None  # "its data": whose they are, the sentence around them says
        if found.dep == "poss":
            return _plain(setting, found, without_possessive(parse, parse.subtree(found)))
        if found.dep == "prep" and found.lower in vocabulary().author_prepositions and phrase.covers(found.span):
            maker = next((sub for sub in parse.children(found) if sub.dep == "pobj"), None)
            if maker is not None and (found.lower != "of" or _is_body(setting, maker)):
                whole = parse.subtree(maker)
                return _plain(setting, maker, Span(whole.start, max(maker.end, min(whole.end, phrase.end))))
    before = [found for found in parse.children(document) if found.i < document.i and found.dep in ("compound", "nmod")]
    named = [found for found in before if _is_body(setting, found)]
    if named:
        # "Ukrainian intelligence reports": the parser hangs the adjective on the reports.
        first = named[0].i
        while (
            first > 0
            and parse.tokens[first - 1].pos in ("ADJ", "PROPN")
            and phrase.covers(parse.tokens[first - 1].span)
        ):
            first -= 1
        return _plain(setting, named[-1], Span(parse.tokens[first].start, named[-1].end))
    return None


def _is_body(setting: Setting, noun: Token) -> bool:
    return setting.who.at(noun.span) is not None or noun.lemma in vocabulary().bodies


def _plain(setting: Setting, head: Token, phrase: Span) -> tuple[Source, Actor | None]:
    """Resolve a noun phrase that is no document: one body or person, or several."""
    members = _members(setting, head, phrase)
    if len(members) > 1:
        resolved = [_one(setting, member, _member_phrase(setting.parse, member, phrase))[0] for member in members]
        return _together(resolved), None
    return _one(setting, members[0], phrase)


def _together(sources: Sequence[Source]) -> Source:
    """Return several sources as one: named as soon as one of them is ("the ministry and two witnesses")."""
    names = tuple(dict.fromkeys(uncounted(name) for source in sources for name in source.names))
    kinds = {source.kind for source in sources}
    return Source(" and ".join(names) or None, "named" if "named" in kinds else sources[0].kind, (), names)


def _members(setting: Setting, head: Token, phrase: Span) -> list[Token]:
    """Return the heads of a coordination, or of the examples that "media such as A and B" names."""
    parse = setting.parse
    beneath = [sub for found in parse.children(head) for sub in (found, *parse.children(found))]
    for found in beneath:
        if found.dep == "prep" and found.lower in ("as", "like", "including") and head.lemma in roles().media:
            heads = [parse.tokens_in(name)[-1] for name, _ in setting.who.inside(parse.subtree(found))]
            if heads and all(phrase.covers(one.span) for one in heads):
                return heads
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
            if found.dep == "conj"
            and found.pos in ("NOUN", "PROPN")
            and phrase.covers(found.span)
            and parse.tokens[parse.edges(found)[0] - 1].lower != "not"  # "Reed, but not Cole, said"
            and not any(inner.dep == "neg" for inner in parse.children(found))
        )
    return members


def _member_phrase(parse: Parse, member: Token, phrase: Span) -> Span:
    """Return a member's own words, without the members beside it."""
    whole = parse.subtree(member)
    end = min([whole.end, *(parse.subtree(c).start for c in parse.children(member) if c.dep in ("conj", "cc"))])
    return Span(max(whole.start, phrase.start), max(member.end, min(end, phrase.end)))


def _one(setting: Setting, head: Token, phrase: Span) -> tuple[Source, Actor | None]:
    """Resolve one person or body: by its name, by what its words are short for, or as unnamed."""
    text = setting.article.text
    reporter = reporter_of(setting, head, phrase)
    if reporter is not None:
        its_own = reporter.name == setting.article.outlet
        return Source(reporter.name, "outlet" if its_own else "named", (), (reporter.name,)), reporter
    named = named_in(setting, head, phrase)
    if named is None:
        words = words_of(setting.parse, head, phrase)
        block = setting.article.block_at(head.start)
        if words is not None and (own_voice(words) or (block is not None and block.kind == "correction")):
            return Source(setting.article.outlet, "outlet", (), _maybe(setting.article.outlet)), None
        owned = owned_by(setting, head, phrase, words) if head.lemma not in vocabulary().governments else None
        if owned is not None:
            as_body = head.lemma in vocabulary().bodies
            return Source(owned, "named" if as_body else "unnamed", (), (owned,)), None
        body = body_name(setting, head, phrase, words)
        if body is not None:
            return Source(body, "named", (), (body,)), None
        shortened = shortened_to(setting, head, phrase, words)
        if shortened is None:
            words = known_before(setting, head, phrase, words)
            return Source(words, "unnamed", (), _maybe(words), aside_of(setting.parse, head, phrase)), None
        return Source(shortened.name, "named", (), (shortened.name,), shortened.role), shortened
    actor, name_span = named
    own = actor.name == setting.article.outlet
    return Source(
        actor.name, "outlet" if own else "named", (), (actor.name,), describe(text, phrase, name_span, actor)
    ), actor
