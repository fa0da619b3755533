"""How a cue's clause is built: its verb group, its subject, and what depends on it."""

from __future__ import annotations

import re

from sayso.language import Parse, Token
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.nobody import is_nobody
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.withdrawals import is_withdrawn
from sayso.records import Span

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg", "prt"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
NEVER = frozenset({"time", "point", "moment", "occasion", "way"})
"""Nouns with which "no" negates a verb: "has at no time admitted"."""
FALSELY = frozenset({"falsely", "wrongly", "mistakenly", "erroneously"})
"""How words are put into a mouth that never spoke them: "was falsely attributed to"."""
OBJECT_CONTROL = frozenset({"for", "of", "as", "from"})
"""Prepositions before a gerund that the object before them does: "quoted Hale as saying", "blamed Hale for saying"."""
CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
MAX_CLIMB = 6
"""Steps up the tree to look for a subject: a longer chain of clauses is the parser's confusion, not a sentence."""


def child(parse: Parse, token: Token, deps: frozenset[str]) -> Token | None:
    """Return the first dependent of `token` with one of these labels."""
    return next((found for found in parse.children(token) if found.dep in deps), None)


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether the verb stands in the passive ("was told", "is estimated")."""
    return verb.tag in ("VBN", "VBD") and any(
        found.dep in ("auxpass", "nsubjpass", "csubjpass") for found in parse.children(verb)
    )


def is_reduced_passive(parse: Parse, verb: Token) -> bool:
    """Tell a participle whose subject suffers it: "asked by the court, he said", "was held and told to go"."""
    if any(found.dep in ("aux", *SUBJECTS, *PASSIVE_SUBJECTS) for found in parse.children(verb)):
        return False
    if verb.tag == "VBD":  # taggers take "told" for the past: it is, where somebody is told
        cue = load_cues().verbs.get(verb.lemma)
        addressed = child(parse, verb, frozenset({"dobj", "dative", "iobj"})) is not None
        if cue is None or "d" not in cue.frames or addressed:
            return False
    elif verb.tag != "VBN":
        return False
    return verb.dep in ("acl", "advcl") or (verb.dep == "conj" and is_passive(parse, parse.head(verb)))


def is_negated(parse: Parse, verb: Token) -> bool:
    """Tell whether a cue itself is negated, not what is said ("said “Never”").

    "Did not confirm", "never said", "has at no time admitted", "said nothing of it", "accuse nobody"; by its subject,
    "no official confirmed"; by what governs it, "retracted its report that", "stopped short of saying".
    """
    for found in parse.children(verb):
        if (found.dep == "neg" or found.lower == "never") and found.i <= verb.i + 1:
            return True
        if found.dep == "prep" and found.i < verb.i:
            for noun in parse.children(found):
                if noun.lemma in NEVER and any(under.lower == "no" for under in parse.children(noun)):
                    return True
        if found.dep == "advmod" and found.lower in FALSELY:
            return True
        if found.dep == "dobj" and found.i == verb.i + 1 and found.lower in ("nothing", "nobody"):
            return True
    by = agent(parse, verb)
    if by is not None and is_nobody(parse, by):
        return True
    doer = _doer(parse, verb)
    return (doer is not None and is_nobody(parse, doer)) or is_withdrawn(parse, verb)


def _doer(parse: Parse, verb: Token) -> Token | None:
    """Return an active verb's subject, or that of the verb it is joined to or hangs on: "no one would or could"."""
    for _ in range(MAX_CLIMB):
        own = own_subject(parse, verb)
        above = parse.head(verb)
        held = any(found.dep in PASSIVE_SUBJECTS or found.dep == "dobj" for found in parse.children(above))
        if own is not None or verb.dep not in ("conj", "xcomp") or above.pos not in ("VERB", "AUX") or held:
            return own
        verb = above
    return None


def verb_group(parse: Parse, verb: Token) -> Span:
    """Return the verb with the auxiliaries, negation, particles and adverbs that stand right beside it."""
    beside = {
        found.i
        for found in parse.children(verb)
        if found.dep in AUXILIARIES or (found.dep == "advmod" and found.pos == "ADV" and found.i < verb.i)
    }
    first = last = verb.i
    while first - 1 in beside:
        first -= 1
    while last + 1 in beside:
        last += 1
    # "is seeking to", "went on to say": the verb that this one hangs on carries it along.
    governor = parse.head(verb)
    above = load_cues().verbs.get(governor.lemma)
    is_cue = above is not None and above.stance != "decline"  # "denied having denied": two cues; "refused to say": one
    if verb.dep == "xcomp" and governor.pos in ("VERB", "AUX") and not is_cue and governor.i < first <= governor.i + 4:
        return Span(verb_group(parse, governor).start, parse.tokens[last].end)
    return Span(parse.tokens[first].start, parse.tokens[last].end)


def subject(parse: Parse, verb: Token, quotations: Quotations) -> Token | None:
    """Return the word whose referent does what the verb says: its subject, or that of the clause it hangs on.

    A subject inside a quotation does nothing outside of it: "insists that “we do not” and has blamed others".
    """
    own = own_subject(parse, verb)
    if own is not None:
        return own if own.lower not in ("it", "there") or not _expletive(parse, verb, own) else None
    if child(parse, verb, PASSIVE_SUBJECTS) is not None:
        return agent(parse, verb)
    climbed = verb
    for _ in range(MAX_CLIMB):
        above = parse.head(climbed)
        if above.i == climbed.i:
            return None
        if climbed.dep in ("acl", "relcl") and above.pos in NOUNS:
            return above
        if climbed.dep not in ("conj", "advcl", "xcomp", "acl", "dep", "ccomp", "prep", "pcomp", "parataxis"):
            return None
        if climbed.dep == "ccomp" and verb.tag not in ("VBG", "VBN") and quotations.at(climbed.start) is None:
            return None
        if climbed.dep == "prep" and climbed.lower in OBJECT_CONTROL and verb.dep == "pcomp":
            target = child(parse, above, frozenset({"dobj"}))
            if target is not None and target.i < climbed.i and above.pos == "VERB":
                return target
        found = child(parse, above, SUBJECTS)
        if found is not None and quotations.at(found.start) is None:
            return found
        passive = child(parse, above, PASSIVE_SUBJECTS)
        if passive is not None:
            return passive
        climbed = above
    return None


def own_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the subject that the verb itself has: of two, the nearer one ("The dam leaks, mayor Hale said")."""
    own = [found for found in parse.children(verb) if found.dep in SUBJECTS]
    before = [found for found in own if found.i < verb.i]
    behind = next((found for found in own if found.i > verb.i), None)
    if behind is not None and verb.i and parse.tokens[verb.i - 1].text == "," and parse.edges(behind)[0] == verb.i + 1:
        return behind  # "Biden, said Trump, is corrupt"
    return before[-1] if before else behind


def _expletive(parse: Parse, verb: Token, pronoun: Token) -> bool:
    """Tell whether "it" stands for nobody: "it seems that", "it is said that"."""
    return pronoun.dep == "expl" or verb.lemma in ("seem", "appear", "be")


def agent(parse: Parse, verb: Token) -> Token | None:
    """Return who a passive verb's "by" names."""
    by = child(parse, verb, frozenset({"agent"}))
    return child(parse, by, frozenset({"pobj"})) if by is not None else None


def noun_phrase(parse: Parse, head: Token, stop: Span | None = None) -> Span:
    """Return the noun phrase around `head`: title and apposition in, relative clauses and what follows `stop` out."""
    if head.lower in ("who", "which", "that", "he", "she", "they", "it", "i", "we", "you"):
        return head.span
    left, right = parse.edges(head)
    cut = right + 1
    for found in parse.children(head):
        if found.i > head.i and found.dep in ("relcl", "acl", "parataxis", "advcl", "ccomp"):
            cut = min(cut, parse.edges(found)[0])
    last = max(cut - 1, head.i)
    while last > head.i and parse.tokens[last].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        if parse.tokens[last].text in ")]%":
            break
        last -= 1
    while left < head.i and CLOCK.fullmatch(parse.tokens[left].text):  # a live blog's "14:05 The minister"
        left += 1
    span = Span(parse.tokens[left].start, parse.tokens[last].end)
    if stop is not None and span.meets(stop):
        if stop.start > head.start:
            return Span(span.start, max(head.end, stop.start))
        return Span(min(head.start, stop.end), span.end)
    return span
