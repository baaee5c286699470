"""All results together by theme, with what was recommended and what a later law did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.verdicts.across import Across, Finding, across
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.portfolio import themes_of
from frikommune.programme.words import subject_text
from frikommune.web.evaluations.models import Evaluated
from frikommune.web.knowledge.themes import Recommendation, themes
from frikommune.web.trials.law_done import LawDone, laws_done

NO_THEME = Text("Uden tema", "Under no theme")


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation with results that it may be held against, and what later laws did to its trials."""

    theme: Text
    recommendation: Recommendation
    verdicts: tuple[tuple[Evaluated, Text], ...]
    laws: tuple[tuple[str, LawDone], ...]
    unevaluated: tuple[str, ...]


def findings_together(request: HttpRequest, kept: Iterable[tuple[Evaluated, Result]]) -> Across:
    """The latest result of each outcome of each trial, theme by theme."""
    named = request.book.names(request.today)
    under = themes_of(tuple(request.book.now(request.today).known))
    found = dict(
        _latest(request, kept, {trial: subject_text(of[0], named) for trial, of in under.items() if of})
    )
    return across(sorted(found.values(), key=lambda one: (one.theme == NO_THEME, one.theme.da, one.trial.da)))


def _latest(
    request: HttpRequest, kept: Iterable[tuple[Evaluated, Result]], under: dict[str, Text]
) -> Iterator[tuple[tuple[str, str], Finding]]:
    """Oldest first, so that of two about the same thing the latest is left."""
    files = request.book.pack.trials
    for row, result in sorted(kept, key=lambda one: one[0].pk):
        title = files[row.trial].title if row.trial in files else Text.same("")
        trial = Text(f"{row.trial} {title.da}".strip(), f"{row.trial} {title.en}".strip())
        for one in result.outcomes:
            name = one.judged.name
            theme = under.get(row.trial, NO_THEME)
            yield (
                (row.trial, name.da),
                Finding(trial, theme, name, one.effect, one.judged, one.question.direction),
            )


def advice(request: HttpRequest, kept: Iterable[tuple[Evaluated, Result]]) -> list[Advice]:
    """Every recommendation that rests on trials, with their results and the later law."""
    book, named = request.book, request.book.names(request.today)
    now = book.now(request.today)
    by_trial: dict[str, list[tuple[Evaluated, Text]]] = {}
    for row, result in kept:
        by_trial.setdefault(row.trial, []).append((row, VERDICT_WORDS[result.primary.judged.verdict]))
    found = []
    for theme in themes(now):
        said = subject_text(theme.theme, named) if theme.theme else NO_THEME
        for one in theme.recommendations:
            trials = [each.name for each in one.trials]
            laws = tuple((trial, law) for trial in trials for law in laws_done(book, now, trial))
            verdicts = tuple(each for trial in trials for each in by_trial.get(trial, ()))
            missing = tuple(trial for trial in trials if trial not in by_trial)
            found.append(Advice(said, one, verdicts, laws, missing))
    return found


def lessons(request: HttpRequest) -> list:  # type: ignore[type-arg]
    """What the network said that it learnt."""
    now = request.book.now(request.today)
    subjects: Iterable[Subject] = sorted(now.subjects("lesson"))
    return [fact.entry for one in subjects for fact in now.question(one, "learned").facts]
