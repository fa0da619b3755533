"""Checks that every character of an article leads back to the bytes that say it, on real pages.

    python -m benchmarks.grounding [--shared DIR]

Mapped: the share of an article's characters (the empty lines between blocks are ours) that lie in a run. Right: the
share of the mapped characters whose bytes, decoded here anew, give that character: themselves, as a character
reference of HTML, or as white space or one tag for a space. Dropped: characters of a page's visible text, by lxml
alone and with everything kept, that our text of the whole page does not have.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from html import unescape

from lxml import etree
from lxml.html import document_fromstring

from benchmarks.where import arguments, need
from sayso.errors import IntakeError
from sayso.intake import open_grounded
from sayso.intake.decode import declared_encoding, decode
from sayso.intake.markup import storable
from sayso.intake.walk import is_unseen
from sayso.records import Article, Grounding, Page

_TAGS = re.compile(r"(?:<!--[\s\S]*?-->|<[^>]*>)+")


def rightly_mapped(data: bytes, article: Article, grounding: Grounding) -> tuple[int, int]:
    """Return how many characters are mapped, and to how many of these their bytes decode."""
    mapped = right = 0
    for run in grounding.runs:
        mapped += run.end - run.start
        said = data[run.first : run.last].decode(grounding.encoding, "replace")
        text = article.text[run.start : run.end]
        is_right = {
            "verbatim": said == text,
            "decoded": said == text,
            "reference": unescape(said) == text,
            "space": text == " " and (unescape(said).isspace() or _TAGS.fullmatch(said.strip()) is not None),
            "replaced": text == "\ufffd",
        }[run.how]
        right += is_right * (run.end - run.start)
    return mapped, right


def visible_characters(data: bytes) -> Counter[str]:
    """Return the characters of a page that a reader sees, white space aside, by lxml alone but for what is unseen."""
    source = storable(decode(data, None, [declared_encoding(data)]).text)
    root = document_fromstring(source.encode("utf-8"), parser=etree.HTMLParser(encoding="utf-8", huge_tree=True))
    found: Counter[str] = Counter()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if is_unseen(element) or element.tag == "title":
                walk.skip_subtree()
            else:
                found.update((element.text or "").replace("\xa0", ""))
        if event == "end" and element is not root:
            found.update(element.tail or "")
    return Counter({character: count for character, count in found.items() if not character.isspace()})


def main() -> None:
    """Run the measurement."""
    data = need(arguments(__doc__).parse_args().shared / "data" / "pages")
    totals: Counter[str] = Counter()
    for key in json.loads((data / "ground-truth.json").read_text("utf-8")):
        page = Page(gzip.decompress((data / "html" / f"{key}.html.gz").read_bytes()), "page.html", "page.html")
        seen = visible_characters(page.data)
        whole, _ = open_grounded(page, plain=True)
        dropped = seen - Counter(whole.text)
        totals.update(visible=seen.total(), dropped=dropped.total())
        try:
            article, grounding = open_grounded(page)
        except IntakeError:
            totals.update(refused=1)
            continue
        ours = sum(block_gap(article))
        mapped, right = rightly_mapped(page.data, article, grounding)
        totals.update(characters=len(article.text) - ours, mapped=mapped, right=right)
    print(f"articles: {totals['characters']:,} characters, {totals['refused']} pages refused")
    print(f"mapped to bytes: {totals['mapped'] / totals['characters']:.4%}")
    print(f"of these, bytes that decode to their character: {totals['right'] / totals['mapped']:.4%}")
    print(f"visible characters of whole pages that are dropped: {totals['dropped'] / totals['visible']:.4%}")


def block_gap(article: Article) -> list[int]:
    """Return how many characters lie between the blocks of an article: the empty lines that we set."""
    gaps = [b.start - a.end for a, b in zip(article.blocks, article.blocks[1:], strict=False)]
    return [gap for gap in gaps if gap >= len("\n\n")]


if __name__ == "__main__":
    main()
