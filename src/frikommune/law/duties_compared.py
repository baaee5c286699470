"""Two wordings of one duty, held against each other thing by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from frikommune.language import NO_WORDS, Text
from frikommune.law import measured
from frikommune.law.clause_words import match_words, matches_words
from frikommune.law.contents import beyond, every_form_in, holds_whenever
from frikommune.law.relation import Finding, Relation, by_reach
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, Rhythm, SameDay, Window
from frikommune.law.wording import both, cannot, forms_words, numbers_words, window_said, window_words
from frikommune.law.words import Words, any_of

_ORDER: tuple[SameDay, ...] = ("strict", "sequence", "same_day_counts")
_NOTHING = Text("intet", "nothing")
_Differ = Callable[[DutyTerms, DutyTerms, Words], Iterator[Finding]]
_Pair = tuple[Window | Unknown | None, Window | Unknown | None]
_TAILS: Mapping[Relation, Text] = {
    "milder": Text(" (rummer det gamle)", " (holds the old one)"),
    "stricter": Text(" (ligger inden for det gamle)", " (lies within the old one)"),
    "changed": Text(" (ingen af dem rummer den anden)", " (neither holds the other)"),
}


def was(what: Text, before: Text, now: Text, tail: Text | None = None) -> Text:
    """`form: before “personligt”, now “personligt or telefonisk”`."""
    end = tail or NO_WORDS
    return Text(
        f"{what.da}: før “{before.da}”, nu “{now.da}”{end.da}",
        f"{what.en}: before “{before.en}”, now “{now.en}”{end.en}",
    )


def duty_findings(earlier: DutyTerms, later: DutyTerms, words: Words, field: str = "") -> Iterator[Finding]:
    """Everything in which two wordings of a duty differ, or may differ. `field`: only there."""
    if field:
        yield from _BY_FIELD.get(field, _when)(earlier, later, words)
        return
    yield from _when(earlier, later, words)
    for differ in _BY_FIELD.values():
        yield from differ(earlier, later, words)


def _when(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    unknown = next((one for one in _times(earlier, later) if isinstance(one, Unknown)), None)
    if unknown is not None:
        yield Finding("unknown", cannot(unknown))
    elif isinstance(earlier.windows, Mapping) and isinstance(later.windows, Mapping):
        yield from _windows(earlier, later, words)
    elif isinstance(earlier.rhythm, Rhythm) and isinstance(later.rhythm, Rhythm):
        yield from _rhythm(earlier, later, words)
    else:
        why = Text(
            "en fast rytme og et antal gange kan ikke måles mod hinanden",
            "a rhythm and a number of times cannot be measured against each other",
        )
        yield Finding("changed", why)


def _times(*both: DutyTerms) -> Iterator[object]:
    for terms in both:
        yield terms.windows
        yield terms.rhythm


def _windows(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    """How the windows of the steps differ; neighbours that differ alike are told together."""
    before, now = (one.windows if isinstance(one.windows, Mapping) else {} for one in (earlier, later))
    numbers = sorted({*before, *now})
    for pair, some in groupby(numbers, key=lambda number: (before.get(number), now.get(number))):
        yield from _window(list(some), pair, (earlier.rolls, later.rolls), words)


def _window(numbers: list[int], pair: _Pair, rolls: tuple[bool, bool], words: Words) -> Iterator[Finding]:
    """How the window of some steps differs, if it does."""
    step, (old, new), several = numbers_words(numbers), pair, len(numbers) > 1
    if new is None:
        be = "are" if several else "is"
        yield Finding("milder", Text(f"{step.da} kræves ikke længere", f"{step.en} {be} no longer asked"))
    elif old is None:
        gained = Text("er nye", "are new") if several else Text("er ny", "is new")
        yield Finding("stricter", Text(f"{step.da} {gained.da}", f"{step.en} {gained.en}"))
    elif isinstance(old, Window) and isinstance(new, Window):
        relation = measured.windows(old, new, rolls)
        tail = _TAILS.get(relation or "changed")
        if relation != "same":
            before, now = (window_said(one, words) for one in (old, new))
            yield Finding(relation or "changed", was(step, before, now, tail))
    else:
        unknown = new if isinstance(new, Unknown) else old
        why = cannot(unknown) if isinstance(unknown, Unknown) else step
        yield Finding("unknown", Text(f"{step.da} {why.da}", f"{step.en} {why.en}"))


def _rhythm(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    assert isinstance(earlier.rhythm, Rhythm)
    assert isinstance(later.rhythm, Rhythm)
    relation = measured.rhythms(earlier.rhythm, later.rhythm)
    before, now = window_words(earlier, 1, words), window_words(later, 1, words)
    if relation != "same" and before and now:
        yield Finding(relation, was(Text("rytme", "rhythm"), before, now))
    if earlier.rolls != later.rolls:
        why = Text("udskydelsen til en hverdag er ændret", "the rolling to a working day is changed")
        yield Finding("milder" if later.rolls else "stricter", why)


def _done_by(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    gained, lost = beyond(later.done_by, earlier.done_by), beyond(earlier.done_by, later.done_by)
    if gained:
        said = matches_words(gained, words)
        why = Text(f"kan nu også opfyldes ved {said.da}", f"can now be met by {said.en} too")
        yield Finding("milder", why)
    if lost:
        said = matches_words(lost, words)
        why = Text(f"opfyldes ikke længere ved {said.da}", f"is no longer met by {said.en}")
        yield Finding("stricter", why)


def _forms(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    for one in (earlier.forms, later.forms):
        if isinstance(one, Unknown):
            said = cannot(one)
            yield Finding("unknown", Text(f"formen {said.da}", f"the form {said.en}"))
            return
    assert not isinstance(earlier.forms, Unknown)
    assert not isinstance(later.forms, Unknown)
    relation = by_reach(every_form_in(earlier.forms, later.forms), every_form_in(later.forms, earlier.forms))
    if relation != "same":
        any_form = Text("enhver form", "any form")
        before, now = (forms_words(one, words) or any_form for one in (earlier, later))
        yield Finding(relation, was(Text("form", "form"), before, now))


def _early(earlier: DutyTerms, later: DutyTerms, _: Words) -> Iterator[Finding]:
    relation = measured.longer(earlier.early, later.early, 0)
    if relation != "same":
        before, now = (
            both(lambda la, one=one: one.in_words(la)) if one else _NOTHING  # type: ignore[misc]
            for one in (earlier.early, later.early)
        )
        what = Text("så tidligt kan det gøres før vinduet", "so early it may be done before the window")
        yield Finding(relation, was(what, before, now))


def _released(before: DutyTerms, after: DutyTerms, words: Words) -> Iterator[Finding]:
    earlier, later = before.released_by, after.released_by
    if earlier == later:
        return
    if earlier is None or later is None:
        there = later or earlier
        assert there is not None
        said = match_words(there.match, words)
        gained = Text(f"loven fritager nu selv ved {said.da}", f"the law itself now lets off on {said.en}")
        lost = Text(f"loven fritager ikke længere ved {said.da}", f"the law no longer lets off on {said.en}")
        yield Finding("milder", gained) if later else Finding("stricter", lost)
        return
    relation: Relation = "changed"
    if (earlier.match, earlier.until) == (later.match, later.until):
        relation = by_reach(
            holds_whenever(later.only_if, earlier.only_if), holds_whenever(earlier.only_if, later.only_if)
        )
    if relation != "same":
        yield Finding(relation, Text("lovens egen fritagelse er ændret", "the law's own release is changed"))


def _pauses(earlier: DutyTerms, later: DutyTerms, words: Words) -> Iterator[Finding]:
    relation = by_reach(earlier.pauses <= later.pauses, later.pauses <= earlier.pauses)
    if relation != "same":
        before, now = (
            any_of(words.one(kind) for kind in sorted(one)) if one else _NOTHING
            for one in (earlier.pauses, later.pauses)
        )
        yield Finding(relation, was(Text("sættes på pause af", "paused by"), before, now))


def order_on_a_day(earlier: SameDay, later: SameDay) -> Iterator[Finding]:
    """How what happens on one and the same day is read."""
    if earlier != later:
        why = Text(
            "hvad der sker på samme dag, læses anderledes", "what happens on one day is read differently"
        )
        yield Finding("milder" if _ORDER.index(later) > _ORDER.index(earlier) else "stricter", why)


def reading_of_time(earlier: str, later: str) -> Iterator[Finding]:
    """Days or seconds."""
    if earlier != later:
        why = Text(
            "tid tælles anderledes (dage eller sekunder)", "time is counted otherwise (days or seconds)"
        )
        yield Finding("changed", why)


_BY_FIELD: Mapping[str, _Differ] = {
    "done_by": _done_by,
    "forms": _forms,
    "early": _early,
    "released_by": _released,
    "pauses": _pauses,
    "same_day": lambda earlier, later, _: order_on_a_day(earlier.same_day, later.same_day),
    "clock": lambda earlier, later, _: reading_of_time(earlier.clock, later.clock),
}
