"""Everything that can be wrong with a page, read through the command: an article or a told failure, and never more.

    python -m benchmarks.bad_input [--shared DIR] [--share 1.0]

Each group is a batch of its own: broken and hostile files, archives cut in a hundred places, pages with naughty
strings, a server that misbehaves, feeds, workers that are killed, pages that take too long. `--share` (0..1) takes
fewer of the files that differ by chance only. It needs Linux, which tells how much memory all processes take.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import signal
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import brotli
from tests.cli import bad_pages
from tests.misbehaving import Misbehaving, reply

from benchmarks.bad_files import BOMB, LONG, SAID, STORY, lay_out, lay_out_cuts, nested_pages, packed_bomb
from benchmarks.naughty import naughty
from benchmarks.watching import Watched, children, cpu_seconds, watch
from benchmarks.where import arguments

MOST_MEMORY = 1_500_000_000
"""Bytes that all processes may take together at any moment (PSS)."""

NOT_IN_HTML = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\U0001fffe]")
"""What the tree of a page cannot hold: each stands there as one U+FFFD."""

LONG_AT_WORK = 6.0
"""Seconds of processor time after which a worker must be at the long page: three are for loading the reader."""

RULES = ("--model", "rules", "--jobs", "2")
NAMED = 'The mayor, Ana Rell, said on Monday that the sign reads "{}" and nothing else.'


@dataclass
class Group:
    """What became of a batch: how many pages gave an article or were told, the most memory, and what was wrong."""

    name: str
    articles: int = 0
    told: int = 0
    peak: int = 0
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        counts = f"{self.articles} read, {self.told} told, {self.peak / 1e6:.0f} MB at most, {self.seconds:.0f} s"
        return f"{self.name}: {counts}; wrong: {self.wrong[:5] or 'nothing'}"


def read_articles(folder: Path, ledger: str) -> dict[str, str]:
    """Return the texts of a ledger's articles by path."""
    lines = watch(folder, "export", ledger).out.split("\n")  # not at U+2028
    records = (json.loads(line) for line in lines if line.startswith('{"kind":"article"'))
    return {record["path"]: record["text"] for record in records}


def batch(
    name: str, folder: Path, *asked: str, verb: str = "read", code: int | None = 1, **how: Callable[[int], None]
) -> Group:
    """Run a batch, and check what holds for each: its exit code, no traceback, and a reason with what to do."""
    ledger = f"{name}.db"
    ran = watch(folder, verb, *asked, "--ledger", ledger, *RULES, **how)
    group = Group(name, peak=ran.peak, seconds=ran.seconds)
    if code is not None and ran.code != code:
        group.wrong.append(f"exit code {ran.code}: {ran.err[-300:]}")
    _check(group, ran)
    failures = watch(folder, "failures", ledger, "-q")
    group.told = len(failures.out.splitlines())
    if failures.code != bool(group.told):
        group.wrong.append(f"failures ended with {failures.code}")
    for line in failures.out.splitlines():
        path, _, reason = line.partition(": ")
        if not path or not reason.endswith(".") or len(reason) > 300:
            group.wrong.append(f"unclear: {line}")
    group.articles = len(read_articles(folder, ledger))
    for verb, *more in (("verify", ledger, "-q"), ("show", ledger)):
        looked = watch(folder, verb, *more)
        _check(group, looked)
        if looked.code:
            group.wrong.append(f"{verb} ended with {looked.code}: {looked.out[-300:]}{looked.err[-300:]}")
    return group


def _check(group: Group, ran: Watched) -> None:
    if "Traceback" in ran.err:
        group.wrong.append(f"a traceback: {ran.err[-500:]}")
    if ran.peak > MOST_MEMORY:
        group.wrong.append(f"{ran.peak / 1e6:.0f} MB")


def files(folder: Path, share: float) -> Group:
    """Broken and hostile files."""
    lay_out(folder / "files", share)
    (folder / "files" / "more").mkdir()
    bad_pages.lay_out(folder / "files" / "more")
    return batch("files", folder, "files")


def nested(folder: Path, share: float) -> Group:
    """Ten thousand tags around a sentence: with --plain it must be there."""
    (folder / "nested").mkdir()
    for name, data in nested_pages().items():
        (folder / "nested" / name).write_bytes(data)
    names = tuple(f"nested/{name}" for name in nested_pages())
    group = batch("nested", folder, *names, "--plain", code=0)
    texts = read_articles(folder, "nested.db")
    group.wrong += [f"{name}: the innermost text is gone" for name in names if SAID not in texts.get(name, "")]
    return group


def cuts(folder: Path, share: float) -> Group:
    """Archives cut inside of a record: each must be noticed."""
    number = lay_out_cuts(folder / "cuts", share)
    group = batch("cuts", folder, "cuts")
    told = watch(folder, "failures", "cuts.db", "-q").out.splitlines()
    noticed = {line.split("#")[0].split(": ")[0] for line in told}
    if len(noticed) != number:
        group.wrong.append(f"{len(noticed)} of {number} cuts noticed")
    return group


def strings(folder: Path, share: float) -> Group:
    """Naughty strings inside of a sentence, in text and in HTML: the ledger must hold them."""
    (folder / "strings").mkdir()
    expected = {}
    for number, (category, string) in enumerate(list(naughty())[:: max(1, round(1 / share))]):
        sentence, name = NAMED.format(string), f"strings/{number:03}-{category}"
        (folder / f"{name}.txt").write_text(f"{SAID}\n\n{sentence}\n", encoding="utf-8", newline="")
        body = f"<p>{SAID}</p><p>{html.escape(sentence)}</p>"
        (folder / f"{name}.html").write_text(
            f'<html><head><meta charset="utf-8"></head><body><article>{body}</article></body>',
            encoding="utf-8",
            newline="",
        )
        expected[f"{name}.txt"] = sentence
        expected[f"{name}.html"] = NOT_IN_HTML.sub("\ufffd", sentence)
    group = batch("strings", folder, "strings", code=0)
    texts = read_articles(folder, "strings.db")
    for path, sentence in expected.items():
        if _spaced(sentence) not in _spaced(texts.get(path, "")):
            group.wrong.append(f"{path}: {sentence!r} is not in the text")
    return group


def _spaced(text: str) -> str:
    return " ".join(text.split())


def server(folder: Path, share: float) -> Group:
    """A server that lies, sends bombs, and leads into other networks."""
    page = STORY.encode()
    packed = {"gzip": packed_bomb(), "br": brotli.compress(bytes(BOMB), quality=5)}
    replies = {
        **{f"/{name}": reply(data, Content_Encoding=name, Content_Type="text/html") for name, data in packed.items()},
        "/twice": reply(gzip.compress(packed["gzip"]), Content_Encoding="gzip, gzip", Content_Type="text/html"),
        "/short": reply(page, length=len(page) + 999, Content_Type="text/html"),
        "/long": reply(page, length=len(page) - 50, Content_Type="text/html"),
        "/huge": reply(page, length=10**12, Content_Type="text/html"),
        "/charset": reply(page, Content_Type="text/html; charset=utf-16"),
        "/unknown": reply(page, Content_Type="text/html; charset=klingon"),
        "/file": reply(status="302 Found", Location="file:///etc/hosts"),
        "/loop": reply(status="302 Found", Location="/loop"),
        "/picture": reply(b"\x89PNG\r\n\x1a\n", Content_Type="image/png"),
        "/nothing": b"",
        "/noise": bytes(range(256)) * 40,
        "/good": reply(page, Content_Type="text/html"),
    }
    with Misbehaving(replies) as one:
        asked = [one.address(path) for path in replies]
        group = batch("server", folder, "--allow-private", *asked)
        if group.articles + group.told < len(asked):
            group.wrong.append("an address gave neither an article nor a failure")
    private = ("http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "http://0x7f.1/", "http://10.0.0.1/")
    refused = batch("private", folder, *private)
    group.wrong += refused.wrong
    if refused.told != len(private):
        group.wrong.append(f"{refused.told} of {len(private)} private addresses refused")
    return group


def feeds(folder: Path, share: float) -> Group:
    """Feeds with entities that grow or lead out; nothing of another file may come in."""
    (folder / "secret").write_text("never to be read")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = f'<!ENTITY x SYSTEM "file://{folder / "secret"}">'
    rss = '<?xml version="1.0"?><!DOCTYPE rss [{}]><rss version="2.0"><channel><title>{}</title>{}</channel></rss>'
    item = "<item><title>{0}</title><link>http://127.0.0.1:9/{0}</link></item>"
    written = {
        "laughs.xml": rss.format(f'<!ENTITY l0 "ha">{laughs}', "&l9;", item.format("&l9;")),
        "outside.xml": rss.format(outside, "&x;", item.format("&x;")),
        "deep.xml": rss.format("", "x", "<item>" * 100_000),
        "empty.xml": "",
        "cut.xml": rss.format("", "x", item.format("a"))[:-60],
        "no-feed.xml": STORY,
    }
    for name, text in written.items():
        (folder / name).write_text(text)
    group = batch("feeds", folder, *written, verb="watch")
    told = watch(folder, "failures", "feeds.db", "-q").out
    if "never to be read" in told:
        group.wrong.append("a feed let another file in")
    return group


def killed(folder: Path, share: float) -> Group:
    """Workers that are killed on a long page: it is told, and the others are read."""
    (folder / "killed").mkdir()
    (folder / "killed" / "0-long.txt").write_text(LONG)
    for number in range(4):
        (folder / "killed" / f"{number + 1}.txt").write_text(f"{SAID} She counted {number + 40} boats.")
    left = [signal.SIGKILL, signal.SIGKILL]

    def kill(pid: int) -> None:
        for worker in children(pid):
            if left and cpu_seconds(worker) > LONG_AT_WORK:
                os.kill(worker, left.pop())

    group = batch("killed", folder, "killed", meanwhile=kill)
    if (group.articles, group.told) != (4, 1):
        group.wrong.append(f"{group.articles} read and {group.told} told, not 4 and 1")
    return group


def slow(folder: Path, share: float) -> Group:
    """A page that takes longer than it may: it is stopped and told, and the others are read."""
    (folder / "slow").mkdir()
    (folder / "slow" / "long.txt").write_text("Nobody said that they had heard that she said so. " * 9_000)
    (folder / "slow" / "short.txt").write_text(SAID)
    group = batch("slow", folder, "slow", "--seconds", "2")
    told = watch(folder, "failures", "slow.db", "-q").out
    if told != "slow/long.txt: not read within 2 seconds. Give it longer with --seconds.\n" or group.articles != 1:
        group.wrong.append(f"{group.articles} read, and told {told!r}")
    return group


GROUPS = (files, nested, cuts, strings, server, feeds, killed, slow)


def main() -> None:
    """Run every group, and the damaged archives that others have collected."""
    parser = arguments(__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="how much of what differs by chance, 0 to 1")
    asked = parser.parse_args()
    wrong = False
    for group in GROUPS:
        with tempfile.TemporaryDirectory() as folder:
            done = group(Path(folder), asked.share)
            print(done, flush=True)
            wrong = wrong or bool(done.wrong)
    archives = asked.shared / "data" / "warc"
    if archives.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            named = [str(path.resolve()) for path in sorted(archives.iterdir())]
            done = batch("collected", Path(folder), *named)
            print(done)
            wrong = wrong or bool(done.wrong)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
