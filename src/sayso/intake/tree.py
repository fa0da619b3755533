"""Parses a page of HTML into an lxml tree from which no text is missing, and which knows where its texts come from."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from sayso.intake.markup import MARK, MARK_START, SourceText, rewrite


@dataclass(frozen=True, slots=True)
class Tree:
    """A page's root, with marks in its texts (see `markup`) until `clean` takes them out, and the texts they number."""

    root: HtmlElement
    texts: tuple[SourceText, ...]

    def clean(self) -> HtmlElement:
        """Take the marks out and return the root."""
        for element in self.root.iter():
            if element.text and MARK_START in element.text:
                element.text = MARK.sub("", element.text)
            if element.tail and MARK_START in element.tail:
                element.tail = MARK.sub("", element.tail)
        return self.root


def parse_html(text: str) -> Tree | None:
    """Return the tree of a page, None where there is nothing that could be an element."""
    page = rewrite(text)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    # One class for all elements: lxml.html asks Python for each one's, which takes a tenth of all reading.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        root = etree.fromstring(page.html.encode("utf-8"), parser)
    except etree.LxmlError:
        return None
    return None if root is None else Tree(root, tuple(page.texts))
