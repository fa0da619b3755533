"""What two stories share: "said in a statement on Monday that" ties nobody, two lifted sentences do, word for word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.crosscheck.copies import BodyWords, Match, body_words, candidates, fingerprints, match
from sayso.crosscheck.copies.candidates import MOST_HOLDERS
from sayso.records import Article, Block, Span, text_sha256

FERRY = (
    "The ferry Marigold ran aground off Pell Point on Tuesday night with 212 people aboard, and nobody was hurt, "
    "harbor master Ines Okafor said. The crew had turned too late to avoid a sandbank that every chart shows. "
    "Divers are to look at the hull before the vessel is towed to the yard at Brannock."
)
LIFTED = (
    "The crew had turned too late to avoid a sandbank that every chart shows. "
    "Divers are to look at the hull before the vessel is towed to the yard at Brannock."
)
BUDGET = (
    "Town councillors in Brannock argued past midnight over a budget that leaves the library without a roof. "
    "Mayor Tomas Lindqvist called the vote a disgrace, and promised to bring back the question in spring."
)
CIRCUS = (
    "A circus that had been promised to the children of Low Wexley never came, and its owner owes the parish "
    "eleven hundred pounds. The vicar has asked for patience; the children have asked for an elephant."
)


def words(text: str, *blocks: Block) -> BodyWords:
    return body_words(Article(id="a", path="a.txt", text=text, sha256="", text_sha256=text_sha256(text), blocks=blocks))


def matched(a: str, b: str) -> Match:
    found = match(words(a), words(b))
    assert found is not None
    return found


def test_an_exact_copy_may_be_less_than_the_whole() -> None:
    found = matched(FERRY, FERRY)
    assert (found.words, found.share_a, found.share_b) == (55, 1.0, 1.0)
    [stretch] = found.stretches
    assert stretch.a == stretch.b == Span(0, len(FERRY) - 1)  # the full stop is no word


def test_two_lifted_sentences_may_be_shown_with_a_word_too_many() -> None:
    host = BUDGET.replace(". Mayor", f". {LIFTED} Mayor")
    found = matched(FERRY, host)
    [stretch] = found.stretches
    assert stretch.a.cut(FERRY) == stretch.b.cut(host) == LIFTED[:-1]
    assert stretch.words == found.words == 31
    assert found.share_a == 31 / 55


def test_other_capitals_and_quotation_marks_may_be_another_text() -> None:
    a = 'Okafor said: "We do not know why the crew didn\'t turn, and we will not guess before the divers are back."'
    b = "OKAFOR SAID: «We do not know why the crew didn’t turn — and we will not guess before the divers are back.»"
    assert matched(a, b).share_a == matched(a, b).share_b == 1.0


def test_a_stock_phrase_may_pair_stories_that_have_nothing_in_common() -> None:
    a = f"{BUDGET} The council said in a statement on Monday that it would not comment on a pending case."
    b = f"{CIRCUS} The company said in a statement on Monday that it would not comment. Its owner has moved."
    assert match(words(a), words(b)) is None


def test_many_stock_phrases_far_apart_may_add_up() -> None:
    phrases = [
        "on condition of anonymity because he was not authorized",
        "did not respond to a request for comment",
        "in what is seen as a blow to",
    ]
    a = " ".join(f"{phrase} {BUDGET}" for phrase in phrases)
    b = " ".join(f"{phrase} {CIRCUS}" for phrase in phrases)
    assert match(words(a), words(b)) is None


def test_a_changed_word_may_break_a_copy_in_two() -> None:
    changed = FERRY.replace("212 people", "some 220 passengers").replace("look at the hull", "inspect the hull")
    [stretch] = matched(FERRY, changed).stretches
    assert stretch.a == Span(0, len(FERRY) - 1)
    assert stretch.b == Span(0, len(changed) - 1)
    assert stretch.words == 55 - 2 - 2  # "212 people", "look at"


def test_paragraphs_in_another_order_may_be_no_copy() -> None:
    found = matched(f"{FERRY} {BUDGET}", f"{BUDGET} {FERRY}")
    assert found.share_a == found.share_b == 1.0
    assert [stretch.b.start > 0 for stretch in found.stretches] == [True, False]


def test_a_caption_may_be_shown_as_part_of_a_copied_passage() -> None:
    text = f"{FERRY} Photo by Lee Roe. {LIFTED}"
    photo, after = text.index("Photo"), text.index("Photo") + len("Photo by Lee Roe. ")
    shown = words(
        text,
        Block("paragraph", 0, photo - 1),
        Block("caption", photo, after - 1),
        Block("paragraph", after, len(text)),
    )
    found = match(shown, words(f"{FERRY} {LIFTED}"))
    assert found is not None
    assert [stretch.a.cut(text) for stretch in found.stretches] == [FERRY[:-1], LIFTED[:-1]]


def test_an_article_without_words_may_match_another() -> None:
    assert match(words(""), words("")) is None
    assert match(words(""), words(FERRY)) is None


def test_a_hundred_thousand_equal_words_may_take_their_square() -> None:
    found = matched("tick " * 100_000, "tick " * 90_000)
    assert (found.words, found.share_b) == (90_000, 1.0)
    # "tock tack tick" begins at the second word of the other, and goes on for all of its 60,000.
    assert matched("tick tock tack " * 30_000, "tock tack tick " * 20_000).share_b == 1.0


def test_what_everybody_prints_may_make_a_copy() -> None:
    notice = "Follow the Brannock Courier on every channel, write to the desk by noon, and tell us what we got wrong."
    a, b = words(f"{BUDGET} {notice}"), words(f"{CIRCUS} {notice}")
    assert match(a, b) is not None
    everywhere = frozenset(one.hash for one in fingerprints(words(notice)))
    assert match(a, b, everywhere) is None
    assert match(words(f"{FERRY} {notice}"), words(f"{FERRY} {notice}"), everywhere) is not None


PIECES = st.lists(st.sampled_from([*FERRY.split(), LIFTED, BUDGET, "tick"]), max_size=40).map(" ".join)


@given(PIECES, PIECES)
def test_the_order_of_two_articles_may_matter(a: str, b: str) -> None:
    found, back = match(words(a), words(b)), match(words(b), words(a))
    assert (found and found.turned()) == back
    if found is not None:
        assert sum(stretch.words for stretch in found.stretches) == found.words
        assert 0 < found.share_a <= 1
        assert 0 < found.share_b <= 1
        for stretch in found.stretches:
            assert 0 <= stretch.a.start < stretch.a.end <= len(a)
            assert 0 <= stretch.b.start < stretch.b.end <= len(b)


def test_one_shared_fingerprint_may_make_a_candidate() -> None:
    assert candidates([(1, 7), (2, 8), (3, 8), (3, 8)]).articles == (8,)
    assert candidates([(3, 8), (3, 8)]).articles == ()
    assert candidates([]).articles == ()


def test_an_outlet_s_standing_text_may_bring_all_its_articles() -> None:
    standing = [(value, number) for value in (1, 2) for number in range(MOST_HOLDERS + 1)]
    found = candidates([*standing, (3, 5), (4, 5), (5, 6)])
    assert found.articles == (5,)
    assert found.common == {1, 2}
    # One holder less, and it is a quotation that many carry.
    assert len(candidates([(value, number) for value, number in standing if number]).articles) == 100


def test_a_story_that_everybody_prints_may_find_nobody() -> None:
    everywhere = [(value, number) for value in range(20) for number in range(1000)]
    found = candidates([*everywhere, (30, 4)])
    assert found.common == frozenset()
    assert found.articles[:3] == (4, 0, 1)
