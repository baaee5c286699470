"""Staggered effects with the inference that the rule chose, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.evaluation.effects.effect import Effect, Estimate, Scale, Sizes
from frikommune.evaluation.effects.inference.answering import MOST_BLOCKS
from frikommune.evaluation.effects.inference.clustered import clustered
from frikommune.evaluation.effects.inference.leave_one_out import MOST_TREATED, LeftOut
from frikommune.evaluation.effects.inference.rule import Chosen, Method, rule
from frikommune.evaluation.effects.inference.rule_words import SHORT
from frikommune.evaluation.effects.panels.event_study import REFERENCE, Around
from frikommune.evaluation.effects.panels.event_study_shown import around_drawing, around_note
from frikommune.evaluation.effects.panels.notes import ASSUMED, overridden, sign_hangs_on, why
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.panels.shown import left_out_table, placebo_drawing
from frikommune.evaluation.effects.panels.two_way import fit
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered import shown, words
from frikommune.evaluation.effects.staggered.certainty import (
    Placebos,
    Sure,
    by_clusters,
    by_placebos,
    joint_by_clusters,
    negative_share,
    panel_of,
)
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import Controls, GroupTimes, group_times
from frikommune.evaluation.effects.staggered.library import Robust, doubly_robust, enough
from frikommune.evaluation.effects.staggered.refusals import nobody_to_compare, too_few_for_covariates
from frikommune.evaluation.effects.staggered.sums import Sums, summed
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import NO_WORDS, Text

_DRAWN = 0.1
"""The share of the treated that a period since the start must rest on to be drawn."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was computed. `placebos` and `robust` are None where they are not used."""

    cohorts: Cohorts
    controls: Controls
    panel: Panel
    each: GroupTimes
    sums: Sums
    chosen: Chosen
    method: Method
    placebos: Placebos | None
    by_cluster: list[Sure]
    robust: Robust | None

    @property
    def keyed(self) -> shown.Keyed:
        """Each sum with how sure it is, by the method that was chosen."""
        if self.robust is not None:
            return dict(zip(self.robust.keys, self.robust.sure, strict=True))
        if self.method == "clustered":
            sure = self.by_cluster
        elif self.method == "randomisation" and self.placebos is not None:
            sure = self.placebos.sure
        else:
            sure = [Sure(float(value)) for value in self.sums.value]
        return dict(zip(self.sums.keys, sure, strict=True))


def answered(
    cohorts: Cohorts, controls: Controls, scale: Scale, question: Question, observations: Observations
) -> Effect:
    """The whole answer but for what is told of the rows. Raises Refused where nothing can be compared."""
    found = _found(cohorts, controls, question, observations.source)
    main = _main(found, question)
    beside = _beside(found, question)
    amounts = Amounts.like(scale, (0.0, main.value, *(main.interval or ())))
    around, rest = _around(found), _left_out(found)
    tables = (
        shown.cohorts_table(cohorts, found.keyed, scale, amounts),
        shown.events_table(cohorts, found.each, found.keyed, _steps(found), scale, amounts),
        left_out_table(rest, scale, amounts) if rest else None,
        shown.group_times_table(
            cohorts, found.each, by_clusters(cohorts, found.each, question.level), scale, amounts
        ),
    )
    drawings = [
        around_drawing(found.panel, around, scale, amounts, question.level),
        shown.cohorts_drawing(cohorts, found.keyed, scale, amounts),
    ]
    if found.method == "randomisation" and found.placebos is not None:
        drawings.append(placebo_drawing(found.placebos.main, scale, amounts))
    return Effect(
        "staggered",
        scale,
        main,
        _sizes(observations, found),
        beside,
        tables=tuple(table for table in tables if table),
        drawings=tuple(drawings),
        notes=_notes(found, around, rest, question),
    )


def _found(cohorts: Cohorts, controls: Controls, question: Question, source: str) -> Found:
    covariates = cohorts.covariates.shape[-1]
    if covariates and cohorts.never.sum() < covariates + 2:
        raise too_few_for_covariates(source, int(cohorts.never.sum()), covariates)
    each = group_times(cohorts, controls)
    if not (each.since >= 0).any():
        raise nobody_to_compare(source)
    sums, panel = summed(cohorts, each), panel_of(cohorts)
    chosen = rule(panel, question.level, question.placebos)
    method = _method(question.inference or chosen.method, panel)
    drawn = panel.clusters == len(panel.cluster) and (
        len(panel.cluster) <= MOST_BLOCKS or method == "randomisation"
    )
    wanted = sums if method == "randomisation" else sums.first
    placebos = by_placebos(cohorts, each, wanted, question) if drawn else None
    robust = None
    if covariates and method == "clustered" and enough(cohorts):
        robust = doubly_robust(cohorts, controls, question.level)
    by_cluster = by_clusters(cohorts, sums, question.level)
    return Found(cohorts, controls, panel, each, sums, chosen, method, placebos, by_cluster, robust)


def _method(method: Method, panel: Panel) -> Method:
    """There is no wild bootstrap here: placebos, or clustered errors where units of one cluster differ."""
    mixed = panel.clusters < len(panel.cluster)
    if method == "wild":
        return "clustered" if mixed else "randomisation"
    return "clustered" if method == "randomisation" and mixed else method


def _main(found: Found, question: Question) -> Estimate:
    sure, chosen = found.keyed["simple", 0], found.chosen
    honest = chosen.smallest_p <= 1 - question.level + 1e-9
    if found.method == "none":
        return Estimate(words.NAME, sure.value, inference=chosen.reason, level=question.level)
    if found.method == "clustered":
        said = words.PULLED if found.robust is None else words.ROBUST
        doubt = chosen.doubt_clustered if question.inference == "clustered" else NO_WORDS
        return _estimate(words.NAME, sure, said, doubt, question.level)
    sure = sure if honest else replace(sure, interval=None)
    return _estimate(words.NAME, sure, SHORT["randomisation"], chosen.doubt_randomisation, question.level)


def _estimate(name: Text, sure: Sure, said: Text, doubt: Text, level: float) -> Estimate:
    return Estimate(name, sure.value, sure.interval, sure.error, sure.p_value, said, doubt, level)


def _beside(found: Found, question: Question) -> tuple[Estimate, ...]:
    """Other ways of summing, of testing, of comparing; the plain two-way number last, with its doubt."""
    level, keyed, main = question.level, found.keyed, found.sums.at("simple")
    said = words.NOT_TESTED if found.method == "none" else _said(found)
    beside = [
        _estimate(words.OF_COHORTS, keyed["groups", 0], said, NO_WORDS, level),
        _estimate(words.OF_EVENTS, keyed["events", 0], said, NO_WORDS, level),
    ]
    if found.method != "clustered" or found.robust is not None:
        name = words.REGRESSION if found.robust is not None else _by("clustered")
        doubt = NO_WORDS if found.robust is not None else found.chosen.doubt_clustered
        beside.append(_estimate(name, found.by_cluster[main], words.PULLED, doubt, level))
    if found.placebos is not None and found.method != "randomisation":
        sure = found.placebos.sure[main]
        doubt = found.chosen.doubt_randomisation
        beside.append(_estimate(_by("randomisation"), sure, SHORT["randomisation"], doubt, level))
    beside += [*_other_controls(found, level), *_without_covariates(found, level), *_two_way(found, level)]
    return tuple(beside)


def _said(found: Found) -> Text:
    if found.method == "randomisation":
        return SHORT["randomisation"]
    return words.PULLED if found.robust is None else words.ROBUST


def _by(method: str) -> Text:
    short = words.PULLED if method == "clustered" else SHORT[method]
    return Text(f"{words.NAME.da}: {short.da}", f"{words.NAME.en}: {short.en}")


def _other_controls(found: Found, level: float) -> list[Estimate]:
    """Against those who start later too, or against those alone who never join."""
    other: Controls = "never" if found.controls == "not_yet" else "not_yet"
    if len(found.cohorts.starts) < 2 or not found.cohorts.never.any():
        return []
    value = summed(found.cohorts, group_times(found.cohorts, other)).value[0]
    return [Estimate(words.OTHER_CONTROLS[other], float(value), inference=words.NOT_TESTED, level=level)]


def _without_covariates(found: Found, level: float) -> list[Estimate]:
    if not found.cohorts.covariates.size:
        return []
    plain = replace(found.cohorts, covariates=found.cohorts.covariates[:, :, :0])
    sure = by_clusters(plain, summed(plain, group_times(plain, found.controls)), level)[0]
    doubt = found.chosen.doubt_clustered if found.method != "clustered" else NO_WORDS
    return [_estimate(words.NO_COVARIATES, sure, words.PULLED, doubt, level)]


def _two_way(found: Found, level: float) -> list[Estimate]:
    fitted = fit(found.panel)
    if fitted is None or len(found.cohorts.starts) < 2:
        return []
    one = clustered(found.panel, fitted)
    sure = Sure(one.value, one.interval(level), one.p_value, one.error)
    return [
        _estimate(
            words.TWO_WAY, sure, SHORT["clustered"], words.two_way_doubt(negative_share(found.panel)), level
        )
    ]


def _around(found: Found) -> Around:
    """Periods since the start as the picture wants them, and the joint test of those before."""
    thin = _thin(found)
    events = [
        (number, sure)
        for (kind, number), sure in found.keyed.items()
        if kind == "event" and number not in thin
    ]
    steps = np.array([number for number, _ in events], dtype=np.intp)
    value = np.array([sure.value for _, sure in events])
    ends = np.array([sure.interval or (np.nan, np.nan) for _, sure in events])
    before = [
        place
        for place, (kind, number) in enumerate(found.sums.keys)
        if kind == "event" and number < REFERENCE
    ]
    early = steps < REFERENCE
    rise = float(np.polyfit(steps[early], value[early], 1)[0]) if early.sum() > 1 else None
    return Around(steps, value, ends[:, 0], ends[:, 1], _joint(found, before), rise)


def _joint(found: Found, before: list[int]) -> float | None:
    if found.method == "none":
        return None
    if found.method == "randomisation" and found.placebos is not None:
        return found.placebos.joint(before)
    return joint_by_clusters(found.cohorts, found.sums, before)


def _steps(found: Found) -> dict[int, float]:
    """Before the start, the change from the period before: what R's `did` shows."""
    sums = summed(found.cohorts, group_times(found.cohorts, found.controls, steps=True))
    return {
        number: float(value)
        for (kind, number), value in zip(sums.keys, sums.value, strict=True)
        if kind == "event" and number < 0
    }


def _left_out(found: Found) -> tuple[LeftOut, ...]:
    """The overall effect without each that started, those that move it most first."""
    cohorts, whole = found.cohorts, float(found.sums.value[0])
    units = np.flatnonzero(cohorts.ever)
    if not 1 < units.size <= MOST_TREATED:
        return ()
    rest = []
    for unit in units:
        kept = cohorts.only(np.arange(len(cohorts.weight)) != unit)
        each = group_times(kept, found.controls)
        value = float(summed(kept, each).value[0]) if (each.since >= 0).any() else None
        rest.append(LeftOut(cohorts.names[unit], treated=True, value=value))
    return tuple(sorted(rest, key=lambda one: -abs((one.value if one.value is not None else np.inf) - whole)))


def _notes(found: Found, around: Around, rest: tuple[LeftOut, ...], question: Question) -> tuple[Text, ...]:
    cohorts = found.cohorts
    raw = _estimate(
        words.NAME, found.by_cluster[0], words.PULLED, found.chosen.doubt_clustered, question.level
    )
    asked = replace(question, inference=found.method if found.method != "none" else None)
    regression = found.method == "clustered" and found.robust is None
    told = (
        *why(_reasoned(found), None if found.method == "clustered" else raw, question.level),
        *(overridden(asked, found.chosen) if question.inference else ()),
        *((words.WILD_ASKED,) if question.inference == "wild" else ()),
        *sign_hangs_on(rest, float(found.sums.value[0])),
        *around_note(found.panel, around),
        *((words.CUT,) if _thin(found) else ()),
        *words.notes_on(cohorts),
        words.compared(found.controls, int(cohorts.never.sum())),
        *((words.THIN,) if found.robust is not None and found.robust.thin else ()),
        *((words.BY_REGRESSION,) if cohorts.covariates.size and regression else ()),
        *words.sizes_told(cohorts.weight),
        ASSUMED,
        words.NO_ANTICIPATION,
    )
    return told


def _reasoned(found: Found) -> Chosen:
    """The rule's answer, with the reason for what was done where it says the wild bootstrap."""
    if found.chosen.method != "wild" or found.method not in _IN_PLACE:
        return found.chosen
    return replace(found.chosen, reason=_IN_PLACE[found.method])


_IN_PLACE: dict[str, Text] = {"randomisation": words.BY_PLACEBOS, "clustered": words.BY_CLUSTERS}


def _thin(found: Found) -> set[int]:
    """Periods since the start that less than one in ten of those treated have come to."""
    cohorts = found.cohorts
    size = {start: int((cohorts.start == start).sum()) for start in cohorts.starts}
    each = found.each
    reached = {
        int(since): sum(size[int(cohort)] for cohort in np.unique(each.cohort[each.since == since]))
        for since in np.unique(each.since)
    }
    return {since for since, count in reached.items() if count < _DRAWN * sum(size.values())}


def _sizes(observations: Observations, found: Found) -> Sizes:
    frame, panel = observations.frame, found.panel
    units = frame["unit"] if observations.has("unit") else None
    return Sizes(
        rows=frame.height,
        treated_rows=int(frame["treatment"].sum()) if observations.has("treatment") else None,
        units=None if units is None else units.n_unique(),
        treated_units=None if units is None else units.filter(frame["start"].is_not_null()).n_unique(),
        clusters=panel.clusters,
        treated_clusters=int((np.bincount(panel.cluster, panel.ever, panel.clusters) > 0).sum()),
        periods=len(found.cohorts.periods),
    )
