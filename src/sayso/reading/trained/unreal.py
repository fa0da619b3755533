"""What the network takes for speech though nobody spoke: "if Hale says that …", "is expected to say", "must say"."""

from __future__ import annotations

from sayso.language import Parse, Token
from sayso.reading.attributions.clauses import own_subject
from sayso.reading.attributions.lexicon import load_cues
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.unsaid import OPEN, is_unsaid
from sayso.records import Span


def is_unreal(parse: Parse, cue: Span, quotations: Quotations) -> bool:
    """Tell whether the verb of a cue stands where nothing was said.

    The network's cues may hold auxiliaries and governing verbs, so that the last listed verb is asked. What stays is
    what a negated or a first person's modal tells: "may not confirm", "I must say".
    """
    listed = load_cues().verbs
    verbs = [token for token in parse.tokens_in(cue) if token.pos in ("VERB", "AUX") and token.lemma in listed]
    return bool(verbs) and is_unsaid(parse, verbs[-1], quotations) and not _speaks_after_all(parse, verbs[-1])


def _speaks_after_all(parse: Parse, verb: Token) -> bool:
    beside = parse.children(verb)
    if not any(found.dep == "aux" and found.lower in OPEN for found in beside):
        return False
    own = own_subject(parse, verb)
    first_person = own is not None and own.lower in ("i", "we")
    return first_person or any(found.dep == "neg" for found in beside)
