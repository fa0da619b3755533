"""What a reader of a saved page believes is its article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake import open_page
from sayso.records import Article, Page

STORY = [
    "A ferry with 40 people aboard sank off Harbour Point on Monday, the coast guard said in a statement.",
    "Nobody had expected the storm, and the harbour master said that the old boat should never have left.",
    "The ministry denied that it had been warned, and promised an inquiry into the accident before long.",
]
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Not the outlet"},
        {
            "@type": "NewsArticle",
            "headline": "Ferry sinks off Harbour Point",
            "datePublished": "2025-10-15T09:30:00Z",
            "dateModified": "2025-10-16",
            "author": [{"@type": "Person", "name": "Ana Ruiz"}],
            "publisher": {"@type": "Organization", "name": "The Gull"},
            "description": "A storm took the town by surprise.",
        },
        {"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Who was aboard?"}]},
    ],
}


def page_of(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


FULL = page_of(
    f"""<nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <main><article class="story">
    <header><h1>Ferry sinks off Harbour Point</h1><p class="article-dek">A storm took the town by surprise.</p>
    <p class="byline">By <a rel="author" href="/ana">Ana Ruiz</a></p></header>
    <figure><img src="x.jpg">
    <figcaption>The pier in 2024 <span class="credit">Photo: Li Wei</span></figcaption></figure>
    <p>{STORY[0]} <a href="/2025/statement?a=1&amp;b=2">The statement</a> is short.</p>
    <div class="ad">Buy a boat now</div>
    <p>{STORY[1]}</p>
    <h2>An old   quarrel</h2>
    <blockquote><p>We were never told that the boat was in danger, not by anybody, said the minister.</p></blockquote>
    <p>{STORY[2]}</p>
    <h2>Frequently asked questions</h2>
    <h3>Who was aboard?</h3><p>Forty people, most of whom were on their way to the market, according to the company.</p>
    <p class="tags">Filed under: <a rel="tag" href="/t/ferry">Ferries</a></p>
    <p class="correction">Correction: An earlier version of this article gave the wrong day.</p>
    </article></main><aside><p>Most read: the cat of the lighthouse keeper has been found again.</p></aside>
    <footer>© The Gull</footer><script>var hidden = "not text";</script>""",
    '<link rel="canonical" href="https://gull.example/2025/ferry">'
    f'<script type="application/ld+json">{json.dumps(DATA)}</script>',
)


def read(source: str | bytes, path: str = "page.html", **options: object) -> Article:
    data = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    return open_page(Page(data, path, path), **options)  # type: ignore[arg-type]


def regions(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.cut(article.text)) for block in article.blocks]


def test_every_region_of_a_page_has_its_kind() -> None:
    article = read(FULL)
    found = regions(article)
    assert [kind for kind, _ in found] == [
        "title", "dek", "byline", "caption", "credit", "paragraph", "paragraph", "heading", "quote", "paragraph",
        "heading", "faq_question", "faq_answer", "tags", "correction",
    ]  # fmt: skip
    assert ("credit", "Photo: Li Wei") in found
    assert ("heading", "An old quarrel") in found
    for outside in ("Home", "Buy a boat", "lighthouse", "not text", "© The Gull"):
        assert outside not in article.text


def test_the_metadata_are_the_pages_own() -> None:
    article = read(FULL)
    assert article.title == "Ferry sinks off Harbour Point"
    assert (article.outlet, article.authors, article.language) == ("The Gull", ("Ana Ruiz",), "en")
    assert (article.published, article.modified) == ("2025-10-15T09:30:00+00:00", "2025-10-16")
    assert article.url == "https://gull.example/2025/ferry"
    assert read(FULL, outlet="The Tern").outlet == "The Tern"


def test_links_point_at_their_words() -> None:
    article = read(FULL)
    found = {article.text[link.start : link.end]: link.href for link in article.links}
    assert found["The statement"] == "https://gull.example/2025/statement?a=1&b=2"
    assert found["Ana Ruiz"] == "https://gull.example/ana"


def test_a_page_read_twice_is_the_same_article() -> None:
    assert read(FULL) == read(FULL)


def test_a_lead_that_the_description_copies_stays_a_paragraph() -> None:
    head = f'<meta name="description" content="{STORY[0]}">'
    article = read(
        page_of("<article><h1>Ferry sinks</h1>" + "".join(f"<p>{p}</p>" for p in STORY) + "</article>", head)
    )
    assert regions(article)[1] == ("paragraph", STORY[0])


@pytest.mark.parametrize("path", ["-", "page", "page.html"])
def test_html_is_known_by_its_start_where_no_extension_says_so(path: str) -> None:
    assert read(FULL, path).title == "Ferry sinks off Harbour Point"


def test_broken_and_deep_jsonld_do_not_stop_the_reading() -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in STORY)
    for source in ("{", "[" * 50_000, '{"@type": 3, "author": [[]]}', '{"@type":"NewsArticle","headline":"a\\ud800b"}'):
        head = f'<script type="application/ld+json">{source}</script>'
        article = read(page_of(f"<article>{paragraphs}</article>", head))
        assert STORY[0] in article.text
        (article.title or "").encode("utf-8")


def test_no_text_is_lost_below_ten_thousand_tags() -> None:
    for tag in ("div", "b", "blockquote", "ul><li"):
        close = "</" + "></".join(reversed(tag.split("><"))) + ">"
        deep = f"<{tag}>" * 10_000 + "".join(f"<p>{p}</p>" for p in STORY) + close * 10_000
        article = read(page_of(f"<h1>Ferry sinks</h1>{deep}<p>The last words of the page stand here.</p>"), plain=True)
        for words in (*STORY, "The last words of the page stand here."):
            assert words in article.text


def test_a_deep_page_still_has_a_body() -> None:
    deep = "<div>" * 10_000 + "".join(f"<p>{p}</p>" for p in STORY) + "</div>" * 10_000
    article = read(page_of(f"<h1>Ferry sinks</h1>{deep}"))
    assert [text for kind, text in regions(article) if kind == "paragraph"] == STORY


def test_control_characters_and_surrogates_are_replaced() -> None:
    odd = (
        "A &#xD800;ferry\x00 sank&#0; on\x01 Monday&#1;, and &#55357; nobody e\u0301 🛥 \u200fwas hurt, the guard said."
    )
    article = read(page_of(f"<article><p>{odd}</p><p>{STORY[0]}</p><p>{STORY[1]}</p></article>"))
    assert not set(article.text) & set("\x00\x01\ud800\ud83d")
    assert "e\u0301 🛥 \u200fwas hurt" in article.text
    assert "\ufffd" in article.text


def test_a_page_without_a_body_says_how_to_keep_it() -> None:
    with pytest.raises(IntakeError) as error:
        read(page_of("<nav><a href='/'>Home</a></nav><footer>Imprint</footer>"))
    assert str(error.value) == "page.html: no article body found. Try --plain to keep the whole page."
    assert "Home" in read(page_of("<nav><a href='/'>Home</a></nav>"), plain=True).text


def test_hidden_text_is_no_text() -> None:
    hidden = '<p style="display: none">Nobody sees this</p><p hidden>Nor this</p><template>Nor that</template>'
    text = read(page_of(f"<article>{hidden}{''.join(f'<p>{p}</p>' for p in STORY)}</article>"), plain=True).text
    assert text == "\n\n".join(STORY)


PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='byline'>", "</div>", "<h1>", "</h1>", "<table><tr><td>", "</table>", "<li>", "<br>",
     "<br>", "<a href='x'>", "</a>", "<b>", "<!--", "-->", "<script>", "</script>", "<figcaption>", "&#xD800;", "\x00",
     "<blockquote>", "<details><summary>", "</summary>", "<", "'", '"', *STORY, "Who was aboard?", "Photo: X",
     "<article>", "</article>"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join), st.booleans())
def test_blocks_and_links_of_any_page_lie_in_order_inside_its_text(source: str, plain: bool) -> None:
    try:
        article = read(source, plain=plain)
    except IntakeError:
        return
    article.text.encode("utf-8")
    last = 0
    for block in article.blocks:
        assert last <= block.start < block.end <= len(article.text)
        assert block.span.cut(article.text).strip()
        last = block.end
    for link in article.links:
        assert 0 <= link.start < link.end <= len(article.text)


def test_an_article_without_a_body_tag_may_be_taken_for_a_part_of_the_head() -> None:
    words = "The bridge is closed, the mayor, Ilse Vorn, said on Monday, and it will stay so until the spring."
    pixel = "<noscript><img src=p.gif></noscript>"
    for page in (
        f"<!doctype html><title>Bridge</title><article><h1>Bridge closed</h1><p>{words}</p></article>",
        f"<html><head><title>Bridge</title>{pixel}<meta name=a content=b><section><p>{words}</section>",
        f"<html><head><title>Bridge</title>{pixel}</head><body class=x><main><p>{words}</main></body></html>",
    ):
        assert words in open_page(Page(page.encode(), "a.html", "a.html")).text


def test_what_a_browser_shows_may_be_lost_behind_a_drawing_or_the_end_of_the_document() -> None:
    denial = "The opposition leader, Maria Stone, denied that she had known of the plan for the harbour."
    before = "<title>Dam</title><p>The dam broke on Monday, killing 45 people, the Red Cross said in a statement."
    for page in (
        f'{before} <svg class="icon"/></p><p>{denial}</p><p><svg class="share"></svg> Share this.</p>',
        f"{before} <SVG><path d=''/></SVG></p><p>{denial}</p><svg></svg>",
        f"{before} <svg><path><p>{denial}</p></svg>",
        f"<html><body>{before}</p></body></html><p>{denial}</p>",
        f"<html><body>{before}</p></body></html><html><body><p>{denial}</p></body></html>",
    ):
        assert denial in open_page(Page(page.encode(), "a.html", "a.html"), plain=True).text


def test_a_reference_in_a_title_may_smuggle_in_what_no_tree_can_hold() -> None:
    words = "The bridge is closed, the mayor, Ilse Vorn, said on Monday, and it will stay so until the spring."
    page = f"<title>Bridge &#x1fffe;&#1y</title><meta property=og:title content='a&#1b'><body><p>{words}</p>"
    article = open_page(Page(page.encode(), "a.html", "a.html"))
    assert words in article.text and article.title is not None and "\x01" not in article.title


def test_a_page_may_pass_for_another_outlet_s_article() -> None:
    words = "The prime minister confirmed on Monday that he had sold the dam, the BBC said in a long report."
    page = f"<link rel=canonical href=https://www.herald.example/1><body><article><p>{words}</p></article>".encode()
    mirrored = open_page(Page(page, "p", "p", address="https://evil.example/copy"))
    assert mirrored.url == "https://evil.example/copy"
    own = open_page(Page(page, "p", "p", address="https://amp.herald.example/1?from=feed"))
    assert own.url == "https://www.herald.example/1"
