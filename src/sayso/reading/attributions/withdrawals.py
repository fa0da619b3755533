"""Words that withdraw the saying they govern: "retracted its report that", "was wrong to say that"."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from sayso.language import Parse, Token
from sayso.reading.attributions.lexicon import load_cues

IRREAL = frozenset({"to", "would", "could", "should", "might", "may", "must", "will", "shall", "wo", "'ll", "’ll"})
"""Auxiliaries with which nothing is withdrawn yet: "asked her to retract", "will apologise"."""
CONDITIONS = frozenset({"if", "unless", "whether"})


@cache
def load_withdrawals() -> dict[str, frozenset[str]]:
    """Return the lists of withdrawals.toml."""
    table = tomllib.loads(resources.files(__package__).joinpath("withdrawals.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in table.items()}


def is_withdrawn(parse: Parse, cue: Token) -> bool:
    """Tell whether a verb or noun of speech is governed by a word that withdraws it, or is that word itself."""
    lists = load_withdrawals()
    above = parse.head(cue)
    if withdrawn_cue(parse, cue) is not None:
        return True
    if cue.pos == "NOUN":
        governs = cue.dep in ("dobj", "nsubjpass") and _names(parse, above) & lists["nouns"]
        return bool(governs) and _is_done(parse, above)
    if cue.dep == "ccomp" and above.lemma == "deny" and cue.pos == "VERB":
        return _is_done(parse, above)  # "denies he ever said so"
    if any(found.dep == "nsubj" for found in parse.children(cue)):
        return False  # "Rell regretted Hale saying so"
    if cue.dep == "pcomp" and cue.tag == "VBG":
        verb = parse.head(above)
        if above.lower == "without":
            return True
        verb = parse.head(verb) if verb.pos == "ADV" else verb  # "short of saying"
        return any(f"{name} {above.lower}" in lists["prepositions"] for name in _names(parse, verb)) and _is_done(
            parse, verb
        )
    if cue.dep != "xcomp":
        return False
    gerund = cue.tag == "VBG" or any(found.lower == "having" for found in parse.children(cue))
    if above.pos == "ADJ":
        wrong = above.lemma in lists["adjectives"] and not (gerund or (above.lemma == "sorry" and not _had(parse, cue)))
        return wrong and _is_done(parse, parse.head(above)) and _is_done(parse, above)
    return above.lemma in lists["gerunds" if gerund else "infinitives"] and _is_done(parse, above)


def withdrawn_cue(parse: Parse, verb: Token) -> Token | None:
    """Return the noun or gerund of speech that this verb withdraws: "report" of "retracted its report that …"."""
    if verb.pos != "VERB":
        return None
    lists, cues = load_withdrawals(), load_cues()
    names = _names(parse, verb)
    for found in parse.children(verb):
        if found.dep == "dobj" and found.lemma in cues.nouns and names & lists["nouns"] and _is_done(parse, verb):
            return found
        for middle in (found, *parse.children(found)):
            if middle.dep == "prep" and any(f"{name} {middle.lower}" in lists["prepositions"] for name in names):
                for under in parse.children(middle):
                    if under.dep == "pcomp" and under.lemma in cues.verbs and _is_done(parse, verb):
                        return under
    return None


def _names(parse: Parse, verb: Token) -> set[str]:
    """Return the lemma of a verb, alone and with each particle or adverb behind it."""
    behind = [found.lower for found in parse.children(verb) if found.i > verb.i and found.dep in ("prt", "advmod")]
    return {verb.lemma, *(f"{verb.lemma} {word}" for word in behind)}


def _had(parse: Parse, verb: Token) -> bool:
    """Tell "sorry to have said" from "sorry to say", which says it."""
    return any(found.lower == "have" for found in parse.children(verb))


def _is_done(parse: Parse, verb: Token) -> bool:
    """Tell whether a withdrawal took place: neither negated nor wanted, "refused to retract", "if he withdraws"."""
    beside = [found for found in parse.children(verb) if found.i < verb.i or found.dep == "neg"]
    if any(found.dep == "neg" or found.lower == "never" or found.lower in (IRREAL | CONDITIONS) for found in beside):
        return False
    return not (verb.dep == "pcomp" and parse.head(verb).lower in ("without", "of"))
