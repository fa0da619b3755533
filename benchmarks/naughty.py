"""Strings that programs stumble over, made here by category: what an article may hold, for anybody may be quoted."""

# ruff: noqa: E501, SIM905  # lists are read along the line here, and split where no string holds a space
from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_WORDS = (
    "null undefined nil none NaN Infinity true false yes no TRUE FALSE NULL None self this super class def return import "
    "lambda eval exec SELECT DROP NULL, \\N nan inf -inf con prn aux nul com1 lpt1 clock$ constructor prototype "
    "__proto__ toString hasOwnProperty __init__ __class__ then default export async await void let var enum"
).split()
_NUMBERS = (
    "0 -0 00 007 1.0 1.00 -1.00 1/2 1/0 1E2 1e1000 -1e1000 1e-1000 0x0 0xffffffff 0b101 0o17 1_000 1,000 1.000,00 1'000 "
    "1,2,3,4 9223372036854775807 9223372036854775808 -9223372036854775809 18446744073709551616 2147483648 -2147483649 "
    "0.1e+ .5 5. .. 1.2.3.4 ++1 --1 +-1 1e 0x 1% 100%% $1.00 -$1.00 £0 €1e9 1st 2nd 3th 12:60 25:61:61 2025-02-30 "
    "0000-00-00 9999-12-31 99999-01-01 31/12/0000 ٣١ ３１ ½ ⅓ Ⅷ ² 1٬000 -∞ 1e400"
).split()
_PATHS = (
    "/ // /. /.. ../ ../../ ../../../../etc/passwd ..\\..\\boot.ini C:\\ C:\\con\\con \\\\host\\share ~ ~root . .. ... "
    "file.txt%00.html %2e%2e%2f %252e%252e file:///etc/hosts a/../../b -rf --help -o/dev/null *.* $HOME %PATH% ${HOME} "
    "$(id) `id` ;id |id &&id ||id >out <in 2>&1 !! #! a;b a|b a&b 'a'b \"a\"b"
).split()
_SQL = (
    "'", "''", "\"", "`", "';--", "' OR '1'='1", "1; DROP TABLE article;--", "'; DELETE FROM visit; --", "\\'", "\\\"",
    "') UNION SELECT * FROM meta --", "NEAR(a b)", "a* OR b*", "AND OR NOT", "\"unclosed", "col:value", "^start",
    "%' ESCAPE '", "?1 :name @name $name", "/* comment", "*/", "--", "#", "x'00'", "-- \n;",
)  # fmt: skip
_MARKUP = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "</p></body></html>",
    "<!-- open", "-->", "<![CDATA[", "]]>", "<?php echo 1 ?>", "&amp;", "&lt;b&gt;", "&#0;", "&#x110000;", "&nosuch;",
    "&#xD800;", "<a href=javascript:alert(1)>x</a>", "<plaintext>", "<textarea>", "<title>", "<style>", "<xmp>",
    "<b><i></b></i>", "<table><p>", "<<<", ">>>", "< b >", "<1>", "&&&", "<!DOCTYPE x>", "<iframe src=//x>",
    "javascript:alert(1)", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)", "{{7*7}}", "${7*7}", "<%= 7 %>",
    "{% raw %}", "[[x]]", "{0.__class__}", "#{7*7}", "@{x}", "</script><script>alert(1)//",
)  # fmt: skip
_FORMATS = (
    "%s%s%s%s", "%n%n", "%x %d %p", "%1$s", "%(name)s", "%%", "{}", "{0}", "{!r}", "{x:>1000000}", "%99999999s", "\\x00",
    "\\u0000", "\\n\\r\\t", "\\", "\\\\", "\\0", "$&", "\\1", "\\g<0>", "(?:a+)+$", "[", "(", "*", "+?", "a{2,1}", "^$",
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", "a,b", "a\tb", "a;b;c", "\"a\"\"b\"",
)  # fmt: skip
_LETTERS = (
    "Ωß≈ç√∫˜µ", "İıŞş", "ǅǆ", "ﬁﬂﬀ", "ſ", "ẞß", "Å vs Å vs Å", "e\u0301 é", "ế", "각 각", "क्षि", "ภาษาไทยไม่มีช่องว่าง", "漢字かな交じり文", "𠜎𠜱𠝹",
    "العربية مع English", "עברית", "ﷺ", "﷽", "ᚠᛇᚻ", "𐍈", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "ｆｕｌｌ ｗｉｄｔｈ", "ⓒⓘⓡⓒⓛⓔ", "ʇxǝʇ", "Ａ１", "①②③", "㍿", "㎏",
    "ﾊﾝｶｸ", "ꙮ", "ෆ", "𒐫", "꧅", "⸻", "ɐqɔ", "ЀЁЂ", "Ελληνικά", "ქართული", "ʻokina", "L’été", "na\u00efve", "co\u00f6perate",
)  # fmt: skip
_EMOJI = (
    "😀", "👩🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇺🇦🇨🇺", "🇦", "❤️", "❤︎", "👍🏿👍🏻", "1️⃣", "🧑‍🚀", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🤷🏾‍♀️", "©️", "‼️", "🫥", "🅰️🆎",
    "😀" * 50, "👁‍🗨", "⌚️",
)  # fmt: skip
_QUOTES = "“ ” „ ‟ « » ‹ › ‘ ’ ‚ ' \" `` '' 「 」 『 』 ″ ′ ＂ ＇ ❝ ❞ 〝 〟 ‶ ‵".split()
_LONG = ("a" * 3_000, "ä" * 1_000, "- " * 500, "(" * 500, "“" * 300, "said " * 200, "." * 2_000, "1" * 400, "1," * 300)


def naughty() -> Iterator[tuple[str, str]]:
    """Yield category and string; none holds a lone surrogate, which no UTF-8 file can."""
    simple = {
        "word": _WORDS, "number": _NUMBERS, "path": _PATHS, "sql": _SQL, "markup": _MARKUP, "format": _FORMATS,
        "letters": _LETTERS, "emoji": _EMOJI, "quote": _QUOTES, "long": _LONG,
    }  # fmt: skip
    for category, strings in simple.items():
        yield from ((category, string) for string in strings)
    yield from (("control", f"a{chr(code)}b") for code in (*range(1, 32), *range(0x7F, 0xA0)))
    yield from (("unseen", f"a{chr(code)}b") for code in _unseen())
    yield from (("space", f"a{chr(code)}b") for code in range(0x3001) if unicodedata.category(chr(code))[0] == "Z")
    yield from (("edge", chr(code)) for code in (0xFFFD, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xE000, 0xF8FF))
    marks = [chr(code) for code in range(0x300, 0x340)]
    yield from (("stacked", f"s{''.join(marks[start : start + 16])}aid") for start in range(0, 48, 4))
    yield from (("stacked", "".join(letter + "".join(marks) for letter in word)) for word in ("he", "said", "so"))
    turns = ("\u202e", "\u202d", "\u202b", "\u2067", "\u2066", "\u200f", "\u061c")
    yield from (("turned", f"{turn}drah saw ti{end}") for turn in turns for end in ("", "\u202c", "\u2069"))
    orders = ("[2J", "[31m", "[1A", "]0;title\x07", "]8;;http://x\x1b\\x", "c", "[6n", "[?1049h", "P0;1|17/ab\x9c")
    yield from (("terminal", f"\x1b{order}") for order in orders)
    for opening, closing in ("()", "[]", "{}", "<>", "“”", "‘’", "«»"):
        yield "nested", opening * 40 + "deep" + closing * 40
        yield "nested", closing + "wrong way" + opening


def _unseen() -> list[int]:
    """Return the characters that show nothing: zero widths, joiners, marks of direction, selectors, tags."""
    return [
        *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4,
        0x180E, 0x3164, 0xFEFF, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xFFF9, 0xFFFC), 0xE0001, 0xE0020, 0xE007F,
        0xE0100,
    ]  # fmt: skip
