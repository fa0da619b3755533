"""What a reader believes about a feed: whose articles it lists, where they are, and when they were published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake.feeds import Entry, Feed, is_feed, read_feed
from sayso.records import Page

GATHERED = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>ferry – All News</title>
  <link>https://allnews.example/search?q=ferry</link>
  <language>en-GB</language>
  <ttl>30</ttl>
  <item>
    <title>Ferry sinks off Harbour Point - Harbour Post</title>
    <link>https://allnews.example/go?id=1&amp;hl=en</link>
    <guid isPermaLink="false">id-1</guid>
    <pubDate>Wed, 15 Oct 2025 09:30:00 GMT</pubDate>
    <description>&lt;a href="https://elsewhere.example"&gt;Ferry sinks&lt;/a&gt;</description>
    <source url="https://harbourpost.example">Harbour Post</source>
  </item>
  <item>
    <title>Crew &amp;amp; ferry &lt;b&gt;safe&lt;/b&gt;</title>
    <link>/go?id=2</link>
  </item>
  <item>
    <title>Ferry sinks, again</title>
    <link>https://allnews.example/go?id=1&amp;hl=en</link>
  </item>
</channel>
</rss>
"""

ATOM = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es" xml:base="https://gull.example/es/">
  <title type="html">The &lt;i&gt;Gull&lt;/i&gt;</title>
  <link rel="self" href="https://gull.example/feeds/all.atom"/>
  <link href="https://gull.example/"/>
  <updated>2025-10-16T00:00:00Z</updated>
  <entry>
    <title>Se hunde un ferry</title>
    <link rel="enclosure" href="https://gull.example/ferry.mp3"/>
    <link rel="alternate" href="ferry"/>
    <id>tag:gull.example,2025:1</id>
    <published>2025-10-15T11:30:00+02:00</published>
    <updated>2025-10-16T00:00:00Z</updated>
    <source><title>El Faro</title><id>https://elfaro.example/</id></source>
  </entry>
  <entry xml:lang="en">
    <title>Nobody hurt</title>
    <link href="https://gull.example/en/safe"/>
    <id>tag:gull.example,2025:2</id>
    <updated>2025-10-16T00:00:00Z</updated>
  </entry>
</feed>
"""

RSS_1 = """\
<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
         xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://gull.example/rdf"><title>The Gull</title><link>https://gull.example/</link></channel>
  <item rdf:about="https://gull.example/1">
    <title>Ferry sinks</title><link>https://gull.example/1</link><dc:date>2025-10-15</dc:date>
    <dc:language>en</dc:language>
  </item>
</rdf:RDF>
"""


def _read(text: str | bytes, address: str | None = None, charset: str | None = None) -> Feed:
    data = text if isinstance(text, bytes) else text.encode()
    return read_feed(Page(data, "news.xml", "news.xml", address=address, charset=charset))


def _rss(items: str, head: str = "") -> str:
    return f'{head}<rss version="2.0"><channel><title>t</title>{items}</channel></rss>'


def _refusal(text: str | bytes, address: str | None = None) -> str:
    with pytest.raises(IntakeError) as error:
        _read(text, address)
    return str(error.value)


def test_the_feed_that_gathers_an_article_is_not_its_outlet() -> None:
    feed = _read(GATHERED)
    assert (feed.title, feed.ttl, feed.address) == ("ferry – All News", 30, None)
    assert feed.entries == (
        Entry(
            address="https://allnews.example/go?id=1&hl=en",
            title="Ferry sinks off Harbour Point - Harbour Post",
            published="2025-10-15T09:30:00+00:00",
            outlet="Harbour Post",
            language="en-GB",
            guid="id-1",
        ),
        Entry(address="https://allnews.example/go?id=2", title="Crew & ferry safe", language="en-GB"),
    )


def test_links_are_resolved_against_the_address_that_the_feed_came_from() -> None:
    feed = _read(GATHERED, address="https://mirror.example/feeds/ferry.xml")
    assert feed.address == "https://mirror.example/feeds/ferry.xml"
    assert feed.entries[1].address == "https://mirror.example/go?id=2"


def test_the_last_change_of_an_atom_entry_is_not_the_day_it_was_published() -> None:
    feed = _read(ATOM)
    assert (feed.title, feed.address, feed.ttl) == ("The Gull", "https://gull.example/feeds/all.atom", None)
    first, second = feed.entries
    assert (first.published, second.published) == ("2025-10-15T11:30:00+02:00", None)
    assert (first.address, second.address) == ("https://gull.example/es/ferry", "https://gull.example/en/safe")
    assert (first.outlet, second.outlet) == ("El Faro", None)
    assert (first.language, second.language) == ("es", "en")
    assert first.guid == "tag:gull.example,2025:1"


def test_a_day_in_an_old_feed_stays_a_day() -> None:
    assert _read(RSS_1).entries == (
        Entry("https://gull.example/1", "Ferry sinks", "2025-10-15", None, "en", "https://gull.example/1"),
    )


def test_an_id_that_is_no_address_leads_nowhere() -> None:
    items = "<item><title>a</title><guid>12345</guid></item><item><guid>https://gull.example/1</guid></item>"
    feed = _read(_rss(items), address="https://gull.example/feed")
    assert [entry.address for entry in feed.entries] == ["https://gull.example/1"]


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/1", "http://", "http://["]
)
def test_only_addresses_of_the_web_are_kept(link: str) -> None:
    items = f"<item><link>{link}</link></item><item><link>https://gull.example/1</link></item>"
    assert [entry.address for entry in _read(_rss(items)).entries] == ["https://gull.example/1"]


def test_control_characters_do_not_reach_a_title_or_an_address() -> None:
    items = "<item><title>Ferry\x1b[31m &#7;sinks\x00</title><link>https://gull.example/\x1b1&#10;2</link></item>"
    [entry] = _read(_rss(items)).entries
    assert entry.title == "Ferry[31m sinks"
    assert entry.address == "https://gull.example/12"


def test_a_feed_cut_off_in_an_entry_gives_the_entries_that_came() -> None:
    feed = _read(GATHERED[: GATHERED.index("<title>Ferry sinks, again")])
    assert [entry.guid for entry in feed.entries] == ["id-1", None]
    assert _refusal(GATHERED[: GATHERED.index("<item>")]) == (
        "news.xml: a feed that leads to no article and is broken or cut off. Fetch it again, or give another feed."
    )
    assert "leads to no article. Fetch" in _refusal(_rss(""))


def test_a_file_that_an_entity_names_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    address = (tmp_path / "secret.txt").as_uri()
    for outer in (f'<!ENTITY s SYSTEM "{address}">', f'<!ENTITY % p SYSTEM "{address}"> %p; <!ENTITY s "a">'):
        head = f'<?xml version="1.0"?><!DOCTYPE rss [{outer}]>'
        feed = _read(_rss("<item><title>x&s;y</title><link>https://gull.example/1</link></item>", head))
        assert "secret" not in str(feed)


def test_the_name_of_a_file_in_place_of_a_feed_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(GATHERED)
    assert "neither RSS nor Atom" in _refusal(str(tmp_path / "feed.xml"))
    assert "neither RSS nor Atom" in _refusal("http://127.0.0.1:9/feed")


def test_entities_within_entities_do_not_grow() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
    [entry] = _read(_rss("<item><title>&l11;</title><link>https://gull.example/1</link></item>", head)).entries
    assert len(entry.title or "") < 100


def test_attributes_and_prefixes_in_numbers_that_no_feed_has_are_refused() -> None:
    attributes = " ".join(f'a{n}="x"' for n in range(100_000))
    assert "more attributes than any feed has" in _refusal(_rss(f"<item {attributes}/>"))
    prefixes = " ".join(f'xmlns:a{n}="x{n}"' for n in range(300))
    assert "more attributes than any feed has" in _refusal(_rss(f"<item {prefixes}/>"))


def test_twenty_thousand_nested_elements_come_to_an_end() -> None:
    assert "leads to no article" in _refusal(_rss("<item>" * 20_000))


def test_more_megabytes_than_a_feed_has_are_refused() -> None:
    assert _refusal(_rss(" " * 5_100_000)) == (
        "news.xml: a feed of 5.1 MB, of which at most 5 MB are read. Give a feed of one section of the site."
    )


def test_a_page_in_place_of_a_feed_is_told_with_the_feeds_it_names() -> None:
    page = """<!DOCTYPE html><html><head><link rel="stylesheet" href="a.css">
    <link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">
    <link rel='alternate' type='text/html' href='/es'><link href=atom.xml type=application/atom+xml rel=alternate>"""
    assert _refusal(page, "https://gull.example/news/") == (
        "news.xml: a page of HTML, not a feed. It names: https://gull.example/feed?a=1&b=2, "
        "https://gull.example/news/atom.xml. Give one of them."
    )
    assert _refusal("<html><p>Hello") == (
        "news.xml: a page of HTML, not a feed. It names no feed; look for one on the site."
    )


def test_a_feed_in_json_is_told_by_its_name() -> None:
    assert _refusal('{"version": "https://jsonfeed.org/version/1.1", "items": []}') == (
        "news.xml: a feed in JSON, which is not read. Give the site's RSS or Atom feed."
    )


def test_letters_survive_the_encodings_that_feeds_come_in() -> None:
    text = _rss("<item><title>Café – «no»</title><link>https://gull.example/1</link></item>")
    declared = '<?xml version="1.0" encoding="windows-1252"?>' + text
    for data, charset in (
        (declared.encode("cp1252"), None),
        (text.encode("cp1252"), "windows-1252"),
        (text.encode("utf-16"), None),
        (declared.encode("utf-8"), None),
        (b"\xef\xbb\xbf" + text.encode(), "no-such-charset"),
        (('<?xml version="1.0" encoding="punycode"?>' + text).encode(), None),
    ):
        assert is_feed(data)
        assert _read(data, charset=charset).entries[0].title == "Café – «no»"


def test_a_page_about_feeds_is_no_feed() -> None:
    assert is_feed(GATHERED.encode()) and is_feed(ATOM.encode()) and is_feed(RSS_1.encode())
    assert is_feed(
        b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss.dtd">\n<rss version="0.91">'
    )
    assert not is_feed(b"<html><rss></rss></html>")
    assert not is_feed(b"<rssfeed>") and not is_feed(b"The <rss> element") and not is_feed(b"")


_LINES = [*GATHERED.split("\n"), *ATOM.split("\n"), *RSS_1.split("\n"), "<![CDATA[", "]]>", "&#xD800;", "<"]
_PIECES = st.lists(st.sampled_from(_LINES), max_size=25)


@given(_PIECES, st.binary(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_feed_or_a_plain_refusal(pieces: list[str], rubbish: bytes) -> None:
    for data in (rubbish, b'<rss version="2.0"><channel><item>' + "".join(pieces).encode() + rubbish):
        is_feed(data)
        try:
            feed = _read(data)
        except IntakeError as error:
            assert str(error).startswith("news.xml: ")
            continue
        assert feed.entries
        assert all(entry.address.startswith(("http://", "https://")) for entry in feed.entries)
        str(feed).encode()


@given(st.integers(0, len(GATHERED) - 1))
@settings(max_examples=300, deadline=None)
def test_a_feed_cut_anywhere_leads_to_no_address_cut_short(cut: int) -> None:
    try:
        feed = _read(GATHERED[:cut], address="https://allnews.example/feed")
    except IntakeError:
        return
    whole = {"https://allnews.example/go?id=1&hl=en", "https://allnews.example/go?id=2"}
    assert {entry.address for entry in feed.entries} <= whole
