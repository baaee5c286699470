"""Two groups: the difference of their shares or means."""

from __future__ import annotations

import warnings
from dataclasses import replace

import numpy as np
import scipy

from frikommune.errors import refuse
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects import by_cluster, cluster_means
from frikommune.evaluation.effects.effect import Effect, Estimate, Sizes
from frikommune.evaluation.effects.groups import two_shares
from frikommune.evaluation.effects.groups.adjusted import adjusted
from frikommune.evaluation.effects.groups.figures import (
    TREATED,
    UNTREATED,
    Group,
    Kind,
    drawing_of,
    group_of_rows,
    kind_of,
    table_of,
    weights_told,
)
from frikommune.evaluation.effects.groups.robust import Robust
from frikommune.evaluation.effects.groups.unfinished import (
    bounds_of_two,
    groups_of_two,
    open_points,
    unfinished_note,
)
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records, notes_of, records, sizes_of
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.evaluation.observations.checks import need
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.quantities import number
from frikommune.language import NO_WORDS, Text

DIFFERENCE = Text(
    "Forskel i gennemsnit: med forsøget minus uden", "Difference in means: in the trial minus outside"
)
WELCH = Text("Welchs interval og t-test.", "Welch's interval and t-test.")
_FEW = 10


def estimate(observations: Observations, question: Question) -> Effect:
    """The difference between treated and untreated rows.

    Shares: Newcombe's interval and Fisher's test; means: Welch. With weights, least squares with HC2; with
    rows that belong together, errors clustered (CR2, or CR1 where clusters are many); with covariates Lin's
    regression. Where whole clusters were decided to take part the inference is by cluster (`by_cluster.py`).
    Raises Refused where a side has fewer than two rows.
    """
    need(observations, "outcome", "treatment")
    kind, binary = kind_of(observations, question)
    of = records(observations)
    outcome = observations.frame["outcome"].to_numpy()
    groups = _groups(outcome, of, kind, binary, question.level)
    if of.groups is not None:
        groups = tuple(replace(group, interval=None) for group in groups)
    plain, more = _plain(outcome, of, kind, binary and kind == "share", question)
    beside: tuple[Estimate, ...] = more
    notes: tuple[Text, ...] = (*_few(groups), *weights_told(of), *two_shares.disagreement(plain))
    main = plain
    if of.names:
        main, others = adjusted(outcome, of, kind, question)
        beside = (*others, plain, *more)
        notes = (*_few(groups), *weights_told(of))
    if of.by_group:
        persons = by_cluster.by_person(outcome, of, plain, question.level)
        main, beside, told = by_cluster.infer(
            *(of, main, beside, persons), lambda: cluster_means.cluster_means(outcome, of), question
        )
        notes = (*told, *notes)
    return Effect(
        "two_groups",
        kind,
        main,
        sizes_of(observations, of),
        beside,
        tables=(table_of(groups, kind, _NO_PERSONS if of.groups is not None else NO_WORDS),),
        drawings=(drawing_of(groups, kind),),
        notes=(*notes, *notes_of(observations, of)),
        missing=observations.missing,
        mark=observations.mark,
        digest=observations.digest,
        seed=question.seed if of.by_group else None,
    )


def estimate_two_counted(treated: Counted, untreated: Counted, question: Question) -> Effect:
    """The same from published counts: those who succeeded, of all who started, with the unfinished.

    The main share is of all who started. `bounds` are the two extremes that the unfinished leave open. Raises
    Refused where nobody started.
    """
    for one in (treated, untreated):
        if not one.started:
            raise _nobody()
    main = two_shares.difference(treated.of_all, untreated.of_all, question.level)
    finished = treated.of_finished, untreated.of_finished
    beside = two_shares.ratios(treated.of_all, untreated.of_all, question.level)
    bounds: tuple[Estimate, ...] = ()
    if treated.unfinished or untreated.unfinished:
        bounds = bounds_of_two(treated, untreated, question.level)
        if all(share.denominator for share in finished):
            beside = (two_shares.difference(*finished, question.level, _FINISHED), *beside)
    groups = groups_of_two(treated, untreated, question.level)
    return Effect(
        "two_groups",
        "share",
        main,
        Sizes(treated.started + untreated.started, treated.started),
        beside,
        bounds,
        tables=(table_of(groups, "share"),),
        drawings=(
            drawing_of(groups, "share", still_open=open_points((TREATED, treated), (UNTREATED, untreated))),
        ),
        notes=(*unfinished_note(treated.unfinished + untreated.unfinished), *two_shares.disagreement(main)),
    )


_NO_PERSONS = Text(
    "Rækkerne hører sammen i klynger; grupperne har derfor ingen intervaller hver for sig.",
    "Rows belong together in clusters; so the groups have no intervals by themselves.",
)
_FINISHED = Text(
    "Forskel i andel af dem, der er færdige: med forsøget minus uden",
    "Difference in shares of those who finished: in the trial minus outside",
)


def _plain(
    outcome: np.ndarray[tuple[int], np.dtype[np.float64]],
    of: Records,
    kind: Kind,
    counted: bool,
    question: Question,
) -> tuple[Estimate, tuple[Estimate, ...]]:
    """The difference without covariates, and what stands beside it."""
    simple = not of.weighted and of.groups is None
    if counted and not of.weighted:
        one, other = (Share(int(outcome[side].sum()), int(side.sum())) for side in (of.treated, ~of.treated))
        beside = two_shares.ratios(one, other, question.level) if simple else ()
        if simple:
            return two_shares.difference(one, other, question.level), beside
    if simple:
        return _welch(outcome, of, question.level), ()
    name = two_shares.DIFFERENCE if kind == "share" else DIFFERENCE
    design = np.column_stack([np.ones(len(outcome)), of.treated])
    found = Robust(design, outcome, of.weights if of.weighted else None, of.groups)
    main = from_error(name, float(found.coefficients[1]), *found.error(1), question.level)
    if not of.weighted:
        return main, ()
    bare = Robust(design, outcome, None, of.groups)
    return main, (
        from_error(_without_weights(name), float(bare.coefficients[1]), *bare.error(1), question.level),
    )


def _welch(outcome: np.ndarray[tuple[int], np.dtype[np.float64]], of: Records, level: float) -> Estimate:
    one, other = outcome[of.treated], outcome[~of.treated]
    value = float(one.mean() - other.mean())
    if one.std() == 0 and other.std() == 0:
        return from_error(DIFFERENCE, value, (0.0, np.inf), WELCH, level)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Precision loss", RuntimeWarning)  # one side is all alike
        found = scipy.stats.ttest_ind(one, other, equal_var=False)
    low, high = found.confidence_interval(level)
    error = float(np.sqrt(one.var(ddof=1) / len(one) + other.var(ddof=1) / len(other)))
    return Estimate(
        DIFFERENCE, value, (float(low), float(high)), error, float(found.pvalue), WELCH, level=level
    )


def _groups(
    outcome: np.ndarray[tuple[int], np.dtype[np.float64]], of: Records, kind: Kind, binary: bool, level: float
) -> tuple[Group, ...]:
    return tuple(
        group_of_rows(
            name,
            outcome[side],
            of.weights[side] if of.weighted else None,
            share=kind == "share" and binary,
            level=level,
        )
        for name, side in ((TREATED, of.treated), (UNTREATED, ~of.treated))
    )


def _few(groups: tuple[Group, ...]) -> tuple[Text, ...]:
    fewest = min(group.rows for group in groups)
    if fewest >= _FEW:
        return ()
    return (
        Text(
            f"Den mindste gruppe har kun {number(fewest, 0).da} rækker. Et gennemsnit af så få kan én "
            "afgøre.",
            f"The smaller group has only {number(fewest, 0).en} rows. One can decide a mean of so few.",
        ),
    )


def _without_weights(name: Text) -> Text:
    return Text(f"{name.da} (uden vægte)", f"{name.en} (without weights)")


def _nobody() -> Exception:
    return refuse(
        "nobody_started",
        problem=Text("Ingen er begyndt i den ene gruppe", "Nobody started in one of the groups"),
        where="started",
        given="0",
        expected=Text("Mindst én i hver gruppe", "At least one in each group"),
        do_next=Text(
            "Hold den anden gruppe op mod et kendt tal (benchmark).",
            "Hold the other group against a known figure (benchmark).",
        ),
    )
