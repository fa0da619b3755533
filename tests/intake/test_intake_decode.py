"""What a reader believes the bytes of a page say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import UsageError
from sayso.intake.decode import declared_encoding
from sayso.intake.decode import decode as decode_grounded


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> str:
    return decode_grounded(data, encoding, [declared]).text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_a_text_with_emoji_survives_every_unicode_encoding(encoding: str) -> None:
    text = "Kyiv 🇺🇦 said “no” in the café on Monday, and nobody asked again."
    assert decode(text.encode(encoding)) == text


def test_a_western_page_of_the_nineties_keeps_its_quotation_marks() -> None:
    assert decode("“café” – naïve".encode("windows-1252")) == "“café” – naïve"
    assert decode(b"undefined \x81 here \xe9") == "undefined \ufffd here é"


def test_mixed_encodings_keep_what_is_utf8() -> None:
    assert decode("naïve ".encode() + "café".encode("latin-1")) == "naïve caf\ufffd"


def test_line_ends_nuls_and_marks_of_direction_are_kept() -> None:
    text = "a\r\nb\rc\x00d\u200fe\u202ef e\u0301"
    assert decode(text.encode()) == text


def test_lone_surrogates_become_replacement_characters() -> None:
    assert "\ud800" not in decode(b"a\xed\xa0\x80b") and decode(b"a\xed\xa0\x80b")[0::4] == "ab"
    assert decode(b"\xff\xfea\x00\x00\xd8b\x00") in ("a\ufffdb", "a\ufffd")


def test_what_the_person_says_counts_before_the_bytes() -> None:
    assert decode("привет".encode("cp1251"), "cp1251") == "привет"
    assert decode("\ufeffhello".encode(), "utf-8") == "hello"


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "idna", "", "a\x00b"])
def test_an_encoding_that_is_none_is_a_wrong_call(name: str) -> None:
    with pytest.raises(UsageError, match="Try utf-8"):
        decode(b"caf\xe9", name)


def test_a_page_that_lies_about_its_encoding_is_forgiven() -> None:
    page = '<meta charset="iso-8859-1"><p>naïve</p>'
    assert declared_encoding(page.encode()) == "iso-8859-1"
    assert "naïve" in decode(page.encode(), None, "iso-8859-1")
    assert "naïve" in decode(page.encode("latin-1"), None, "utf-8")
    assert "привет" in decode("привет".encode("koi8-r"), None, "koi8-r")
    assert decode(b"plain", None, "no-such-encoding") == "plain"


@given(st.text())
def test_any_text_without_surrogates_is_read_back_unchanged(text: str) -> None:
    marked = b"\xef\xbb\xbf" + text.encode("utf-8")
    assert decode(marked) == text


@given(st.binary(), st.none() | st.sampled_from(["utf-8", "utf-16", "utf-7", "cp1252", "unicode_escape", "big5"]))
def test_no_bytes_break_the_decoder(data: bytes, encoding: str | None) -> None:
    decode(data, encoding).encode("utf-8")
    decode(data, None, encoding).encode("utf-8")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252", "cp932", "gb18030", "big5", "cp949"]
)
@given(text=st.text(max_size=60))
def test_every_character_leads_to_the_bytes_that_say_it(encoding: str, text: str) -> None:
    data = text.encode(encoding, "ignore")
    found = decode_grounded(data, encoding)
    starts = [int(start) for start in found.starts]
    assert len(starts) == len(found.text) + 1 and starts[-1] == len(data)
    for index, character in enumerate(found.text):
        assert data[starts[index] : starts[index + 1]].decode(encoding) == character


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16-le", "cp1252", "gb18030", "cp932", "iso2022_jp"]))
def test_faulty_bytes_stand_under_the_character_that_replaces_them(data: bytes, encoding: str) -> None:
    found = decode_grounded(data, encoding)
    starts = list(found.starts)
    assert len(starts) == len(found.text) + 1 and starts == sorted(starts) and starts[-1] == len(data)
    for first, _ in found.faults:
        assert found.text[starts.index(first)] == "\ufffd"


def test_a_byte_order_mark_is_no_part_of_the_first_character() -> None:
    assert list(decode_grounded(b"\xef\xbb\xbfHi\xe9!").starts) == [3, 4, 5, 6, 7]
    assert list(decode_grounded("Hi".encode("utf-16"), "utf-16").starts) == [2, 4, 6]
