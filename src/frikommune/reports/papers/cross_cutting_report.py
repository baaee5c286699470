"""The cross-cutting report: what was tried, what came of it, what was learnt, and what is recommended.

It holds without results too: then it tells what the network said, and that this has not been tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paper, Paragraph, Section
from frikommune.reports.parts.advice_grounds import advice_sections, others_table
from frikommune.reports.parts.all_trials import all_trials
from frikommune.reports.parts.calendar import coming, plan_table
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.figures import figures_across, figures_of, figures_table
from frikommune.reports.parts.law_across import law_across
from frikommune.reports.parts.learning import learnt_sections, organisation_sections
from frikommune.reports.parts.methods import how, limits
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.results import others_found
from frikommune.reports.parts.results_across import (
    hidden_ones,
    picture_of,
    results_table,
    without_results,
)
from frikommune.reports.parts.summing_up import summary
from frikommune.reports.parts.supervision import supervision
from frikommune.reports.parts.told import cited_last, networks
from frikommune.reports.parts.trials_by_theme import Themed, Tried, begun, by_theme, every_trial, tried_table
from frikommune.reports.writing import joined, paragraph, words

KIND = "cross_cutting_report"


def build(facts: Facts) -> Paper:
    """The report as of a day. Raises Refused before any trial has begun."""
    check_day(facts)
    every = every_trial(facts)
    trials = begun(every)
    if not trials:
        raise nothing_tried(facts)
    groups, name = by_theme(facts, trials), facts.name(networks(facts)[0])
    return Paper(
        kind=KIND,
        title=Text("Tværgående evalueringsrapport", "Cross-cutting evaluation report"),
        subtitle=Text(
            f"{name.da}: forsøg, resultater, læring og anbefalinger",
            f"{name.en}: trials, results, learning and recommendations",
        ),
        as_of=facts.on,
        sections=tuple(_sections(facts, every, groups)),
        sender=name,
        appendices=tuple(_appendices(facts, every, groups)),
        mark=facts.results.mark,
    )


def nothing_tried(facts: Facts) -> Refused:
    """The refusal of a paper about what came of trials, before any has begun."""
    return refuse(
        "nothing_tried_yet",
        problem=Text("Intet forsøg er begyndt endnu", "No trial has begun yet"),
        where="–",
        given=day_text(facts.on).da,
        expected=Text("en dag, hvor mindst ét forsøg er begyndt", "a day on which a trial has begun"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )


def _sections(facts: Facts, every: Sequence[Tried], groups: Sequence[Themed]) -> Iterator[Section]:
    trials = begun(every)
    figures = tuple(dict.fromkeys(one for trial in trials for one in figures_of(facts, trial.subjects)))
    yield from _section("summary", Text("Sammenfatning", "Summary"), summary(facts, every))
    yield from _section("background", Text("Baggrund og formål", "Background and purpose"), _why(facts))
    yield from _tried(facts, groups)
    yield from _results(facts, trials, groups)
    yield from learnt_sections(facts, groups)
    yield from _section(
        "supervision", Text("Ledelsestilsyn", "Management supervision"), supervision(facts, trials, figures)
    )
    yield from organisation_sections(facts)
    yield from _section("law", Text("Hvad loven siden har gjort", "What the law has done since"),
                        law_across(facts, trials))  # fmt: skip
    yield from _advice(facts, groups)
    method = Text("Metode, og hvad tallene ikke kan sige", "Methods, and what the figures cannot tell")
    yield from _section("methods", method, chain(how(facts), limits(facts, figures)))
    yield from _section("next", Text("Hvad der nu skal ske", "What comes next"), _next(facts))


def _section(anchor: str, title: Text, blocks: Iterable[Block], level: int = 1) -> Iterator[Section]:
    if found := tuple(blocks):
        yield Section(words(title), found, level, anchor, anchor)


def _why(facts: Facts) -> Iterator[Block]:
    network = networks(facts)[0]
    if said := [words(one) for one in cited_last(facts, network, "background")]:
        yield Paragraph(joined(said))
    if theme := facts.found(network, "theme"):
        yield paragraph("Netværkets tema er “{theme}”.", "The network's theme is “{theme}”.", theme=theme)
    if goals := [words(one) for one in cited_last(facts, network, "purpose")]:
        yield paragraph("Målet: {goal}", "The goal: {goal}", goal=joined(goals))
    if span := [words(one) for one in cited_last(facts, network, "evaluation")]:
        yield Paragraph(joined(span))


def _tried(facts: Facts, groups: Sequence[Themed]) -> Iterator[Section]:
    yield Section(words(Text("Hvad der er prøvet", "What was tried")), (), 1, "tried", "tried")
    for one in groups:
        yield Section(one.name, (tried_table(facts, one),), 2, f"tried-{one.anchor}")


def _results(facts: Facts, trials: Sequence[Tried], groups: Sequence[Themed]) -> Iterator[Section]:
    """Our own results, then others', then figures of many trials; last the trials that have none."""
    title = Text("Resultater på tværs", "Results across the trials")
    blocks: list[Block] = [picture for one in groups for picture in picture_of(facts, one)]
    blocks += results_table(facts, trials)
    if hidden := hidden_ones(facts, trials):
        n = counted(facts, len(hidden), "hidden", Text("Resultater uden tal", "Results without numbers"))
        blocks.append(
            paragraph(
                "For {n} af resultaterne vises kun dommen: tallene tæller så få, at borgere kan genkendes.",
                "Of {n} of the results only the verdict is shown: the numbers count so few citizens that"
                " they might be recognised.",
                n=n,
            )
        )
    yield Section(words(title), (*blocks, *without_results(facts, trials)), 1, "results", "results")
    external = tuple(one for one in facts.results.external if one.trial in {t.number for t in trials})
    yield from _section("external", Text("Hvad eksterne evaluatorer fandt", "What external evaluators found"),
                        others_found(external), 2)  # fmt: skip
    if across := figures_across(facts, [one.subject for one in trials]):
        caption = words(Text("Tal for flere forsøg under ét", "Figures of several trials together"))
        yield from _section("figures", Text("Offentliggjorte tal", "Published figures"),
                            (figures_table(facts, across, caption),), 2)  # fmt: skip


def _advice(facts: Facts, groups: Sequence[Themed]) -> Iterator[Section]:
    network = networks(facts)[0]
    said = [words(one) for one in cited_last(facts, network, "recommends")]
    blocks: list[Block] = [Paragraph(joined(said))] if said else []
    under = tuple(advice_sections(facts, groups))
    if not (blocks or under):
        return
    yield Section(words(Text("Anbefalinger", "Recommendations")), tuple(blocks), 1, "advice", "advice")
    yield from under
    rest = tuple(others_table(facts, groups))
    if rest:
        title = words(Text("Forsøg uden for anbefalingerne", "Trials outside the recommendations"))
        yield Section(title, rest, 2, "advice-none")


def _next(facts: Facts) -> Iterator[Block]:
    if plans := coming(facts):
        yield plan_table(facts, plans, words(Text("Kalender", "Calendar")))


def _appendices(facts: Facts, every: Sequence[Tried], groups: Sequence[Themed]) -> Iterator[Section]:
    title = words(Text("Alle forsøg og kommuner", "All trials and municipalities"))
    yield Section(title, tuple(all_trials(facts, every)), 1, "all-trials")
    tables = tuple(table for one in groups for trial in one.trials for table in _figures(facts, trial))
    if tables:
        title = words(Text("Offentliggjorte tal, forsøg for forsøg", "Published figures, trial by trial"))
        yield Section(title, tables, 1, "all-figures")


def _figures(facts: Facts, trial: Tried) -> Iterator[Block]:
    if found := figures_of(facts, trial.subjects):
        yield figures_table(facts, found, trial.name)
