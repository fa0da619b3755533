"""A reader who trusts the numbers must get the numbers the text wrote, no rounder and no sharper."""

from __future__ import annotations

import pytest

ONE_NUMBER = {
    # text: lo, hi, qualifier, unit
    "At least 1,076 Cubans have fought.": (1076, None, "at_least", "person"),
    "No fewer than forty houses burned.": (40, None, "at_least", None),
    "More than 60 percent voted.": (60, None, "more_than", "percent"),
    "Over two hundred and five soldiers left.": (205, None, "more_than", "person"),
    "Up to 400 soldiers left.": (None, 400, "at_most", "person"),
    "As many as 14 players left.": (None, 14, "at_most", "person"),
    "No more than 20 soldiers left.": (None, 20, "at_most", "person"),
    "Nearly 90 people left.": (None, 90, "less_than", "person"),
    "Almost half a million people left.": (None, 500_000, "less_than", "person"),
    "Some 300 people left.": (300, 300, "about", "person"),
    "An estimated 1.5 million people left.": (1_500_000, 1_500_000, "about", "person"),
    "Between 20,000 and 25,000 Cubans left.": (20_000, 25_000, "range", "person"),
    "Five to seven thousand people left.": (5000, 7000, "range", "person"),
    "The fine was between $62 million and $68 million.": (62_000_000, 68_000_000, "range", "USD"),
    "It took from 5 to 7 hours.": (5, 7, "range", "hour"),
    "It took 5-7 hours.": (5, 7, "range", "hour"),
    "It cost $1.2bn.": (1_200_000_000, 1_200_000_000, "exact", "USD"),
    "It cost HK$5.4m.": (5_400_000, 5_400_000, "exact", "HKD"),
    "It cost €5 million.": (5_000_000, 5_000_000, "exact", "EUR"),
    "It cost 150 yen a litre.": (150, 150, "exact", "JPY per litre"),
    "The engine has a power of 640bhp.": (640, 640, "exact", "horsepower"),
    "They freed two dozen people.": (24, 24, "exact", "person"),
    "Two-thirds of the voters left.": (2 / 3, 2 / 3, "exact", "person"),
    "One in five children left.": (0.2, 0.2, "exact", "person"),
    "They freed 1,200 or more people.": (1200, None, "at_least", "person"),
    "A staggering 700 soldiers left.": (700, 700, "exact", "person"),
    "Only 700 soldiers left.": (700, 700, "exact", "person"),
    "Turnout was 23 %.": (23, 23, "exact", "percent"),
    "Dozens of people left.": (None, None, "vague", "person"),
    "Tens of thousands of soldiers left.": (None, None, "vague", "person"),
    "Several hundred soldiers left.": (None, None, "vague", "person"),
}


@pytest.mark.parametrize("text", ONE_NUMBER)
def test_a_number_is_no_more_and_no_less_than_its_words(text, figures_in):
    [figure] = figures_in(text)
    lo, hi, qualifier, unit = ONE_NUMBER[text]
    assert (figure.qualifier, figure.unit) == (qualifier, unit)
    assert figure.lo == (None if lo is None else pytest.approx(lo))
    assert figure.hi == (None if hi is None else pytest.approx(hi))


@pytest.mark.parametrize("text", [text for text, (lo, *_) in ONE_NUMBER.items() if isinstance(lo, int)])
def test_a_whole_number_does_not_turn_into_a_float(text, figures_in):
    assert type(figures_in(text)[0].lo) is int


def test_the_span_runs_from_the_bound_to_the_unit(figures_in):
    texts = {
        "They say at least 1,076 Cubans fought.": "at least 1,076",
        "It is about 70 metres deep.": "about 70 metres",
        "Between 20,000 and 25,000 Cubans left.": "Between 20,000 and 25,000",
        "Recruits get only two weeks of training.": "two weeks",
    }
    assert [figures_in(text)[0].text for text in texts] == list(texts.values())


@pytest.mark.parametrize(
    "text",
    [
        "The missile crisis of 1962 was not the last.",
        "Signed in March 2025, it takes effect on 5 October 2026.",
        "He read of it in Russia after COVID-19 and the G7.",
        "Version 1.2.3 came at 10:30.",
        "He has an iPhone 14 and a Boeing 737.",
        "The lower and upper chambers agreed, both on the first day.",
        "No one said so, and this one did not.",
    ],
)
def test_what_only_looks_like_an_amount_is_none(text, figures_in):
    assert figures_in(text) == ()


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Exports rose 5 %.", "up"),
        ("Exports rose by nearly 5 %.", "up"),
        ("Shares were down 19 cents.", "down"),
        ("The index closed 3 percent lower.", "down"),
        ("Nasdaq +0.8%.", "up"),
        ("The army lost 300 tanks.", None),
        ("They gave up 517 yards.", None),
        ("Turnout was 45 %.", None),
    ],
)
def test_only_what_moved_has_a_direction(text, change, figures_in):
    assert [figure.change for figure in figures_in(text)] == [change]


def test_a_rise_and_the_level_that_it_led_to_are_no_range(figures_in):
    rise, level = figures_in("Exports rose 5 % to $1.2bn.")
    assert (rise.lo, rise.unit, rise.change) == (5, "percent", "up")
    assert (level.lo, level.unit, level.change) == (1_200_000_000, "USD", None)


def test_another_languages_thousands_are_not_guessed_at(figures_in):
    assert figures_in("1.076 Kubaner starben.", language="de") == ()
