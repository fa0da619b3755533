"""What a reader believes about a PDF: where paragraphs end, what is only a running head, and what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake.pdf import box_of, leaf_text, read_pdf
from sayso.records import Article, Grounding, Page

Printed = tuple[float, float, float, str]
"""Left end, baseline and size in points, and the words of a line."""

LEAF = [
    (72, 780, 9, "Harbour Post"),
    (72, 740, 20, "Ferry sinks off"),
    (72, 716, 20, "Harbour Point"),
    (72, 690, 11, "By Ana Ruiz"),
    (72, 670, 11, "15 October 2025"),
    (72, 640, 11, "A ferry sank off Harbour Point on Monday, the coast"),
    (72, 626, 11, "guard said. Its spokes-"),
    (72, 612, 11, "woman Jo Poe said that 96 passen-"),
    (72, 598, 11, "gers were saved by the crew of a"),
]
NEXT_LEAF = [
    (72, 780, 9, "Harbour Post"),
    (72, 740, 11, "trawler. Nobody was hurt."),
    (90, 726, 11, "The owner of the ferry, Li Wei, denied that it"),
    (72, 712, 11, "was too old. He said so in a letter."),
    (290, 40, 9, "2"),
]


def _pdf(*leaves: list[Printed], info: str = "", cmap: str = "", page: str = "") -> bytes:
    """Return a PDF with the lines of each leaf in one font, as the standard describes the least that a reader needs."""
    unicode = "/ToUnicode 4 0 R" if cmap else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {unicode} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap.encode()),
        f"<< {info} >>".encode("latin-1"),
    ]
    kids = []
    for lines in leaves:
        drawn = b"\n".join(_drawn(line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R {page} "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects)


def _drawn(line: Printed) -> bytes:
    left, baseline, size, words = line
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, left, baseline, escaped)


def _file(objects: list[bytes], trailer: str = "") -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, b"".join(places))
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + table + end.encode()


def _read(data: bytes) -> tuple[Article, Grounding]:
    return read_pdf(Page(data, "news.pdf", "news.pdf"))


def _refusal(data: bytes) -> str:
    with pytest.raises(IntakeError) as error:
        _read(data)
    return str(error.value)


def _blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, block.span.cut(article.text)) for block in article.blocks]


def _check_grounding(data: bytes, article: Article, grounding: Grounding) -> None:
    """Check that each character of the text is the one of the text layer that its run names, or a space or our own."""
    layers: dict[int, list[str]] = {}
    covered = 0
    for run in grounding.runs:
        assert article.text[covered : run.start] in ("", "\n\n")
        covered = run.end
        layer = layers.setdefault(run.leaf, leaf_text(data, run.leaf))
        carried = "".join(layer[run.first : run.last])
        if run.how == "space":
            assert article.text[run.start : run.end] == " " and carried.strip() == ""
        else:
            assert article.text[run.start : run.end] == carried != ""
    assert covered == len(article.text)


def test_a_sentence_goes_on_over_lines_hyphens_leaves_and_running_heads() -> None:
    data = _pdf(LEAF, NEXT_LEAF)
    article, grounding = _read(data)
    assert _blocks(article) == [
        ("title", "Ferry sinks off Harbour Point"),
        ("byline", "By Ana Ruiz"),
        ("dateline", "15 October 2025"),
        (
            "paragraph",
            "A ferry sank off Harbour Point on Monday, the coast guard said. Its spokeswoman Jo Poe said that 96 "
            "passengers were saved by the crew of a trawler. Nobody was hurt.",
        ),
        (
            "paragraph",
            "The owner of the ferry, Li Wei, denied that it was too old. He said so in a letter.",
        ),
        ("furniture", "Harbour Post"),
        ("furniture", "Harbour Post"),
        ("furniture", "2"),
    ]
    assert article.title == "Ferry sinks off Harbour Point"
    assert (article.authors, article.published, article.language) == (("Ana Ruiz",), "2025-10-15", None)
    assert (grounding.encoding, grounding.page, grounding.part) == ("pdf", article.sha256, None)
    _check_grounding(data, article, grounding)


def test_a_figure_on_a_leaf_is_shown_where_it_stands() -> None:
    data = _pdf(LEAF, NEXT_LEAF)
    article, grounding = _read(data)
    start = article.text.index("96")
    [carrier] = grounding.carriers(article.text, start, start + 2)
    assert carrier.leaf == 1
    assert leaf_text(data, 1)[carrier.first : carrier.last] == ["9", "6"]
    [(left, bottom, right, top)] = box_of(data, carrier.leaf, carrier.first, carrier.last)
    # The baseline of this line is at 612 points; "9" and "6" of Helvetica are 0.556 of the size wide, here 11 points.
    assert 606 < bottom < 612 < top < 625
    assert right - left == pytest.approx(2 * 0.556 * 11, abs=0.5)


def test_the_box_of_words_that_go_on_in_the_next_line_is_two() -> None:
    data = _pdf(LEAF)
    article, grounding = _read(data)
    start = article.text.index("coast guard")
    carriers = grounding.carriers(article.text, start, start + len("coast guard"))
    boxes = [box for run in carriers for box in box_of(data, run.leaf, run.first, run.last)]
    assert [round((bottom + top) / 2 / 14) for _, bottom, _, top in boxes] == [46, 45]
    assert boxes[1][0] == pytest.approx(72, abs=1)


def test_a_hyphen_before_a_capital_letter_stays() -> None:
    lines = [(72, 700, 11, "The report comes from the Anglo-"), (72, 686, 11, "Saxon bank and “its” crew (all of it).")]
    article, grounding = _read(_pdf(lines))
    assert article.text == "The report comes from the Anglo-Saxon bank and “its” crew (all of it)."
    _check_grounding(_pdf(lines), article, grounding)


def test_a_title_is_what_the_file_names_even_where_the_paper_s_name_is_larger() -> None:
    lines = [(72, 780, 30, "The Harbour Post"), (72, 740, 20, "Ferry sinks"), *LEAF[5:]]
    info = "/Title (Ferry sinks) /Author (Ana Ruiz) /CreationDate (D:20251015093000Z)"
    article, _ = _read(_pdf(lines, info=info))
    assert _blocks(article)[:2] == [("furniture", "The Harbour Post"), ("title", "Ferry sinks")]
    # The day on which a file was made is not one of publication.
    assert (article.authors, article.published) == (("Ana Ruiz",), None)
    article, _ = _read(_pdf(lines, info="/Title (Microsoft Word - ferry2.docx) /Author (aruiz)"))
    assert (article.title, article.authors) == ("The Harbour Post", ())


def test_a_broken_title_in_the_file_is_no_title() -> None:
    article, _ = _read(_pdf(LEAF, info="/Title <FEFFD800> /Author <FEFFDC00>"))
    assert article.title == "Ferry sinks off Harbour Point"


def test_a_gap_parts_paragraphs_that_have_no_indent() -> None:
    lines = [
        (72, 700, 11, "A ferry sank off Harbour Point on Monday, said the guard."),
        (72, 686, 11, "The crew of a trawler saved all passengers, Jo Poe added."),
        (72, 665, 11, "The owner denied that the ferry was too old for the sea."),
        (72, 651, 11, "Its papers were in order, he said in a letter on Tuesday."),
    ]
    article, _ = _read(_pdf(lines))
    assert [len(words.split(". ")) for _, words in _blocks(article)] == [2, 2]


def test_letters_beyond_the_first_plane_and_without_a_meaning_keep_their_places() -> None:
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        "endcodespacerange 3 beginbfchar <41> <D83DDEA2> <42> <D800> <43> <0043> endbfchar "
        "1 beginbfrange <61> <7A> <0061> endbfrange endcmap end end"
    )
    data = _pdf([(72, 700, 11, "a ferry A sank and B was not C saved")], cmap=cmap)
    article, grounding = _read(data)
    assert article.text == "a ferry 🚢 sank and \ufffd was not C saved"
    _check_grounding(data, article, grounding)


def test_a_leaf_printed_on_its_side_reads_as_one_that_is_not() -> None:
    upright, _ = _read(_pdf(LEAF, NEXT_LEAF))
    turned = _pdf(LEAF, NEXT_LEAF, page="/Rotate 90").replace(b"BT /F", b"q 0 1 -1 0 842 0 cm BT /F")
    turned = turned.replace(b" ET", b" ET Q").replace(b"[0 0 595 842]", b"[0 0 842 595]")
    article, _ = _read(turned)
    assert article.text == upright.text


def test_a_picture_of_letters_is_told_with_what_to_do() -> None:
    assert _refusal(_pdf([], [])) == (
        "news.pdf: a PDF with no text layer, only pictures. Have its text recognised (OCR) first, or save the article "
        "as HTML or text."
    )
    unread = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <41> <7A> <0001> endbfrange"
    assert "fonts do not say which letters" in _refusal(_pdf([(72, 700, 11, "ABCDEF GHIJK")], cmap=unread))


def test_a_locked_pdf_is_told_as_locked() -> None:
    key = "<" + "41" * 32 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {key} /U {key} >> /ID [<41> <41>]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 0 /Kids [] >>",
        b"<< >>",
        b"<< >>",
        b"<< >>",
    ]
    assert _refusal(_file(objects, lock)) == (
        "news.pdf: a PDF locked by a password. Unlock it and save it without one."
    )


def test_a_pdf_cut_off_broken_or_without_leaves_is_refused() -> None:
    data = _pdf(LEAF)
    assert _refusal(data[: len(data) // 2]) == "news.pdf: a PDF that is cut off, its end is missing. Fetch it again."
    assert _refusal(b"%PDF-1.4\nrubbish\n%%EOF") == "news.pdf: a broken PDF that cannot be opened. Fetch it again."
    assert "news.pdf: a " in _refusal(_pdf())


def test_a_hundred_thousand_leaves_are_refused_by_their_number() -> None:
    kids = "6 0 R " * 100_000
    pages = f"<< /Type /Pages /Count 100000 /Kids [{kids}] >>".encode()
    leaf = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    data = _file([b"<< /Type /Catalog /Pages 2 0 R >>", pages, b"<< >>", b"<< >>", b"<< >>", leaf])
    assert _refusal(data) == (
        "news.pdf: a PDF with 100,000 leaves, of which at most 1,000 are read. Give the leaves of one article."
    )


def test_a_book_is_refused_by_its_length() -> None:
    lines = [(20, 800 - n * 8, 2.0, "A ferry sank off Harbour Point on Monday. " * 10) for n in range(90)]
    assert "more than 500,000 characters of text" in _refusal(_pdf(*[lines] * 15))


def test_a_leaf_that_is_not_there_has_no_text() -> None:
    with pytest.raises(IntakeError, match="has no leaf 2"):
        leaf_text(_pdf(LEAF), 2)
    with pytest.raises(IntakeError, match="has no leaf 0"):
        box_of(_pdf(LEAF), 0, 0, 1)
    assert box_of(_pdf(LEAF), 1, 10_000, 10_002) == []


_WORDS = st.text(st.sampled_from("abcdeF ,.-()\\éß“”1"), min_size=1, max_size=40)
_LINES = st.lists(st.tuples(st.integers(0, 500), st.integers(20, 800), st.integers(4, 30), _WORDS), max_size=12)


@given(st.lists(_LINES, min_size=1, max_size=3))
@settings(max_examples=100, deadline=None)
def test_every_character_of_any_leaf_is_one_of_its_text_layer(leaves: list[list[Printed]]) -> None:
    data = _pdf(*leaves)
    try:
        article, grounding = _read(data)
    except IntakeError as error:
        assert "no text layer" in str(error)
        return
    _check_grounding(data, article, grounding)
    ends = [0, *(block.end for block in article.blocks)]
    assert all(end <= block.start < block.end for end, block in zip(ends, article.blocks, strict=False))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_pdf_gives_an_article_or_a_plain_refusal(data: st.DataObject) -> None:
    damaged = bytearray(_pdf(LEAF, NEXT_LEAF))
    for _ in range(data.draw(st.integers(0, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    for bytes_ in (bytes(damaged), data.draw(st.binary(max_size=99)) + b"%%EOF"):
        try:
            article, grounding = _read(bytes_)
        except IntakeError as error:
            assert str(error).startswith("news.pdf: ")
            continue
        _check_grounding(bytes_, article, grounding)
