"""Published figures of a trial as measured indicators: numerator and denominator where given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.indicators.indicator import PERCENT
from frikommune.evaluation.indicators.measured import Measured
from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Adoption, Entry, own_subjects
from frikommune.programme.figure import METHOD_WORDS, QUALIFIER_WORDS, UNIT_WORDS, Figure
from frikommune.programme.journal import adoptions

_DATED = re.compile(r"(?P<series>.+?)-[0-9]{4}(-[qh][0-9])?")
"""`jobrotation-before-2018-q1` belongs to the series `jobrotation-before`."""
_NO_DENOMINATOR = Text(
    "Nævneren er ikke oplyst, så usikkerheden kan ikke beregnes.",
    "The denominator is not stated, so its uncertainty cannot be computed.",
)


def figures_of(known: Iterable[Entry], trial: str, parts: Iterable[str]) -> tuple[Entry, ...]:
    """The entries with a figure of the trial or one of its parts, in the order they were recorded.

    `known` are a journal's entries as known on some day (`Journal.known`).
    """
    own = own_subjects(trial, tuple(parts))
    return tuple(
        one
        for one in known
        if one.about.kind == "figure" and isinstance(one.value, Figure) and not own.isdisjoint(one.subjects)
    )


def published(known: Iterable[Entry], trial: str, parts: Iterable[str]) -> tuple[Measured, ...]:
    """The trial's published figures, as measured; a claim that was passed over for another says so."""
    entries = tuple(known)
    chosen = adoptions(entries)
    found = figures_of(entries, trial, parts)
    many = Counter(_series(one) for one in found)
    return tuple(_measured(one, many[_series(one)] > 1, _why_not(one, chosen.get(one.id))) for one in found)


def _series(entry: Entry) -> str:
    dated = _DATED.fullmatch(entry.about.name)
    return dated["series"] if dated else ""


def _why_not(entry: Entry, chosen: tuple[Entry, Adoption] | None) -> Text:
    """Why the figure is not the one that is held to be so, where somebody decided on it; else no words."""
    return NO_WORDS if chosen is None or entry.id in chosen[1].adopts else chosen[1].reason


def _measured(entry: Entry, in_series: bool, why_not: Text) -> Measured:
    figure = entry.value
    assert isinstance(figure, Figure)
    counted, how = _counted(figure)
    is_share = figure.unit == "percent"
    value = None if figure.number is None else float(figure.number)
    notes = [one for one in (why_not, *how, *_notes(entry, figure)) if one != NO_WORDS]
    return Measured(
        str(entry.about),
        figure.measure if figure.measure != NO_WORDS else Text.same(entry.about.name),
        counted=counted if is_share or figure.numerator is not None else None,
        share=value / 100 if is_share and value is not None and counted is None else None,
        number=None if is_share else value,
        high=None if is_share or figure.upto is None else float(figure.upto),
        unit=PERCENT if is_share else UNIT_WORDS[figure.unit],
        municipality=_municipality(entry),
        period=_period(entry),
        origin="published",
        source=Text.same(f"{entry.paper.reference}, {entry.heading}".rstrip(", ")),
        certainty=entry.certainty,
        notes=tuple(one for one in notes if not _said_by_another(one, notes)),
        series=_series(entry) if in_series and is_share else "",
    )


def _counted(figure: Figure) -> tuple[Counted | None, tuple[Text, ...]]:
    """Numerator and denominator as the source has them; a lone denominator may leave one numerator only."""
    had, of, left = figure.numerator, figure.denominator, figure.unfinished or 0
    if of is None:
        return None, (_NO_DENOMINATOR,) if figure.unit == "percent" else ()
    if had is not None:
        possible = had >= 0 and had + left <= of
        return (Counted(had, of, left), ()) if possible else (None, (_impossible(had, of, left),))
    fitting = _fitting(figure.number, of) if figure.unit == "percent" else []
    if len(fitting) != 1 or fitting[0] + left > of:
        return None, (
            Text(
                f"Nævneren er {of}; tælleren er ikke oplyst.",
                f"The denominator is {of}; the numerator is not stated.",
            ),
        )
    (had,) = fitting
    return Counted(had, of, left), (
        Text(
            f"Tælleren er regnet ud: af {of} giver kun {had} den oplyste procent.",
            f"The numerator was worked out: of {of} only {had} gives the stated percentage.",
        ),
    )


def _fitting(number: Decimal | None, of: int) -> list[int]:
    """The numerators that, rounded as the source rounds, give its percentage."""
    if number is None:
        return []
    half = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0)) / 2
    return [had for had in range(of + 1) if abs(Decimal(100 * had) / of - number) <= half]


def _impossible(had: int, of: int, left: int) -> Text:
    return Text(
        f"{had} og {left} ikke færdige er flere end {of}: kilden må rettes.",
        f"{had} and {left} unfinished are more than {of}: the source must be corrected.",
    )


def _notes(entry: Entry, figure: Figure) -> Iterator[Text]:
    if figure.qualifier is not None:
        words = QUALIFIER_WORDS[figure.qualifier]
        yield Text(f"Kilden siger “{words.da}”.", f"The source says “{words.en}”.")
    if entry.because != NO_WORDS:
        yield entry.because
    if figure.method is not None:
        words = METHOD_WORDS[figure.method]
        yield Text(f"Metode: {words.da}.", f"Method: {words.en}.")
    if entry.certainty == "assumed":
        yield Text("Antaget, ikke skrevet i en kilde.", "Assumed, not written in a source.")


def _said_by_another(note: Text, notes: list[Text]) -> bool:
    said = note.da.rstrip(".")
    return any(one != note and one.da.startswith(said) for one in notes)


def _municipality(entry: Entry) -> str:
    places = [one.name for one in entry.subjects if one.kind == "municipality"]
    return places[0] if len(places) == 1 else ""


def _period(entry: Entry) -> Text:
    first, last = entry.effect, entry.until
    if first is None:
        return NO_WORDS
    if last is None:
        return first.text
    return Text(f"{first.text.da} – {last.text.da}", f"{first.text.en} – {last.text.en}")
