"""A date that hangs on other words must hang on the right ones: a verb's tense, the day before it, a name around it."""

from __future__ import annotations

import pytest
from test_dates_values import dates_in

# Published on Thursday, 16 October 2025.
TENSES = {
    "He will meet them on Friday.": "2025-10-17",
    "He met them on Friday.": "2025-10-10",
    "They are meeting on Friday.": "2025-10-17",
    "He promised to reply by Sunday night.": "2025-10-19TNI",
    "They had left by Sunday night.": "2025-10-12TNI",
    "Talks were postponed until Tuesday.": "2025-10-21",
    "Until Tuesday, he was free.": "2025-10-14",
    "He planned a march on Saturday.": "2025-10-18",
    "On Saturday they planned a march.": "2025-10-11",
    "He criticised Saturday's planned talks.": "2025-10-18",
    "The deal was expected to close on Monday.": "2025-10-20",
    "The deal had been due to close on Monday.": "2025-10-13",
    "The minister could face charges on Monday.": "2025-10-20",
    "The minister could not be reached on Monday.": "2025-10-13",
    "He would not say on Monday.": "2025-10-13",
    "It has rained since Monday.": "2025-10-13",
    "They will appeal the ruling announced on Monday.": "2025-10-13",
    "It will be discussed on Wednesday.": "2025-10-15",  # yesterday's weekday: the coming one is "next Wednesday"
}


@pytest.mark.parametrize("text", TENSES)
def test_a_weekday_is_the_last_or_the_coming_one_as_the_words_look(text):
    assert [date.value for date in dates_in(text)] == [TENSES[text]]


def test_what_opens_on_a_day_far_off_is_planned():
    [day] = dates_in("The festival opens on 20 February.")
    assert day.value == "2026-02-20"
    [day] = dates_in("The festival opened on 20 February.")
    assert day.value == "2025-02-20"


TOLD = {
    # text: value of its last date, and what it counts from
    "It began on 3 March 2024 and ended two days later.": ("2024-03-05", "text: 2024-03-03"),
    "It began on 3 March 2024. The next day, it rained.": ("2024-03-04", "text: 2024-03-03"),
    "It began on 3 March 2024. The previous day it had rained.": ("2024-03-02", "text: 2024-03-03"),
    "It began on 3 March 2024. The next morning it rained.": ("2024-03-04TMO", "text: 2024-03-03"),
    "It began on 3 March 2024. It rained before dawn.": ("2024-03-03", "text: 2024-03-03"),
    "It began on 3 March 2024. They left by nightfall.": ("2024-03-03TNI", "text: 2024-03-03"),
    "It began on 3 March 2024. They left in the morning.": ("2024-03-03TMO", "text: 2024-03-03"),
    "It opened on Friday, 3 October 2025. The previous Friday it was shut.": ("2025-09-26", "text: 2025-10-03"),
    "It was signed in March 2023. The following month it lapsed.": ("2023-04", "text: 2023-03"),
    "It was signed in 2019. A year later it lapsed.": ("2020", "text: 2019"),
    "It was signed in 2019. It lapsed the same year.": ("2019", "text: 2019"),
    "It lost in the third quarter of 2024. In the 2023 quarter it won.": ("2023-Q3", "text: 2024-Q3"),
}


@pytest.mark.parametrize("text", TOLD)
def test_what_follows_counts_from_the_day_that_the_text_is_at(text):
    date = dates_in(text)[-1]
    assert (date.value, date.basis) == TOLD[text]


OPEN = {
    "The next day, it rained.": "the text names no day that it could refer to",
    "That day, it rained.": "the text names no day that it could refer to",
    "In the same month, it rained.": "the text names no time that it could refer to",
    "Hundreds called on the first day.": "the text does not say from which day it counts",
}


@pytest.mark.parametrize("text", OPEN)
def test_a_date_that_nothing_settles_says_why(text):
    [date] = dates_in(text)
    assert (date.value, date.basis, date.open) == (None, None, OPEN[text])


def test_dawn_keeps_its_day_and_says_that_it_has_no_hour():
    _, dawn = dates_in("They called on Monday, before dawn.")
    assert (dawn.text, dawn.type, dawn.value) == ("dawn", "TIME", "2025-10-13")
    assert dawn.open == "dawn has no clock time"


ONE = {
    "He called at 4 in the morning.": ("4 in the morning", "TIME", "2025-10-16T04:00"),
    "It struck at 14:30 GMT on Monday.": ("14:30 GMT on Monday", "TIME", "2025-10-13T14:30"),
    "It struck at 3:07:35 p.m. on March 3.": ("3:07:35 p.m. on March 3", "TIME", "2025-03-03T15:07:35"),
    "It was withdrawn within the hour.": ("the hour", "DURATION", "PT1H"),
    "They waited for hours.": ("hours", "DURATION", "PTXH"),
    "The loss for the year ended in red.": ("the year", "DURATION", "P1Y"),
    "An hour later he died.": ("An hour later", "DURATION", "PT1H"),
    "A few days later he died.": ("A few days later", "DURATION", "PXD"),
    "It was a weeklong strike.": ("weeklong", "DURATION", "P1W"),
    "It was a years-long war.": ("years-long", "DURATION", "PXY"),
    "It will rain in the weeks ahead.": ("the weeks ahead", "DURATION", "PXW"),
    "Prices will rise by the end of the year.": ("the end of the year", "DATE", "2025"),
    "Prices will rise by year's end.": ("year's end", "DATE", "2025"),
    "Sales rose in the latest quarter.": ("the latest quarter", "DATE", "2025-Q3"),
    "Sales fell in the year-ago third quarter.": ("the year-ago third quarter", "DATE", "2024-Q3"),
    "He ran over the summer.": ("the summer", "DATE", "2025-SU"),
    "They vote in the week of November 3.": ("the week of November 3", "DATE", "2025-W45"),
    "Shops shut on Good Friday.": ("Good Friday", "DATE", "2025-04-18"),
    "Shops shut on Labor Day.": ("Labor Day", "DATE", "2025-09-01"),
    "It was calm in the nineteenth century.": ("the nineteenth century", "DATE", "18"),
    "Few care these days.": ("These days", "DATE", "PRESENT_REF"),
}


@pytest.mark.parametrize("text", ONE)
def test_a_time_is_no_finer_and_no_coarser_than_its_words(text):
    [date] = dates_in(text)
    words, kind, value = ONE[text]
    assert (date.text.lower(), date.type, date.value) == (words.lower(), kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "The Sunday Times wrote it.",
        "The Wednesday Group met.",
        "It stood in the Summer Palace.",
        "Mr. Friday spoke.",
        "They remember Bloody Sunday.",
        "The annual March for Life began.",
        "Mussolini led the March on Rome.",
        "Theresa May spoke.",
        "The host of Orsania Today spoke.",
        "He saw it on \"60 Minutes\" there.",
        "The line is open 24 hours a day.",
        "The paper was bought by Dawn.",
        "He will soon pay the quarterly dividend, as previously said.",
    ],
)  # fmt: skip
def test_a_name_or_a_rate_is_no_date(text):
    assert dates_in(text) == ()


def test_a_month_keeps_being_a_month_beside_its_namesake():
    text = "Theresa May left in May. May said so on May 5."
    assert [date.text for date in dates_in(text, names=("Theresa May",))] == ["May", "May 5"]
    assert dates_in(text, names=("Theresa May",))[0].start == text.index("May.")


def test_a_name_that_the_parser_ran_on_hides_no_date():
    """A wrong name ("Dorn eleven") may cost a name, not a duration."""
    dates = dates_in("Its first boat left Dorn eleven minutes after the call, it says.")
    assert [date.value for date in dates] == ["PT11M"]
