"""Staggered effects laid out: tables, drawings, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.effect import Effect, Scale, Sizes
from frikommune.evaluation.effects.inference.leave_one_out import LeftOut
from frikommune.evaluation.effects.inference.rule import Chosen
from frikommune.evaluation.effects.panels.event_study import Around
from frikommune.evaluation.effects.panels.event_study_shown import around_drawing, around_note
from frikommune.evaluation.effects.panels.notes import ASSUMED, overridden, sign_hangs_on, why
from frikommune.evaluation.effects.panels.shown import left_out_table, placebo_drawing
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered import shown, words
from frikommune.evaluation.effects.staggered.around import around_of, left_out_of, steps_of, thin_of
from frikommune.evaluation.effects.staggered.beside import beside_of, estimated, main_of
from frikommune.evaluation.effects.staggered.certainty import by_clusters
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.found import Found, found_of
from frikommune.evaluation.effects.staggered.kernel import Controls
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import Text


def answered(
    cohorts: Cohorts, controls: Controls, scale: Scale, question: Question, observations: Observations
) -> Effect:
    """The whole answer but for what is told of the rows. Raises Refused where nothing can be compared."""
    found = found_of(cohorts, controls, question, observations.source)
    main = main_of(found, question)
    beside = beside_of(found, question)
    amounts = Amounts.like(scale, (0.0, main.value, *(main.interval or ())))
    around, rest = around_of(found), left_out_of(found)
    tables = (
        shown.cohorts_table(cohorts, found.keyed, scale, amounts),
        shown.events_table(cohorts, found.each, found.keyed, steps_of(found), scale, amounts),
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


def _notes(found: Found, around: Around, rest: tuple[LeftOut, ...], question: Question) -> tuple[Text, ...]:
    cohorts = found.cohorts
    raw = estimated(
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
        *((words.CUT,) if thin_of(found) else ()),
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
