"""Invented readings for the tests of the ledger: small ones written out, and any that hypothesis can think of."""

from __future__ import annotations

from hypothesis import strategies as st

from sayso.records import (
    BLOCK_KINDS,
    QUALIFIERS,
    RELATION_TYPES,
    STANCES,
    Actor,
    Article,
    Attribution,
    Block,
    Date,
    Figure,
    Link,
    Mention,
    Reading,
    Relation,
    Span,
    content_id,
    text_sha256,
)

READER = "sayso 0.1.0 rules"


def article(text: str, path: str = "ferry.txt", url: str | None = None, **more: object) -> Article:
    """Return an article of one block."""
    return Article(
        id=content_id("article", url or path, text_sha256(text)),
        path=path,
        text=text,
        url=url,
        sha256=text_sha256(text),
        text_sha256=text_sha256(text),
        blocks=(Block("paragraph", 0, len(text)),) if text else (),
        **more,  # type: ignore[arg-type]
    )


def _first(text: str, part: str, start: int = 0) -> Span:
    at = text.index(part, start)
    return Span(at, at + len(part))


def said(of: Article, words: str, name: str, cue: str = "said", **more: object) -> Attribution:
    """Return the attribution of `words`, which stand in the article, as `name` and `cue` do."""
    who = _first(of.text, name)
    how = _first(of.text, cue, who.start) if cue in of.text[who.start :] else _first(of.text, cue)
    at = _first(of.text, words)
    more = {"source": name, "chain": (name, "Harbour Post"), "stance": "assert"} | more
    return Attribution(
        id=content_id("attribution", of.id, at, who, how),
        article=of.id,
        pieces=(at,),
        text=words,
        source_pieces=(who,),
        source_kind="named",
        cue_pieces=(how,),
        cue=cue,
        manner="indirect",
        **more,  # type: ignore[arg-type]
    )


def figure(of: Article, words: str, lo: float | None, within: Attribution | None = None, **more: object) -> Figure:
    """Return the figure that `words` state."""
    start = of.text.index(words)
    return Figure(
        id=content_id("figure", of.id, start, words),
        article=of.id,
        start=start,
        end=start + len(words),
        text=words,
        lo=lo,
        hi=lo,
        qualifier="exact",
        attribution=within.id if within else None,
        **more,  # type: ignore[arg-type]
    )


def story(text: str, path: str = "ferry.txt", url: str | None = None) -> Reading:
    """Return the reading of "SOURCE said CONTENT." with one figure if the content opens with a number."""
    of = article(text, path, url)
    source, _, rest = text.partition(" said ")
    content = rest.split(".")[0]
    found = said(of, content, source)
    number = content.split()[0]
    figures = (figure(of, number, int(number), found),) if number.isdigit() else ()
    return Reading(of, (found,), figures)


def relation(a: Attribution | Figure, b: Attribution | Figure, of_type: str = "drift", **more: object) -> Relation:
    """Return the relation in which `a` answers `b`."""
    more = {"slot": "value", "why": f"{b.text} became {a.text}."} | more
    return Relation(
        id=content_id("relation", a.id, b.id, of_type),
        a=a.id,
        b=b.id,
        type=of_type,  # type: ignore[arg-type]
        **more,  # type: ignore[arg-type]
    )


def many_sayings(number: int, sayings: int = 20) -> Reading:
    """Return a reading of a typical size, a different one for each number."""
    sentences = [f"Witness{i} said {i} boats of convoy {number} left the harbour at dawn. " for i in range(sayings)]
    of = article("".join(sentences), f"archive/{number:06}.txt")
    found = [said(of, f"{i} boats of convoy {number} left", f"Witness{i} ".strip()) for i in range(sayings)]
    figures = [figure(of, f"{i} boats", i, one) for i, one in enumerate(found)]
    dates = [
        Date(id=content_id("date", of.id, i), article=of.id, start=i, end=i + 4, text="dawn", type="TIME", open="?")
        for i in range(sayings // 2)
    ]
    actors = [
        Actor(id=content_id("actor", i), name=f"Witness{i}", type="person", mentions=(Mention(of.id, i, i + 1),))
        for i in range(sayings)
    ]
    return Reading(of, tuple(found), tuple(figures), tuple(dates), tuple(actors))


words = st.text(max_size=12)
maybe = st.none() | words
lists = st.lists(words, max_size=3).map(tuple)
offsets = st.integers(0, 2**40)
pieces = st.lists(st.builds(Span, offsets, offsets), max_size=3).map(tuple)
blocks = st.sampled_from(BLOCK_KINDS)
confidence = st.floats(0, 1)
numbers = st.none() | st.integers() | st.floats(allow_nan=False)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw any article, its text from a few or from all there are, so that copies occur."""
    text = draw(st.sampled_from(["", "A\0b", "Díaz said 3."]) | st.text(max_size=60))
    path = draw(st.sampled_from(["a.txt", "b.txt"]) | words)
    url = draw(st.none() | st.sampled_from(["https://post.example/1", "https://post.example/2"]))
    return Article(
        id=content_id(url or path, text),
        path=path,
        text=text,
        outlet=draw(maybe),
        title=draw(maybe),
        authors=draw(lists),
        published=draw(maybe),
        modified=draw(maybe),
        language=draw(maybe),
        url=url,
        sha256=draw(words),
        text_sha256=text_sha256(text),
        blocks=tuple(draw(st.lists(st.builds(Block, blocks, offsets, offsets), max_size=3))),
        links=tuple(draw(st.lists(st.builds(Link, offsets, offsets, words), max_size=2))),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Draw any reading; only the ids are ours, for they must differ."""
    of = draw(articles())

    def ids(kind: str, at: int) -> dict[str, str]:
        return {"id": content_id(kind, of.id, at), "article": of.id}

    attributions = tuple(
        Attribution(
            **ids("attribution", at),
            pieces=draw(pieces),
            text=draw(words),
            source=draw(maybe),
            sources=draw(lists),
            source_pieces=draw(pieces),
            source_kind=draw(st.sampled_from(["named", "unnamed", "outlet", "unknown"])),
            source_description=draw(maybe),
            cue_pieces=draw(pieces),
            cue=draw(words),
            manner=draw(st.sampled_from(["direct", "mixed", "indirect"])),
            stance=draw(st.sampled_from(STANCES)),  # type: ignore[arg-type]
            negated=draw(st.booleans()),
            chain=draw(lists),
            block=draw(st.none() | blocks),  # type: ignore[arg-type]
            confidence=draw(confidence),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    figures = tuple(
        Figure(
            **ids("figure", at),
            start=draw(offsets),
            end=draw(offsets),
            text=draw(words),
            lo=draw(numbers),
            hi=draw(numbers),
            qualifier=draw(st.sampled_from(QUALIFIERS)),  # type: ignore[arg-type]
            change=draw(st.sampled_from([None, "up", "down"])),
            unit=draw(maybe),
            counted=draw(maybe),
            population=draw(maybe),
            measure=draw(lists),
            part_of=draw(maybe),
            as_of=draw(maybe),
            as_of_basis=draw(maybe),
            modality=draw(st.sampled_from(["asserted", "estimated", "possible", "alleged", "denied"])),
            originator=draw(maybe),
            chain=draw(lists),
            attribution=draw(maybe),
            minor=draw(st.booleans()),
            block=draw(st.none() | blocks),  # type: ignore[arg-type]
            confidence=draw(confidence),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    dates = tuple(
        Date(
            **ids("date", at),
            start=draw(offsets),
            end=draw(offsets),
            text=draw(words),
            type=draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"])),
            value=draw(maybe),
            basis=draw(maybe),
            open=draw(maybe),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    actors = tuple(
        Actor(
            id=content_id("actor", at),
            name=draw(words),
            type=draw(st.sampled_from([None, "person", "outlet"])),
            country=draw(maybe),
            role=draw(maybe),
            aliases=draw(lists),
            mentions=tuple(draw(st.lists(st.builds(Mention, words, offsets, offsets), max_size=2))),
        )
        for at in range(draw(st.integers(0, 2)))
    )
    ends = [record.id for record in (*attributions, *figures)]
    relations = tuple(
        Relation(
            id=content_id("relation", of.id, at),
            a=draw(st.sampled_from(ends)),
            b=draw(st.sampled_from(ends)),
            type=draw(st.sampled_from(RELATION_TYPES)),  # type: ignore[arg-type]
            slot=draw(maybe),
            why=draw(words),
        )
        for at in range(draw(st.integers(0, 3)) if ends else 0)
    )
    return Reading(of, attributions, figures, dates, actors, relations)
