"""What a synthetic control cannot be made of, in words."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text

_DID = Text(
    "Brug før og efter med andre som sammenligning (did), eller tag flere perioder fra før forsøget med.",
    "Use before and after with others to compare with (did), or add periods from before the trial.",
)


def too_short(source: str, name: str, periods: int) -> Refused:
    """Too few periods before the start to find a mix by."""
    return refuse(
        "too_few_before",
        problem=Text(
            f"Der er for få perioder før forsøget ({name}) til at finde en sammenvejning, der følger det",
            f"There are too few periods before the trial ({name}) to find a mix that follows it",
        ),
        where=source,
        given=periods,
        expected=Text("Mindst 2 perioder før, og helst 10", "At least 2 periods before, and better 10"),
        do_next=_DID,
    )


def too_few_donors(source: str, given: int, incomplete: int) -> Refused:
    """Too few others with an outcome in every period."""
    return refuse(
        "too_few_donors",
        problem=Text(
            "Der er for få uden forsøget med et tal i hver periode",
            "There are too few without the trial that have a figure in every period",
        ),
        where=source,
        given=Text(f"{given} hele; {incomplete} med huller", f"{given} complete; {incomplete} with gaps").en,
        expected=Text(
            "Mindst 2, og 19 før noget kan afgøres", "At least 2, and 19 before anything can be told"
        ),
        do_next=Text(
            "Tag flere kommuner uden forsøget med, eller udelad de perioder, hvor tal mangler.",
            "Add municipalities without the trial, or leave out the periods in which figures are missing.",
        ),
    )
