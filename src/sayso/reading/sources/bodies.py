"""Bodies that no proper name names: governments, ministries, courts and companies, and which one is meant."""

from __future__ import annotations

from bisect import bisect_left

from sayso.language import Parse, Token
from sayso.reading.actors import nations
from sayso.reading.sources.setting import Setting
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.wording import words_of
from sayso.records import Span

LEADERS = frozenset(
    ["president", "leader", "premier", "chancellor", "king", "queen", "emir", "sultan", "ruler", "dictator", "minister"]
)
"""Who gives a country's government its name: "the Hale government"."""


def body_name(setting: Setting, head: Token, phrase: Span, words: str | None) -> str | None:
    """Return the name of a body: "Cuban government" for "the Cuban regime", "the regime" and "the government of Cuba".

    A bare "the ministry" is the one that the article named last before it. A body that nothing tells from others
    of its sort ("a company") has no name.
    """
    plain = head.text.islower() or (head.pos == "NOUN" and head.text[1:].islower())
    if words is None or not plain or head.lemma not in vocabulary().bodies:
        return None
    if head.lemma in vocabulary().governments:
        nation = nation_in(words) or _leader_nation(setting, phrase) or _only_nation(setting, phrase)
        if nation is not None:
            return f"{nation} government"
    first = setting.parse.tokens_in(phrase)[0]
    if (
        first.lower in ("a", "an", "one", "another", "some", "several", "many")
        or (head.tag == "NNS" and head.lemma not in vocabulary().sole_bodies)
        or first.pos == "NUM"
    ):
        return None
    bare = words.lower() == head.lower
    if bare and head.lemma not in vocabulary().sole_bodies:
        earlier = _earlier_body(setting, head)
        meant = setting.who.at(earlier) if earlier is not None else None
        if meant is not None and meant.type not in ("place", "person", None):
            return meant.name
        return words_of(setting.parse, _head_of(setting.parse, earlier, head), earlier) if earlier is not None else None
    if first.tag == "PRP$" or (not bare and setting.who.shortened(words, head.start) is not None):
        return None
    return words


def _head_of(parse: Parse, phrase: Span, like: Token) -> Token:
    return next(token for token in parse.tokens_in(phrase) if token.lemma == like.lemma and token.pos == "NOUN")


def _leader_nation(setting: Setting, phrase: Span) -> str | None:
    """Return the country of a government that is named by its leader, where the article says what he leads."""
    for _, actor in setting.who.inside(phrase):
        if actor.role is not None:
            return nation_in(actor.role)
    return None


def _only_nation(setting: Setting, phrase: Span) -> str | None:
    """Return the adjective of the only country whose government an article names, if nobody else is said to lead it.

    "The regime of Miguel Hale" is that country's, unless the article calls another person its president.
    """
    named = {
        nation
        for lemma in vocabulary().governments
        for span in setting.bodies.get(lemma, ())
        for nation in [nation_in(span.cut(setting.article.text))]
        if nation is not None
    }
    if len(named) != 1:
        return None
    [nation] = named
    own = {actor.name for _, actor in setting.who.inside(phrase)}
    for actor in setting.who.actors:
        role = (actor.role or "").split()
        leads = bool(LEADERS & {word.lower() for word in role}) and nation_in(" ".join(role)) == nation
        if own and leads and actor.name not in own:
            return None
    return nation


def _earlier_body(setting: Setting, head: Token) -> Span | None:
    """Return the phrase around the last body of the same sort before `head` that says which one is meant."""
    spans = setting.bodies.get(head.lemma, ())
    place = bisect_left(spans, Span(head.start, head.start)) - 1
    return spans[place] if place >= 0 else None


def nation_in(words: str) -> str | None:
    """Return the adjective of the only country that a body's words name."""
    known = nations()
    plain = words.replace("'s", " ").replace("’s", " ")
    named = {known[word].adjective for word in plain.split() if word in known}
    return named.pop() if len(named) == 1 else None
