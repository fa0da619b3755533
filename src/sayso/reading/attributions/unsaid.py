"""Verbs of speech where nothing was said: "if she says", "should say", "did he say …?", "expected to say"."""

from __future__ import annotations

from sayso.language import Parse, Token
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations

SUBJECTS = frozenset({"nsubj", "csubj"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
OPEN = frozenset({"should", "might", "may", "must", "ought"})
"""Auxiliaries that leave open whether anything was said."""
ABLE = frozenset(
    {"say", "claim", "announce", "argue", "accuse", "declare", "insist", "promise", "demand", "deny", "allege", "admit"}
)
"""Verbs of which "could" says that they did not happen yet; who "could see" or "could confirm" did."""
ALREADY = frozenset({"only", "just", "not", "n't", "n’t", "never", "barely", "hardly"})
"""Words with which "could" tells what happened: "could only say that", "could not say"."""
AHEAD = frozenset({"expect", "want", "ask", "wish", "plan", "intend", "likely", "unlikely", "due", "set", "poised"})
"""What governs a saying that is still to come; "was forced to admit" and "went on to say" are not of them."""
WILLING = frozenset({"want", "wish", "ask", "plan", "intend"})
SUPPOSING = frozenset({"imagine", "suppose", "assume", "pretend"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLOSING = "\"'”’»)"


def is_unsaid(parse: Parse, verb: Token, quotations: Quotations) -> bool:
    """Tell whether a verb of speech stands where nothing was said."""
    beside = parse.children(verb)
    before = [found for found in beside if found.i < verb.i]
    own = next((found for found in before if found.dep in SUBJECTS), None)
    if any(found.lower in CONDITIONS and found.dep == "mark" and _opens(parse, found, own or verb) for found in before):
        return True
    auxiliaries = {found.lower for found in before if found.dep == "aux"}
    if auxiliaries & OPEN:
        return True
    if "could" in auxiliaries and verb.lemma in ABLE and not any(found.lower in ALREADY for found in beside):
        return not any(token.lower in ALREADY for token in parse.tokens[verb.i + 1 : verb.i + 2])
    return (own is not None and _is_inverted(parse, verb, own, before)) or _is_ahead(parse, verb, own, quotations)


def wants_to_say(parse: Parse, verb: Token) -> bool:
    """Tell a wish to speak, which is none of the wishes that demand: "wanted to say that the dam was safe"."""
    if verb.lemma not in ("want", "wish"):
        return False
    said = [found for found in parse.children(verb) if found.dep == "xcomp" and found.lemma in load_cues().verbs]
    return any(found.dep == "ccomp" for one in said for found in parse.children(one))


def _opens(parse: Parse, mark: Token, first: Token) -> bool:
    """Tell whether a condition opens the verb's own clause: a finite verb between belongs to another's.

    "If you want peace, prepare for war, Hale said": nobody doubts that Hale said it.
    """
    between = parse.tokens[mark.i + 1 : min(parse.edges(first)[0], first.i) if first.dep in SUBJECTS else first.i]
    return first.dep not in SUBJECTS or not any(token.tag in FINITE for token in between)


def _is_inverted(parse: Parse, verb: Token, own: Token, before: list[Token]) -> bool:
    """Tell "did Hale say …?" and "had Hale said so, …"; "why did Hale say …?" takes for granted that she did."""
    front = next((found for found in before if found.dep == "aux" and found.i < own.i), None)
    if front is None:
        return False
    opening = [found for found in before if found.i < front.i and found.dep not in ("punct", "cc")]
    sentence = parse.sentences[parse.sentence_number(verb)]
    last = sentence.last - 1
    while last > verb.i and parse.tokens[last].text in CLOSING:
        last -= 1
    if parse.tokens[last].text == "?":
        granted = any(found.tag == "WRB" for found in opening) and front.lower != "would"
        return not granted and not any(found.dep == "neg" for found in before)
    return front.lower == "had" and not opening


def _is_ahead(parse: Parse, verb: Token, own: Token | None, quotations: Quotations) -> bool:
    """Tell "is expected to say", "wanted to say" and "imagine that Hale said"; "I want to say that" says it."""
    if own is not None and any(
        found.dep == "compound"
        and found.lower in SUPPOSING
        and found.i == parse.sentences[parse.sentence_number(verb)].first
        for found in parse.children(own)
    ):
        return True  # "Imagine Hale said": the parser took it for a first name
    above = parse.head(verb)
    if verb.dep == "ccomp" and above.lemma == "wish":
        return True  # "wished Hale had said so"
    if parse.head(above).lemma == "misquote" or above.lemma == "misquote":
        return True  # "was misquoted as saying"
    governor = parse.head(above) if above.pos == "ADJ" and above.dep == "acomp" else above
    beside = parse.children(governor)
    subject = next((found for found in beside if found.dep in ("nsubj", "nsubjpass")), None)
    if verb.dep == "ccomp" and above.lemma in SUPPOSING and verb.i > above.i:
        return above.tag == "VB" and subject is None
    if verb.dep != "xcomp" or above.lemma not in AHEAD or verb.tag != "VB":
        return False
    # Who did not want to say has declined; who is not expected to say has said as little as who is.
    declined = above.lemma in WILLING and any(found.dep == "neg" or found.lower == "never" for found in beside)
    speaks = subject is not None and subject.lower in ("i", "we")
    return not declined and not speaks and quotations.at(verb.start) is None
