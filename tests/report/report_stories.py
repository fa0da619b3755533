"""Readings made by hand, of invented stories about invented people, for the tests of the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.records import (
    Article,
    Attribution,
    Block,
    Date,
    Figure,
    Pieces,
    Reading,
    Relation,
    Span,
    content_id,
    text_sha256,
)


@dataclass
class Story:
    """Builds a reading block by block; spans are given as words of the text, never as numbers."""

    path: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = "en"
    authors: tuple[str, ...] = ()
    title: str | None = None
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    dates: list[Date] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    @property
    def id(self) -> str:
        return content_id("article", self.path)

    def block(self, kind: str, text: str) -> None:
        self.blocks.append(Block(kind, len(self.text), len(self.text) + len(text)))  # type: ignore[arg-type]
        self.text += text + "\n\n"

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def says(self, content: str | list[str], words: str | None, cue: str, *, near: str = "", **more: object) -> str:
        after = self.text.index(near) if near else 0
        contents = [content] if isinstance(content, str) else content
        pieces: Pieces = tuple(self.span(one, after) for one in contents)
        source_pieces: Pieces = (self.span(words, after),) if words else ()
        cues: Pieces = (self.span(cue, after),) if cue else ()
        record = content_id("attribution", self.id, pieces, source_pieces, cues)
        block = next((b.kind for b in self.blocks if b.start <= pieces[0].start < b.end), None)
        values: dict[str, object] = {
            "id": record, "article": self.id, "pieces": pieces, "text": " … ".join(contents), "source": words,
            "source_pieces": source_pieces, "source_kind": "named", "cue_pieces": cues, "cue": cue,
            "manner": "indirect", "stance": "assert", "block": block,
        }  # fmt: skip
        self.attributions.append(Attribution(**{**values, **more}))  # type: ignore[arg-type]
        return record

    def counts(self, words: str, lo: float | None, hi: float | None, *, near: str = "", **more: object) -> str:
        span = self.span(words, self.text.index(near) if near else 0)
        record = content_id("figure", self.id, span)
        block = next((b.kind for b in self.blocks if b.start <= span.start < b.end), None)
        values: dict[str, object] = {
            "id": record, "article": self.id, "start": span.start, "end": span.end, "text": words, "lo": lo, "hi": hi,
            "qualifier": "exact", "block": block,
        }  # fmt: skip
        self.figures.append(Figure(**{**values, **more}))  # type: ignore[arg-type]
        return record

    def dated(self, words: str, value: str | None, *, near: str = "", **more: object) -> str:
        span = self.span(words, self.text.index(near) if near else 0)
        record = content_id("date", self.id, span)
        values: dict[str, object] = {
            "id": record, "article": self.id, "start": span.start, "end": span.end, "text": words, "type": "DATE",
            "value": value,
        }  # fmt: skip
        self.dates.append(Date(**{**values, **more}))  # type: ignore[arg-type]
        return record

    def relates(self, a: str, of_type: str, b: str, slot: str | None, why: str) -> None:
        record = content_id("relation", a, b, of_type)
        self.relations.append(Relation(record, a, b, of_type, slot, why))  # type: ignore[arg-type]

    def reading(self) -> Reading:
        title = self.title or next((self.text[b.start : b.end] for b in self.blocks if b.kind == "title"), None)
        article = Article(
            id=self.id, path=self.path, text=self.text, outlet=self.outlet, title=title, authors=self.authors,
            published=self.published, language=self.language, url=self.url, sha256="0" * 64,
            text_sha256=text_sha256(self.text), blocks=tuple(self.blocks),
        )  # fmt: skip
        return Reading(article, tuple(self.attributions), tuple(self.figures), tuple(self.dates),
                       relations=tuple(self.relations))  # fmt: skip


def ferry_story() -> Story:
    """A ferry that never was: chains, a denial, an interrupted quote, a figure inside a content, a folded minor one."""
    s = Story(
        "stories/ferry.html", "Harbour Courier", "https://harbour-courier.example/news/marisol-ferry", "2031-05-14",
        authors=("Ines Tamaro",),
    )  # fmt: skip
    s.block("title", "At least 31 missing after ferry Marisol sinks off Vellan Point")
    s.block("dek", "Coast guard widens the search. The owner denies that the ship was overloaded.")
    s.block("byline", "By Ines Tamaro, Port Vellan")
    s.block("caption", "Rescue boats off Vellan Point on Tuesday morning. Photo: Orrin Gale / Harbour Courier")
    s.block(
        "paragraph",
        "At least 31 people are missing and nine have died after the ferry Marisol went down on Monday night, "
        "according to a report of the Vellan coast guard (VCG) cited by Northwire.",
    )
    s.block(
        "paragraph",
        "“We have searched every cove,” said Captain Dario Lunt, 52, who leads the rescue, “and we will not stop "
        "tonight.” He did not confirm that a second ship was near.",
    )
    s.block("heading", "Too many on board?")
    s.block(
        "paragraph",
        "Survivors told Northwire that between 400 and 450 passengers were on board, far more than the 320 that the "
        "ferry may carry. Two dockers, who asked not to be named, accuse the owner of selling tickets “until the "
        "paper ran out”.",
    )
    s.block(
        "paragraph",
        "The owner, Blue Strait Lines, denies that the ship was overloaded. Its spokeswoman Petra Osk said the union "
        "“knows that its claim of 450 passengers is false”.",
    )
    s.block(
        "paragraph",
        "It is estimated that the rescue has cost 1.2 million crowns so far. Ticket prices rose 5% in March.",
    )
    s.block("quote", "My brother gave me his vest. I have not seen him since.\n— a survivor, to this newspaper")
    s.block("list", "- Monday, 23:40: the ferry leaves Port Vellan\n- Tuesday, 00:55: the first call for help")
    s.block("faq_question", "How many people were on the ferry?")
    s.block("faq_answer", "Nobody knows yet. Some 430 people may have been on board, according to survivors.")
    s.block("correction", "Correction: an earlier version gave the captain’s first name as Mario.")
    s.block("tags", "Filed under: ferries, Vellan, safety at sea")

    report = "At least 31 people"
    vcg = s.says(
        "At least 31 people are missing and nine have died after the ferry Marisol went down on Monday night",
        "a report of the Vellan coast guard (VCG)", "according to", near=report, source="VCG",
        source_description="the Vellan coast guard", chain=("VCG", "Northwire", "Harbour Courier"),
    )  # fmt: skip
    whole = s.counts("At least 31 people", 31, None, near=report, qualifier="at_least", unit="person", counted="people",
                     measure=("missing",), attribution=vcg, originator="VCG")  # fmt: skip
    s.counts("nine", 9, 9, near=report, unit="person", measure=("died",), attribution=vcg, part_of=whole)
    s.dated("Monday night", "2031-05-12TNI", near=report, basis="published", type="TIME")
    s.says(["“We have searched every cove,”", "“and we will not stop tonight.”"], "Captain Dario Lunt", "said",
                  source="Dario Lunt", manner="direct", chain=("Dario Lunt", "Harbour Courier"))  # fmt: skip
    s.counts("52", 52, 52, near="Lunt, 52", unit="year", minor=True)
    s.says("that a second ship was near", "He", "did not confirm", near="He did not", source="Dario Lunt",
           stance="confirm", negated=True, chain=("Dario Lunt", "Harbour Courier"), confidence=0.82)  # fmt: skip
    told = s.says("between 400 and 450 passengers were on board, far more than the 320 that the ferry may carry",
                  "Survivors", "told", source=None, source_kind="unnamed",
                  chain=("survivors", "Northwire", "Harbour Courier"))  # fmt: skip
    s.counts("between 400 and 450 passengers", 400, 450, qualifier="range", unit="person", counted="passengers",
             measure=("on board",), attribution=told, originator="survivors", modality="estimated")  # fmt: skip
    s.counts(
        "320",
        320,
        320,
        unit="person",
        counted="passengers",
        measure=("allowed",),
        attribution=told,
        qualifier="at_most",
    )
    s.says("the owner of selling tickets “until the paper ran out”", "Two dockers", "accuse", source=None,
           source_kind="unnamed", stance="accuse", manner="mixed", source_description="who asked not to be named",
           chain=("two dockers", "Harbour Courier"))  # fmt: skip
    s.counts("Two", 2, 2, near="Two dockers", unit="person", counted="dockers", minor=True)
    s.says("that the ship was overloaded", "The owner, Blue Strait Lines,", "denies", near="The owner, Blue",
           source="Blue Strait Lines", stance="deny", chain=("Blue Strait Lines", "Harbour Courier"))  # fmt: skip
    s.says("the union “knows that its claim of 450 passengers is false”", "Its spokeswoman Petra Osk", "said",
           near="Its spokeswoman", source="Petra Osk", manner="mixed", stance="deny",
           source_description="spokeswoman of Blue Strait Lines", chain=("Petra Osk", "Harbour Courier"))  # fmt: skip
    union = s.says("450 passengers", "its", "claim of", near="its claim", source="the union", source_kind="named",
                   chain=("the union", "Petra Osk", "Harbour Courier"))  # fmt: skip
    s.counts("450 passengers", 450, 450, near="its claim", unit="person", counted="passengers", attribution=union,
             modality="denied")  # fmt: skip
    cost = s.says("the rescue has cost 1.2 million crowns so far", None, "It is estimated", source_kind="unknown",
                  stance="estimate", chain=("unknown", "Harbour Courier"))  # fmt: skip
    s.counts("1.2 million crowns", 1200000, 1200000, unit="SEK", attribution=cost, modality="estimated")
    s.counts("5%", 5, 5, unit="percent", change="up", counted="ticket prices", originator="Harbour Courier")
    s.dated("March", None, near="in March", open="the year is not said")
    s.says("Some 430 people may have been on board", "survivors", "according to", near="Nobody knows",
           source=None, source_kind="unnamed", stance="suggest", chain=("survivors", "Harbour Courier"))  # fmt: skip
    some = s.attributions[-1].id
    s.counts("Some 430 people", 430, 430, qualifier="about", unit="person", counted="people", measure=("on board",),
             attribution=some, originator="survivors", modality="possible")  # fmt: skip
    s.dated("Tuesday morning", "2031-05-13TMO", near="Rescue boats", basis="published", type="TIME")
    return s


def related_story() -> Story:
    """The ferry with what its records have to do with each other, and one relation to a record of another article."""
    s = ferry_story()
    said = {found.text: found.id for found in s.attributions}
    counted = {found.text: found.id for found in s.figures}
    aboard, allowed, some = counted["between 400 and 450 passengers"], counted["320"], counted["Some 430 people"]
    accused, denied = (
        said["the owner of selling tickets “until the paper ran out”"],
        said["that the ship was overloaded"],
    )
    s.relates(denied, "deny", accused, "content", "The owner answers the charge; it names no number.")
    s.relates(some, "drift", aboard, "qualifier", "The range became [between 400 and 450 → Some 430].")
    s.relates(allowed, "disparity", aboard, "value", "400 is 1.25 times 320.")
    s.relates(counted["5%"], "conflict", counted["1.2 million crowns"], None, "Both are about money.")
    s.relates(denied, "withhold", said["Some 430 people may have been on board"], None, "It names no number.")
    s.relates(denied, "repeat", "of-another-article", None, "Told elsewhere.")
    return s


def hostile_story() -> Story:
    """Every field of an article and its records tries to become something other than text."""
    script = "</script><script>window.pwned=1;alert(1)</script>"
    image = '"><img src=x onerror="window.pwned=1;alert(2)">'
    spoofed = "Mallory \u202eyrollaM\u202c"
    controls = "“NUL \0 bell \a escape \x1b del \x7f nel \x85”"
    mallory = f"Mallory {script}"
    s = Story(
        path=f"{image}.html",
        outlet=f"{script}Outlet",
        url="javascript:window.pwned=1",
        published="2031' onmouseover='window.pwned=1",
        language=f"en{image}",
        authors=(script, image),
        title=f"{{{{ 7*7 }}}} {script}{{% raw %}}",
    )
    s.block("title", f"Title {script} {{{{ 7*7 }}}} {image} <!-- </style><style>*{{display:none}}</style>")
    s.block("paragraph", f"{controls} said {image} {spoofed} and \u2028 on\r\nwent.")
    s.block("paragraph", "قالت الوزيرة سلمى إن العدد 40 \U0001f6a2 سفينة. e\u0301 \ufffe end")
    s.block("tags", f"tags {script} {image} ]]> &lt;b&gt; &#x3c;")
    s.says(controls, f"{image} {spoofed}", "said", source=mallory, source_description=image,
           chain=(mallory, image, "\u202eteltuO"))  # fmt: skip
    s.counts("40 \U0001f6a2 سفينة", 40, 40, unit=f"ship{image}", counted=script, measure=(image,), originator=script)
    s.dated("went", None, near="on\r\nwent", open=script)
    s.relates(
        s.figures[0].id, "drift", s.attributions[0].id, f"{image}{script}", f"{controls} {script} {image} {spoofed}"
    )
    return s


def long_story(paragraphs: int, path: str = "stories/long.txt") -> Story:
    """A text of about 300 characters a paragraph, with two attributions and a figure in each."""
    s = Story(path, "The Long Read", None, "2031-01-01")
    s.block("title", f"A very long story of {paragraphs} paragraphs ({path})")
    for number in range(paragraphs):
        clerk, auditor, ledgers = f"Clerk Number{number}", f"Auditor Count{number}", f"exactly {number + 1000} ledgers"
        counted, denied = f"that {ledgers} were counted in hall {number}", f"that {number + 1000} was the right number"
        s.block(
            "paragraph",
            f"{clerk} said {counted}, on a day that nobody in the building would remember for anything else later on. "
            f"{auditor} denied {denied}, and pointed to the books of the year before, which nobody has been able to "
            "find since the move to the new hall.",
        )
        near = f"{clerk} "
        one = s.says(counted, clerk, "said", near=near, chain=(f"Number{number}", "The Long Read"))
        s.counts(ledgers, number + 1000, number + 1000, near=near, counted="ledgers", attribution=one)
        s.says(denied, auditor, "denied", near=near, stance="deny", chain=(f"Count{number}", "The Long Read"))
    return s
