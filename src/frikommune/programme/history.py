"""All that was recorded of one trial, with the day it counts from apart from the day it was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.programme.entry import Adoption, Entry, Paper, own_subjects
from frikommune.programme.state import Disagreement, Question, State
from frikommune.programme.views import figures


def history(now: State, trial: str, parts: Sequence[str]) -> tuple[Entry, ...]:
    """Every entry about the trial or concerning it, by the day it counts from; last, what gives no day."""
    own = own_subjects(trial, parts)
    found = [one for one in now.known if not own.isdisjoint(one.subjects)]
    return tuple(sorted(found, key=lambda one: one.effect.start if one.effect else date.max))


def disagreements_about(now: State, trial: str, parts: Sequence[str]) -> tuple[Disagreement, ...]:
    """Those in which a claim is about the trial or concerns it."""
    own = own_subjects(trial, parts)
    return tuple(
        one for one in now.disagreements if any(not own.isdisjoint(claim.subjects) for claim in one.claims)
    )


@dataclass(frozen=True, slots=True)
class FigureTold:
    """A published figure with its rivals, and what was decided between them."""

    question: Question
    disagreement: Disagreement | None


def figures_about(now: State, trial: str, parts: Sequence[str]) -> tuple[FigureTold, ...]:
    """The figures of the day that concern the trial."""
    own = own_subjects(trial, parts)
    found = []
    for question in figures(now):
        if any(not own.isdisjoint(fact.entry.subjects) for fact in question.facts):
            told = {fact.entry.id for fact in question.facts}
            rivals = (one for one in now.disagreements if told & {claim.id for claim in one.claims})
            found.append(FigureTold(question, next(rivals, None)))
    return tuple(found)


def papers_of(entries: Sequence[Entry]) -> tuple[tuple[Paper, int], ...]:
    """The sources that tell of it, and how many entries each has; the earliest first."""
    found: dict[str, list[Entry]] = {}
    for one in entries:
        if not isinstance(one.value, Adoption):
            found.setdefault(one.paper.id, []).append(one)
    papers = ((some[0].paper, len(some)) for some in found.values())
    return tuple(sorted(papers, key=lambda one: (one[0].recorded.last, one[0].id)))
