"""The final presentation to KKR, as slides: background, evaluation, conclusions, recommendations by theme,
lessons, next steps, advocacy and the agendas of the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, Verdict, own_subjects
from frikommune.programme.figure import Figure
from frikommune.programme.plans import plans_of
from frikommune.programme.when import When
from frikommune.reports.facts import Facts, unsupported
from frikommune.reports.paper import NOTHING, Paper, Section, Words
from frikommune.reports.parts.advocacy import advocacy
from frikommune.reports.parts.amounts import short_amount
from frikommune.reports.parts.calendar import coming, plan_table, when_of
from frikommune.reports.parts.calendar import told_last as told_last_of
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.days import long_day, long_when
from frikommune.reports.parts.law_overview import numbers
from frikommune.reports.parts.lessons import lesson_slides
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.recommendations import Theme, theme_slides, themes
from frikommune.reports.parts.slides import slides, table_slides
from frikommune.reports.parts.told import cited_last, half_year, networks, owners_inside, told, told_last
from frikommune.reports.writing import listed_words, words, write

KIND = "kkr_final"
_ACTIVE = Subject("figure", "active-trials")
_MET = Subject("figure", "trials-met")
_PERIOD = Subject("calendar", "trials-evaluated")
"""By these names a journal tells how many trials were active and met by law, and when they were evaluated."""


def build(facts: Facts) -> Paper:
    """The presentation as of a day. Raises Refused before the network has drawn conclusions."""
    check_day(facts)
    if not facts.now.subjects("conclusion"):
        raise unsupported(facts.name(_network(facts)), "concludes", facts.on)
    sections = (
        *_background(facts),
        *_law(facts),
        *_trials(facts),
        *_evaluated(facts),
        *_made(facts),
        *_conclusions(facts),
        *_recommends(facts),
        *theme_slides(facts),
        *lesson_slides(facts),
        *_next(facts),
        *_advocacy(facts),
        *_agendas(facts),
    )
    name, day, to = facts.name(_network(facts)), long_day(facts.on), owners_inside(facts)
    return Paper(
        kind=KIND,
        title=Text(f"{name.da}: resultater og anbefalinger", f"{name.en}: results and recommendations"),
        subtitle=Text(f"Til {to.da}, den {day.da}", f"To {to.en}, {day.en}"),
        sender=name,
        as_of=facts.on,
        shape="slides",
        sections=sections,
    )


def _network(facts: Facts) -> Subject:
    return networks(facts)[0]


def _said(facts: Facts, says: str) -> Iterator[Words]:
    """What the latest source says of the network under a word."""
    return (words(one) for one in cited_last(facts, _network(facts), says))


def _background(facts: Facts) -> Iterator[Section]:
    title = words(Text("Derfor blev netværket til", "Why the network came about"))
    theme = facts.found(_network(facts), "theme")
    under = write("Temaet: “{theme}”", "The theme: “{theme}”", theme=theme) if theme else Words()
    goal = (
        write("Målet: {goal}", "The goal: {goal}", goal=one)
        for one in cited_last(facts, _network(facts), "purpose")
    )
    yield from slides(title, (*_said(facts, "background"), under, *goal), "background")


def _law(facts: Facts) -> Iterator[Section]:
    """What the law has met, and what the network still asks for."""
    title = words(Text("Loven har imødekommet en del, men ikke alt", "The law has met some of it, not all"))
    laws = [one for one in facts.now.subjects("law") if told(facts, one, "in_force")]
    still = (words(facts.cite(one)) for law in laws for one in told_last(facts, law, "says"))
    yield from slides(title, (_met(facts, laws), _named(facts), *still), "law")


def _met(facts: Facts, laws: Sequence[Subject]) -> Words:
    """How many trials the law has met, by the source."""
    met = facts.now.question(_MET, "number").one
    if met is None or not laws:
        return NOTHING
    force = told_last(facts, laws[-1], "in_force")[-1]
    assert isinstance(force.value, When)
    return write(
        "{law} har fra {day} helt eller delvist imødekommet {n}.",
        "{law} has from {day} met {n} fully or partly.",
        n=short_amount(facts, met),
        law=facts.found(laws[-1], "named") or facts.name(laws[-1]),
        day=facts.cite(force, long_when(force.value)),
    )


def _named(facts: Facts) -> Words:
    """Which of them the sources name: trials met as wholes, and those of which a part is."""
    found = [
        one.trial
        for one in facts.trials
        if any(
            _is_met(facts, about) for about in own_subjects(one.trial.name, facts.pack.parts[one.trial.name])
        )
    ]
    if not found:
        return NOTHING
    says = Text("Forsøg, som en kilde siger er imødekommet", "Trials that a source says are met")
    return write(
        "Kilderne nævner {n} af forsøgene ved navn, nogle kun for en del: {which}.",
        "The sources name {n} of the trials, some only for a part: {which}.",
        n=counted(facts, len(found), "met-named", says),
        which=numbers(found),
    )


def _is_met(facts: Facts, about: Subject) -> bool:
    said = (one.value for one in told(facts, about, "met_by_law"))
    return any(isinstance(one, Verdict) and one.verdict in ("fully", "partly") for one in said)


def _trials(facts: Facts) -> Iterator[Section]:
    """How many trials there were, by the source and by the journal, and how they differ."""
    said = list(_said(facts, "evaluation"))
    active = facts.now.question(_ACTIVE, "number").one
    title = words(Text("Fra helt små til meget store forsøg", "From very small to very large trials"))
    count = [_active(facts, active)] if active else []
    yield from slides(title, (*count, *_begun(facts, active), *said), "trials")


def _active(facts: Facts, active: Entry) -> Words:
    assert isinstance(active.value, Figure)
    measure = facts.cite(active, active.value.measure)
    return write("{measure}: {n}", "{measure}: {n}", measure=measure, n=short_amount(facts, active))


def _begun(facts: Facts, active: Entry | None) -> Iterator[Words]:
    """What the journal counts, where the source counts otherwise."""
    begun = [one for one in facts.trials if one.status in ("running", "ended", "permanent")]
    if active is None or not isinstance(active.value, Figure) or active.value.number == len(begun):
        return
    n = counted(facts, len(begun), "begun", Text("Forsøg sat i gang", "Trials started"), "portfolio/")
    yield write(
        "Journalen tæller selv {n} forsøg, der er sat i gang.",
        "The journal itself counts {n} trials started.",
        n=n,
    )


def _evaluated(facts: Facts) -> Iterator[Section]:
    """When the trials were evaluated, and by whom."""
    title = words(Text("Sådan er forsøgene evalueret", "How the trials were evaluated"))
    told_of = told_last(facts, _network(facts), "evaluated_how")
    whole = [one for one in told_of if _PERIOD in one.concerns]
    when = (
        write(
            "Det er sket i perioden {when}.", "That was done in {when}.", when=when_of(facts, one.times[-1:])
        )
        for one in plans_of(facts.now)
        if one.about == _PERIOD and one.times
    )
    rest = (words(facts.cite(one)) for one in told_of if one not in whole)
    said = (*(words(facts.cite(one)) for one in whole), *when, *_evaluators(facts), *rest)
    yield from slides(title, said, "evaluated")


def _evaluators(facts: Facts) -> Iterator[Words]:
    """Who evaluated which trials, one sentence for each who did."""
    found: dict[Subject, list[tuple[Entry, Subject]]] = {}
    for one in facts.trials:
        for entry in told(facts, one.trial, "evaluated_by")[-1:]:
            if isinstance(entry.value, Subject):
                found.setdefault(entry.value, []).append((entry, one.trial))
    for who, of in found.items():
        trials = listed_words([_quoted(facts, trial) for _, trial in of])
        name = facts.cite(of[0][0], facts.name(who))
        yield write("{who} har evalueret {trials}.", "{who} has evaluated {trials}.", who=name, trials=trials)


def _quoted(facts: Facts, trial: Subject) -> Words:
    named = facts.found(trial, "named") or facts.name(trial)
    return write("“{name}” ({number})", "“{name}” ({number})", name=named, number=facts.name(trial))


def _made(facts: Facts) -> Iterator[Section]:
    """What was written, and under which themes."""
    yield from slides(
        words(Text("Det er der udarbejdet", "What has been made")), _said(facts, "output"), "made"
    )
    title = words(Text("Erfaringer og anbefalinger under fælles temaer", "Themes of experience and advice"))
    yield from slides(title, (_theme(facts, at, one) for at, one in enumerate(themes(facts), 1)), "themes")


def _theme(facts: Facts, at: int, theme: Theme) -> Words:
    many = len(theme.recommendations)
    n = counted(facts, many, f"theme-{at}", Text("Anbefalinger under temaet", "Recommendations of the theme"))
    da, en = ("anbefaling", "recommendation") if many == 1 else ("anbefalinger", "recommendations")
    return write(f"{{theme}}: {{n}} {da}", f"{{theme}}: {{n}} {en}", theme=theme.name, n=n)


def _conclusions(facts: Facts) -> Iterator[Section]:
    found = [one for about in facts.now.subjects("conclusion") for one in told(facts, about, "concludes")]
    title = words(Text("Det viser evalueringerne samlet set", "What the evaluations show as a whole"))
    yield from slides(title, (words(facts.cite(one)) for one in found), "conclusions")


def _recommends(facts: Facts) -> Iterator[Section]:
    title = words(
        Text("Netværkets anbefaling til regeringen", "The network's recommendation to the government")
    )
    yield from slides(title, _said(facts, "recommends"), "recommends")


def _next(facts: Facts) -> Iterator[Section]:
    """What the latest source plans, how long the rules may be used, and older plans that still stand."""
    plans = coming(facts)
    last = told_last_of(plans)
    title, caption = (
        words(Text("Den videre proces", "What happens next")),
        words(Text("Kalender", "Calendar")),
    )
    planned = plan_table(facts, last, caption)
    yield from table_slides(title, replace(planned, rows=(*planned.rows, *_until(facts))), "next")
    older = words(
        Text("Ældre planer, der endnu ikke er meldt udført", "Older plans, not yet told to be done")
    )
    rest = [one for one in plans if one not in last]
    as_before = words(Text("Som tidligere planlagt", "As planned earlier"))
    yield from table_slides(older, plan_table(facts, rest, as_before), "older")


def _until(facts: Facts) -> Iterator[tuple[Words, ...]]:
    """How long the municipalities may work with the rules, as a row of the calendar."""
    end = facts.found(_network(facts), "period_end")
    if end is not None:
        use = Text(
            "Kommunerne kan arbejde med de nuværende frikommuneregler",
            "The municipalities may work with the present rules",
        )
        yield words(use), write("til og med {end}", "to the end of {end}", end=end)


def _advocacy(facts: Facts) -> Iterator[Section]:
    """What is done for the results to be heard, since the half year began."""
    found = advocacy(facts, half_year(facts.on))
    title = words(
        Text("Resultaterne skal høres: netværket arbejder for opmærksomhed", "Results must be heard")
    )
    yield from slides(title, _said(facts, "advocates"), "advocacy")
    for head, said, anchor in (
        (
            Text("Interessevaretagelse, der er gennemført", "Advocacy that has been"),
            found.been,
            "advocacy-been",
        ),
        (
            Text("Idéer og aftaler, der arbejdes med", "Ideas and agreements under way"),
            found.under_way,
            "advocacy-now",
        ),
        (
            Text("Nævnt tidligere i halvåret", "Told of earlier in the half year"),
            found.before,
            "advocacy-before",
        ),
    ):
        yield from slides(words(head), said, anchor)


def _agendas(facts: Facts) -> Iterator[Section]:
    title = words(Text("Frikommunerne og de aktuelle dagsordner", "The trials and the agendas of the day"))
    yield from slides(title, _said(facts, "agenda"), "agendas")
