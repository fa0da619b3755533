"""What a source's own words name: an actor, a body's reporter, somebody's lawyer, or one who came up before."""

from __future__ import annotations

from sayso.language import Parse, Token
from sayso.reading.actors.roles import roles
from sayso.reading.sources.carriers import is_outlet
from sayso.reading.sources.pronouns import OWN_VOICE, RELATIVES, antecedent
from sayso.reading.sources.setting import Setting, Spoken
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.who import FARTHEST
from sayso.reading.sources.wording import words_of
from sayso.records import Actor, Span


def reporter_of(setting: Setting, head: Token, phrase: Span) -> Actor | None:
    """Return the outlet that a reporter without a name is: "local reporters for the network X"."""
    if head.lemma not in roles().reporters:
        return None
    return next((actor for _, actor in setting.who.inside(phrase) if is_outlet(actor)), None)


def known_before(setting: Setting, head: Token, phrase: Span, words: str | None) -> str | None:
    """Return the fuller words of an unnamed speaker who comes up again: "the medic" after "a medic in the town"."""
    if words is None or " " in words or setting.parse.tokens_in(phrase)[0].lower not in ("the", "this", "that"):
        return words
    for entry in reversed(setting.spoken[-FARTHEST:]):
        if entry.position < head.start and not entry.named and words in entry.name.split():
            return entry.name
    return words


def owned_by(setting: Setting, head: Token, phrase: Span, words: str | None) -> str | None:
    """Return "lawyer of Hale" for "his lawyer" and "Hale's lawyer"; None where nobody owns the head.

    In a ledger of many articles "his lawyer" would be anybody's.
    """
    parse = setting.parse
    owner = next((found for found in parse.children(head) if found.dep == "poss" and found.i < head.i), None)
    if words is None or owner is None or not phrase.covers(owner.span) or owner.lower in RELATIVES:
        return None
    between = parse.tokens_in(Span(owner.end, head.end))
    own = [token for token in between if token.tag != "POS" and token.lower not in ("own", "former")]
    if not own:
        return None
    thing = " ".join(Span(own[0].start, parse.tokens_in(phrase)[-1].end).cut(parse.text).split())
    thing = words[words.index(own[0].text) :] if own[0].text in words else thing
    if owner.lower in OWN_VOICE:
        return None  # "my lawyer" is whose lawyer the speaker says, whoever spoke before
    if owner.tag == "PRP$":
        meant = antecedent(setting, owner)
        if meant is None:
            return None
        single = isinstance(meant, Spoken) and meant.name[:1].islower() and not meant.plural
        return f"{thing} of {'the ' if single else ''}{meant.name}"
    whole = without_possessive(parse, parse.subtree(owner))
    actor = setting.who.at(owner.span) or shortened_to(setting, owner, whole, words_of(parse, owner, whole))
    if actor is not None:
        mark = next((token.text for token in parse.tokens_in(Span(owner.end, head.end)) if token.tag == "POS"), "'s")
        return f"{actor.name}{mark} {thing}" if head.lemma == "people" else f"{thing} of {actor.name}"
    many = owner.tag in ("NNS", "NNPS") or owner.lemma != owner.lower
    body = head.lemma in vocabulary().bodies or head.lemma in roles().associations
    if head.lemma in vocabulary().owned or owner.pos == "PROPN" or (many and body):
        return None
    plain = words_of(parse, owner, whole)
    definite = parse.tokens_in(whole)[0].lower == "the"
    return f"{thing} of {'the ' if definite else ''}{plain}" if plain else None


def without_possessive(parse: Parse, span: Span) -> Span:
    """Return a possessor's words without their "'s"."""
    last = parse.tokens_in(span)[-1]
    return Span(span.start, last.start) if last.tag == "POS" else span


def named_in(setting: Setting, head: Token, phrase: Span) -> tuple[Actor, Span] | None:
    """Return the actor that the head, or an apposition to it, names; what only modifies the head is not the source."""
    text = setting.article.text
    inside = setting.who.inside(phrase)
    for span, actor in inside:
        if span.meets(head.span):
            return actor, span
    if head.lemma in roles().media:
        # "the TASS news agency": what stands before the plain word is the name.
        for span, actor in inside:
            if actor.type in ("outlet", "agency") and span.end < head.start:
                return actor, span
    for span, actor in inside:
        # "the librarian Ana Rell", "the agency X": what stands right behind the plain word is the name.
        between = text[head.end : span.start].strip(' \n“"‘').lower().split() if span.start > head.start else [","]
        plain = head.text.islower() and not between
        if plain or (head.lower in roles().titles and all(word in roles().titles for word in between)):
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
        if (
            apart
            and actor.country is None
            and (actor.type in ("person", "group", "company", None) or " " in actor.name)
            and head.pos in ("NOUN", "NUM", "PRON")
        ):
            return actor, span
    return None


def shortened_to(setting: Setting, head: Token, phrase: Span, words: str | None) -> Actor | None:
    """Return whom a definite description stands for: "the company", "the minister", "Harbour master" in a title."""
    if words is None or not (head.tag in ("NN", "NNP") or head.lemma in roles().media) or len(words.split()) > 3:
        return None
    first = setting.parse.tokens_in(phrase)[0]
    if first.lower in ("a", "an", "one", "another") or (first.pos in ("NUM", "PRON") and first.lower != "its"):
        return None
    return setting.who.shortened(words, head.start) or (
        setting.who.stand_in(head) if first.lower in ("the", "its") and len(words.split()) == 1 else None
    )
