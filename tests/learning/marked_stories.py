"""Small marked texts that the tests of learning share, and the files that hold them."""

from __future__ import annotations

from pathlib import Path

from sayso.learning.examples import open_text
from sayso.learning.marks import Marked, MarkedArticle
from sayso.records import Attribution, Pieces, Span, cut_pieces

BRIDGE = "The bridge will reopen in May, the mayor said. It was closed in March."
BRIDGE_ANN = (
    "T1\tSource 31 40\tthe mayor\nT2\tCue 41 45\tsaid\nT3\tContent 0 29\tThe bridge will reopen in May\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)
BRIDGE_MARKED = Marked((Span(31, 40),), (Span(41, 45),), (Span(0, 29),))


def put(folder: Path, **files: str | bytes) -> Path:
    """Write files named like `a_txt` for a.txt, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        stem, _, suffix = name.rpartition("_")
        path = folder / f"{stem}.{suffix}"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def marked(name: str, text: str, *triples: tuple[str, str, str]) -> MarkedArticle:
    """Return a text with attributions by their words: source (may be empty), cue and content."""
    return MarkedArticle(
        open_text(name, text), tuple(Marked(*(_find(words, text) for words in triple)) for triple in triples)
    )


def attribution(article: str, text: str, one: Marked) -> Attribution:
    """Return the record that an export would hold of a mark."""
    return Attribution(
        id=f"{article}-{one.cue[0].start if one.cue else 0}", article=article, pieces=one.content,
        text=cut_pieces(one.content, text), source="the mayor", source_pieces=one.source, source_kind="named",
        cue_pieces=one.cue, cue=cut_pieces(one.cue, text), manner="indirect", stance="assert",
    )  # fmt: skip


def _find(words: str, text: str) -> Pieces:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()
