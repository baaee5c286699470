"""All results together: one picture a theme, one table, how many went how, and which trials have none.

A result that counts too few citizens tells its verdict and no number, here as in a report of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.verdicts.across import Finding, across, learnt
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text, day_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Grid, Picture, Ref, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.figures import figures_of
from frikommune.reports.parts.results_hidden import is_hidden
from frikommune.reports.parts.results_tables import cite_of, grid
from frikommune.reports.parts.trials_by_theme import Themed, Tried
from frikommune.reports.results import STAGE_WORDS, Found
from frikommune.reports.writing import words, write

_COLUMNS = (
    *(Text("Forsøg", "Trial"), Text("Resultat", "Outcome"), Text("Dom", "Verdict")),
    *(Text("Virkning", "Effect"), Text("Interval", "Interval"), Text("Opgjort", "Stage")),
)
_EFFECT, _INTERVAL = 4, 5
"""Where they stand in the table of `evaluation.verdicts.across`."""


@dataclass(frozen=True)
class Latest:
    """The latest result of one outcome of a trial; it may be of another evaluation than the trial's last."""

    trial: Tried
    found: Found
    outcome: Evaluation

    def finding(self, theme: Text) -> Finding:
        """As the picture and the table take it."""
        one, named = self.outcome, self.trial.name.plain
        return Finding(named, theme, one.judged.name, one.effect, one.judged, one.question.direction)


def latest_of(facts: Facts, trial: Tried) -> tuple[Latest, ...]:
    """The latest result of each outcome of a trial, the primary ones first."""
    by_name: dict[str, Latest] = {}
    for found in facts.results.of(trial.number):
        for one in found.result.outcomes:
            by_name[one.judged.name.da] = Latest(trial, found, one)
    return tuple(by_name.values())


def picture_of(facts: Facts, themed: Themed) -> Iterator[Picture]:
    """One picture a scale: each outcome of the theme's trials with its interval, better to the right."""
    theme = themed.name.plain
    shown = [one for trial in themed.trials for one in _shown(facts, trial)]
    for at, drawing in enumerate(across([one.finding(theme) for one in shown]).drawings):
        caption = _gathered(facts, drawing.title, drawing.told, f"picture:{themed.anchor}:{at}")
        yield Picture(drawing, words(caption))


def picture_of_all(facts: Facts, trials: Sequence[Tried]) -> Picture | None:
    """The outcome that decides of each trial in one picture, of the scale that most have; None: no result."""
    name = Text("Det målte vi", "What we measured")
    shown = [ones[0].finding(name) for trial in trials if (ones := _shown(facts, trial))]
    drawings = across(shown).drawings
    if not drawings:
        return None
    most = max(drawings, key=lambda one: len(one.series[0].points))
    return Picture(most, words(_gathered(facts, most.title, most.told, "picture")))


def _shown(facts: Facts, trial: Tried) -> tuple[Latest, ...]:
    """Those whose numbers may be shown."""
    return tuple(one for one in latest_of(facts, trial) if not is_hidden(one.found))


def results_table(facts: Facts, trials: Sequence[Tried]) -> Iterator[Grid]:
    """A row for each outcome; where its numbers are hidden, its verdict alone. None: no result."""
    rows = tuple(_row(facts, one) for trial in trials for one in latest_of(facts, trial))
    if rows:
        caption = words(Text("Det seneste resultat for hvert mål", "The latest result of each outcome"))
        yield Grid(caption, _COLUMNS, rows)


def _row(facts: Facts, one: Latest) -> tuple[Words, ...]:
    cite = cite_of(facts, one.found)
    judged = one.outcome.judged
    says = Text(f"{judged.name.da}: {VERDICT_WORDS[judged.verdict].da}",
                f"{judged.name.en}: {VERDICT_WORDS[judged.verdict].en}")  # fmt: skip
    dash = words(Text.same("–"))
    numbers = (dash, dash)
    if not is_hidden(one.found):
        (cells,) = grid(across([one.finding(one.trial.name.plain)]).table, cite).rows
        numbers = (cells[_EFFECT], cells[_INTERVAL])
    stage = STAGE_WORDS[one.found.stage]
    day = day_text(one.found.on)
    return (
        one.trial.name,
        words(cite(judged.name, says)),
        words(cite(VERDICT_WORDS[judged.verdict], says)),
        *numbers,
        words(cite(Text(f"{stage.da}, {day.da}", f"{stage.en}, {day.en}"), says)),
    )


def tally(facts: Facts, trials: Sequence[Tried]) -> Cited | None:
    """`5 resultater: 2 forbedret og 3 kan ikke afgøres.`; None where there is no result."""
    found = [one for trial in trials for one in latest_of(facts, trial)]
    if not found:
        return None
    said = learnt(one.outcome.judged for one in found)
    return _gathered(facts, said, said, "results")


def verdicts_of(facts: Facts, trial: Tried) -> Words:
    """The verdict of the primary outcome of the latest evaluation; `intet resultat` without one."""
    found = facts.results.of(trial.number)
    if not found:
        return words(Text("intet resultat", "no result"))
    last = found[-1]
    return words(facts.cite_result(last, VERDICT_WORDS[last.result.primary.judged.verdict]))


def without_results(facts: Facts, trials: Sequence[Tried]) -> Iterator[Grid]:
    """A row for each trial that no evaluation has a result of, with how many figures are published of it."""
    has = {one.trial for one in facts.results.found} | {one.trial for one in facts.results.external}
    rows = tuple((one.name, _published(facts, one)) for one in trials if one.number not in has)
    if rows:
        caption = words(Text("Forsøg, der ikke har noget resultat her", "Trials without a result here"))
        yield Grid(caption, (Text("Forsøg", "Trial"), Text("Offentliggjorte tal", "Published figures")), rows)


def _published(facts: Facts, one: Tried) -> Words:
    number = len(figures_of(facts, one.subjects))
    if not number:
        return words(Text("ingen", "none"))
    says = Text(f"Offentliggjorte tal fra forsøg {one.number}", f"Published figures of trial {one.number}")
    return words(counted(facts, number, f"published-{one.number}", says, f"trial/{one.number}"))


def hidden_ones(facts: Facts, trials: Sequence[Tried]) -> tuple[Latest, ...]:
    """The results whose numbers are not shown."""
    return tuple(one for trial in trials for one in latest_of(facts, trial) if is_hidden(one.found))


def _gathered(facts: Facts, text: Text, says: Text, name: str) -> Cited:
    day = day_text(facts.on)
    source = Text(
        f"Samlet af evalueringernes resultater, som de var kendt den {day.da}",
        f"Gathered from the results of the evaluations as they were known on {day.en}",
    )
    ref = Ref(f"across:{name}", says, source, "evaluations/", mark=facts.results.mark)
    return Cited(text, ref)


def tested(facts: Facts, trials: Sequence[Tried], *, concludes: bool) -> Words:
    """Whether anything has been held against what would else have been."""
    n = counted(facts, len(trials), "tried", Text("Forsøg, som er begyndt", "Trials begun"), "portfolio/")
    said = tally(facts, trials)
    if said is not None:
        has = [one for one in trials if latest_of(facts, one)]
        of = counted(facts, len(has), "evaluated", Text("Forsøg med resultater", "Trials with results"))
        return write(
            "{of} af de {n} forsøg er evalueret her med en dom for hvert mål. {said}",
            "{of} of the {n} trials were evaluated here, with a verdict on each outcome. {said}",
            of=of, n=n, said=said,
        )  # fmt: skip
    if concludes:
        return write(
            "Om det går bedre eller i hvert fald ikke dårligere end uden forsøgene, er ikke prøvet her: intet"
            " af de {n} forsøg har et resultat, hvor det er holdt op mod, hvad der ellers ville være sket.",
            "Whether things go better, or at least not worse, than without the trials has not been tested"
            " here: none of the {n} trials has a result that holds it against what would else have happened.",
            n=n,
        )
    return write(
        "Intet af de {n} forsøg har et resultat endnu.", "None of the {n} trials has a result yet.", n=n
    )
