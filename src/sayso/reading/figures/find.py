"""The figures of an article, in text order: numbers are read, bounded, given their noun, state, part and voice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sayso.language import Parse, Token
from sayso.reading.chains import wire_credit
from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.asof import NO_DAY, day_of_publication, is_running, read_as_of
from sayso.reading.figures.bearers import bearer_of, phrase_of, whole_named
from sayso.reading.figures.beside import as_of_without_syntax, name_beside, noun_beside
from sayso.reading.figures.bounds import change_by, read_bound, read_change
from sayso.reading.figures.conversions import converted
from sayso.reading.figures.counted import NOTHING, Counted, noun_after, root_of
from sayso.reading.figures.holders import NOBODY, Holders, voice_of
from sayso.reading.figures.lexemes import Lexeme, lex
from sayso.reading.figures.minors import is_age, is_age_limit, is_minor, is_part_of_name, is_place
from sayso.reading.figures.modalities import read_modality
from sayso.reading.figures.naming import name_figure, subject_of
from sayso.reading.figures.ranges import find_amounts
from sayso.reading.figures.scant import find_scant
from sayso.reading.figures.scene import Scene
from sayso.reading.figures.tables import Words, words_for
from sayso.records import Article, Attribution, Date, Figure, Span, content_id
from sayso.records.figure import Number

SKIPPED_BLOCKS = frozenset({"tags", "byline", "credit", "furniture", "related"})
"""Regions that state nothing about the news."""

LONGEST_SENTENCE = 400
"""Tokens of the longest sentence whose syntax is asked: what is longer is a list or a flood, and its tree is noise."""

STRETCH = 4000
"""Code points that are read at a time, so that a flood of numbers costs no more than its length."""

LONGEST_DATE = 200
"""Code points of the longest time expression."""

NOUN_REACH = 120
"""Code points after a number among which its noun is looked for."""


def find_figures(
    article: Article, parse: Parse, dates: Sequence[Date], attributions: Sequence[Attribution]
) -> tuple[Figure, ...]:
    """Return the amounts that an article states.

    A bound such as "at least" belongs to the figure and to its span, and so does the unit; what is counted does not.
    Numbers inside of dates are dates; a stretch of time ("two weeks of training") is both. A figure is in the
    voice of the innermost attribution that holds it, else in the outlet's. `dates` are in text order, as
    `find_dates` gives them.
    """
    words = words_for(article.language)
    if words is None:
        return ()
    words = words.as_written_in(article.text)
    figures: list[Figure] = []
    starts = [date.start for date in dates]
    holders = Holders(attributions)
    wire = wire_credit(article)
    for sentence in parse.sentences:
        kind = article.blocks[sentence.block].kind if article.blocks else None
        if kind in SKIPPED_BLOCKS:
            continue
        whole = parse.sentence_span(sentence)
        for start in range(whole.start, whole.end, STRETCH):
            stretch = Span(start, min(whole.end, start + STRETCH))
            scene = Scene(
                article,
                parse,
                words,
                lex(article.text, stretch.start, stretch.end, words.scan),
                kind,
                dates=dates[bisect_left(starts, start - LONGEST_DATE) : bisect_left(starts, stretch.end)],
                attributions=holders.around(stretch),
                before=figures,
                wire=wire,
                deep=parse.has_syntax and sentence.last - sentence.first <= LONGEST_SENTENCE,
            )
            figures.extend(_read(scene))
    figures += find_scant(article, parse, figures, Holders(attributions), wire, words)
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _read(scene: Scene) -> list[Figure]:
    """Return the figures of one sentence."""
    for amount in find_amounts(scene.lexemes, scene.words):
        figure = _figure(scene, amount)
        if figure is not None:
            before = scene.here[-1] if scene.here else None
            scene.here.append(converted(figure, before, scene.article.text) if before else figure)
    following = [*scene.here[1:], None]
    return [_part_of_next(scene, one, after) for one, after in zip(scene.here, following, strict=False)]


def _part_of_next(scene: Scene, figure: Figure, after: Figure | None) -> Figure:
    """Make "200 of the 450 passengers" a part of the figure that follows it."""
    if after is None or figure.part_of or figure.unit not in (None, "person", "percent"):
        return figure
    between = scene.article.text[figure.end : after.start].lower().split()
    if " ".join(between) not in scene.words.parts["of_the_next"]:
        return figure
    return replace(figure, part_of=after.id)


def _figure(scene: Scene, amount: Amount) -> Figure | None:
    """Return the record of one amount, None where it is a date or part of a name."""
    parse, words, lexemes, dates = scene.parse, scene.words, scene.lexemes, scene.dates
    number = Span(lexemes[amount.first].start, lexemes[amount.last - 1].end)
    duration = None
    for date in dates:
        if date.start < number.end and number.start < date.end:
            if date.type != "DURATION":
                return None
            duration = date
    # The noun ends before the next date: "3,200 last year" counts no years.
    limit = min([lexemes[-1].end, number.end + NOUN_REACH, *(date.start for date in dates if date.start >= number.end)])
    behind = lexemes[max(amount.last, read_bound(lexemes, amount, amount.last, words).last) - 1].end
    reach = Span(number.start, behind)  # behind "or more", too
    if parse.has_syntax:
        counted = noun_after(parse, reach, limit, words, amount.unit)
    else:
        counted = noun_beside(parse, amount, reach, limit, words)
    if amount.sign and amount.unit == "percent":
        counted = NOTHING  # a list: "Dow +0.2 % Nasdaq +0.8 %"
    noun_end = amount.last
    while noun_end < len(lexemes) and counted.adjacent and lexemes[noun_end].start < counted.end:
        noun_end += 1
    bound = read_bound(lexemes, amount, noun_end, words)
    if is_part_of_name(parse, lexemes, amount, bound, counted, words):
        return None
    if is_place(lexemes, amount, words):
        counted = NOTHING
    root = root_of(parse, number) if scene.deep else None
    age = is_age(parse, lexemes, amount, words) or is_age_limit(lexemes, amount, bound, counted, words)
    if parse.has_syntax:
        named = name_figure(scene, amount, bound, number, counted, root, age=age)
    else:
        named = name_beside(scene, amount, bound, noun_end, counted)
    counted, measure, part_of = named.counted, named.measure, named.part_of
    hangs = subject_of(parse, counted, root, number) or root
    # Without syntax nobody is known to be quoted: that a number is the outlet's own cannot be said then.
    voice = voice_of(number, scene.attributions, scene.article.outlet, scene.wire) if parse.has_syntax else NOBODY
    before = lexemes[bound.first - 1].lower if bound.first else ""
    earlier = before in words.stood_before and not amount.ranged  # "rose to 157 on Saturday from 132"
    as_of, as_of_basis = read_as_of(parse, hangs, number, dates, words) if scene.deep and not earlier else NO_DAY
    if as_of is None and part_of is not None:
        as_of, as_of_basis = part_of.as_of, part_of.as_of_basis
    if not parse.has_syntax:
        as_of, as_of_basis = as_of_without_syntax(scene, measure)
    elif as_of is None and is_running(measure, words) and not earlier:
        as_of, as_of_basis = day_of_publication(scene.article)
    span = _span(lexemes, amount, bound.first, bound.last)
    lo, hi = _ends(amount, bound.qualifier)
    return Figure(
        id=content_id("figure", scene.article.id, span.start, span.end),
        article=scene.article.id,
        start=span.start,
        end=span.end,
        text=span.cut(scene.article.text),
        lo=lo,
        hi=hi,
        qualifier=bound.qualifier,
        change=None if age else read_change(lexemes, amount, bound, words) or change_by(parse, root, amount, words),
        unit=amount.unit or ("year" if age else named.unit(words)),
        counted=counted.text or (named.like.counted if named.like else None),
        population=_population(parse, amount, counted, root, number, words),
        measure=measure,
        part_of=part_of.id if part_of else None,
        as_of=as_of,
        as_of_basis=as_of_basis,
        modality=read_modality(scene, hangs, number, voice.attribution),
        originator=voice.originator,
        chain=voice.chain,
        attribution=voice.attribution.id if voice.attribution else None,
        minor=age or (part_of is None and is_minor(lexemes, amount, bound, counted, measure, duration, words)),
        block=scene.kind,
    )


def _span(lexemes: Sequence[Lexeme], amount: Amount, first: int, last: int) -> Span:
    """Return the figure's span, from the bound to the unit; what is counted stays outside of it."""
    return Span(lexemes[first].start, lexemes[max(last, amount.last) - 1].end)


def _population(
    parse: Parse, amount: Amount, counted: Counted, root: Token | None, number: Span, words: Words
) -> str | None:
    """Return out of whom a share or a part is told, or whose the counted are ("Ford has 13,000 workers")."""
    if counted.population or root is None or counted.head is None or not counted.adjacent:
        return counted.population
    of = parse.head(counted.head)
    inside = of.lower in words.grammar["of"] and number.start <= parse.head(of).start < number.end
    if inside and (amount.share or amount.unit == "percent"):
        return counted.text  # "a third of voters"
    top = root if inside else counted.head  # "dozens of people" hang in the sentence by "dozens"
    whose = whole_named(parse, counted.head, number) or bearer_of(parse, top, number, words)
    if whose is not None and _did_it(parse, counted.head, words):
        return None  # the soldiers that killed 30 are not those of whom 30 were killed
    tallied = whose is not None and whose.lower in words.parts["tallies"]  # "a larger number: 20,000 islanders"
    return phrase_of(parse, whose).cut(parse.text) if whose and not tallied else None


def _did_it(parse: Parse, noun: Token, words: Words) -> bool:
    """Tell whether the counted are those to whom the subject of their verb did something: killed, arrested, freed."""
    verb = parse.head(noun).lower
    return noun.dep == "dobj" and verb in words.states["casualty"] | words.states["weighty"] | words.states["wholes"]


def _ends(amount: Amount, qualifier: str) -> tuple[Number | None, Number | None]:
    """Return the two ends, None where the bound leaves one open."""
    if amount.lo is None or amount.hi is None:
        return None, None
    lo = None if qualifier in ("at_most", "less_than") and not amount.ranged else _plain(amount.lo)
    hi = None if qualifier in ("at_least", "more_than") and not amount.ranged else _plain(amount.hi)
    return lo, hi


def _plain(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else float(value)
