"""The evaluation report of one trial, for ministry, KKR, evaluators and the public.

In the order of the network's own reports: summary; background, purpose, target group, expected results;
method; results and learning; recommendations; appendices. From the journal alone it tells what the sources
give and what that cannot show; with results of evaluations it tells their verdicts first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from frikommune.cases.mark import Mark
from frikommune.language import Text, day_text
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paper, Paragraph, Ref, Section
from frikommune.reports.parts.data_dictionary import dictionary
from frikommune.reports.parts.differing import differing, sources
from frikommune.reports.parts.experience_told import ExperienceTold
from frikommune.reports.parts.law_effect import LawEffect, laws_of
from frikommune.reports.parts.law_in_short import law_in_short
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.results import Once, others_found
from frikommune.reports.parts.results_in_detail import (
    counted_blocks,
    money_blocks,
    side_by_side,
)
from frikommune.reports.parts.results_told import details_told, result_sections, verdicts_told
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trial_described import new_law_says
from frikommune.reports.parts.trial_figures import TrialFigures
from frikommune.reports.parts.trial_in_words import TrialInWords
from frikommune.reports.parts.trial_method import (
    design_blocks,
    not_computed,
    what_it_rests_on,
    who_evaluates,
)
from frikommune.reports.parts.trial_money import money_of
from frikommune.reports.parts.trial_now import TrialThere, standing, trial_there
from frikommune.reports.parts.trial_recommended import named_in_short, recommendation_blocks
from frikommune.reports.results import Found
from frikommune.reports.writing import joined, paragraph, words

KIND = "evaluation_report"
_NEVER = Text("blev aldrig sat i gang", "was never started")
_NOT_YET = Text("er ikke begyndt endnu", "has not begun yet")


@dataclass(frozen=True)
class _Report:
    """One report under way: the trial, its results, and what was said already."""

    there: TrialThere

    @property
    def facts(self) -> Facts:
        return self.there.facts

    @cached_property
    def results(self) -> tuple[Found, ...]:
        """The trial's results: the latest of each outcome and stage, the final ones first."""
        latest = {
            (one.result.primary.judged.name, one.stage): one
            for one in self.facts.results.of(self.there.number)
        }
        return tuple(sorted(latest.values(), key=lambda one: (one.stage == "midway", one.on), reverse=False))

    @cached_property
    def figures(self) -> TrialFigures:
        return TrialFigures(self.there)

    @cached_property
    def experience(self) -> ExperienceTold:
        return ExperienceTold(self.there)

    @cached_property
    def laws(self) -> tuple[LawEffect, ...]:
        exemptions = [one.name for one in self.there.parts]
        return laws_of(self.facts, self.there.number, self.there.subjects, exemptions)


def build(facts: Facts, trial: str) -> Paper:
    """The report of one trial on the facts' day.

    Raises Refused for a day before the network or the trial is known.
    """
    check_day(facts)
    report = _Report(trial_there(facts, trial))
    sections, day = tuple(_sections(report)), day_text(facts.on)
    marks = (one.mark for one in report.results)
    title = Text(
        f"Evaluering af forsøg {trial}: {report.there.name.text.da}",
        f"Evaluation of trial {trial}: {report.there.name.text.en}",
    )
    paper = Paper(
        kind=KIND,
        title=title,
        as_of=facts.on,
        sections=sections,
        subtitle=Text(f"Evalueringsrapport pr. {day.da}", f"Evaluation report as of {day.en}"),
        sender=_sender(facts),
        mark=max(marks, default=Mark.NONE),
    )
    return replace(paper, appendices=tuple(_appendices(report, paper.refs)))


def _sections(report: _Report) -> Iterator[Section]:
    there = report.there
    for anchor, title, own, below in (
        ("summary", Text("Sammenfatning", "Summary"), _summary(report), ()),
        (
            "about",
            Text("Baggrund, formål, målgruppe og forventede resultater",
                 "Background, purpose, target group and expected results"),
            (), TrialInWords(there, report.figures, report.results).sections(),
        ),
        ("method", Text("Metode", "Method"), _method(report), ()),
        (
            "results", Text("Resultater og læring", "Results and learning"),
            _nothing_found(report), _results(report),
        ),
        ("recommendations", Text("Anbefalinger", "Recommendations"), recommendation_blocks(there), ()),
    ):  # fmt: skip
        blocks, sections = tuple(own), tuple(below)
        if blocks or sections:
            yield Section(words(title), blocks, 1, anchor, anchor if blocks else "")
            yield from sections


def _summary(report: _Report) -> Iterator[Block]:
    """Where it stands, what came out, what is known besides, the law, and what is recommended."""
    there = report.there
    yield Paragraph(standing(there))
    yield from listed_points(list(verdicts_told(report.facts, report.results)))
    if there.has_begun and not report.results:
        yield Paragraph(not_computed(there, len(report.figures.own), report.experience.number))
    if said := joined(law_in_short(there, report.laws)):
        yield Paragraph(said)
    if named := named_in_short(there):
        yield paragraph("Netværket anbefaler: {named}.", "The network recommends: {named}.", named=named)


def _method(report: _Report) -> Iterator[Block]:
    yield from who_evaluates(report.facts)
    yield from design_blocks(report.facts, report.results)
    yield from what_it_rests_on(report.there, report.figures, report.results)


def _nothing_found(report: _Report) -> Iterator[Block]:
    """Why there is nothing to tell, where there is not."""
    there = report.there
    if not there.has_begun:
        yield paragraph(
            "Der er ingen resultater, for {trial} {state}.",
            "There are no results, as {trial} {state}.",
            trial=there.facts.name(there.subject),
            state=_NEVER if there.now.status == "never_started" else _NOT_YET,
        )
    elif not (report.results or report.figures.own or report.facts.results.external_of(there.number)):
        alone = Text(" alene", " alone") if report.figures.shared else Text("", "")
        yield paragraph(
            "Kilderne giver ingen tal fra {trial}{alone}.",
            "The sources give no figures of {trial}{alone}.",
            trial=there.facts.name(there.subject), alone=alone,
        )  # fmt: skip


def _results(report: _Report) -> Iterator[Section]:
    facts, once = report.facts, Once()
    yield from result_sections(facts, report.results, once)
    yield from _besides(report, once)
    yield from report.experience.sections()
    if blocks := tuple(_law(report)):
        yield Section(words(Text("Den senere lov", "The later law")), blocks, 2, "law", "law")


def _besides(report: _Report, once: Once) -> Iterator[Section]:
    """Tables beside the results: stages together, others' results, published figures, money and time."""
    facts, extract = report.facts, [one for one in report.results if one.figures is not None][:1]
    money = [
        *money_of(report.figures),
        *(block for one in extract for block in money_blocks(facts, one)),
    ]
    for anchor, title, blocks in (
        ("stages", Text("Midtvejs og slut", "Midway and final"), side_by_side(facts, report.results)),
        (
            "others",
            Text("Hvad andre har fundet", "What others found"),
            others_found(facts.results.external_of(report.there.number)),
        ),
        ("figures", Text("Offentliggjorte tal", "Published figures"), report.figures.blocks()),
        (
            "counted",
            Text("Talt i sagerne", "Counted in the cases"),
            (block for one in extract for block in counted_blocks(facts, one, once)),
        ),
        ("money", Text("Penge og tid", "Money and time"), money),
        (
            "shared",
            Text("Sammen med andre forsøg", "Together with other trials"),
            report.figures.shared_blocks(),
        ),
    ):
        if found := tuple(blocks):
            yield Section(words(title), found, 2, anchor, anchor)


def _law(report: _Report) -> Iterator[Block]:
    facts = report.facts
    told = [
        said
        for law in facts.now.subjects("law") if facts.now.question(law, "in_force").facts
        for said in new_law_says(facts, law, report.there.subjects)
    ]  # fmt: skip
    if told:
        yield Paragraph(joined(told))
    for one in report.laws:
        yield Paragraph(joined(one.sentences()))


def _appendices(report: _Report, refs: Iterable[Ref]) -> Iterator[Section]:
    facts, there = report.facts, report.there
    for anchor, title, blocks in (
        (
            "dictionary",
            Text("Målenes ordbog", "Dictionary of outcomes"),
            dictionary(facts, there, report.results),
        ),
        (
            "differing",
            Text("Hvor kilderne er uenige", "Where the sources disagree"),
            differing(facts, (*there.subjects, Subject("application", there.number))),
        ),
        *details_told(facts, report.results),
        ("rests-on", Text("Hvad rapporten bygger på", "What the report rests on"), sources(facts, refs)),
    ):
        if found := tuple(blocks):
            yield Section(words(title), found, 1, anchor, anchor)


def _sender(facts: Facts) -> Text:
    network = facts.now.subjects("network")[0]
    named = facts.found(network, "named")
    return named.text if named else facts.name(network)
