"""A paper as PDF by typst: tagged for accessibility (PDF/UA-1) and for keeping (PDF/A-2a).

Words reach typst as data, so that none is read as markup. The letters are those that typst brings with it; no
font of the machine is used, and the same paper gives the same file everywhere. A character that these fonts
lack is set as its code, and the paper says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst

from frikommune.language import Language, Text
from frikommune.reports.forms.html_words import Link, no_link
from frikommune.reports.forms.labels import check_mark
from frikommune.reports.forms.pdf_data import Data, PdfData
from frikommune.reports.paper import Paper

_ROUNDS = 20
_MISSING = re.compile(
    r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed|contains the codepoint `"([^"]*)"`'
)
"""The latter is private: a font has some sign there, and PDF/A allows none, as nobody knows what it means."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_REPLACED = Text(
    "Tegn, som skrifttypen ikke har, er vist ved deres kode: U+ og et tal i kantede parenteser.",
    "Characters that the font lacks are shown by their code: U+ and a number in square brackets.",
)


def lay_out(paper: Paper, language: Language, *, link: Link = no_link, demonstration: bool = False) -> bytes:
    """The paper as PDF.

    `link` turns the link of a fact into a whole address; without it, facts lead to their notes alone. Raises
    Refused where a picture has no description, and where a paper that rests on made-up rows is not asked for
    as a demonstration.
    """
    check_mark(paper, demonstration=demonstration)
    data = PdfData(paper, language, link).data()
    at = datetime.combine(paper.as_of, time(12), UTC)
    shown: dict[str, str] = {}
    for _ in range(_ROUNDS):
        try:
            return _compiled(_with(data, shown, language), at)
        except typst.TypstError as error:
            lacking = _lacking(f"{error.message}\n{error.diagnostic}") - shown.keys()
            if not lacking:
                raise
            shown |= {one: f"[U+{ord(one):04X}]" for one in lacking}
    raise ValueError(f"typst could not set {sorted(shown)}")


def _compiled(data: Mapping[str, Data], at: datetime) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
        ignore_system_fonts=True,
        pdf_standards=["ua-1", "a-2a"],
        timestamp=at,
    )


@cache
def _template() -> bytes:
    return Path(__file__).with_name("paper.typ").read_bytes()


def _lacking(message: str) -> set[str]:
    """The characters that cannot be shown, from what typst says; letters of ASCII are in every font."""
    texts = ["".join(found) for found in _MISSING.findall(message)]
    said = "".join(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), one) for one in texts)
    return {one for one in said if ord(one) > 126}


def _with(data: Mapping[str, Data], shown: Mapping[str, str], language: Language) -> Mapping[str, Data]:
    """The data with characters shown by their code, and the words that say so."""
    if not shown:
        return data
    table = str.maketrans(dict(shown))

    def put(value: Data) -> Data:
        if isinstance(value, str):
            return value.translate(table)
        if isinstance(value, Mapping):
            return {key: put(one) for key, one in value.items()}
        return [put(one) for one in value] if isinstance(value, list) else value

    return {**{key: put(one) for key, one in data.items()}, "replaced": _REPLACED.said_in(language)}
