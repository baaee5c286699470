"""What before and after with others cannot be computed from, refused in words."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.evaluation.observations.observations import Observations
from frikommune.language import Text


def treatment_mixed(observations: Observations, cell: int) -> Refused:
    """Treatment differs within a cluster and period (`cell`), and no unit says whose it is."""
    cluster, period = divmod(cell, len(observations.periods))
    name, when = observations.clusters[cluster], observations.periods[period]
    return refuse(
        "treatment_mixed",
        problem=Text(
            "I samme kommune (klynge) og periode er nogle med i forsøget og andre ikke, og rækkerne siger "
            "ikke, hvem der er den samme fra periode til periode",
            "In one municipality (cluster) and period some are in the trial and others are not, and the rows "
            "do not say who is the same from period to period",
        ),
        where=observations.source,
        given=f"{name}, {when}",
        expected=Text(
            "En kolonne med enheden (borgeren), eller at hele kommunen er med eller ikke er med",
            "A column with the unit (the citizen), or that all of the municipality takes part or does not",
        ),
        do_next=Text(
            "Angiv kolonnen med borgerens nøgle som “unit”; eller sammenlign sammenlignelige borgere med "
            "metoden “weighted”.",
            "Give the column with the citizen's key as “unit”; or compare comparable citizens with the "
            "method “weighted”.",
        ),
    )


def too_many_cells(observations: Observations, blocks: int, periods: int) -> Refused:
    """The cross products would not fit."""
    return refuse(
        "too_many_cells",
        problem=Text(
            "Der er for mange perioder til så mange enheder", "There are too many periods for so many units"
        ),
        where=observations.source,
        given=f"{blocks} × {periods}",
        expected=Text("Færre perioder eller færre enheder", "Fewer periods or fewer units"),
        do_next=Text(
            "Saml dage eller uger til måneder eller kvartaler, eller angiv kommunen som “cluster” uden "
            "“unit”.",
            "Join days or weeks into months or quarters, or give the municipality as “cluster” without "
            "“unit”.",
        ),
    )


def not_told_apart(observations: Observations) -> Refused:
    """The effect cannot be told from period effects, block effects and covariates."""
    return refuse(
        "not_told_apart",
        problem=Text(
            "Forsøgets virkning kan ikke skilles fra perioderne og baggrundsoplysningerne",
            "The trial's effect cannot be told apart from the periods and the covariates",
        ),
        where=observations.source,
        given=", ".join(observations.covariates.columns) or str(observations.frame.height),
        expected=Text(
            "Nogle, der er set før og efter deres start, og andre uden forsøget i de samme perioder",
            "Some seen before and after their start, and others outside the trial in the same periods",
        ),
        do_next=Text(
            "Tag perioder fra før starten og kommuner uden forsøget med, og fjern baggrundsoplysninger, der "
            "følger forsøget helt.",
            "Add periods from before the start and municipalities outside the trial, and remove covariates "
            "that follow the trial exactly.",
        ),
    )
