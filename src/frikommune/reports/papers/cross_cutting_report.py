"""The cross-cutting report: what was tried, what came of it, what was learnt, and what is recommended.

It holds without results too: then it tells what the network said, and that this has not been tested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.plans import plans_of
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paper, Paragraph, Section, Words
from frikommune.reports.parts.advice_grounds import advice_sections, others_table
from frikommune.reports.parts.all_trials import all_trials
from frikommune.reports.parts.calendar import coming, plan_table, when_of
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.figures import figures_across, figures_of, figures_table
from frikommune.reports.parts.law_across import law_across
from frikommune.reports.parts.learnt import by_stakeholder, side_effects, under_theme
from frikommune.reports.parts.lessons import TITLES, lessons, varied
from frikommune.reports.parts.methods import how, limits
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.recommendations import themes
from frikommune.reports.parts.results import others_found
from frikommune.reports.parts.results_across import (
    hidden_ones,
    picture_of,
    results_table,
    tested,
    without_results,
)
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.supervision import supervision
from frikommune.reports.parts.told import cited_last, networks, told
from frikommune.reports.parts.trials_by_theme import Themed, Tried, begun, by_theme, every_trial, tried_table
from frikommune.reports.writing import joined, listed_words, paragraph, points, words, write

KIND = "cross_cutting_report"
_ACTIVE = Subject("figure", "active-trials")
_LEARNING = Subject("calendar", "organisational-learning")
"""By these names a journal tells how many trials there were, and when what was learnt is evaluated."""


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
    yield from _section("summary", Text("Sammenfatning", "Summary"), _summary(facts, every))
    yield from _section("background", Text("Baggrund og formål", "Background and purpose"), _why(facts))
    yield from _tried(facts, groups)
    yield from _results(facts, trials, groups)
    yield from _learnt(facts, groups)
    yield from _section(
        "supervision", Text("Ledelsestilsyn", "Management supervision"), supervision(facts, trials, figures)
    )
    yield from _organisation(facts)
    yield from _section("law", Text("Hvad loven siden har gjort", "What the law has done since"),
                        law_across(facts, trials))  # fmt: skip
    yield from _advice(facts, groups)
    method = Text("Metode, og hvad tallene ikke kan sige", "Methods, and what the figures cannot tell")
    yield from _section("methods", method, chain(how(facts), limits(facts, figures)))
    yield from _section("next", Text("Hvad der nu skal ske", "What comes next"), _next(facts))


def _section(anchor: str, title: Text, blocks: Iterable[Block], level: int = 1) -> Iterator[Section]:
    if found := tuple(blocks):
        yield Section(words(title), found, level, anchor, anchor)


def _summary(facts: Facts, every: Sequence[Tried]) -> Iterator[Block]:
    """How much was tried, what the network concludes, and whether that has been tested."""
    trials = begun(every)
    n = counted(facts, len(trials), "tried", Text("Forsøg, som er begyndt", "Trials begun"), "portfolio/")
    granted = counted(facts, len(every), "granted", Text("Imødekomne forsøg", "Trials granted"), "portfolio/")
    yield paragraph(
        "{n} af {granted} imødekomne forsøg er sat i gang. {places}",
        "{n} of {granted} trials that were granted have been started. {places}",
        n=n, granted=granted, places=_where(facts, trials),
    )  # fmt: skip
    yield from _counts_otherwise(facts, len(trials))
    if never := [one for one in every if one not in trials]:
        yield paragraph(
            "Ikke begyndt: {which}.", "Not begun: {which}.", which=listed_words([one.name for one in never])
        )
    concluded = [
        words(facts.cite(one))
        for about in facts.now.subjects("conclusion")
        for one in told(facts, about, "concludes")
    ]
    if concluded:
        yield paragraph("Netværket konkluderer selv:", "The network itself concludes:")
        yield points(concluded)
    yield Paragraph(tested(facts, trials, concludes=bool(concluded)))
    if count := [len(one.recommendations) for one in themes(facts)]:
        yield paragraph(
            "Det bliver til {n} anbefalinger under {themes} temaer.",
            "That has become {n} recommendations under {themes} themes.",
            n=counted(facts, sum(count), "advice", Text("Anbefalinger", "Recommendations")),
            themes=counted(facts, len(count), "themes", Text("Temaer", "Themes")),
        )


def _counts_otherwise(facts: Facts, ours: int) -> Iterator[Block]:
    """How many a source counts, where it is another number."""
    active = facts.now.question(_ACTIVE, "number").one
    if active and isinstance(active.value, Figure) and active.value.number != ours:
        yield paragraph(
            "Netværket tæller selv {n}.",
            "The network itself counts {n}.",
            n=facts.cite(active, active.value.amount),
        )


def _where(facts: Facts, trials: Sequence[Tried]) -> Words:
    places = {cell.municipality for one in trials for cell in one.begun_in}
    n = counted(facts, len(places), "places", Text("Kommuner med forsøg", "Municipalities with trials"))
    return write("De er prøvet i {n} kommuner.", "They were tried in {n} municipalities.", n=n)


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


def _learnt(facts: Facts, groups: Sequence[Themed]) -> Iterator[Section]:
    by_whom = tuple(by_stakeholder(facts))
    if by_whom:
        yield Section(words(Text("Hvad der er lært, gruppe for gruppe", "What was learnt, group by group")),
                      (), 1, "learnt")  # fmt: skip
        yield from by_whom
    under = [(one, tuple(under_theme(facts, one))) for one in groups]
    if any(blocks for _, blocks in under):
        title = words(Text("Hvad der er lært, tema for tema", "What was learnt, theme by theme"))
        yield Section(title, (), 1, "learnt-by-theme")
        for one, blocks in under:
            if blocks:
                yield Section(one.name, blocks, 2, f"learnt-theme-{one.anchor}")
    side = Text("Bivirkninger, som ingen ønskede", "Side effects that nobody wanted")
    yield from _section("side-effects", side, listed_points(side_effects(facts)))


def _organisation(facts: Facts) -> Iterator[Section]:
    """When it was to be evaluated what the organisation learnt, and the lessons, kind by kind."""
    found = lessons(facts)
    first = tuple(_planned(facts))
    if not (found or first):
        return
    title = words(Text("Organisatorisk læring", "Organisational learning"))
    yield Section(title, first, 1, "organisation", "organisation")
    for kind, said in found.items():
        before = varied(facts) if kind == "participation" else ()
        yield Section(words(TITLES[kind]), (points((*before, *said)),), 2, f"lessons-{kind or 'other'}")


def _planned(facts: Facts) -> Iterator[Block]:
    for one in plans_of(facts.now):
        if one.about == _LEARNING and one.times:
            yield paragraph(
                "Den organisatoriske læring blev planlagt evalueret {when}.",
                "It was planned to evaluate what the organisation learnt {when}.",
                when=when_of(facts, one.times),
            )


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
    tables = [_figures(facts, one) for one in groups]
    if any(tables):
        title = words(Text("Offentliggjorte tal, tema for tema", "Published figures, theme by theme"))
        yield Section(title, tuple(one for some in tables for one in some), 1, "all-figures")


def _figures(facts: Facts, themed: Themed) -> tuple[Block, ...]:
    found: tuple[Entry, ...] = tuple(
        dict.fromkeys(one for trial in themed.trials for one in figures_of(facts, trial.subjects))
    )
    caption = write("Tal fra forsøgene under “{theme}”", "Figures of the trials under “{theme}”",
                    theme=themed.name)  # fmt: skip
    return (figures_table(facts, found, caption),) if found else ()
