from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked_stories import BRIDGE, BRIDGE_ANN, BRIDGE_MARKED, put

from sayso.errors import IntakeError, RecordError
from sayso.learning.brat import read_brat
from sayso.learning.marks import Marked
from sayso.records import Span


def marks_of(folder: Path) -> list[Marked]:
    return [one for article in read_brat(folder) for one in article.attributions]


def refused(folder: Path, text: str | bytes, ann: str) -> str:
    put(folder, a_txt=text, a_ann=ann)
    with pytest.raises(RecordError) as caught:
        list(read_brat(folder))
    return str(caught.value).replace(str(folder), "DIR")


def test_an_attribution_is_read_with_its_spans(tmp_path: Path) -> None:
    [article] = read_brat(put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN))
    assert article.attributions == (BRIDGE_MARKED,)
    assert article.article.text == BRIDGE


def test_a_content_in_pieces_is_taken_for_two_attributions(tmp_path: Path) -> None:
    text = '"We know," she said, "enough."'
    ann = (
        'T1\tContent 0 10;21 30\t"We know," "enough."\nT2\tSource 11 14\tshe\nT3\tCue 15 19\tsaid\n'
        "E1\tAttribution:T3 Content:T1 Source:T2 Cue:T3\n"
    )
    assert marks_of(put(tmp_path, a_txt=text, a_ann=ann)) == [
        Marked((Span(11, 14),), (Span(15, 19),), (Span(0, 10), Span(21, 30)))
    ]


def test_a_second_content_role_is_lost(tmp_path: Path) -> None:
    ann = (
        "T1\tCue 41 45\tsaid\nT2\tContent 0 29\tThe bridge will reopen in May\n"
        "T3\tContent 47 69\tIt was closed in March\n"
        "E1\tAttribution-no-source:T1 Content:T2 Content2:T3 Cue:T1\n"
    )
    assert marks_of(put(tmp_path, a_txt=BRIDGE, a_ann=ann)) == [
        Marked((), (Span(41, 45),), (Span(0, 29), Span(47, 69)))
    ]


def test_an_event_without_a_cue_role_has_no_cue(tmp_path: Path) -> None:
    ann = BRIDGE_ANN.replace(" Cue:T2", "")
    assert marks_of(put(tmp_path, a_txt=BRIDGE, a_ann=ann)) == [BRIDGE_MARKED]


def test_other_annotations_are_taken_for_attributions(tmp_path: Path) -> None:
    more = (
        "T4\tPlace 4 10\tbridge\nE2\tClosing:T4\nR1\tSame Arg1:T1 Arg2:T4\nA1\tNegated E1\n"
        "#1\tAnnotatorNotes T1\tsure?\n"
    )
    assert marks_of(put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN + more)) == [BRIDGE_MARKED]


def test_the_second_of_two_annotators_is_lost(tmp_path: Path) -> None:
    found = list(read_brat(put(tmp_path, a_txt=BRIDGE, a_ann_ann="", a_ben_ann=BRIDGE_ANN)))
    assert [len(one.attributions) for one in found] == [0, 1]


def test_an_annotation_goes_to_a_text_with_a_shorter_name(tmp_path: Path) -> None:
    put(tmp_path, a_txt="Nothing here. Nothing at all.", a_b_txt=BRIDGE, a_b_ben_ann=BRIDGE_ANN)
    [found] = read_brat(tmp_path)
    assert found.article.text == BRIDGE


def test_an_article_in_which_nothing_was_marked_is_dropped(tmp_path: Path) -> None:
    [found] = read_brat(put(tmp_path, a_txt=BRIDGE, a_ann=""))
    assert found.attributions == ()


def test_a_text_that_nobody_annotated_teaches_silence(tmp_path: Path) -> None:
    put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN, b_txt=BRIDGE)
    assert len(list(read_brat(tmp_path))) == 1


def test_polnear_s_two_folders_are_not_understood(tmp_path: Path) -> None:
    put(tmp_path / "text", a_txt=BRIDGE)
    put(tmp_path / "attributions", a_4e07_ann=BRIDGE_ANN)
    assert marks_of(tmp_path) == [BRIDGE_MARKED]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_the_annotation_matter(tmp_path: Path, ends: str) -> None:
    assert marks_of(put(tmp_path, a_txt=BRIDGE, a_ann=BRIDGE_ANN.replace("\n", ends))) == [BRIDGE_MARKED]


def test_a_text_checked_out_with_other_line_ends_shifts_every_mark(tmp_path: Path) -> None:
    lines = "Bridge news\n\nIt will reopen, she said.\n"
    ann = "T1\tCue 33 37\tsaid\nT2\tContent 13 27\tIt will reopen\nE1\tAttribution:T1 Content:T2\n"
    for number, (text, offsets) in enumerate(
        [
            (lines, ann),
            (lines.replace("\n", "\r\n"), ann),
            (lines, ann.replace("33 37", "35 39").replace("13 27", "15 29")),
        ]
    ):
        folder = put(tmp_path / str(number), a_txt=text, a_ann=offsets)
        [article] = read_brat(folder)
        [one] = article.attributions
        assert (one.cue[0].cut(article.article.text), one.content[0].cut(article.article.text)) == (
            "said",
            "It will reopen",
        ), number


@pytest.mark.parametrize("shift", [0, 1])
def test_a_byte_order_mark_shifts_every_mark(tmp_path: Path, shift: int) -> None:
    ann = (
        f"T1\tSource {31 + shift} {40 + shift}\tthe mayor\nT2\tCue {41 + shift} {45 + shift}\tsaid\n"
        f"T3\tContent {shift} {29 + shift}\tThe bridge will reopen in May\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    )
    assert marks_of(put(tmp_path, a_txt=b"\xef\xbb\xbf" + BRIDGE.encode(), a_ann=ann)) == [BRIDGE_MARKED]


def test_a_text_in_windows_1252_shifts_its_marks(tmp_path: Path) -> None:
    text = "Café prices fell, José said."
    ann = "T1\tCue 23 27\tsaid\nT2\tContent 0 16\tCafé prices fell\nE1\tAttribution:T1 Content:T2\n"
    put(tmp_path, a_txt=text.encode("windows-1252"), a_ann=ann)
    assert marks_of(tmp_path) == [Marked((), (Span(23, 27),), (Span(0, 16),))]


def test_words_that_run_over_a_line_s_end_break_the_file(tmp_path: Path) -> None:
    text = "It will reopen.\n\nSoon, she said."
    ann = "T1\tContent 0 21\tIt will reopen.\n\nSoon\nT2\tCue 27 31\tsaid\nE1\tAttribution:T2 Content:T1\n"
    assert marks_of(put(tmp_path, a_txt=text, a_ann=ann)) == [Marked((), (Span(27, 31),), (Span(0, 21),))]


def test_a_malformed_line_is_passed_over(tmp_path: Path) -> None:
    assert refused(tmp_path / "1", BRIDGE, "said\n") == (
        "DIR/a.ann:1: no line of brat standoff: 'said'. Mend or remove it."
    )
    assert refused(tmp_path / "2", BRIDGE, BRIDGE_ANN.replace("Cue 41 45", "Cue 41 end")) == (
        "DIR/a.ann:2: 'Cue 41 end' is no mark; write a kind and its offsets, as in Cue 10 14."
    )
    assert refused(tmp_path / "3", BRIDGE, "T1\tCue 41 45\tsaid\nE1 Attribution:T1 Content:T1\n") == (
        "DIR/a.ann:2: no line of brat standoff: 'E1 Attribution:T1 Content:T1'. Mend or remove it."
    )
    assert refused(tmp_path / "4", BRIDGE, BRIDGE_ANN + "E2\tAttribution T1\n") == (
        "DIR/a.ann:5: 'Attribution T1' is no event; write Attribution:T1 Source:T2 Content:T3."
    )
    assert refused(tmp_path / "5", BRIDGE, BRIDGE_ANN.replace("41 45", "45 41")) == (
        "DIR/a.ann:2: 45 41: a mark ends before it begins, or is empty."
    )


def test_a_mark_that_does_not_fit_the_text_is_moved_until_it_does(tmp_path: Path) -> None:
    assert refused(tmp_path / "1", BRIDGE, BRIDGE_ANN.replace("41 45", "71 75")) == (
        "DIR/a.ann:2: 71 75 lies outside of the text, which has 70 characters."
    )
    assert refused(tmp_path / "2", BRIDGE, BRIDGE_ANN.replace("41 45", "40 44")) == (
        "DIR/a.ann:2: these offsets cover ' sai' and not 'said'. Has the text been changed since?"
    )
    assert refused(tmp_path / "3", BRIDGE, BRIDGE_ANN.replace("Content:T3", "Content:T9")) == (
        "DIR/a.ann:4: there is no T9 in this file."
    )


def test_an_annotation_without_its_text_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, a_txt=BRIDGE, b_ann=BRIDGE_ANN)
    with pytest.raises(IntakeError, match=r"b\.ann: there is no b\.txt in "):
        list(read_brat(tmp_path))


# What a text file may hold: letters of all planes, line ends of all kinds, and what other code splits lines at.
TEXTS = st.text(st.sampled_from("ab é大🌉\n\r\u2028\x0c\x85'\"."), min_size=3, max_size=60).map(
    lambda text: f"Kyiv {text} said"
)


@given(st.data())
def test_odd_characters_shift_the_marks_behind_them(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    places = data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4, unique=True).map(sorted))
    content, cue = Span(*places[:2]), Span(*places[2:])
    lines = []
    for name, kind, span in (("T1", "Content", content), ("T2", "Cue", cue)):
        # As brat does: line ends become spaces.
        words = span.cut(text).replace("\r", " ").replace("\n", " ")
        lines.append(f"{name}\t{kind} {span.start} {span.end}\t{words}")
    lines.append("E1\tAttribution:T2 Content:T1 Cue:T2")
    with TemporaryDirectory() as folder:
        put(Path(folder), a_txt=text, a_ann="\n".join(lines) + "\n")
        [article] = read_brat(Path(folder))
    [one] = article.attributions
    assert article.article.text == text
    assert (one.content, one.cue) == ((content,), (cue,))
