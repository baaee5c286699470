"""What staggered effects cannot be made of, in words."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def nobody_to_compare(source: str) -> Refused:
    """No start has somebody seen before and after it, and somebody outside the trial seen then too."""
    return refuse(
        "nobody_to_compare",
        problem=Text(
            "Ingen start har både nogen, der er set før og efter den, og nogen uden forsøget i de samme "
            "perioder",
            "No start has both somebody seen before and after it and somebody outside the trial in those "
            "periods",
        ),
        where=source,
        given="0",
        expected=Text(
            "Mindst én start med perioder før og efter, og nogle uden forsøget i dem",
            "At least one start with periods before and after, and some outside the trial in them",
        ),
        do_next=Text(
            "Tag perioder fra før forsøget og kommuner uden forsøget med.",
            "Add periods from before the trial, and municipalities outside it.",
        ),
    )


def too_few_for_covariates(source: str, untreated: int, covariates: int) -> Refused:
    """Fewer to compare with than covariates to compare by."""
    return refuse(
        "too_few_for_covariates",
        problem=Text(
            "Der er for få uden forsøget til at tage hensyn til så mange baggrundsoplysninger",
            "There are too few outside the trial to allow for so many covariates",
        ),
        where=source,
        given=f"{untreated} / {covariates}",
        expected=Text(
            f"Mindst {covariates + 2} uden forsøget", f"At least {covariates + 2} outside the trial"
        ),
        do_next=Text(
            "Brug færre baggrundsoplysninger, eller tag flere kommuner uden forsøget med.",
            "Use fewer covariates, or add municipalities outside the trial.",
        ),
    )
