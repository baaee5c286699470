"""What every estimator answers: an effect, with how sure it is, what it rests on, and what to show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from frikommune.cases.mark import Mark
from frikommune.evaluation.observations.observations import Missing
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.language import NO_WORDS, Text

Estimator = Literal[
    "one_group",  # one group's share or mean against a fixed benchmark
    "two_groups",  # two groups' shares or means
    "counts",  # two groups' rates of events: a rate ratio
    "did",  # before and after, with others: municipality and period effects
    "staggered",  # the same with several starts: Callaway–Sant'Anna
    "synthetic",  # one treated, made up of others: synthetic control
    "weighted",  # individual records with covariates: doubly robust
    "matched",  # individual records with covariates: nearest neighbours
    "survival",  # time to something, with unfinished cases
]
ESTIMATORS: tuple[Estimator, ...] = get_args(Estimator)
Scale = Literal["share", "mean", "rate_ratio", "hazard_ratio", "time"]
"""What the effect is measured in: a difference of shares (0.05 is five points), of means, or of mean time; or
a ratio, of rates or hazards, whose `value` and interval are given as logarithms."""
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number, and how sure it is.

    `interval` and `p_value` are None where nothing can honestly be said. `inference` says in words how they
    were made. `doubt` says why this estimate's interval and p-value are not to be trusted; no words: they may
    be. `name` is what is estimated, in a reader's words. `scale` is given where it is not that of the effect
    it stands in: a hazard ratio beside a difference of mean time.
    """

    name: Text
    value: float
    interval: tuple[float, float] | None = None
    standard_error: float | None = None
    p_value: float | None = None
    inference: Text = NO_WORDS
    doubt: Text = NO_WORDS
    level: float = LEVEL
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Sizes:
    """What an effect rests on; None where it has no meaning for the estimator."""

    rows: int
    treated_rows: int | None = None
    units: int | None = None
    treated_units: int | None = None
    clusters: int | None = None
    treated_clusters: int | None = None
    periods: int | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """An estimator's whole answer.

    `main` is the estimate that a verdict is made of, with the inference that the written rule chose. `beside`
    are others worth seeing: other inference, no covariates, leave-one-out, restricted means. `bounds` are
    the main estimate if none of the unfinished succeed, and if all do; empty where everything has finished.
    `notes` are warnings and assumptions in words, the gravest first. `seed` gives the same numbers again.
    """

    estimator: Estimator
    scale: Scale
    main: Estimate
    sizes: Sizes
    beside: tuple[Estimate, ...] = ()
    bounds: tuple[Estimate, ...] = ()
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    notes: tuple[Text, ...] = ()
    missing: tuple[Missing, ...] = ()
    mark: Mark = Mark.NONE
    digest: str = ""
    seed: int | None = None
