"""What a figure counts, in which state, and out of which other: by its sentence, or by what was told before."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.language import Parse, Token
from sayso.reading.figures.amounts import Amount
from sayso.reading.figures.bearers import NOUNS
from sayso.reading.figures.bounds import Bound
from sayso.reading.figures.counted import NOTHING, Counted, is_elided, is_person, noun_above, noun_of_part
from sayso.reading.figures.measures import read_measure, states_beside, written_states
from sayso.reading.figures.parts import whole_in_front, whole_of
from sayso.reading.figures.scene import Scene
from sayso.reading.figures.tables import Words
from sayso.reading.figures.tallies import read_tally
from sayso.records import Figure, Span


@dataclass(frozen=True, slots=True)
class Named:
    """What is counted and the states it is in; `like` is the figure it is taken over from, `part_of` the whole."""

    counted: Counted
    measure: tuple[str, ...] = ()
    like: Figure | None = None
    part_of: Figure | None = None

    def unit(self, words: Words) -> str | None:
        """Return "person" where people are counted."""
        state = next((word for word in self.measure if word in words.states["casualty"]), None)
        stated = self.counted.head is None and self.counted.text is not None and state is not None
        alike = self.like is not None and self.like.unit == "person"
        return "person" if stated or alike or is_person(self.counted.head, words) else None


def name_figure(
    scene: Scene, amount: Amount, bound: Bound, number: Span, counted: Counted, root: Token | None, *, age: bool
) -> Named:
    """Return what the amount at `number` counts, given the noun right behind it, `counted`, if there is one.

    `root` is the amount's token that hangs in the sentence, None where no syntax is asked.
    """
    parse, words = scene.parse, scene.words
    like = None if age else _like_here(scene, amount, root, counted)
    # "The toll rose to 512", "from 240 to 273", "the toll is 31": the noun stands elsewhere.
    bare = counted is NOTHING and like is None and root is not None and root.dep in ("pobj", "prep", "attr", "appos")
    if counted is NOTHING and root is not None and (amount.unit or bare or age):
        counted = noun_above(parse, root, number, words)
    tally = read_tally(scene, counted, amount) if not (amount.unit or age) else None
    if tally is not None:
        return Named(tally.counted, tally.measure, tally.like)
    subject = subject_of(parse, counted, root, number)
    stated = scene.deep and not amount.unit and not age and not bare
    measure = read_measure(parse, subject, number, words) if stated else ()
    if bare and is_person(counted.head, words) and counted.head is not None:
        measure = written_states(states_beside(parse, counted.head, words), words)  # "people killed … to 39"
    part_of = whole_of(scene, amount, bound, measure, elided=like is not None)
    if part_of is None and not amount.unit and not age:
        part_of = whole_in_front(scene, amount, bound)
    if part_of is not None and not counted.adjacent:
        like, counted = part_of, noun_of_part(parse, number, words)
        measure = measure or part_of.measure
    if counted is NOTHING and like is None and amount.unit is None:
        state = next((word for word in measure if word in words.states["casualty"]), None)
        counted = Counted(state) if state else NOTHING  # "At least 31 dead", a headline's noun
    return Named(counted, measure, like, part_of)


def subject_of(parse: Parse, counted: Counted, root: Token | None, number: Span) -> Token | None:
    """Return the token that stands in the sentence for what is counted: "dozens" in "dozens of people"."""
    head = counted.head
    if head is None:
        return root
    if head.dep == "pobj" and root is not None:
        top = parse.head(head)
        if number.start <= parse.head(top).start < number.end or top.lower == "of":
            return root
    return head


def _like_here(scene: Scene, amount: Amount, root: Token | None, counted: Counted) -> Figure | None:
    """Return the figure whose noun a bare number of the same sentence has left out."""
    if counted is not NOTHING or amount.unit or amount.share or root is None or not is_elided(scene.parse, root):
        return None
    if root.dep == "pobj" and scene.parse.head(scene.parse.head(root)).tag in NOUNS:
        return None  # "estimates of 64,900"
    told = (figure for figure in reversed(scene.here) if figure.counted and figure.unit in (None, "person"))
    here = next(told, None)
    if here is not None or root.dep not in ("dobj", "nsubj", "nsubjpass"):
        return here
    # "… for 204 passengers. Her licence allows 240."
    block = scene.article.block_at(scene.lexemes[amount.first].start)
    last = scene.before[-1] if scene.before else None
    beside = last is not None and block is not None and last.start >= block.start and last.unit == "person"
    return last if beside else None
