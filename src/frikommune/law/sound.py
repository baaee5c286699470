"""What terms must satisfy by themselves: no parameter may contradict another, or be there without effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.norm import Anchor, EachEvent, ReadAt
from frikommune.law.terms import DutyTerms, PreconditionTerms, Rhythm, Terms, Window

_SAMPLES = tuple(date(2019, month, 1) for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that terms cannot mean. `key` is the key of the file where it shows."""

    code: str
    key: str
    problem: Text
    given: str
    expected: Text
    do_next: Text

    def refused(self, where: str) -> Refused:
        """The refusal of terms that stand at a place."""
        return refuse(
            self.code,
            problem=self.problem,
            where=f"{where}, {self.key}",
            given=self.given,
            expected=self.expected,
            do_next=self.do_next,
        )


def faults(anchor: Anchor, read_at: ReadAt, terms: Terms) -> Iterator[Fault]:
    """Everything in the terms that contradicts something else, or would have no effect."""
    if isinstance(terms, DutyTerms):
        yield from _shape(terms)
        yield from _rhythm(read_at, terms)
        yield from _windows(anchor, terms)
        yield from _order_on_a_day(anchor, terms)
    elif isinstance(terms, PreconditionTerms):
        yield from _precondition(terms)


def _shape(terms: DutyTerms) -> Iterator[Fault]:
    if (terms.windows is None) == (terms.rhythm is None):
        both = terms.windows is not None
        yield Fault(
            "window_or_rhythm",
            "step / rhythm",
            Text("Pligten har både trin og rytme", "The duty has both steps and a rhythm")
            if both
            else Text("Pligten har hverken trin eller rytme", "The duty has neither steps nor a rhythm"),
            "step, rhythm" if both else "–",
            Text("enten “step” eller “rhythm”", "either “step” or “rhythm”"),
            Text("Slet den ene.", "Delete one of them.")
            if both
            else Text("Skriv, hvornår pligten skal være opfyldt.", "Write when the duty is to be met."),
        )


def _rhythm(read_at: ReadAt, terms: DutyTerms) -> Iterator[Fault]:
    rhythm = terms.rhythm
    if not isinstance(rhythm, Rhythm):
        return
    if read_at == "start":
        yield Fault(
            "read_at_of_rhythm",
            "read_at",
            Text(
                "En tilbagevendende pligt kan ikke læses på startdagen",
                "A recurring duty cannot be read on the start day",
            ),
            "start",
            Text("opens eller due", "opens or due"),
            Text(
                "Vælg “opens”: hver gang læses på sin egen begyndelse.",
                "Choose “opens”: each occurrence is read on its own opening.",
            ),
        )
    if rhythm.counted_from == "origin" and terms.pauses:
        yield Fault(
            "pauses_of_origin",
            "paused_by",
            Text(
                "En rytme regnet fra starten bliver ikke sat på pause",
                "A rhythm counted from its origin is not paused",
            ),
            ", ".join(sorted(terms.pauses)),
            Text(
                'counted_from = "last_done", eller ingen “paused_by”',
                'counted_from = "last_done", or no “paused_by”',
            ),
            Text(
                "Slet “paused_by”, eller ret “counted_from”.",
                "Delete “paused_by”, or correct “counted_from”.",
            ),
        )
    ends = [phase.until.after(_SAMPLES[0]) for phase in rhythm.phases if phase.until is not None]
    if ends != sorted(set(ends)):
        yield Fault(
            "phases_out_of_order",
            "rhythm, phase, until",
            Text("Faserne står ikke i tidsorden", "The phases are not in order of time"),
            ", ".join(str(phase.until) for phase in rhythm.phases if phase.until is not None),
            Text("at hver fase slutter efter den forrige", "every phase to end after the one before it"),
            Text("Skriv faserne i tidsorden.", "Write the phases in order of time."),
        )


def _windows(anchor: Anchor, terms: DutyTerms) -> Iterator[Fault]:
    windows = terms.windows if isinstance(terms.windows, Mapping) else {}
    for number, window in windows.items():
        if not isinstance(window, Window):
            continue
        if window.due_seconds is not None and not isinstance(anchor, EachEvent):
            yield Fault(
                "seconds_without_moment",
                f"step {number}, due_days_of_86400_seconds",
                Text(
                    "Sekunder kan kun tælles fra en hændelse, for kun den har et klokkeslæt",
                    "Seconds can be counted from an event only, for only that has a time of day",
                ),
                f"{window.due_seconds} s",
                Text('anchor = { each_event = "…" }', 'anchor = { each_event = "…" }'),
                Text("Skriv fristen i dage i “due”.", "Write the limit in days in “due”."),
            )
        if window.due is not None and any(window.opens.on(day) > window.due.on(day) for day in _SAMPLES):
            yield Fault(
                "window_backwards",
                f"step {number}, opens",
                Text("Vinduet slutter, før det åbner", "The window ends before it opens"),
                f"{window.opens.step} – {window.due.step}",
                Text("“due” efter “opens”", "“due” after “opens”"),
                Text("Ret “opens” eller “due”.", "Correct “opens” or “due”."),
            )


def _order_on_a_day(anchor: Anchor, terms: DutyTerms) -> Iterator[Fault]:
    if terms.same_day != "sequence" and (not isinstance(anchor, EachEvent) or terms.rhythm is not None):
        yield Fault(
            "same_day_without_event",
            "same_day",
            Text(
                "“same_day” har ingen virkning, når pligten ikke regnes fra en hændelse og har trin",
                "“same_day” has no effect unless the duty is counted from an event and has steps",
            ),
            terms.same_day,
            Text(
                'en pligt med trin og anchor = { each_event = "…" }',
                'a duty with steps and anchor = { each_event = "…" }',
            ),
            Text("Slet “same_day”.", "Delete “same_day”."),
        )


def _precondition(terms: PreconditionTerms) -> Iterator[Fault]:
    if terms.trigger is None and terms.same_day == "sequence":
        yield Fault(
            "same_day_missing",
            "same_day",
            Text(
                "Det er ikke sagt, om det, der sker på forløbets første dag, tæller med",
                "Nothing says whether what happens on the first day of the course counts",
            ),
            "–",
            Text("strict eller same_day_counts", "strict or same_day_counts"),
            Text(
                'Skriv same_day = "same_day_counts", hvis startdagen tæller med, ellers "strict".',
                'Write same_day = "same_day_counts" if the start day counts, otherwise "strict".',
            ),
        )
    if terms.max_age is not None and terms.max_age_seconds is not None:
        yield Fault(
            "two_ages",
            "max_age",
            Text("Alderen er sat to gange", "The age is set twice"),
            f"{terms.max_age}, {terms.max_age_seconds} s",
            Text(
                "enten “max_age” eller “max_age_days_of_86400_seconds”",
                "either “max_age” or “max_age_days_of_86400_seconds”",
            ),
            Text("Slet den ene.", "Delete one of them."),
        )
    if terms.max_age_seconds is not None and terms.trigger is None:
        yield Fault(
            "seconds_without_moment",
            "max_age_days_of_86400_seconds",
            Text(
                "Sekunder kan kun tælles til en hændelse, for kun den har et klokkeslæt",
                "Seconds can be counted to an event only, for only that has a time of day",
            ),
            'trigger = "course.start"',
            Text("“max_age” i dage", "“max_age” in days"),
            Text("Skriv alderen i dage i “max_age”.", "Write the age in days in “max_age”."),
        )
