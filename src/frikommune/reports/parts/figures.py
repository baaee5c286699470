"""Published figures as a paper shows them: a table with what they rest on, and what they leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure, number_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Cited, Grid, Words
from frikommune.reports.parts.own_trials import part_name
from frikommune.reports.writing import words, write

COLUMNS = (Text("Hvad", "What"), Text("Tal", "Figure"), Text("Opgjort", "Counted"))


def places_of(entry: Entry) -> tuple[str, ...]:
    """The municipalities that an entry is about; none: it does not say."""
    return tuple(one.name for one in entry.subjects if one.kind == "municipality")


def is_across(entry: Entry) -> bool:
    """Whether an entry is about the network or many trials at once, rather than one of them."""
    kinds = [one.kind for one in entry.subjects]
    return "network" in kinds or kinds.count("trial") > 2


def is_of(entry: Entry, about: Sequence[Subject]) -> bool:
    """Whether an entry belongs under these: the first trial it names is among them, or one of its parts is.

    What names two trials belongs under the first of them only, so that it stands once in a paper.
    """
    trials = [one for one in entry.subjects if one.kind == "trial"]
    parts = [one for one in entry.subjects if one.kind == "part"]
    if is_across(entry):
        return False
    wanted = set(about)
    if any(one.kind == "trial" for one in about):
        return trials[0] in wanted if trials else any(one in wanted for one in parts)
    return any(one in wanted for one in parts)


def figures_of(
    facts: Facts, about: Sequence[Subject], place: str = "", without: Sequence[Subject] = ()
) -> tuple[Entry, ...]:
    """The figures of a trial or a part: those of a municipality (`place`), and those that name none.

    `without` are parts whose figures are told elsewhere.
    """
    known = (fact.entry for one in facts.now.questions.values() for fact in one.facts)
    return tuple(
        entry
        for entry in known
        if isinstance(entry.value, Figure)
        and is_of(entry, about)
        and not set(without).intersection(entry.subjects)
        and (not place or place in (found := places_of(entry)) or not found)
    )


def figures_across(facts: Facts, trials: Sequence[Subject]) -> tuple[Entry, ...]:
    """The figures of the network or of many trials at once, where one of these trials is among them."""
    known = (fact.entry for one in facts.now.questions.values() for fact in one.facts)
    return tuple(
        entry
        for entry in known
        if isinstance(entry.value, Figure) and is_across(entry) and set(trials).intersection(entry.subjects)
    )


def amount(facts: Facts, entry: Entry) -> Cited:
    """A figure without what it is of: `44,4 % (24 af 54; 20 ikke færdige)`. The entry must hold a figure."""
    figure = _figure(entry)
    if figure.denominator is None or figure.numerator is not None:
        return facts.cite(entry, figure.amount)
    bare = replace(figure, denominator=None).amount
    of = figure.denominator
    return facts.cite(entry, Text(f"{bare.da} (ud af {of})", f"{bare.en} (out of {of})"))


def figures_table(facts: Facts, entries: Sequence[Entry], caption: Words, *, by_trial: bool = False) -> Grid:
    """What was counted, the figure, and when it was counted; a row each, in order of recording.

    `by_trial`: each row begins with the trial, or the part of it, that the figure is of.
    """
    if by_trial:
        rows = tuple((*_row(facts, one), _trial_of(facts, one)) for one in entries)
        return Grid(caption, (*COLUMNS, Text("Forsøg", "Trial")), rows)
    return Grid(caption, COLUMNS, tuple(_row(facts, one) for one in entries))


def _trial_of(facts: Facts, entry: Entry) -> Words:
    """`2.1: Jobafklaringssager på rehabiliteringsmøde`."""
    part = next((one for one in entry.subjects if one.kind == "part"), None)
    trial = next((one.name for one in entry.subjects if one.kind == "trial"), "")
    if part is None:
        return words(Text.same(trial))
    whole = facts.pack.trial_of(part.name)
    number = trial or (whole.id if whole else part.name)
    return write(
        "{number}: {part}", "{number}: {part}", number=Text.same(number), part=part_name(facts, part)
    )


def _row(facts: Facts, entry: Entry) -> tuple[Words, ...]:
    return measured(facts, entry), words(amount(facts, entry)), counted_when(facts, entry)


def measured(facts: Facts, entry: Entry) -> Words:
    """What a figure is of, without the time that stands in the column beside it."""
    measure, when = _figure(entry).measure, entry.effect.text if entry.effect else None
    if when is not None:
        measure = Text(*(_without(said, time) for said, time in zip(measure, when, strict=True)))
    return words(facts.cite(entry, measure))


def counted_when(facts: Facts, entry: Entry) -> Words:
    """When it was counted; nothing where no source says."""
    return words(facts.cite(entry, entry.effect.text)) if entry.effect else NOTHING


def _without(measure: str, when: str) -> str:
    """A measure without the time that stands in the column beside it."""
    for before in (", ", " i ", " in "):
        measure = measure.removesuffix(f"{before}{when}")
    return measure


def readings(facts: Facts, entries: Sequence[Entry]) -> Iterator[Words]:
    """What an honest reader must know of some figures: what is left open, and what was worked out here."""
    for entry in entries:
        figure = _figure(entry)
        if any(figure.left_open):
            measure = facts.cite(entry, figure.measure)
            yield write(
                "{measure}: {left}{finished}", "{measure}: {left}{finished}", measure=measure,
                left=_inner(facts, entry), finished=_of_the_finished(facts, entry),
            )  # fmt: skip
        share = counted_share(figure)
        if share is not None and figure.number is not None and not _rounds_to(share, figure.number):
            yield write(
                "{measure}: kilden skriver {stated}, men dens egne tal giver {counted}.",
                "{measure}: the source writes {stated}, but its own numbers give {counted}.",
                measure=facts.cite(entry, figure.measure),
                stated=facts.cite(entry, _percent(figure.number)),
                counted=facts.cite(entry, _percent(share)),
            )


def counted_share(figure: Figure, *, finished: bool = False) -> Decimal | None:
    """The share that numerator and denominator give, with one decimal; `finished`: of those who had finished.

    None where the figure is no share, or a number for it is missing.
    """
    had, of, left = figure.numerator, figure.denominator, (figure.unfinished or 0) if finished else 0
    if figure.unit != "percent" or had is None or not of or of <= left:
        return None
    return (Decimal(100 * had) / (of - left)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def lacks_parts(entries: Sequence[Entry]) -> bool:
    """Whether any of the figures is a share of an unknown number."""
    return any(_figure(one).unit == "percent" and _figure(one).denominator is None for one in entries)


def _inner(facts: Facts, entry: Entry) -> Cited:
    """What is left open, as it stands after a colon: its own colon becomes a comma."""
    left = _figure(entry).left_open
    return facts.cite(entry, Text(left.da.replace(":", ", så", 1),
                                  left.en.replace(":", ", so", 1)))  # fmt: skip


def _of_the_finished(facts: Facts, entry: Entry) -> Words:
    share = counted_share(_figure(entry), finished=True)
    if share is None:
        return NOTHING
    counted = facts.cite(entry, _percent(share))
    return write(
        " Af dem, der er færdige, er det {share}; det er regnet ud her.",
        " Of those who have finished it is {share}; that is worked out here.",
        share=counted,
    )


def _rounds_to(share: Decimal, stated: Decimal) -> bool:
    return abs(share - stated) <= Decimal("0.5").scaleb(int(stated.as_tuple().exponent)) + Decimal("0.05")


def _percent(number: Decimal) -> Text:
    return Text(f"{number_text(number, True)} %", f"{number_text(number, False)}%")


def _figure(entry: Entry) -> Figure:
    assert isinstance(entry.value, Figure)
    return entry.value
