"""A first design for a trial from what is known of it; every proposal says where it comes from.

Nothing is decided by it: what a trial should do, and what would be worthwhile, only people can say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.evaluation.designs.concurrent import concurrent
from frikommune.evaluation.designs.design import Design, Expected, Outcome
from frikommune.evaluation.power.benchmark import Benchmark, pooled_benchmark
from frikommune.language import Language, Text, day_text
from frikommune.law.exemption import Grant
from frikommune.law.rulebook import Rulebook
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.journal import Journal
from frikommune.programme.told import at_the_end
from frikommune.programme.trial import Trial

_BEFORE = "-before-"
"""In a figure's name: it was measured before the trial, as in `figure:jobrotation-before-2018-q1`."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One field that was filled in, and from what."""

    field: str
    why: Text


@dataclass(frozen=True, slots=True)
class Proposed:
    """A first design, and each of its proposals.

    `data_seen` is the day on which a result of the trial was first recorded, None: none is known. A design
    that is locked after it was designed after the data.
    """

    design: Design
    proposals: tuple[Proposal, ...]
    data_seen: date | None = None
    benchmark: Benchmark | None = None


def propose(trial: Trial, rulebook: Rulebook, journal: Journal, language: Language = "da") -> Proposed:
    """What is known of a trial, as a first design in one language."""
    grants = [one for one in rulebook.grants if one.exemption in trial.exemptions]
    known = _known(trial, journal)
    earlier = [one for one in known if _BEFORE in one.about.name and _share(one) is not None]
    proposals = [Proposal("title", _FROM_TRIAL), Proposal("purpose", _FROM_TRIAL), Proposal("theory", _LINKS)]
    design = Design(
        trial.id,
        title=trial.title.said_in(language),
        purpose=trial.with_trial.said_in(language),
        theory=_theory(trial, language),
        cluster="kommune" if language == "da" else "municipality",
        estimand=_EVERYBODY.said_in(language),
    )
    proposals += [Proposal("cluster", _MUNICIPALITY_DECIDES), Proposal("estimand", _ALL_REACHED)]
    design = _with_places(design, trial, grants, proposals)
    design = _with_groups(design, trial, rulebook, proposals, language)
    design, seen = _with_outcomes(design, trial, known, earlier, proposals, language)
    benchmark = pooled_benchmark([figure for one in earlier if (figure := _share(one))]) if earlier else None
    design = _with_comparison(design, benchmark, earlier, proposals, language)
    design = _with_reforms(design, trial, rulebook, proposals, language)
    side_effects = _side_effects(trial, journal)
    proposals += [side_effects] if side_effects else []
    return Proposed(design, tuple(proposals), seen, benchmark)


def _known(trial: Trial, journal: Journal) -> tuple[Entry, ...]:
    subject = Subject("trial", trial.id)
    return tuple(one for one in at_the_end(journal).concerning(subject) if one.about.kind == "figure")


def _share(entry: Entry) -> Figure | None:
    value = entry.value
    fits = isinstance(value, Figure) and value.unit == "percent" and value.number is not None
    return value if fits and isinstance(value, Figure) else None


def _theory(trial: Trial, language: Language) -> tuple[str, ...]:
    links = [trial.with_trial, *trial.indicators[:1]]
    return tuple(one.said_in(language) for one in links if one.said_in(language))


def _with_places(design: Design, trial: Trial, grants: Sequence[Grant], told: list[Proposal]) -> Design:
    places = tuple(dict.fromkeys(one.municipality for one in grants)) or trial.municipalities
    told.append(Proposal("municipalities", _FROM_GRANTS if grants else _FROM_APPLICATION))
    if grants:
        first = {place: min(one.start for one in grants if one.municipality == place) for place in places}
        together = len(set(first.values())) == 1
        told += [
            Proposal("starts", _FROM_GRANTS if together else _ONE_BY_ONE),
            Proposal("ends", _FROM_GRANTS),
        ]
        ends = [one.last_day for one in grants if one.last_day is not None]
        starts, last = min(one.start for one in grants), max(ends) if len(ends) == len(grants) else None
        design = replace(design, starts=starts, ends=last)
    told.append(Proposal("expected.treated_clusters", _COUNTED))
    return replace(design, municipalities=places, expected=Expected(treated_clusters=len(places) or None))


def _with_groups(
    design: Design, trial: Trial, rulebook: Rulebook, told: list[Proposal], language: Language
) -> Design:
    found = [
        rulebook.groups[group].said_in(language)
        for one in trial.exemptions
        for group in sorted(rulebook.exemptions[one].groups)
        if group in rulebook.groups
    ]
    if not found:
        return design
    told.append(Proposal("population", _FROM_LAW))
    return replace(design, population=", ".join(dict.fromkeys(found)))


def _with_outcomes(
    design: Design,
    trial: Trial,
    known: Sequence[Entry],
    earlier: Sequence[Entry],
    told: list[Proposal],
    language: Language,
) -> tuple[Design, date | None]:
    stems = {one.about.name.partition(_BEFORE)[0] for one in earlier}
    results = [one for one in known if _share(one) and one not in earlier and _stem(one, stems)]
    seen = min((one.recorded.last for one in results), default=None)
    names = [one.said_in(language) for one in trial.indicators]
    if results:
        figure = _share(results[0])
        name = figure.measure.said_in(language) if figure else ""
        told.append(Proposal("primary", _from_paper(results[0])))
        primary = Outcome(name, come_from="cases")
        if figure and figure.denominator:
            told.append(Proposal("expected.treated", _from_paper(results[0])))
            design = replace(
                design, expected=_of_figure(design.expected, results[0], figure.denominator, told)
            )
    elif names:
        told.append(Proposal("primary", _FROM_INDICATORS))
        primary = Outcome(names.pop(0))
    else:
        return design, seen
    others = tuple(Outcome(one) for one in names if one != primary.name)
    if others:
        told.append(Proposal("secondary", _FROM_INDICATORS))
    return replace(design, primary=primary, secondary=others), seen


def _of_figure(expected: Expected, entry: Entry, citizens: int, told: list[Proposal]) -> Expected:
    """How many a known result is of, and in how many municipalities."""
    places = sum(one.kind == "municipality" for one in entry.concerns)
    if not places:
        return replace(expected, treated=citizens)
    told[:] = [one for one in told if one.field != "expected.treated_clusters"]
    told.append(Proposal("expected.treated_clusters", _from_paper(entry)))
    return replace(expected, treated=citizens, treated_clusters=places)


def _stem(entry: Entry, stems: set[str]) -> bool:
    return any(entry.about.name.startswith(f"{stem}-") for stem in stems)


def _with_comparison(
    design: Design,
    benchmark: Benchmark | None,
    earlier: Sequence[Entry],
    told: list[Proposal],
    language: Language,
) -> Design:
    if benchmark is None:
        told.append(Proposal("comparison", _OTHERS))
        with_others = _OUTSIDE.said_in(language)
        return replace(design, comparison="other_municipalities", compared_with=with_others)
    papers = dict.fromkeys(one.paper.reference for one in earlier)
    why = Text(" ".join(one.da for one in benchmark.says), " ".join(one.en for one in benchmark.says))
    told += [Proposal("comparison", _EARLIER), Proposal("benchmark", why)]
    return replace(
        design,
        comparison="benchmark",
        benchmark=round(benchmark.best, 6),
        benchmark_source="; ".join(papers),
        expected=replace(design.expected, baseline=round(benchmark.best, 6)),
    )


def _with_reforms(
    design: Design, trial: Trial, rulebook: Rulebook, told: list[Proposal], language: Language
) -> Design:
    found = tuple(concurrent(design, trial, rulebook, language))
    if found:
        told.append(Proposal("reforms", _FROM_VERSIONS))
    return replace(design, reforms=found)


def _side_effects(trial: Trial, journal: Journal) -> Proposal | None:
    """Side effects that were seen, as candidates: what stops the trial, people must say."""
    subject = Subject("trial", trial.id)
    found = [
        one.value
        for one in at_the_end(journal).concerning(subject)
        if one.about.kind == "side_effect" and isinstance(one.value, Text)
    ]
    if not found:
        return None
    da, en = (" ".join(dict.fromkeys(one)) for one in zip(*found, strict=True))
    return Proposal(
        "guardrails", Text(f"Bivirkninger, som kilderne nævner: {da}", f"Side effects in the sources: {en}")
    )


def _from_paper(entry: Entry) -> Text:
    day = day_text(entry.recorded.last)
    return Text(
        f"Fra {entry.paper.reference}, som kendte resultatet {day.da}: designes der nu, er det efter data.",
        f"From {entry.paper.reference}, which knew the result on {day.en}: a design made now is after the"
        " data.",
    )


_FROM_TRIAL = Text("Fra forsøgets beskrivelse.", "From the trial's description.")
_LINKS = Text(
    "Fra forsøgets beskrivelse og indikatorer; skriv leddene imellem.",
    "From the trial's description and indicators; write the links between.",
)
_MUNICIPALITY_DECIDES = Text(
    "Kommunen besluttede, hvem der er med.", "The municipality decided who takes part."
)
_EVERYBODY = Text(
    "alle i målgruppen, også dem, der ikke brugte muligheden",
    "all in the target group, also those who did not use it",
)
_ALL_REACHED = Text(
    "Ellers sammenlignes dem, der valgte til, med alle andre.",
    "Otherwise those who chose it are compared with all others.",
)
_FROM_GRANTS = Text("Fra bevillingerne.", "From the grants.")
_ONE_BY_ONE = Text(
    "Fra bevillingerne: den første kommunes dag. Andre begyndte senere, og det regnes der med (forskudt"
    " start).",
    "From the grants: the first municipality's day. Others began later, and that is reckoned with (staggered"
    " starts).",
)
_FROM_APPLICATION = Text("Fra ansøgningen.", "From the application.")
_COUNTED = Text("Talt i bevillingerne.", "Counted in the grants.")
_FROM_LAW = Text("Fra fravigelsernes målgrupper.", "From the exemptions' target groups.")
_FROM_INDICATORS = Text("Fra forsøgets indikatorer.", "From the trial's indicators.")
_OTHERS = Text(
    "Når intet tidligere tal kendes, er andre kommuner det bedste.",
    "Where no earlier figure is known, other municipalities are the best.",
)
_OUTSIDE = Text("kommuner uden for netværket", "municipalities outside the network")
_EARLIER = Text("Der er offentliggjorte tal fra før forsøget.", "There are published figures from before it.")
_FROM_VERSIONS = Text(
    "Fra lovens udgaver og de andre forsøg på samme regler. Nævn også andre indsatser.",
    "From the law's versions and the other trials on the same rules. Name other efforts too.",
)
