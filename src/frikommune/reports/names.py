"""What a paper's file is called."""

from __future__ import annotations

import re
import unicodedata

from frikommune.language import folded
from frikommune.reports.kinds import KINDS
from frikommune.reports.paper import Paper

_BETWEEN = re.compile(r"[^a-z0-9]+")


def file_name(paper: Paper, about: str, ending: str) -> str:
    """`status-paa-frikommuneforsoeg-aalborg-2019-09-30.docx`: kind of paper, what it is about, day.

    `about` is the trial, or what else the paper is of; empty: nothing but its municipality.
    """
    parts = (KINDS[paper.kind].title.da, paper.municipality, about, paper.as_of.isoformat())
    return f"{'-'.join(slug(one) for one in parts if one)}.{ending}"


def slug(words: str) -> str:
    """Words as a file's name has them: small letters without accents, digits, and hyphens between."""
    plain = unicodedata.normalize("NFKD", folded(words)).encode("ascii", "ignore").decode()
    return _BETWEEN.sub("-", plain).strip("-")
