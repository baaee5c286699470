"""A short overview of a municipality's trials: a table, what each builds on, and the goals that were set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Grid, Words
from frikommune.reports.parts.figures import figures_of, figures_table
from frikommune.reports.parts.own_trials import OwnTrial, round_start, started
from frikommune.reports.parts.rounds import municipalities_of
from frikommune.reports.parts.sentences import chosen, listed_points, quoted
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import listed_words, paragraph, words, write

_COLUMNS = (
    Text("Forsøg", "Trial"),
    Text("Søgt sammen med", "Applied with"),
    Text("Status", "Where it stands"),
    Text("Fra", "From"),
    Text("Evalueres af", "Evaluated by"),
)


def overview(facts: Facts, place: str, own: Sequence[OwnTrial]) -> Iterator[Block]:
    """The trials of a municipality on the day; one that has none is told so."""
    if not own:
        yield paragraph(
            "{place} Kommune er pr. {day} ikke med i noget forsøg, som journalen kender.",
            "As of {day} the municipality of {place} is in no trial that the journal knows.",
            place=Text.same(place), day=day_text(facts.on),
        )  # fmt: skip
        return
    caption = write("Forsøg i {place} Kommune pr. {day}", "Trials in {place} as of {day}",
                    place=Text.same(place), day=day_text(facts.on))  # fmt: skip
    yield Grid(caption, _COLUMNS, tuple(_row(facts, one) for one in own))
    yield from _ideas(facts, own)
    yield from _goals(facts, place, own)


def _row(facts: Facts, own: OwnTrial) -> tuple[Words, ...]:
    place = own.cell.municipality
    with_ = municipalities_of(facts, own.subject, but=place)
    alone = (
        words(Text("ingen andre", "nobody else")) if own.facts.found(own.subject, "participants") else NOTHING
    )
    evaluator = facts.found(own.subject, "evaluated_by")
    return (
        write("{number} {name}", "{number} {name}", number=Text.same(own.number), name=own.name),
        with_ or alone,
        words(own.state),
        _from(facts, own),
        words(evaluator) if evaluator else themselves(facts),
    )


def themselves(facts: Facts) -> Words:
    """Where nobody else evaluates: the municipalities, by the duty that a source tells of."""
    for network in networks(facts):
        if duty := chosen(facts, network, "evaluates"):
            return words(facts.cite(duty, Text("kommunerne selv", "the municipalities")))
    return NOTHING


def _from(facts: Facts, own: OwnTrial) -> Words:
    """The day it began there; for one that has not, the day of its round; nothing where it never began."""
    begun = _began(facts, own)
    if own.is_running and begun is not None and begun.effect is not None:
        return words(facts.cite(begun, begun.effect.text))
    if own.cell.state == "not_started":
        return words(Text("–", "–"))
    start = round_start(own)
    return words(facts.cite(start)) if start else NOTHING


def _began(facts: Facts, own: OwnTrial) -> Entry | None:
    """What tells that it began there: of the trial as a whole, else of the first of its parts."""
    whole = started(facts, own.subject, own.cell.municipality)
    found = whole or tuple(one for one in own.cell.rests_on if one.says in ("started", "start"))
    return min(found, key=lambda one: one.effect.start if one.effect else facts.on, default=None)


def _ideas(facts: Facts, own: Sequence[OwnTrial]) -> Iterator[Block]:
    """Which trials are like an idea of the application; that they are is a reading, and is said to be one."""
    said = [said for idea in facts.now.subjects("idea") if (said := _like(facts, idea, own))]
    if said:
        yield paragraph(
            "Nogle forsøg svarer i indhold til en idé i ansøgningen; ingen kilde siger, at de kommer af den.",
            "Some trials are like an idea of the application; no source says that they come of it.",
        )
        yield from listed_points(said)


def _like(facts: Facts, idea: Subject, own: Sequence[OwnTrial]) -> Words:
    name, mine = facts.found(idea, "named"), [one.subject for one in own]
    became = [one.entry for one in facts.now.question(idea, "became").facts if one.entry.value in mine]
    if not (name and became):
        return NOTHING
    which = listed_words([words(facts.cite(one)) for one in became])
    return write("{idea}: {trials}", "{idea}: {trials}", idea=quoted(name.text), trials=which)


def _goals(facts: Facts, place: str, own: Sequence[OwnTrial]) -> Iterator[Block]:
    found = [entry for one in own for entry in figures_of(facts, one.subjects, place)]
    if found:
        caption = write(
            "Tal fra de forsøg, som {place} Kommune er med i", "Figures of the trials that {place} is in",
            place=Text.same(place),
        )  # fmt: skip
        yield figures_table(facts, found, caption, by_trial=True)
