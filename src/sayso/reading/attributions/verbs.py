"""Attributions whose cue is a verb: "she said …", "“…,” he told reporters", "was accused of …", "promised to …"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import (
    SUBJECTS,
    agent,
    child,
    is_negated,
    is_passive,
    is_reduced_passive,
    noun_phrase,
    own_subject,
    subject,
    verb_group,
)
from sayso.reading.attributions.lexicon import VerbCue, load_cues
from sayso.reading.attributions.nobody import is_nobody
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import Pattern, Triple, cut_out, join, without
from sayso.reading.attributions.unsaid import is_unsaid, wants_to_say
from sayso.records import Span, Stance

PREDICATES = frozenset({"prep", "xcomp", "oprd", "ccomp", "advcl", "acl"})
OBJECTS = frozenset({"dobj", "attr"})


def find_verb_triples(parse: Parse, quotations: Quotations) -> Iterator[Triple]:
    """Yield what verbs attribute, without the quotations that stand beside their clause.

    A verb of speech with a source is yielded even where its clause holds no content: a quotation may follow.
    """
    verbs = load_cues().verbs
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX") and token.lemma in verbs:
            triple = _triple(parse, token, verbs[token.lemma], quotations)
            if triple is not None:
                yield triple


def _triple(parse: Parse, verb: Token, cue: VerbCue, quotations: Quotations) -> Triple | None:
    group = verb_group(parse, verb)
    reduced = is_reduced_passive(parse, verb)
    passive = reduced or is_passive(parse, verb)
    source_head = agent(parse, verb) if passive else subject(parse, verb, quotations)
    if (reduced and source_head is None) or is_unsaid(parse, verb, quotations) or _is_taken_back(parse, verb):
        return None
    if wants_to_say(parse, verb):
        return None
    source = noun_phrase(parse, source_head, group) if source_head is not None else None
    finder = _passive_content if passive else _content
    pattern, content = finder(parse, verb, cue)
    if pattern == "object" and source_head is not None and source_head.lower in ("which", "that"):
        return None  # "a tolerance which led to calls for action": things do not praise, condemn or call for
    reach = _reach(parse, source_head, group) if source_head is not None else None
    if passive and source is not None and source_head is not None:
        behind = min((span.start for span in content if span.start > source_head.start), default=source.end)
        source = Span(source.start, min(source.end, behind))
        reach = Span(reach.start, min(reach.end, behind)) if reach is not None and reach.start < behind else None
    holes = [group] + ([source] if source is not None else [])
    pieces = cut_out(content, holes, parse.text)
    if source_head is not None and source_head.lower == "you":
        return None  # "you may think": the reader is addressed, and has said nothing
    if _is_purpose(parse, verb) or _merges(parse, verb):
        return None
    if source is None and not (passive and pieces):
        # "to say how bad it was": nobody says it. Only a passive hides its source and still attributes.
        return None
    return Triple(
        source=join([source], parse.text) if source is not None else (),
        cue=(group,),
        content=pieces,
        stance=_refusing(parse, verb) or cue.stance,
        pattern="hidden" if source is None else pattern,
        head=source_head.i if source_head is not None else None,
        cue_head=verb.i,
        negated=is_negated(parse, verb) or (source_head is not None and is_nobody(parse, source_head)),
        reach=reach,
    )


def _is_taken_back(parse: Parse, verb: Token) -> bool:
    """Tell a saying that is itself denied: "denied having said that …" is the denial's content, and no statement."""
    if (
        verb.dep not in ("xcomp", "ccomp", "pcomp")
        or not _is_gerund(parse, verb)
        or child(parse, verb, SUBJECTS) is not None
    ):
        return False
    above = load_cues().verbs.get(parse.head(verb).lemma)
    return above is not None and above.stance == "deny"


def _is_gerund(parse: Parse, verb: Token) -> bool:
    return verb.tag == "VBG" or any(found.lower == "having" and found.dep == "aux" for found in parse.children(verb))


def _is_purpose(parse: Parse, verb: Token) -> bool:
    """Tell "to say the least" and "met to discuss it" from "went on to say": nobody is said to say anything."""
    infinitive = verb.tag == "VB" and any(found.dep == "aux" and found.lower == "to" for found in parse.children(verb))
    return infinitive and verb.dep not in ("xcomp", "conj", "ROOT")


def _refusing(parse: Parse, verb: Token) -> Stance | None:
    """Return the stance of "refused to say", which is neither a statement nor a mere refusal to act."""
    above = load_cues().verbs.get(parse.head(verb).lemma) if verb.dep == "xcomp" else None
    return "decline" if above is not None and above.stance == "decline" else None


def _merges(parse: Parse, verb: Token) -> bool:
    """Tell whether a refusal is told with what was not said: "refused to say whether …" is one attribution."""
    cue = load_cues().verbs[verb.lemma]
    inner = child(parse, verb, frozenset({"xcomp"})) if cue.stance == "decline" else None
    if inner is None or inner.lemma not in load_cues().verbs or inner.pos != "VERB":
        return False
    return bool(_content(parse, inner, load_cues().verbs[inner.lemma])[1])


def _reach(parse: Parse, source: Token, group: Span) -> Span | None:
    """Return what hangs on the source behind it, short of the cue."""
    end = parse.subtree(source).end
    return Span(source.end, group.start if source.end < group.start < end else end) if end > source.end else None


def _content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[Pattern, list[Span]]:
    """Return what an active verb attributes: its clause, infinitive, object, or the object of its preposition."""
    frames = cue.frames
    clause = _clause(parse, verb) if "c" in frames else None
    if clause is not None:
        return "clause", [parse.subtree(clause)]
    for found in parse.children(verb):
        if found.dep == "xcomp" and "x" in frames and (found.tag == "VB" or _is_gerund(parse, found)):
            return "infinitive", [parse.subtree(found)]
    target = child(parse, verb, OBJECTS)
    if target is not None and target.lower.endswith(("self", "selves")):
        return "quotation", []  # "a group calling itself the Dawn Front"
    if target is not None and target.i > verb.i:
        after = [found for found in _following(parse, verb) if found.dep in PREDICATES and found.i > target.i]
        if "e" in frames:
            after = [found for found in after if found.lower == "at"]
        if "a" in frames:
            after = [found for found in after if found.lower == "as" or _as_clause(parse, found)]
        if "i" in frames:
            after = [found for found in after if found.dep in ("xcomp", "ccomp") and _has_to(parse, found)]
        if "s" in frames and not after:  # "accused Rask of theft": the parser hangs it on Rask
            after = [found for found in parse.children(target) if found.lower in cue.prepositions]
        if (frames & {"s", "e", "a", "i"}) and after:
            return "object", [Span(parse.subtree(target).start, parse.subtree(after[-1]).end)]
        if "o" in frames and "r" not in frames:
            return "object", [parse.subtree(target)]
    for found in _following(parse, verb):
        if found.dep == "prep" and found.lower in cue.prepositions:
            inside = child(parse, found, frozenset({"pobj", "pcomp"}))
            if inside is not None and inside.entity not in ("DATE", "TIME"):  # "called on Monday" asks for nothing
                return "object", [parse.subtree(inside)]
    if "c" in frames and (verb.dep == "parataxis" or (verb.dep == "advcl" and _as_clause(parse, verb))):
        commented = _since_joint(parse, parse.subtree(parse.head(verb)), verb)
        return "clause", without(commented, [parse.subtree(verb)])
    if "c" in frames:
        return "clause", _before_closing_cue(parse, verb)
    return "quotation", []


def _clause(parse: Parse, verb: Token) -> Token | None:
    """Return the verb of the clause that an active cue introduces, if the parser found one or nearly did."""
    clauses = [
        found
        for found in parse.children(verb)
        if found.dep == "ccomp" and not any(token.text in (";", ":") for token in parse.tokens[found.i : verb.i])
    ]
    behind = [found for found in clauses if found.i > verb.i and _has_that(parse, found)]
    if clauses:
        return (behind or clauses)[0]
    # "denied for days that …", "hinted more than once that …": the clause was hung on the words between.
    for token in parse.tokens[verb.i + 1 : parse.edges(verb)[1] + 1]:
        if token.lower == "that" and token.dep != "det" and parse.tokens[token.i - 1].lower == "anonymity":
            return parse.head(token)
        if token.dep == "mark" and token.lower == "that":
            clause = parse.head(token)
            above = parse.head(clause)
            if above.pos in ("ADV", "ADJ", "NUM") or above.entity in ("DATE", "TIME"):
                return clause
    return None


def _has_that(parse: Parse, clause: Token) -> bool:
    return any(found.dep == "mark" and found.lower == "that" for found in parse.children(clause))


def _since_joint(parse: Parse, clause: Span, verb: Token) -> Span:
    """Cut a clause at the last colon or semicolon before the cue: "she denies it: nobody called, she says"."""
    joints = [token.end for token in parse.tokens_in(clause) if token.text in (":", ";") and token.i < verb.i]
    return Span(joints[-1], clause.end) if joints else clause


def _before_closing_cue(parse: Parse, verb: Token) -> list[Span]:
    """Return the sentence before a cue that closes it behind a comma: "Not before June, the ministry says." """
    sentence = parse.sentences[parse.sentence_number(verb)]
    left = parse.edges(own_subject(parse, verb) or verb)[0]
    first = min(left, verb.i)
    closes = all(
        token.pos in ("PUNCT", "ADP") or token.entity in ("DATE", "TIME")
        for token in parse.tokens[verb.i + 1 : sentence.last]
    )
    if not closes or first <= sentence.first or parse.tokens[first - 1].text != ",":
        return []
    return [Span(parse.tokens[sentence.first].start, parse.tokens[first - 1].start)]


def _passive_content(parse: Parse, verb: Token, cue: VerbCue) -> tuple[Pattern, list[Span]]:
    """Return what a passive attributes: "it is estimated that …", "he was accused of …", "96 are reported to …"."""
    frames = cue.frames
    if verb.dep == "advcl" and _as_clause(parse, verb) and "c" in frames:
        return "clause", without(parse.subtree(parse.head(verb)), [parse.subtree(verb)])
    patient = child(parse, verb, frozenset({"nsubjpass"}))
    if patient is not None and patient.lower in ("who", "which", "that"):
        patient = _antecedent(parse, verb)
    clause = _clause(parse, verb)
    if clause is not None and "c" in frames:
        return "clause", [parse.subtree(clause)]
    if patient is None or (patient.pos == "PRON" and patient.lower == "it"):
        return "quotation", []
    after = [found for found in _following(parse, verb) if found.dep in PREDICATES]
    by = agent(parse, verb)
    if not after and by is not None:  # "was accused by the opposition of lying": the parser hangs it on the opposition
        after = [found for found in _following(parse, by) if found.lower in cue.prepositions]
    infinitives = [found for found in after if found.dep == "xcomp" and _has_to(parse, found)]
    suffers = parse.subtree(patient)
    if suffers.covers(verb.span):  # the verb stands in a relative clause of what it acts on
        suffers = noun_phrase(parse, patient)
    if infinitives and ("c" in frames or "x" in frames):
        return "infinitive", [suffers, parse.subtree(infinitives[0])]
    if (frames & {"s", "a", "i"}) and after:
        return "object", [suffers, *(parse.subtree(found) for found in after)]
    if "o" in frames and agent(parse, verb) is not None:
        return "object", [suffers]
    return "quotation", []


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    """Return the noun that a relative clause describes: "the mayor, who was accused of theft"."""
    above = parse.head(verb)
    return above if verb.dep == "relcl" and above.i < verb.i else None


def _has_to(parse: Parse, verb: Token) -> bool:
    """Tell an infinitive, a perfect one too: "are believed to have died"."""
    return any(found.dep == "aux" and found.lower == "to" for found in parse.children(verb))


def _following(parse: Parse, verb: Token) -> list[Token]:
    return [found for found in parse.children(verb) if found.i > verb.i]


def _as_clause(parse: Parse, verb: Token) -> bool:
    """Tell "as she put it" and "as Reuters reported" from other adverbial clauses."""
    return any(found.dep in ("mark", "advmod") and found.lower == "as" for found in parse.children(verb))
