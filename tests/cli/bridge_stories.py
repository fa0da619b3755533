"""A few invented stories, and what a careful reader finds in them."""

from __future__ import annotations

WIRE = """Title: Bridge closed after collapse
Outlet: The Gull
Published: 2026-05-12

"The bridge is safe," the mayor, Ana Rell, told reporters on Monday.

At least 31 people died in the strait, according to the coast guard.

The ministry denied that any ferry had sunk.
"""

LATER = WIRE.replace("At least 31 people", "At least 42 people")
"""The same file a day later."""

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry sinks</title>
<meta property="og:site_name" content="Harbour Post"></head><body><article><h1>Ferry sinks off Harbour Point</h1>
<p>“We do not know why,” said Ben Okoro, the harbour master, on Tuesday, as the search went on in the strait.</p>
<p>The owner accuses the coast guard of delay, and nobody else has spoken about the accident so far this week.</p>
</article></body></html>"""

HOSTILE = (
    "Title: Bridge \x1b[2Jclosed\x07\n\n"
    '"The \x1b[31mbridge\x9b2J is\u202e safe\x08," the mayor, Ana \x1b]0;owned\x07Rell, told reporters on Monday.\n'
)
"""What would clear the screen, ring, turn the line around and rename the window."""

WIDE = (
    '"' + "大桥很安全" * 20 + ',"' + " the mayor, Ana Rell, told reporters on Monday. "
    "According to the coast guard, " + "very" * 60 + " many people died.\n"
)
