"""Closed surveys of a file, for `frikommune report`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from frikommune.errors import refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.evaluation.surveys.found import SurveyFound


def read_surveys(path: Path | None) -> tuple[SurveyFound, ...]:
    """What a file holds of surveys; none without a file. Raises Refused."""
    if path is None:
        return ()
    from frikommune.reports.surveys_json import surveys_of_json

    try:
        return surveys_of_json(path.read_text(encoding="utf-8"), path.name)
    except (OSError, UnicodeDecodeError) as fault:
        raise refuse(
            "surveys_file_unreadable",
            problem=Text(
                "Filen med spørgeskemaets svar kan ikke læses", "The file of the survey cannot be read"
            ),
            where="--surveys",
            given=f"{path} ({getattr(fault, 'strerror', None) or 'UTF-8'})",
            expected=Text(
                "en fil, som siden med svarene har gemt", "a file that the page with the answers saved"
            ),
            do_next=Text("Se efter, om navnet er rigtigt.", "Check that the name is right."),
        ) from None


def only_one(some: Sequence[SurveyFound]) -> str:
    """The number of the only survey of a file; empty where it has none or several."""
    return some[0].id.removeprefix("survey:") if len(some) == 1 else ""
