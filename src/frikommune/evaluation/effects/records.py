"""Individual records as arrays, checked for what every comparison of persons needs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frikommune.evaluation.effects.effect import Sizes
from frikommune.evaluation.effects.models import Flags, Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.checks import decided_by_cluster, group_of, need, need_two_sides
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.observations.words import too_few
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text, listed

_DEPENDENT = 1e-9
"""A column of which less than this part is left when those before it are known says nothing new."""


@dataclass(frozen=True, slots=True)
class Records:
    """n persons: `treated` (n), `covariates` (n × k) with their `names`, `weights` (n) with mean 1.

    `groups` (n) are codes of whose errors belong together, None where each row stands alone; `by_group`:
    whole groups were decided to be in the trial. `left_out` names covariates that say nothing beyond others.
    """

    treated: Flags
    covariates: Floats
    names: tuple[str, ...]
    weights: Floats
    weighted: bool
    groups: NDArray[np.int32] | None
    by_group: bool
    left_out: tuple[str, ...] = ()

    @property
    def group_count(self) -> int:
        """How many groups there are, 0 where each row stands alone."""
        return 0 if self.groups is None else len(np.unique(self.groups))


def records(observations: Observations) -> Records:
    """The rows as arrays. Raises Refused where one side has too few rows for as many covariates."""
    need_two_sides(observations)
    frame = observations.frame
    treated = frame["treatment"].to_numpy() == 1
    weights = frame["weight"].to_numpy() if observations.has("weight") else np.ones(len(treated))
    covariates, names, left_out = _independent(
        observations.covariates.to_numpy().astype(float)
        if observations.covariates.width
        else np.empty((len(treated), 0)),
        tuple(observations.covariates.columns),
    )
    fewest, least = int(min(treated.sum(), (~treated).sum())), len(names) + 3
    if fewest < least and names:
        raise _too_few_for_covariates(observations.source, treated, len(names), least)
    group = group_of(observations)
    groups = frame[group].to_numpy() if group else None
    if groups is not None and len(np.unique(groups)) == len(groups):
        groups = None
    return Records(
        treated, covariates, names, weights / weights.mean(), observations.has("weight"), groups,
        decided_by_cluster(observations), left_out,
    )  # fmt: skip


def outcome_of(observations: Observations, question: Question) -> tuple[Floats, bool]:
    """The outcome (n), and whether it is a share's: 0 or 1 in every row."""
    need(observations, "outcome")
    outcome = observations.frame["outcome"].to_numpy()
    binary = bool(np.isin(outcome, (0.0, 1.0)).all())
    return outcome, binary and question.outcome in {"auto", "share"}


def sizes_of(observations: Observations, of: Records) -> Sizes:
    """What the effect rests on."""
    treated_groups = None if of.groups is None else len(np.unique(of.groups[of.treated]))
    return Sizes(
        rows=len(of.treated),
        treated_rows=int(of.treated.sum()),
        units=len(observations.units) or None,
        clusters=of.group_count or None,
        treated_clusters=treated_groups,
    )


def notes_of(observations: Observations, of: Records) -> tuple[Text, ...]:
    """What was done to the rows before anything was computed, in words."""
    notes = []
    if of.left_out:
        notes.append(
            Text(
                f"Uden betydning, fordi de følger af andre oplysninger eller er ens for alle: "
                f"{listed(of.left_out, 'da')}.",
                f"Left out because they follow from others or are the same for all: "
                f"{listed(of.left_out, 'en')}.",
            )
        )
    if observations.has("period"):
        notes.append(
            Text(
                "Perioderne indgår ikke: rækkerne er sammenlignet, som om de var fra samme tid. Er der "
                "målinger både før og efter, så brug før og efter med andre som sammenligning (did).",
                "Periods are not used: rows were compared as if from one time. With measurements before and "
                "after, use before and after with others to compare with (did).",
            )
        )
    return (*notes, *observations.notes)


def covariates_said(count: int) -> Text:
    """`1 oplysning`, `8 oplysninger`."""
    return (
        Text("1 oplysning", "1 covariate")
        if count == 1
        else Text(f"{count} oplysninger", f"{count} covariates")
    )


UNSEEN = Text(
    "Tallene holder kun, hvis de angivne oplysninger rummer alt det, der både afgør, hvem der er med, og "
    "hvordan det går dem. Motivation og helbred er sjældent med i registre, og det kan ikke prøves i "
    "tallene.",
    "The figures hold only if the covariates contain everything that decides both who takes part and how "
    "they fare. Motivation and health are seldom in registers, and figures cannot test it.",
)


def _independent(columns: Floats, names: tuple[str, ...]) -> tuple[Floats, tuple[str, ...], tuple[str, ...]]:
    """The columns that say something beyond a constant and the columns before them, and who does not."""
    if not names:
        return columns, (), ()
    spread = columns.std(axis=0)
    varies = spread > 1e-12 * np.maximum(1.0, np.abs(columns).max(axis=0))
    scaled = (columns - columns.mean(axis=0)) / np.where(varies, spread, 1.0)
    kept: list[int] = []
    gram = scaled.T @ scaled / len(scaled)
    for column in np.flatnonzero(varies):
        inner = gram[np.ix_(kept, kept)]
        across = gram[kept, column]
        left = gram[column, column] - across @ np.linalg.solve(inner, across) if kept else 1.0
        if left > _DEPENDENT:
            kept.append(int(column))
    dropped = tuple(name for place, name in enumerate(names) if place not in kept)
    return columns[:, kept], tuple(names[place] for place in kept), dropped


def _too_few_for_covariates(source: str, treated: Flags, covariates: int, least: int) -> Exception:
    return too_few(
        source,
        f"{int(treated.sum())} / {int((~treated).sum())}",
        Text(
            f"Mindst {number(least, 0).da} rækker på hver side, når der er {covariates} baggrundsoplysninger",
            f"At least {number(least, 0).en} rows on either side with {covariates} covariates",
        ),
        Text(
            "Brug færre baggrundsoplysninger, eller sammenlign de to grupper uden dem (two_groups).",
            "Use fewer covariates, or compare the two groups without them (two_groups).",
        ),
    )
