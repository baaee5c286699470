"""What the browser has saved for `frikommune report`: results of evaluations, and closed surveys."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from frikommune.errors import refuse
from frikommune.language import Text

if TYPE_CHECKING:
    from frikommune.evaluation.surveys.found import SurveyFound
    from frikommune.reports.results import Results
    from frikommune.reports.saved_json import Page


def read_results(path: Path | None) -> Results:
    """What a file holds of results; none without a file. Raises Refused."""
    from frikommune.reports.results import NO_RESULTS
    from frikommune.reports.results_json import RESULTS_PAGE, results_of_json

    return results_of_json(_text(path, "--results", RESULTS_PAGE), path.name) if path else NO_RESULTS


def read_surveys(path: Path | None) -> tuple[SurveyFound, ...]:
    """What a file holds of surveys; none without a file. Raises Refused."""
    from frikommune.reports.surveys_json import SURVEYS_PAGE, surveys_of_json

    return surveys_of_json(_text(path, "--surveys", SURVEYS_PAGE), path.name) if path else ()


def only_one(some: Sequence[SurveyFound]) -> str:
    """The number of the only survey of a file; empty where it has none or several."""
    return some[0].id.removeprefix("survey:") if len(some) == 1 else ""


def _text(path: Path, option: str, page: Page) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise refuse(
            "saved_file_unreadable",
            problem=Text(
                f"Filen med {page.holds.da} kan ikke læses", f"The file of {page.holds.en} cannot be read"
            ),
            where=option,
            given=f"{path} ({getattr(fault, 'strerror', None) or 'UTF-8'})",
            expected=Text(f"en fil, som {page.saves.da} har gemt", f"a file that {page.saves.en} has saved"),
            do_next=Text("Se efter, om navnet er rigtigt.", "Check that the name is right."),
        ) from None
