"""What a reader believes about a newsletter or a saved page: which part is the article, and who sent it when."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from email.message import EmailMessage

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.errors import IntakeError
from sayso.intake.mail import Part, is_mail, part_bytes, unwrap
from sayso.intake.mail_parts import walk_parts
from sayso.records import Page

HTML = "<p>A ferry sank off Harbour Point on Monday, the coast guard said. Nobody was hurt – “not one”, it said.</p>"
SAVED = """\
From: <Saved by a browser>
Snapshot-Content-Location: https://harbourpost.example/ferry
Subject: =?utf-8?Q?Ferry=20sinks=20=E2=80=93=20Harbour=20Post?=
Date: Wed, 15 Oct 2025 09:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary--7"

------Boundary--7
Content-Type: text/html
Content-ID: <frame-2@mhtml.example>
Content-Transfer-Encoding: binary
Content-Location: cid:frame-2@mhtml.example

<p>An advertisement in a frame.</p>
------Boundary--7
Content-Type: text/html; charset="utf-8"
Content-ID: <frame-1@mhtml.example>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://harbourpost.example/ferry

<p>A ferry sank off Harbour Point on Monday, the coast guard said: =E2=80=9Cno=
t one=E2=80=9D was hurt.</p>
------Boundary--7
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://harbourpost.example/ferry.png

iVBORw0KGgo=
------Boundary--7--
"""


def _unwrapped(data: bytes) -> Part:
    return unwrap(Page(data, "news.eml", "news.eml"))


def _newsletter(html: str | None = HTML, plain: str | None = "A ferry sank.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = '"Harbour Post, mornings" <news@harbourpost.example>'
    message["To"] = "reader@example.org"
    message["Subject"] = "Ferry sinks off Harbour Point – nobody hurt"
    message["Date"] = "Wed, 15 Oct 2025 07:00:00 +0200"
    message["Message-ID"] = "<1@harbourpost.example>"
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def test_the_first_page_of_a_saved_page_may_be_a_frame_with_an_advertisement() -> None:
    part = _unwrapped(SAVED.encode())
    assert part.data.decode() == (
        "<p>A ferry sank off Harbour Point on Monday, the coast guard said: “not one” was hurt.</p>"
    )
    assert (part.number, part.media_type, part.charset) == (2, "text/html", "utf-8")
    assert part.address == "https://harbourpost.example/ferry"
    assert part.subject == "Ferry sinks – Harbour Post"


def test_the_moment_of_saving_is_not_the_day_of_publication_nor_the_browser_the_sender() -> None:
    part = _unwrapped(SAVED.encode())
    assert (part.sender, part.date, part.fetched) == (None, None, "2025-10-15T09:30:00")
    named = SAVED.replace("<Saved by a browser>", '"Saved by an old browser 8"').encode()
    assert _unwrapped(named).sender is None


def test_the_root_may_be_the_one_that_start_names_and_the_file_may_use_windows_line_ends() -> None:
    rooted = SAVED.replace('type="text/html";', 'start="<frame-2@mhtml.example>";').replace("\n", "\r\n").encode()
    part = _unwrapped(rooted)
    assert part.data == b"<p>An advertisement in a frame.</p>"
    assert part.address == "https://harbourpost.example/ferry"


def test_a_newsletter_gives_its_html_with_sender_subject_and_date() -> None:
    part = _unwrapped(_newsletter().as_bytes())
    assert part.data.decode().strip() == HTML
    assert (part.number, part.media_type, part.charset, part.address) == (2, "text/html", "utf-8", None)
    assert part.sender == "Harbour Post, mornings"
    assert part.subject == "Ferry sinks off Harbour Point – nobody hurt"
    assert (part.date, part.fetched) == ("2025-10-15T07:00:00+02:00", None)


def test_an_empty_html_part_does_not_hide_the_plain_text() -> None:
    part = _unwrapped(_newsletter(html=" ").as_bytes())
    assert (part.number, part.media_type, part.data) == (1, "text/plain", b"A ferry sank.\n")


def test_an_attached_page_does_not_pass_for_the_letter() -> None:
    message = _newsletter(html=None)
    message.add_attachment("<p>Our prices for 2026.</p>", subtype="html", filename="prices.html")
    assert _unwrapped(message.as_bytes()).data == b"A ferry sank.\n"


def test_a_forwarded_newsletter_keeps_its_own_sender() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Message-ID"] = (
        "Li Wei <li@example.org>",
        "Fwd: have a look",
        "<2@example.org>",
    )
    outer["MIME-Version"] = "1.0"
    outer.add_attachment(_newsletter())
    part = _unwrapped(outer.as_bytes())
    assert part.sender == "Harbour Post, mornings"
    assert part.data.decode().strip() == HTML


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "binary", "8-Bit", ""])
def test_bytes_that_were_left_as_they_are_stay_so(encoding: str) -> None:
    line = f"Content-Transfer-Encoding: {encoding}\n" if encoding else ""
    data = f"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n{line}\nCafé =E2 =\nSGk=".encode()
    assert _unwrapped(data).data.decode() == "Café =E2 =\nSGk="


def test_base64_with_rubbish_in_it_or_cut_off_gives_what_is_there() -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: BASE64\n\n"
    coded = base64.b64encode(b"A ferry sank on Monday.")
    assert coded.endswith(b"=")
    assert _unwrapped(head + coded[:10] + b"\n !?\xff" + coded[10:] + b"\n-- a list's footer").data == (
        b"A ferry sank on Monday."
    )
    assert _unwrapped(head + coded[:9]).data == b"A ferr"


def test_an_encoding_of_the_last_century_is_refused_with_its_name() -> None:
    data = b"MIME-Version: 1.0\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n#0V%T\n`\nend\n"
    with pytest.raises(IntakeError) as error:
        _unwrapped(data)
    assert str(error.value) == (
        "news.eml: a text encoded as x-uuencode, which is not read. Save the message as HTML or text."
    )


def test_a_mail_without_any_text_says_what_it_holds() -> None:
    data = b"MIME-Version: 1.0\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
    with pytest.raises(IntakeError) as error:
        _unwrapped(data)
    assert str(error.value) == (
        "news.eml: a mail or saved page without any text, only application/pdf. Save the article itself."
    )


def test_an_outer_boundary_that_opens_an_inner_one_does_not_cut_it() -> None:
    data = b"""\
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: multipart/alternative; boundary="cut-here"

--cut-here
Content-Type: text/plain

A ferry sank.
--cut and it was no boundary
--cut-here--
--cut
Content-Type: text/plain

A footer.
--cut--
"""
    assert _unwrapped(data).data == b"A ferry sank.\n--cut and it was no boundary"
    assert [part.media_type for part in walk_parts(data)] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/plain",
    ]  # fmt: skip


def test_a_message_cut_off_in_its_text_gives_what_came() -> None:
    data = SAVED.encode()
    assert _unwrapped(data[: data.index(b", the coast guard")]).data == b"<p>A ferry sank off Harbour Point on Monday"


def test_a_name_in_latin_letters_or_a_broken_word_is_shown_as_well_as_it_can_be() -> None:
    data = "From: Café Post <a@b.example>\nMessage-ID: <1>\nSubject: =?nonsense?B?QQ==?= \n ferry\n\nText."
    part = _unwrapped(data.encode("latin-1"))
    assert (part.sender, part.subject) == ("Café Post", "=?nonsense?B?QQ==?= ferry")
    assert _unwrapped(b"From: a@b.example\nMessage-ID: <1>\n\nText.").sender is None


def test_what_people_type_is_not_taken_for_a_mail() -> None:
    assert is_mail(SAVED.encode()) and is_mail(_newsletter().as_bytes())
    assert is_mail(b"From reader@example.org Wed Oct 15 09:30:00 2025\nReceived: by x\nFrom: a@b.example\n\nText.")
    assert not is_mail(b"From: the coast guard\nSubject: ferries\nDate: Monday\n\nA ferry sank.")
    assert not is_mail(b"Title: Ferry sinks\nOutlet: Harbour Post\n\nA ferry sank.")
    assert not is_mail(b"") and not is_mail(b"<html>") and not is_mail(b"A" * 400_000)


def test_ten_thousand_nested_parts_are_opened_twenty_deep() -> None:
    depth = 10_000
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth))
    assert len(list(walk_parts(b"MIME-Version: 1.0\n" + opened + b"\nText."))) == 21
    rfc822 = b"MIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * depth + b"\nText."
    assert len(list(walk_parts(rfc822))) == 21


def test_headers_without_end_are_refused() -> None:
    for bomb in (b"X-A: b\n" * 100_000, b"X: " + b"a" * 1_000_000, b"X: a\n" + b" b\n" * 400_000):
        with pytest.raises(IntakeError, match="262,144 bytes of headers"):
            _unwrapped(b"MIME-Version: 1.0\n" + bomb)


def test_a_hundred_thousand_boundaries_and_a_header_of_quotes_come_to_an_end() -> None:
    many = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nText.\n" * 100_000
    assert len(list(walk_parts(many))) == 10_000
    quotes = b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="' + b';a="' * 60_000 + b"\n\nText."
    with pytest.raises(IntakeError, match="without any text"):
        _unwrapped(quotes)
    words = b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?" * 20_000 + b"\n\nText."
    assert _unwrapped(words).subject is not None


_CONTENT = st.binary(max_size=200)
_ENCODINGS = st.sampled_from(["7bit", "8bit", "base64", "quoted-printable", "no-such"])


@st.composite
def _messages(draw: st.DrawFn) -> bytes:
    """Return a multipart whose parts are of any type, encoding and content."""

    def body(depth: int) -> bytes:
        if depth < 3 and draw(st.booleans()):
            kind = draw(st.sampled_from(["mixed", "alternative", "related"]))
            boundary = b"b%d" % depth
            children: Sequence[bytes] = [body(depth + 1) for _ in range(draw(st.integers(0, 3)))]
            inner = b"".join(b"--" + boundary + b"\n" + child + b"\n" for child in children)
            return b"Content-Type: multipart/%s; boundary=%s\n\n%s--%s--" % (kind.encode(), boundary, inner, boundary)
        media = draw(st.sampled_from([b"text/plain", b"text/html", b"image/png", b"message/rfc822", b"nonsense"]))
        encoding = draw(_ENCODINGS).encode()
        return b"Content-Type: %s\nContent-Transfer-Encoding: %s\n\n%s" % (media, encoding, draw(_CONTENT))

    return b"MIME-Version: 1.0\n" + body(0)


@given(_messages())
@settings(max_examples=200, deadline=None)
def test_the_bytes_of_the_article_are_found_again_by_the_number_of_their_part(data: bytes) -> None:
    try:
        part = _unwrapped(data)
    except IntakeError:
        return
    assert part.data.strip()
    assert part_bytes(data, part.number) == part.data


@given(st.binary(max_size=2000), st.sampled_from([b"", b"MIME-Version: 1.0\n", SAVED[:400].encode()]))
@example(b"\x00", b"")
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_part_or_a_plain_refusal(data: bytes, head: bytes) -> None:
    is_mail(head + data)
    try:
        part = _unwrapped(head + data)
    except IntakeError as error:
        assert str(error).startswith("news.eml: ")
        return
    assert part_bytes(head + data, part.number) == part.data


def test_a_number_that_no_part_has_is_refused() -> None:
    with pytest.raises(IntakeError, match="the message has no part 99"):
        part_bytes(SAVED.encode(), 99)
