"""Whom a pronoun stands for: "he added", "who said", "they denied"."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from sayso.language import Parse, Token
from sayso.reading.sources.setting import Setting, Spoken
from sayso.records import Actor, Span

PERSONS = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURALS = frozenset({"they", "them", "their", "theirs"})
THINGS = frozenset({"it", "its"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OWN_VOICE = frozenset({"i", "we", "us", "our", "my", "me"})
NOBODY = frozenset({"you", "one", "someone", "somebody", "everyone", "everybody", "people", "nobody", "anyone"})
ANSWERS = frozenset({"answer", "counter", "reply", "respond", "retort"})
"""Cues whose speaker may be whoever was spoken to: "“I took nothing,” Roe told Doe. “You did,” she replied."."""
CONTINUING = frozenset({"add", "continue", "conclude"})
"""Cues of whoever spoke last, whomever else his sentence named."""
WINDOW = 3
"""Sentences, the pronoun's own included, in which its name is looked for."""

_MALE_KIN = frozenset(
    {"husband", "father", "brother", "son", "uncle", "nephew", "grandfather", "stepfather", "boyfriend", "widower"}
)
_FEMALE_KIN = frozenset(
    {"wife", "mother", "sister", "daughter", "aunt", "niece", "grandmother", "stepmother", "girlfriend", "widow"}
)
_ROLE_ENDS = frozenset({"of", "for", "to", "at", "in", "from", "with", "and", "who", ","})
_KIN = _MALE_KIN | _FEMALE_KIN | {"partner", "child", "cousin", "spouse", "fiance", "parent", "fiancé", "fiancée"}
_MALE = _MALE_KIN | {"mr", "mr.", "sir", "king", "prince", "spokesman", "chairman", "congressman", "businessman"}
_FEMALE = _FEMALE_KIN | {
    "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman",
    "congresswoman", "actress", "businesswoman",
}  # fmt: skip


def antecedent(setting: Setting, pronoun: Token) -> Actor | Spoken | None:
    """Return the actor, or the earlier speaker without one, that a personal pronoun stands for; None if unclear.

    Looked at in turn: who spoke last, if that was within the window and nobody else has come up since, nor beside the
    speaker ("Prell accused Dunne. He said …" may be either); the nearest subject of an earlier clause that has no
    rival beside it; the only candidate that is named. Two candidates without a reason to prefer one leave the pronoun
    open: a wrong name harms a person.
    """
    parse, word = setting.parse, pronoun.lower
    first = max(0, parse.sentence_number(pronoun) - WINDOW + 1)
    start = parse.tokens[parse.sentences[first].first].start
    recent = setting.last_spoken(start, pronoun.start)
    if recent is not None and _could_be(setting, word, recent):
        answers = parse.head(pronoun).lemma in ANSWERS
        since = recent.position if answers else _sentence_of(setting, recent.position).end
        rivals = _rivals(setting, pronoun, since, recent)
        if rivals:
            # "“…,” said Keller. Becker stands outside. “And …,” she added": she may go on, or he begin.
            goes_on = word in PERSONS and parse.head(pronoun).lemma in CONTINUING
            return None if goes_on else _only_subject(setting, word, rivals)
        if word in PERSONS and not answers and parse.head(pronoun).lemma not in CONTINUING:
            told_by_kin(setting, recent, start)
            beside = _beside(setting, pronoun, recent)
            if beside:
                return _by_gender(setting, word, recent, beside)
        return recent if recent.actor is None else _remember(word, recent.actor, setting.genders)
    candidates = _mentioned(setting, pronoun, start)
    if len({actor.name for _, actor in candidates}) == 1:
        return _accepted(setting, word, candidates[0][1])
    return _only_subject(setting, word, candidates)


def _could_be(setting: Setting, word: str, entry: Spoken) -> bool:
    if entry.actor is not None:
        return _fits(word, entry.actor, setting.genders) or _may_be(word, entry.actor, setting.genders)
    if word in PLURALS:
        return entry.plural or entry.named  # "critics … they", "the ministry … they"
    # "a rescuer … he said", "the Cuban government … it insists"
    return not entry.plural and (entry.named or entry.thing) == (word in THINGS)


def _sentence_of(setting: Setting, position: int) -> Span:
    tokens = setting.parse.tokens_in(Span(position, position + 1))
    if not tokens:
        return Span(position, position)
    return setting.parse.sentence_span(setting.parse.sentences[setting.parse.sentence_number(tokens[0])])


def _rivals(setting: Setting, pronoun: Token, since: int, recent: Spoken) -> list[tuple[Span, Actor]]:
    """Return who else the pronoun might be of those named from `since` on, the nearest first."""
    return [
        (span, actor)
        for span, actor in _mentioned(setting, pronoun, since)
        if recent.actor is None or actor.name != recent.actor.name
    ]


def _beside(setting: Setting, pronoun: Token, recent: Spoken) -> list[Actor]:
    """Return the persons that the last speaker's own sentence names too: "Prell accused Dunne. He said …".

    Those only whom a verb there has for its subject or object: "the talks with Rask" bring up the talks. Whose agent
    "his agent" is may be anybody's.
    """
    opens = _sentence_of(setting, recent.position).start
    rivals = _rivals(setting, pronoun, opens, recent)
    owns = pronoun.tag == "PRP$"
    return list(
        {
            actor.name: actor
            for span, actor in rivals
            if _fits(pronoun.lower, actor, setting.genders) and (owns or _takes_part(setting.parse, span))
        }.values()
    )


def _takes_part(parse: Parse, span: Span) -> bool:
    """Tell a name that a verb has for its subject or object, or speaks "to", from one within another's phrase."""
    tokens = parse.tokens_in(span)
    named = next((token for token in tokens if not span.meets(parse.head(token).span)), None)
    if named is None:
        return False
    head = _on_which(parse, named)
    above = parse.head(head)
    if head.dep == "pobj":
        return parse.head(above).pos in ("VERB", "AUX")
    return above.pos in ("VERB", "AUX") and head.dep not in ("npadvmod", "attr")


def _owns(parse: Parse, span: Span) -> bool:
    """Tell whether a name only says whose something is."""
    return any(token.dep == "poss" for token in parse.tokens_in(span))


def _on_which(parse: Parse, token: Token) -> Token:
    """Return the noun to which a word of a name belongs: the chair of "the chair, Sister Ann Roe, left"."""
    while token.dep in ("appos", "compound", "nmod", "conj") and parse.head(token).i != token.i:
        token = parse.head(token)
    return token


def _by_gender(setting: Setting, word: str, recent: Spoken, beside: Sequence[Actor]) -> Actor | None:
    """Return the only one of those named beside the last speaker whom the pronoun fits, if it cannot be the speaker."""
    if recent.actor is None or setting.genders.get(recent.actor.name) in (None, _gender(word)):
        return None
    return _accepted(setting, word, beside[0]) if len(beside) == 1 else None


def told_by_kin(setting: Setting, recent: Spoken, start: int) -> None:
    """Note a speaker's gender where "his" or "her" relatives stand in the same sentence: "Ruhl told her husband".

    Only where nobody else came up from `start` on, whose husband he might be.
    """
    if recent.actor is None or recent.actor.name in setting.genders:
        return
    parse = setting.parse
    for token in parse.tokens_in(_sentence_of(setting, recent.position)):
        if token.tag == "PRP$" and token.lower in ("his", "her") and parse.head(token).lemma in _KIN:
            before = {actor.name for _, actor in setting.who.before(token.start, token.start - start)
                      if actor.type in ("person", None)}  # fmt: skip
            if before == {recent.actor.name} and setting.quotations.at(token.start) is None:
                setting.genders[recent.actor.name] = _gender(token.lower)
            return


def _mentioned(setting: Setting, pronoun: Token, start: int) -> list[tuple[Span, Actor]]:
    """Return who the pronoun might be of those named from `start` on, the nearest first.

    Inside quotations a speaker names others, which is no rival to the speaker's own "he said"; "his lawyer" may well
    be that of the person named there.
    """
    owns = pronoun.tag == "PRP$"
    return [
        (span, actor)
        for span, actor in setting.who.before(pronoun.start, pronoun.start - start)
        if (_fits(pronoun.lower, actor, setting.genders) or _may_be(pronoun.lower, actor, setting.genders))
        and (owns or setting.quotations.at(span.start) is None)
    ]


def _only_subject(setting: Setting, word: str, candidates: Sequence[tuple[Span, Actor]]) -> Actor | None:
    """Return the nearest candidate that is a subject, if no other is named in its sentence or after it."""
    parse = setting.parse
    for span, actor in candidates:
        tokens = parse.tokens_in(span)
        if any(_on_which(parse, token).dep in ("nsubj", "nsubjpass") for token in tokens):
            opens = parse.sentence_span(parse.sentences[parse.sentence_number(tokens[0])]).start
            beside = {other.name for place, other in candidates if place.start >= opens and not _owns(parse, place)} | {
                actor.name
            }  # "Otto's agent, Lenny Frome, laughed. He said …": the agent
            return _accepted(setting, word, actor) if beside == {actor.name} else None
    return None


def _accepted(setting: Setting, word: str, actor: Actor) -> Actor | None:
    fits = _fits(word, actor, setting.genders) or _may_be(word, actor, setting.genders)
    return _remember(word, actor, setting.genders) if fits else None


def _fits(word: str, actor: Actor, genders: dict[str, str]) -> bool:
    if word in PERSONS:
        known = genders.get(actor.name)
        # Whoever is a wife or a brother is a person, whatever the parser calls the name.
        return (actor.type == "person" or known is not None) and known in (None, _gender(word))
    return actor.type not in ("person", "place", None)


def _may_be(word: str, actor: Actor, genders: dict[str, str]) -> bool:
    """Tell whether a pronoun fits somebody whom the parser gave no type: two words or three may name a person, any a
    body, unless it is known to be a man or a woman."""
    if actor.type is not None or actor.name in genders:
        return False
    return 2 <= len(actor.name.split()) <= 3 if word in PERSONS else word in THINGS


def _gender(word: str) -> str:
    return "male" if word in ("he", "him", "his") else "female"


def _remember(word: str, actor: Actor, genders: dict[str, str]) -> Actor:
    if word in PERSONS:
        genders.setdefault(actor.name, _gender(word))
    return actor


def known_genders(parse: Parse, actors: Sequence[Actor]) -> dict[str, str]:
    """Return what titles before a name or an apposition say about a person's pronoun: "Mr.", "spokeswoman"."""
    genders: dict[str, str] = {}
    for actor in actors:
        words = {_head_word((actor.role or "").lower())}
        if actor.type != "person" and not (actor.type is None and words & _KIN):
            continue
        for mention in actor.mentions:
            tokens = parse.tokens_in(Span(mention.start, mention.end))
            if tokens and tokens[0].i > 0:
                words.add(parse.tokens[tokens[0].i - 1].lower)
        if words & _FEMALE:
            genders[actor.name] = "female"
        elif words & _MALE:
            genders[actor.name] = "male"
        elif " " in actor.name:
            for gender, names in first_names().items():
                if actor.name.split()[0].lower() in names:
                    genders[actor.name] = gender
    return genders


@cache
def first_names() -> dict[str, frozenset[str]]:
    """Return the first names of first_names.toml that rule out the pronoun of the other sex."""
    table = tomllib.loads(resources.files(__package__).joinpath("first_names.toml").read_text("utf-8"))
    return {gender: frozenset(names) for gender, names in table.items()}


def _head_word(role: str) -> str:
    """Return the word of a role that says what the bearer is: "brother" for "brother of the queen"."""
    words = role.replace(",", " ,").split()
    end = next((place for place, word in enumerate(words) if word in _ROLE_ENDS), len(words))
    return words[end - 1] if end else ""
