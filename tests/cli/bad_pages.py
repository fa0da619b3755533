"""What people find in their folders beside articles, and what `sayso read` ought to say of it."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

SAID = '"The bridge is safe," the mayor, Ana Rell, told reporters on Monday. At least 31 people died in the strait.'

REFUSED: dict[str, tuple[bytes, str]] = {
    "blank.txt": (b" \r\n\t\n", "nothing but white space."),
    "brief.html": (b"<html><script>x</script></html>", "no visible text on this page."),
    "controls.txt": (bytes(range(1, 32)) * 20, "binary data, not text or HTML."),
    "empty.txt": (b"", "the file is empty."),
    "header.txt": (b"Title: Ferry sinks\n\n", "only header lines, no text."),
    "huge.html": (b"<html><body>" + b"<p>It sank, he said.</p>" * 2_100_000, "larger than 10 MB."),
    "lines.txt": (b"The mayor said that 12 boats sank.\n" * 200_000, "7,000,000 characters of text, more than any"),
    "oneline.txt": ((SAID + " ").encode() * 48_000, "characters of text, more than any article has"),
    "pdf.txt": (b"%PDF-1.7\n\xff\xfe", "a PDF that is cut off, its end is missing."),
    "quotes.txt": (b'"' * 1_000_000, "1,000,000 characters of text, more than any article has"),
    "zipped.html": (gzip.compress(SAID.encode()), "gzip-compressed data, not text or HTML."),
}
"""Files by name: what they hold, and how the complaint about them begins or what it contains."""

READ: dict[str, bytes] = {
    "arabic.txt": f"\u202e\u200f{SAID}\u202c\n\n\u2067قال العمدة\u2069: لا.\n".encode(),
    "astral.txt": f"The 😀🇺🇦👩‍👩‍👧 day came. {SAID} 𝐇𝐞 𝐬𝐚𝐢𝐝 🎉\n".encode(),
    "brackets.txt": b"([{<" * 500 + b">}])" * 500,
    "crlf.txt": SAID.replace(". ", ".\r\n\r\n").encode(),
    "decomposed.txt": f"{SAID} “Mañana,” said Di\u0301az-Canel’s cafe\u0301 owner.\n".encode(),
    "deep.html": b"<div>" * 10_000 + f"<p>{SAID}</p>".encode() + b"</div>" * 10_000,
    "good.txt": SAID.encode(),
    "latin.txt": f"{SAID} “Señor,” she said – once.".encode("windows-1252"),
    "longwords.txt": b"a" * 20_000 + b" said " + b"b" * 20_000 + b".",
    "mixed.txt": f"{SAID} “Señor,” she said.".encode() + "\n\nSeñora, he said.".encode("latin-1"),
    "nested.txt": b"He said (she " * 300 + b"left" + b")" * 300,
    "nosentence.txt": b"12 ; 13 ; 14 ; \xe2\x80\x94 ; \xe2\x80\xa6",
    "nul.txt": SAID.replace("mayor", "may\x00or\x07").encode(),
    "punycode.html": b"<meta charset=punycode><p>" + SAID.encode() + b"</p><!--" + b"a9" * 600_000 + b"-->",
    "said.txt": b"said " * 2_000,
    "surrogate.txt": SAID.encode() + "\ud83d said \udc00.".encode("utf-8", "surrogatepass"),
    "utf16.txt": SAID.encode("utf-16"),
    "wrong.html": f'<meta charset="utf-16"><p>{SAID} “Señor,” she said.</p>'.encode("windows-1252"),
}
"""Files by name that look bad and hold an article all the same."""

TELLING = (
    "arabic", "astral", "crlf", "decomposed", "deep", "good", "latin", "mixed", "punycode",
    "surrogate", "utf16", "wrong",
)  # fmt: skip
"""Those in which Ana Rell can be heard."""


def lay_out(folder: Path) -> dict[str, str]:
    """Fill a folder with all of it, special files included; return what is to be said of the bad ones."""
    said = {}
    for name, (data, complaint) in REFUSED.items():
        (folder / name).write_bytes(data)
        said[name] = complaint
    for name, data in READ.items():
        (folder / name).write_bytes(data)
    os.mkfifo(folder / "pipe.txt")
    said["pipe.txt"] = "not a regular file; skipped, since reading it may never end."
    (folder / "loop").symlink_to(folder)
    said["loop"] = "a link back to a folder it lies in; skipped."
    (folder / "broken.txt").symlink_to("nowhere.txt")
    said["broken.txt"] = "a link to a file that does not exist."
    os.close(os.open(os.fsencode(folder) + b"/odd\xff\x1b[2J\n.txt", os.O_CREAT | os.O_WRONLY))
    said["odd\\xff\ufffd[2J .txt"] = "the file is empty."
    secret = folder / "secret.txt"
    secret.write_text(SAID)
    secret.chmod(0)
    said["secret.txt"] = "cannot be read (permission denied). Check the file and who may read it."
    closed = folder / "closed"
    closed.mkdir(mode=0)
    said["closed"] = "cannot be read (permission denied)."
    return said
