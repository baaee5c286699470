"""Danish and English typography of words: what may not be parted stays together, quotes are real quotes.

Every change puts one character in the place of another. So runs keep their lengths, and a number and its unit
stay together also where the one carries a reference and the other does not. A person's own text is not set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from frikommune.language import Language
from frikommune.programme.figure import QUALIFIER_WORDS, UNIT_WORDS
from frikommune.reports.paper import Run

NBSP = "\u00a0"

_MONTHS = {
    "da": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
_UNITS = {
    "da": "mio|mia|pct|kr|time|dag|uge|måned|måneder|år|kvartal|sag|person|borger|borgere|kommune|attest|pm",
    "en": "million|billion|per cent|hour|day|week|month|months|year|years|case|person|citizen|citizens|pp",
}
_BEFORE = {
    "da": "§|§§|stk.|nr.|kap.|kapitel|pkt.|punkt|s.|side|kl.|uge|runde|forsøg|fravigelse|ansøgning|bilag"
    "|tabel|figur|tema|version|ca.|godt|omkring|over|op til|mindst|højst|cirka",
    "en": "§|§§|no.|ch.|chapter|item|p.|page|week|round|trial|exemption|application|appendix|table"
    "|figure|theme|version|ca.|about|around|over|up to|at least|at most|DKK",
}


def _pattern(language: Language) -> re.Pattern[str]:
    """Matches the blanks that must not break."""
    said = [*(one.said_in(language) for one in UNIT_WORDS.values()), *_UNITS[language].split("|")]
    units = "|".join(sorted((re.escape(one.rstrip(".")) for one in said), key=len, reverse=True))
    known = [*(one.said_in(language) for one in QUALIFIER_WORDS.values()), *_BEFORE[language].split("|")]
    before = "|".join(sorted({re.escape(one) for one in known}, key=len, reverse=True))
    months = _MONTHS[language]
    return re.compile(
        rf"(?<=\d) (?=(?:{units})(?!\w))"
        rf"|(?<=\d\.) (?=(?:{months}|halvår|kvartal|runde)\b)|(?<=\d) (?=(?:{months})\b)"
        rf"|(?:(?<=^)|(?<=[\s(“/]))(?P<word>{before}) (?=\d)",
        re.IGNORECASE,
    )


_KEPT = {"da": _pattern("da"), "en": _pattern("en")}
_BREAK = re.compile(r"[\t\n\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MONEY = re.compile(r"(?<=mio\.|mia\.) (?=kr\b)")
_YEARS = re.compile(r"(?<![\w.-])((?:19|20)\d\d)-(?=(?:19|20)\d\d(?![\w.-]*\d))")
_OPENING = re.compile(r'(?<![^\s(\[{–/“])"(?=\S)')
_DASH = re.compile(r"(?<=\S) - (?=\S)")
_MINUS = re.compile(r"(?:(?<=^)|(?<=[\s(\[“]))-(?=\d)")
_ORDINALS = re.compile(r"(?<=\d\.)-(?=\d{1,2}\.)")


def printable(text: str) -> str:
    """The text without what no form can hold: a control character becomes `\ufffd`, a break a blank."""
    return _UNPRINTABLE.sub("\ufffd", _BREAK.sub(" ", text))


def typeset(text: str, language: Language) -> str:
    """The same words, set; as many characters as before. Setting twice changes nothing more."""
    set_ = _KEPT[language].sub(lambda found: f"{found['word'] or ''}{NBSP}", printable(text))
    set_ = _MONEY.sub(NBSP, set_)
    set_ = _YEARS.sub(r"\1–", set_)
    set_ = _DASH.sub(" – ", set_)
    set_ = _ORDINALS.sub("–", _MINUS.sub("−", set_))
    set_ = _OPENING.sub("“", set_).replace('"', "”")
    return set_.replace("'", "’")


def typeset_runs(runs: Sequence[Run], language: Language) -> tuple[Run, ...]:
    """The runs, set as the one sentence that they are."""
    whole = typeset("".join(one.text for one in runs), language)
    found, start = [], 0
    for one in runs:
        end = start + len(one.text)
        found.append(one if whole[start:end] == one.text else replace(one, text=whole[start:end]))
        start = end
    return tuple(found)
