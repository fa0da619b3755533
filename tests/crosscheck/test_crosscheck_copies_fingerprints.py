"""Which words an article is found by: "Díaz" is "DIAZ", a caption is nobody's story, and k words are k words."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sayso.crosscheck.copies import BodyWords, Fingerprint, body_words, fingerprints
from sayso.crosscheck.copies.fingerprints import GUARANTEED, RUN
from sayso.records import Article, Block, text_sha256

STORY = (
    "The ferry Marigold ran aground off Pell Point on Tuesday night with 212 people aboard, and nobody was hurt, "
    "harbor master Ines Okafor said. The crew had turned too late to avoid a sandbank that every chart shows."
)


def article(text: str, *blocks: Block) -> Article:
    return Article(id="a", path="a.txt", text=text, sha256="", text_sha256=text_sha256(text), blocks=blocks)


def words(text: str) -> BodyWords:
    return body_words(article(text))


def prints(text: str) -> tuple[Fingerprint, ...]:
    return fingerprints(words(text))


def hashes(text: str) -> list[int]:
    return [one.hash for one in prints(text)]


def cut(text: str) -> list[str]:
    found = words(text)
    return [text[start:end] for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


def test_a_hash_may_differ_on_the_next_machine() -> None:
    # Reckoned apart, with whole numbers of plain Python. A ledger keeps these: changed, they make it blind.
    assert prints("ferry ran aground at Pell") == (Fingerprint(5994531301086754140, 0, 25),)


def test_capitals_quotation_marks_dashes_and_accents_may_hide_a_copy() -> None:
    plain = 'the mayor, Jose Diaz, said "we don\'t know - yet" and left the 1,076 men behind'
    styled = "The Mayor, José Díaz, said “we don’t know — yet” and LEFT the 1,076 men behind"
    assert hashes(plain) == hashes(styled)
    assert hashes(unicodedata.normalize("NFD", styled)) == hashes(styled)
    assert hashes(plain.replace("1,076", "1,077")) != hashes(plain)


def test_an_accent_apart_from_its_letter_or_a_soft_hyphen_may_cut_a_word() -> None:
    assert cut("El Di\N{COMBINING ACUTE ACCENT}az co\N{SOFT HYPHEN}op, 3rd_try") == [
        "El", "Di\N{COMBINING ACUTE ACCENT}az", "co\N{SOFT HYPHEN}op", "3rd", "try"
    ]  # fmt: skip


def test_a_language_without_spaces_may_be_one_long_word() -> None:
    assert cut("渡輪 Marigold 擱淺。") == ["渡", "輪", "Marigold", "擱", "淺"]
    assert len(hashes("渡輪在星期二夜間擱淺無人受傷")) >= 2


def test_a_caption_or_a_list_of_related_stories_may_count_as_the_story() -> None:
    text = "Seven words stand here before the caption. Photo by Lee Roe. And seven words more stand here after."
    caption, after = text.index("Photo"), text.index("And")
    shown = article(
        text,
        Block("paragraph", 0, caption - 1),
        Block("caption", caption, after - 1),
        Block("paragraph", after, len(text)),
    )
    assert len(body_words(shown)) == 14
    for one in fingerprints(body_words(shown)):
        assert one.end < caption or one.start >= after
    only = article(text, Block("related", 0, len(text)))
    assert len(body_words(only)) == 0
    assert fingerprints(body_words(only)) == ()


def test_words_in_two_paragraphs_may_not_follow_each_other() -> None:
    text = "Only three words.\n\nThen four more words."
    cut_in_two = article(text, Block("paragraph", 0, 17), Block("quote", 19, len(text)))
    assert fingerprints(body_words(cut_in_two)) == prints(text)
    assert len(prints(text)) == 1  # three runs of five words are one window


def test_an_article_of_no_or_of_four_words_may_have_a_fingerprint() -> None:
    assert prints("") == prints(" … — “” ") == prints("Ferry aground, nobody hurt") == ()
    assert len(prints("Ferry aground, nobody was hurt")) == 1


def test_a_hundred_thousand_equal_words_may_have_as_many_fingerprints() -> None:
    assert len(prints("tick " * 100_000)) == 1


@given(st.integers(0, 30), st.text(" abc.", max_size=60), st.text(" xyz.", max_size=60))
def test_nine_shared_words_may_go_without_a_shared_fingerprint(first: int, before: str, after: str) -> None:
    shared = " ".join(STORY.split()[first : first + GUARANTEED])
    if len(words(shared)) >= GUARANTEED:
        assert set(hashes(f"{before} {shared} {after}")) & set(hashes(STORY))


@given(st.text(st.one_of(st.sampled_from("ab \n'’-ñß漢"), st.characters()), max_size=200))
def test_a_fingerprint_may_cut_more_or_less_than_its_five_words(text: str) -> None:
    for one in prints(text):
        assert 0 <= one.start < one.end <= len(text)
        assert 0 <= one.hash < 2**63
        assert len(cut(text[one.start : one.end])) == RUN
        assert hashes(text[one.start : one.end]) == [one.hash]
