"""What a reader could take for the end of a caption, and names who made the picture."""

from __future__ import annotations

import pytest

from sayso.intake import open_page
from sayso.records import Page

STORY = [
    "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said in a statement.",
    "Nobody had expected the storm, and the harbour master said that the old boat should never have left.",
    "The ministry denied that it had been warned, and promised an inquiry into the accident before long.",
]


def read_caption(words: str) -> list[tuple[str, str]]:
    """Return the blocks of a story's picture."""
    figure = f"<figure><img src='pier.jpg' alt=''><figcaption>{words}</figcaption></figure>"
    story = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    page = f"<html><body><article><h1>Ferry sinks off Harbour Point</h1>{figure}{story}</article></body></html>"
    article = open_page(Page(page.encode("utf-8"), "page.html", "page.html"))
    blocks = [(block.kind, block.span.cut(article.text)) for block in article.blocks]
    return [block for block in blocks if block[0] in ("caption", "credit")]


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("Divers look for the wreck. (AP Photo/Li Wei)", "(AP Photo/Li Wei)"),
        ("Divers look for the wreck [Harbour Board via Gull Press]", "[Harbour Board via Gull Press]"),
        ("Divers look for the wreck. Li Wei / AFP", "Li Wei / AFP"),
        ("Divers look for the wreck.<span>Li Wei / Reuters file</span>", "Li Wei / Reuters file"),
        ("Buzos buscan el barco. Foto: Li Wei", "Foto: Li Wei"),
        ("Divers look for the wreck, on the left the pier (background)", None),
        ("Image: Divers have found the wreck below the old pier", None),
    ],
)
def test_the_credit_is_cut_off_the_caption_and_nothing_else_is(words: str, credit: str | None) -> None:
    found = read_caption(words)
    assert [text for kind, text in found if kind == "credit"] == ([credit] if credit else [])
    assert found[0][0] == "caption"
