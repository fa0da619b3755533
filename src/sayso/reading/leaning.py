"""On whom a speaker leans, and who let them speak: "told X", "citing Y", "quoted by Z as saying"."""

from __future__ import annotations

from dataclasses import replace

from sayso.language import Token
from sayso.reading.actors.roles import roles
from sayso.reading.attributions import Triple
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.triple import cut_out
from sayso.reading.passing_on import Resolved
from sayso.reading.sources import Setting, Source, cited, frame_carriers, is_outlet, quoted_by, resolve
from sayso.records import Actor, Span

MAX_CITED = 3
"""Outlets that cite one another in one sentence before a parser's confusion is likelier than a fourth."""


def lean(setting: Setting, triple: Triple) -> Resolved:
    """Return a triple with its source: who it is at the far end of the citations, and everybody on the way."""
    source, actor = resolve(setting, triple)
    parse = setting.parse
    verb = parse.tokens[triple.cue_head] if triple.cue_head is not None else None
    if verb is not None:
        quoter = quoted_by(parse, verb, setting.quotations)
        if quoter is not None:
            source = replace(source, carriers=(*source.carriers, *_names(setting, triple, quoter)))
    carriers, swallowed = frame_carriers(setting, triple)
    if swallowed:
        triple = replace(triple, content=cut_out(triple.content, swallowed, parse.text) or triple.content)
    around = [name for name in carriers if name not in (*source.names, *source.carriers)]
    source = replace(source, carriers=(*source.carriers, *around))
    return _cited(setting, triple, source, actor, verb)


def _names(setting: Setting, triple: Triple, quoter: Token) -> tuple[str, ...]:
    carrier, _ = resolve(setting, replace(triple, source=(noun_phrase(setting.parse, quoter),), head=quoter.i))
    return (*carrier.names, *carrier.carriers)


def _cited(setting: Setting, triple: Triple, source: Source, actor: Actor | None, verb: Token | None) -> Resolved:
    """Put first whom an outlet cites, and whom that one cites in turn."""
    text = setting.parse.text
    speaker = setting.parse.tokens[triple.head] if triple.head is not None else None
    for _ in range(MAX_CITED):
        if speaker is None or not source.name or not (_is_outlet(actor) or speaker.lower in roles().media):
            break
        leant_on = cited(setting.parse, speaker, verb)
        if leant_on is None:
            break
        speaker, stretch = leant_on
        verb = speaker  # whom the cited one cites stands in its own phrase
        span = noun_phrase(setting.parse, speaker)
        origin, known = resolve(setting, replace(triple, source=(span,), head=speaker.i, reach=None))
        if not origin.name:
            break
        content = cut_out(triple.content, _with_commas(text, stretch), text)
        triple = replace(triple, content=content or triple.content)
        carriers = (*origin.carriers, source.name, *source.carriers)
        source, actor = replace(origin, pieces=(span,), carriers=carriers), known
    return Resolved(triple, source, actor)


def _is_outlet(actor: Actor | None) -> bool:
    return actor is not None and is_outlet(actor)


def _with_commas(text: str, stretch: Span) -> list[Span]:
    end = stretch.end + (text[stretch.end : stretch.end + 1] == ",")
    return [Span(stretch.start, end)]
