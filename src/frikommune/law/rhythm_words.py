"""How often a duty comes again, in plain words."""

from __future__ import annotations

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Language, Text
from frikommune.law.terms import Phase, Rhythm

_COUNTED = {
    "origin": Text("regnet fra starten", "counted from the start"),
    "last_done": Text("regnet fra sidste gang", "counted from the last time"),
}
_EVERY_DANISH = (("years", "år"), ("months", "måned"), ("weeks", "uge"), ("days", "dag"))


def rhythm_words(rhythm: Rhythm) -> Text:
    """`at least every month, counted from the start`."""
    first = rhythm.first_due
    start = NO_WORDS
    if first:
        start = Text(
            f"første gang senest efter {first.in_words('da')} og derefter ",
            f"the first time within {first.in_words('en')} and then ",
        )
    da, en = ("; derefter ", "; then ")
    phases = Text(
        da.join(_phase(one, "da") for one in rhythm.phases),
        en.join(_phase(one, "en") for one in rhythm.phases),
    )
    counted = _COUNTED[rhythm.counted_from]
    return Text(f"{start.da}{phases.da}, {counted.da}", f"{start.en}{phases.en}, {counted.en}")


def _phase(phase: Phase, language: Language) -> str:
    danish = language == "da"
    words = f"{'mindst' if danish else 'at least'} {every_words(phase.every, language)}"
    if phase.until:
        words += f" {'de første' if danish else 'for the first'} {phase.until.in_words(language)}"
    if phase.grace:
        words += f" {'med op til' if danish else 'with up to'} {phase.grace.in_words(language)}"
        words += "s udsættelse" if danish else " of delay"
    return words


def every_words(step: Step, language: Language) -> str:
    """`hver måned`, `hver 3. måned`; `every month`, `every 3 months`."""
    counts = [(getattr(step, field), unit) for field, unit in _EVERY_DANISH if getattr(step, field)]
    if len(counts) != 1:
        return f"{'hver gang der er gået' if language == 'da' else 'every'} {step.in_words(language)}"
    number, unit = counts[0]
    if language == "da":
        joint = "hvert" if unit == "år" else "hver"
        return f"{joint} {unit}" if number == 1 else f"{joint} {number}. {unit}"
    return f"every {step.in_words('en').removeprefix('1 ')}"
