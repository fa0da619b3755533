"""Whose number it is, what a tally counts, what a conversion keeps, and what the text takes back."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "counted", "population"),
    [
        ("Ostrava Steel has 13,000 workers.", "workers", "Ostrava Steel"),
        ("Ana Rell, who won four finals, retired.", "finals", "Ana Rell"),
        ("A run of seven games ended.", "games", "run"),
        ("The committee read five volumes of the report.", "volumes", "report"),
        ("The firm announced plans to lay off 650 employees.", "employees", "firm"),
        ("The company said it had 13,000 workers.", "workers", "company"),
        ("There were 12 witnesses.", "witnesses", None),
        ("Some 400 people fled.", "people", None),
    ],
)
def test_what_is_counted_and_whose_it_is(text, counted, population, figures_in):
    figure = figures_in(text)[0]
    assert (figure.counted, figure.population) == (counted, population)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Exports fell 7 percent.", "Exports"),
        ("She got a fine of $5 million.", "fine"),
        ("The storm raised the price of rice by 12 percent.", "price"),
        ("The firm sits on $1 billion in gains.", "gains"),
        ("It is a country that is 90 miles wide.", "country"),
        ("They bought a 5 W USB-C charger.", "USB-C charger"),
        ("It was a 1.8 billion-mile (2.9bn km) journey.", "journey"),
        ("Dow +0.2% Nasdaq +0.8%", "Dow"),
    ],
)
def test_what_an_amount_with_a_unit_measures(text, counted, figures_in):
    assert figures_in(text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "counted", "measure"),
    [
        ("The number of people killed in the flood rose to 39.", "people", ("killed",)),
        ("The number of dead has risen to 39.", "dead", ("dead",)),
        ("The death toll stands at 39.", "dead", ("dead",)),
        ("He put the number of people aboard at 39.", "people", ("aboard",)),
        ("The ferry had 39 people on board.", "people", ("aboard",)),
        ("39 people were aboard.", "people", ("aboard",)),
    ],
)
def test_a_tally_counts_what_it_tallies(text, counted, measure, figures_in):
    [figure] = figures_in(text)
    assert (figure.counted, figure.measure, figure.unit) == (counted, measure, "person")


def test_the_number_that_was_told_before_counts_the_same(figures_in):
    _, again = figures_in("Papers point to 247 people aboard.\n\nThe operator puts the number at 212.")
    assert (again.lo, again.counted, again.measure, again.unit) == (212, "people", ("aboard",), "person")


def test_of_the_dead_takes_up_those_killed_a_sentence_before(figures_in):
    killed, children = figures_in("The raid killed 39 people. Of the dead, 14 are children, it said.")
    assert (children.part_of, children.counted) == (killed.id, "children")


def test_of_the_dead_takes_up_nobody_who_lives(figures_in):
    _, children = figures_in("The school has 39 pupils. Of the dead, 14 are children.")
    assert children.part_of is None


def test_a_corrected_number_is_taken_back(figures_in):
    now, before = figures_in("The ministry revised the death toll to 39 from 41.")
    assert (now.lo, now.modality) == (39, "asserted")
    assert (before.lo, before.modality) == (41, "denied")


def test_from_is_no_correction_elsewhere(figures_in):
    now, before = figures_in("The death toll rose to 41 from 39.")
    assert (now.modality, before.modality) == ("asserted", "asserted")


def test_a_conversion_keeps_the_bound_the_noun_and_the_direction(figures_in):
    miles, kilometres = figures_in("The crack runs for more than 7 miles (11 km).")
    assert (kilometres.lo, kilometres.hi, kilometres.qualifier, kilometres.unit) == (11, None, "more_than", "kilometre")
    assert kilometres.counted == miles.counted == "crack"
    crowns, dollars = figures_in("Profit fell by 7.5 million Danish crowns ($1.1 million).")
    assert (crowns.change, dollars.change, dollars.unit) == ("down", "down", "USD")


@pytest.mark.parametrize("text", ["He ran 7 miles (40 minutes).", "It cost $7 (two coffees)."])
def test_what_stands_in_brackets_need_not_convert(text, figures_in):
    first, second = figures_in(f"The bill is more than that. {text}")
    assert second.qualifier == "exact"
    assert first.unit != second.unit


@pytest.mark.parametrize(
    ("text", "lo", "hi", "unit"),
    [
        ("It was a PS8.1bn takeover.", 8_100_000_000, 8_100_000_000, "GBP"),
        ("Shares fell to Y=28,030.", 28_030, 28_030, "JPY"),
        ("The particle weighs 1.5×10−3 kilograms.", 0.0015, 0.0015, "kilogram"),
        ("They print sub-7 nm chips.", 7, 7, "nanometre"),
        ("It has 450 Nm of torque.", 450, 450, "newton metre"),
        ("It has 5 mm lenses.", 5, 5, "millimetre"),
        ("It will reply within a fortnight.", None, 1, "fortnight"),
        ("He was warned twice.", 2, 2, "time"),
    ],
)
def test_odd_ways_to_write_a_number(text, lo, hi, unit, figures_in):
    figure = figures_in(text)[-1]
    assert (figure.lo, figure.hi, figure.unit) == (lo, hi, unit)


@pytest.mark.parametrize(
    "text", ["She plays on a PS5.", "COVID -19 spread.", "The iPhone 12 Mini sold out.", "It is twice as loud."]
)
def test_what_only_looks_like_a_number(text, figures_in):
    assert [figure for figure in figures_in(text) if figure.unit or figure.counted] == []


@pytest.mark.parametrize(
    "text", ["A category 4 hurricane came.", "They met at 575 Dorn Road.", "They won 3-1 at home."]
)
def test_which_and_where_count_nothing(text, figures_in):
    [figure] = figures_in(text)
    assert figure.counted is None
    assert figure.minor


def test_a_range_may_be_rough(figures_in):
    [figure] = figures_in("It took about 14 to 18 hours.")
    assert (figure.lo, figure.hi, figure.qualifier) == (14, 18, "about")


def test_around_the_skeleton_is_a_place(figures_in):
    [figure] = figures_in("The show centres around the 37 m skeleton.")
    assert figure.qualifier == "exact"


def test_both_ends_of_a_movement_are_no_amount_of_it(figures_in):
    [ends] = figures_in("Power rose from 240 to 273.")
    assert (ends.lo, ends.hi, ends.change) == (240, 273, None)
    [by] = figures_in("The brand grew sales by 35 percent.")
    assert by.change == "up"


def test_a_word_of_little_is_a_figure_only_where_the_article_measures_the_same(figures_in):
    weeks, minimal = figures_in("They get two weeks of training.\n\nThey are sent with minimal training.")
    assert (minimal.text, minimal.qualifier, minimal.lo, minimal.hi) == ("minimal", "vague", None, None)
    assert (minimal.counted, minimal.unit) == ("training", "week") == (weeks.counted, weeks.unit)
    assert figures_in("They are sent with minimal training.") == ()


def test_an_agencys_dispatch_is_in_the_agencys_voice(figures_in):
    text = "DORN, May 12 (OPA) - Some 400 people fled."
    [figure] = figures_in(text, outlet="Dorn Evening Post")
    assert (figure.originator, figure.chain) == ("OPA", ("OPA", "Dorn Evening Post"))


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("Most patients were over 65.", "more_than"), ("People under 30 were spared.", "less_than")],
)
def test_a_bound_of_age_is_minor(text, qualifier, figures_in):
    [figure] = figures_in(text)
    assert (figure.qualifier, figure.minor, figure.unit) == (qualifier, True, "year")


def test_a_number_behind_a_trade_between_commas_is_an_age(figures_in):
    [age] = figures_in("The driver, 41, was fined.")
    assert (age.minor, age.unit) == (True, "year")


def test_in_the_past_week_is_no_label(figures_in):
    [figure] = figures_in("In the past week 34 people died.")
    assert (figure.lo, figure.counted, figure.measure, figure.minor) == (34, "people", ("died",), False)


def test_the_value_that_stood_before_has_not_the_later_date(figures_in):
    now, before = figures_in("The toll rose to 157 on Saturday from 132.", published="2025-06-12")
    assert (now.as_of, before.as_of) == ("2025-06-07", None)


def test_who_gave_money_is_not_what_it_measures(figures_in):
    [fine] = figures_in("The judge fined him $250,000.")
    assert (fine.counted, fine.population) == (None, "judge")


def test_whoever_killed_is_not_whose_the_dead_are(figures_in):
    [killed] = figures_in("The army killed 30 militants.")
    assert (killed.counted, killed.population, killed.measure) == ("militants", None, ("killed",))


def test_a_number_that_is_set_aside_is_denied(figures_in):
    killed, thirty = figures_in("Police counted 12 dead, not 30.")
    assert (killed.modality, thirty.modality) == ("asserted", "denied")
