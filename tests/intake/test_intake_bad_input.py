"""What cannot be an article is refused in words that help, never with a traceback."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake import open_page
from sayso.records import Page


def refusal(data: bytes, path: str = "page.txt") -> str:
    with pytest.raises(IntakeError) as error:
        open_page(Page(data, path, path))
    return str(error.value)


def test_an_empty_file_says_so() -> None:
    assert refusal(b"") == "page.txt: the file is empty. Save the page again."
    assert refusal(b" \r\n\t\n") == "page.txt: nothing but white space. Save the page again."
    assert refusal(b"\xef\xbb\xbf") == "page.txt: nothing but white space. Save the page again."


@pytest.mark.parametrize("path", ["page.txt", "page.html", "-"])
def test_binary_files_are_named_for_what_they_are(path: str) -> None:
    assert refusal(b"%PDF-1.7\n...", path) == f"{path}: a PDF that is cut off, its end is missing. Fetch it again."
    assert "gzip" in refusal(gzip.compress(b"text"), path)
    assert "PNG" in refusal(b"\x89PNG\r\n\x1a\n\x00\x00", path)
    assert "binary data" in refusal(bytes(range(32)) * 50, path)


def test_only_header_lines_are_no_text() -> None:
    assert "only header lines" in refusal(b"Title: Ferry sinks\n\n")


def test_a_page_of_nothing_but_markup_is_refused() -> None:
    assert "no visible text" in refusal(b"<html><script>x</script></html>", "page.html")
    assert "no visible text" in refusal(b"<!-- nothing -->", "page.html")


def test_a_text_with_a_few_nuls_is_still_a_text() -> None:
    text = "A ferry sank on Monday,\x00 officials said, and nobody was hurt.\x07"
    assert open_page(Page(text.encode(), "a.txt", "a.txt")).text == text


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.html", "a.txt", "a", "-"]))
def test_no_bytes_raise_anything_but_our_own_error(data: bytes, path: str) -> None:
    try:
        open_page(Page(data, path, path)).text.encode("utf-8")
    except IntakeError as error:
        assert str(error).startswith(f"{path}: ")
