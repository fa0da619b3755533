"""What a site's robots.txt may say, and what a robot in a hurry would make of it."""

from __future__ import annotations

import gzip

import pytest

from misbehaving import NOTHING_HERE, Misbehaving, Reply, reply
from sayso.errors import IntakeError
from sayso.intake.web import Client, Fetched

PAGE = reply(b"The bridge is open, says Ana Rell.")
DENIED = "the site's robots.txt does not allow robots to read this page. Save it from a browser and give the file."


def outcome(robots: Reply, path: str = "/news/bridge") -> str:
    """Return "read", or why the page was not, without its address."""
    with (
        Misbehaving({"/robots.txt": robots, path: PAGE}) as server,
        Client(allow_private=True, pause=0, timeout=5) as client,
    ):
        address = server.address(path)
        try:
            found = client.get(address)
        except IntakeError as error:
            assert server.paths == []
            return str(error).removeprefix(f"{address}: ")
    assert isinstance(found, Fetched)
    return "read"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("User-agent: *\nDisallow: /", DENIED),
        ("User-agent: *\nDisallow: /news/\nAllow: /news/bridge", "read"),
        ("User-agent: *\nDisallow: /news/*dge$", DENIED),
        ("User-agent: *\nDisallow:", "read"),
        ("User-agent: Googlebot\nDisallow: /", "read"),
        ("User-agent: Googlebot\nUser-agent: Sayso\nDisallow: /", DENIED),
        ("User-agent: sayso/1.0\nDisallow: /", DENIED),
        ("User-agent: sayso\nAllow: /\n\nUser-agent: *\nDisallow: /", "read"),
        ("User-agent: say\nDisallow: /", "read"),
        ("User-agent: notsayso\nDisallow: /", "read"),
        ("\ufeffUser-agent: *\nDisallow: /", DENIED),
        ("user-agent:*\r\ndisallow:/news # all of it", DENIED),
        ("Disallow: /", "read"),
        ("", "read"),
    ],
)
def test_rules_for_others_are_not_ours_and_the_longest_rule_wins(rules: str, expected: str) -> None:
    assert outcome(reply(rules.encode())) == expected


def test_a_rule_holds_for_every_spelling_of_an_address() -> None:
    rules = reply("User-agent: *\nDisallow: /größe".encode())
    assert outcome(rules, "/gr%C3%B6%C3%9Fe/1") == DENIED
    assert outcome(rules, "/gr%c3%b6%c3%9fe?x") == DENIED


@pytest.mark.parametrize("status", ["404 Not Found", "401 Unauthorized", "403 Forbidden", "410 Gone"])
def test_no_robots_txt_forbids_nothing(status: str) -> None:
    assert outcome(reply(b"User-agent: *\nDisallow: /", status)) == "read"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_that_cannot_say_what_it_allows_is_left_alone(status: int) -> None:
    assert outcome(reply(b"", f"{status} Trouble")) == (
        f"the site's robots.txt could not be read (status {status}), and without it nothing else is. Try again later."
    )


def test_a_robots_txt_that_breaks_off_is_no_permission() -> None:
    assert outcome(reply(b"User-agent: *\n", length=900)) == (
        "the site's robots.txt could not be read, and without it nothing else is: "
        "the page broke off before its end. Try again later."
    )


def test_garbage_for_rules_forbids_nothing() -> None:
    assert outcome(reply(bytes(range(256)) * 100, Content_Type="image/png")) == "read"
    assert outcome(reply(b"<!doctype html><p>User-agent: everybody</p>")) == "read"


def test_rules_count_up_to_500_kib_and_a_line_that_is_cut_there_does_not() -> None:
    head = b"User-agent: *\n"
    filling = b"#" * (512_000 - len(head) - len("\nDisallow: /")) + b"\n"
    huge = b"HTTP/1.1 200 OK\r\n\r\n" + head + filling
    assert outcome(huge + b"Disallow: /archive\n" + b"# more\n" * 200_000) == "read"
    assert outcome(b"HTTP/1.1 200 OK\r\n\r\n" + head + b"Disallow: /\n" + filling * 3) == DENIED


def test_many_agents_times_many_rules_do_not_fill_the_memory() -> None:
    agents = b"".join(b"User-agent: a%d\n" % number for number in range(15_000))
    assert outcome(reply(agents + b"Disallow: /\n" * 20_000)) == "read"
    assert outcome(reply(agents + b"User-agent: *\n" + b"Disallow: /\n" * 15_000)) == DENIED


def test_packed_rules_are_unpacked_within_bounds() -> None:
    assert outcome(reply(gzip.compress(b"User-agent: *\nDisallow: /"), Content_Encoding="gzip")) == DENIED
    bomb = reply(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    assert outcome(bomb) == (
        "the site's robots.txt could not be read, and without it nothing else is: "
        "larger than 0.512 MB when unpacked. Raise the limit if you trust it."
    )


def test_a_robots_txt_that_moved_is_followed_five_times_and_then_counts_as_absent() -> None:
    moves: dict[str, Reply] = {
        f"/{number}": reply(b"", "301 Moved", Location=f"/{number + 1}") for number in range(1, 6)
    }
    rules = reply(b"User-agent: *\nDisallow: /page")
    first = reply(b"", "301 Moved", Location="/1")
    for last, expected in (("/5", DENIED), ("/6", "read")):
        replies = {"/robots.txt": first, **moves, last: rules, "/page": PAGE}
        with Misbehaving(replies) as server, Client(allow_private=True, pause=0, timeout=5) as client:
            address = server.address("/page")
            if expected == "read":
                assert isinstance(client.get(address), Fetched)
            else:
                with pytest.raises(IntakeError) as caught:
                    client.get(address)
                assert str(caught.value) == f"{address}: {expected}"


def test_the_rules_are_asked_for_once_for_all_pages_of_a_site() -> None:
    replies: dict[str, Reply] = {"/robots.txt": reply(b"User-agent: *\nDisallow: /c"), "/a": PAGE, "/b": PAGE}
    with Misbehaving(replies) as server, Client(allow_private=True, pause=0, timeout=5) as client:
        client.get(server.address("/a"))
        client.get(server.address("/b"))
        with pytest.raises(IntakeError):
            client.get(server.address("/c"))
    assert [head.split(" ")[1] for head in server.asked] == ["/robots.txt", "/a", "/b"]


def test_a_redirect_does_not_lead_around_the_rules_of_the_other_site() -> None:
    with Misbehaving({"/robots.txt": reply(b"User-agent: *\nDisallow: /private"), "/private": PAGE}) as other:
        target = other.address("/private")
        with (
            Misbehaving({"/": reply(b"", "302 Found", Location=target)}) as server,
            Client(allow_private=True, pause=0, timeout=5) as client,
            pytest.raises(IntakeError) as caught,
        ):
            client.get(server.address("/"))
    assert str(caught.value) == f"{server.address('/')}: redirected to {target}: {DENIED}"
    assert other.paths == []


def waits(robots: bytes, paths: list[str], pause: float = 1.0) -> list[float]:
    """Return the seconds slept while the paths were fetched, on a clock that only sleep moves."""
    slept: list[float] = []
    replies: dict[str, Reply] = {
        "/robots.txt": robots, "/a": PAGE, "/b": PAGE, "/moved": reply(b"", "301 Moved", Location="/a")
    }  # fmt: skip
    with (
        Misbehaving(replies) as server,
        Client(
            allow_private=True, pause=pause, timeout=5, clock=lambda: sum(slept, start=1000.0), sleep=slept.append
        ) as client,
    ):
        for path in paths:
            assert isinstance(client.get(server.address(path)), Fetched)
    return slept


def test_every_request_to_a_host_waits_its_turn() -> None:
    # robots.txt at once, /a after a second, /b after another.
    assert waits(NOTHING_HERE, ["/a", "/b"]) == [1.0, 1.0]
    assert waits(NOTHING_HERE, ["/moved"]) == [1.0, 1.0]
    assert waits(NOTHING_HERE, ["/a", "/b"], pause=0) == []


def test_a_longer_wait_that_the_site_asks_for_counts_between_two_pages_up_to_half_a_minute() -> None:
    for asked, kept in (("7.5", 7.5), ("0.1", 1.0), ("86400", 30.0), ("inf", 1.0), ("soon", 1.0), ("-3", 1.0)):
        robots = reply(f"User-agent: *\nCrawl-delay: {asked}".encode())
        assert waits(robots, ["/a", "/b"]) == [1.0, kept]
    # A redirect within the site is still the same visit.
    robots = reply(b"User-agent: *\nCrawl-delay: 9")
    assert waits(robots, ["/b", "/moved"]) == [1.0, 9.0, 1.0]
