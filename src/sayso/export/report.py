"""The report: one HTML file in which every record stands beside the words that it rests on.

The page is whole in itself and asks the network for nothing. Its policy lets only our own script and style run,
named by their hashes, so that hostile text would stay text even if an escape were forgotten.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TextIO

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from sayso.export.moments import write_moment
from sayso.export.outside_text import anchor, finish_value, language_tag, web_address
from sayso.export.report_cards import STANCE_VERBS, list_records
from sayso.export.report_text import lay_out
from sayso.export.shared_text import SharedText
from sayso.records import Article, Reading

STYLES = ("base.css", "layout.css", "text.css", "records.css", "print.css")
SCRIPTS = ("articles.js", "select.js", "filter.js", "keys.js", "start.js")
BLOCK_LABELS = {
    "caption": "Caption",
    "credit": "Credit",
    "faq_question": "Question",
    "faq_answer": "Answer",
    "tags": "Tags",
    "correction": "Correction",
    "table": "Table",
    "embed": "Embedded",
    "related": "Related",
    "furniture": "Page furniture",
    "outside": "Outside the article’s blocks",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the report's list, and its part of the page."""

    article: Article
    anchor: str
    attributions: int
    html: Markup


def write_report(
    readings: Iterable[Reading],
    out: TextIO,
    *,
    version: str,
    shared: Callable[[Article], Sequence[SharedText]] = lambda article: (),
) -> int:
    """Write the report on `readings` to `out` and return how many articles it holds.

    `shared` tells what an article has in common with others.

    The same readings and version give the same characters. `out` should encode as UTF-8.

    Raises:
        RecordError: a record points outside of its article's text.
    """
    environment = _environment()
    template = environment.get_template("article.html")
    entries: list[Entry] = []
    counts: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    for reading in readings:
        article = reading.article
        entry_anchor = anchor(article.id)
        html = template.render(
            article=article,
            anchor=entry_anchor,
            first=not entries,
            address=web_address(article.url),
            language=language_tag(article.language),
            text=lay_out(reading),
            records=list_records(reading),
            shared=shared(article),
            anchor_of=anchor,
            labels=BLOCK_LABELS,
        )
        entries.append(Entry(article, entry_anchor, len(reading.attributions), Markup(html)))
        counts.update(
            articles=1,
            attributions=len(reading.attributions),
            figures=sum(not figure.minor for figure in reading.figures),
            dates=len(reading.dates),
            relations=len(reading.relations),
        )
        stances.update(said.stance for said in reading.attributions)
    style, script = (_read_joined(STYLES), f'(() => {{\n"use strict";\n{_read_joined(SCRIPTS)}}})();\n')
    for chunk in environment.get_template("page.html").generate(
        entries=entries,
        counts=counts,
        stances=[(stance, verbs[0], stances[stance]) for stance, verbs in STANCE_VERBS.items() if stances[stance]],
        version=version,
        policy=content_policy(style, script),
        style=Markup(style),
        script=Markup(script),
    ):
        out.write(chunk)
    return len(entries)


def content_policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy under which this style and this script run, and nothing else loads."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash_source(style)}'",
            f"script-src '{_hash_source(script)}'",
            "img-src data:",  # the empty icon, so that a browser does not ask for one
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hash_source(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        finalize=finish_value,
        loader=FunctionLoader(_read),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["moment"] = write_moment
    return environment


def _read(name: str) -> str:
    return (files("sayso") / "export" / "report_page" / name).read_text(encoding="utf-8")


@cache
def _read_joined(names: tuple[str, ...]) -> str:
    return "".join(_read(name) for name in names)
