"""Texts that nobody wrote but anybody might save: scraps of news in any order, with any characters between them."""

from __future__ import annotations

from hypothesis import strategies as st

SCRAPS = (
    '"The bridge is safe,"', "“We will not sign,”", "«Nous allons,»", "„Wir gehen“", "‘No,’", "'Yes,'", "''", "``",
    " the mayor, Ana Rell, told reporters", " said John Smith.", " he said", " she added: ", " did not confirm ",
    "According to a report by Ukrainian military intelligence (GUR) cited by Kyiv Independent, ",
    " according to the ministry and Reuters", ", Reuters reported, citing two officials,", " told the Gull on Friday",
    "It is estimated that ", "Analysts say that ", "The claim that ", " denies ",
    " accuses Moscow of ", " denied that ",
    "at least 1,076 Cubans have died", " between 20,000 and 25,000 people", " 96 of them missing", " nearly two dozen",
    " rose 5 % to $1.2bn", " up to 3½ km", " thousands of ", " 1,0", " 12.5.", " minus 3", " one in five ", " 7-4 ",
    "last March", " on Monday, 5 May 2024", " this Wednesday", " in the 1990s", " 2025-02-30", " for two weeks",
    "Title: Ferry sinks\n", "Outlet: The Gull\n", "Published: 2026-05-12\n\n", "By Ana Ruiz and Li Wei\n\n",
    "FERRY SINKS OFF HARBOUR POINT\n\n", "Mayor: bridge is safe\n\n", "Filed under: ferries\n",
    "Related: Ferry sinks\n",
    "Q: Who sank it?\nA: Nobody, he said.\n\n", "Photo: Ana Ruiz/Getty Images\n\n", "- a list item, she said\n",
    "> We go, they said.\n\n", "# Heading\n\n", "Correction: the mayor said 12, not 21.\n\n", "— Ana Ruiz, fisher\n",
    " (the Harbour Safety Board, or HSB)", " [sic]", " (", ") ", "[", "]", "…", " … ", "...", "—", " – ",
    ". ", "! ", "? ",
    "Díaz-Canel’s government", "Di\u0301az", "U.S. officials", "Dr. Roe", "Gen. Poe", "@harbour", "http://a.example/b?c",
    "\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\u2029", "\x85", "\x00", "\x1b[31m", "\u200b", "\u00a0", "\u202e",
    "\u200f", "\ufeff", "\ufffd", "😀", "👩‍👩‍👧‍👦", "🇺🇦", "𝐇𝐞 𝐬𝐚𝐢𝐝", "e\u0301\u0301",
    "İstanbul", "ß", "ﬁ", "Ǆ", "٣٤", "½",
    "½ of", "²", "中文，他说。", "قال ", "he SAID", "SAID", "said", "said said", "that that", "'s", "’s",
)  # fmt: skip

scraps = st.sampled_from(SCRAPS)
newslike = st.lists(st.one_of(scraps, scraps, scraps, st.text(max_size=6)), min_size=1, max_size=14).map("".join)
"""Texts, lone surrogates included; nearly all of them hold a word."""
