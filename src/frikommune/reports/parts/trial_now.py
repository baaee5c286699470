"""Where a trial stands on a day: where it began and when, or why it has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.views import STATUS_WORDS, Status, TrialNow
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Words
from frikommune.reports.parts.rounds import raised
from frikommune.reports.parts.sentences import in_time, quoted
from frikommune.reports.writing import ended, joined, listed_words, words, write

_SINCE: Mapping[Status, Text] = {
    "ended": Text("ophørt", "ended"),
    "permanent": Text("gjort permanent", "been made permanent"),
}


@dataclass(frozen=True)
class TrialThere:
    """One trial in all its municipalities, on the facts' day."""

    facts: Facts
    now: TrialNow

    @property
    def number(self) -> str:
        """The trial's number."""
        return self.now.trial.name

    @property
    def subject(self) -> Subject:
        """What the journal calls it."""
        return self.now.trial

    @cached_property
    def parts(self) -> tuple[Subject, ...]:
        """Its exemptions."""
        return tuple(Subject("part", one) for one in self.facts.pack.parts.get(self.number, ()))

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The trial and its parts."""
        return (self.subject, *self.parts)

    @cached_property
    def name(self) -> Cited:
        """What it is called, by a source; else by the trial's own file."""
        found = self.facts.found(self.subject, "named")
        return found or Cited(self._title, self.facts.need(self.subject, "participants").ref)

    @property
    def _title(self) -> Text:
        return self.facts.pack.trials[self.number].title

    @property
    def first_start(self) -> date | None:
        """The first day that any source gives of a start."""
        return min((one.start for one in self.starts if one is not None), default=None)

    @property
    def has_begun(self) -> bool:
        """Whether it had begun anywhere."""
        return bool(self.starts)

    @cached_property
    def starts(self) -> dict[When | None, list[Entry]]:
        """The claims and acts that tell of starts, by day; the whole trial's go before its parts'."""
        found: dict[When | None, list[Entry]] = {}
        for about in self.subjects:
            for says in ("started", "start"):
                for fact in self.facts.now.question(about, says).facts:
                    found.setdefault(fact.entry.effect, []).append(fact.entry)
        return found


def trial_there(facts: Facts, number: str) -> TrialThere:
    """The trial on the day. Raises Refused where nothing was known of it by then."""
    for one in facts.trials:
        if one.trial.name == number:
            return TrialThere(facts, one)
    raise _not_known_yet(facts, number)


def standing(there: TrialThere) -> Words:
    """`“…” (forsøg 3.3) begyndte den 1. juli 2018 i …`; else that it has not begun, and why."""
    name: dict[str, Words | Text] = {"name": quoted(there.name), "trial": there.facts.name(there.subject)}
    if there.now.status == "never_started":
        return joined(
            (write("{name} ({trial}) er imødekommet, men blev aldrig sat i gang.",
                   "{name} ({trial}) was granted and never started.", **name), *why_not(there))
        )  # fmt: skip
    if not there.has_begun:
        state = STATUS_WORDS[there.now.status]
        return joined(
            (write("{name} ({trial}) er på denne dag ikke begyndt; status: {state}.",
                   "{name} ({trial}) had not begun on this day; status: {state}.", **name, state=state),
             *_to_come(there))
        )  # fmt: skip
    return joined(
        (write("{name} ({trial}) begyndte {began}.", "{name} ({trial}) began {began}.", **name,
               began=listed_words([_began(there, when) for when in there.starts if _fresh(there, when)])),
         *_ended(there))
    )  # fmt: skip


def why_not(there: TrialThere) -> Iterator[Words]:
    """Why it was never started, by each source."""
    for cited in there.facts.all_of(there.subject, "not_started"):
        yield ended(words(Cited(cited.text, cited.ref)))
    yield from (ended(words(one)) for one in there.facts.all_of(there.subject, "decided"))
    yield from raised(there.facts, there.subject)


def _began(there: TrialThere, when: When | None) -> Words:
    """`den 1. juli 2018 i Aalborg og Jammerbugt`, each place once."""
    entries = there.starts[when]
    places = [words(there.facts.cite(entry, Text.same(name))) for name, entry in _fresh(there, when).items()]
    if when is None:
        da, en = "i {places} (ingen kilde siger hvornår)", "in {places} (no source says when)"
        return write(da, en, places=listed_words(places))
    day = in_time(there.facts, entries[0], when)
    return write("{day} i {places}", "{day} in {places}", day=day, places=listed_words(places))


def _fresh(there: TrialThere, when: When | None) -> dict[str, Entry]:
    """The places that a day tells of and no earlier one does."""
    days = list(there.starts)
    before = {
        name for day in days[: days.index(when)] for entry in there.starts[day] for name in _names(entry)
    }
    found: dict[str, Entry] = {}
    for entry in there.starts[when]:
        for name in _names(entry):
            if name not in before:
                found.setdefault(name, entry)
    return found


def _names(entry: Entry) -> Sequence[str]:
    return entry.value.names if isinstance(entry.value, Names) else ()


def _to_come(there: TrialThere) -> Iterator[Words]:
    """When its round may start, where a source says so."""
    sent = there.facts.found(Subject("application", there.number), "sent_in")
    if sent is None or not there.now.round:
        return
    if start := there.facts.found(Subject("round", there.now.round), "start"):
        yield write(
            "Runden, den hører til, kan begynde den {day}.", "Its round may start on {day}.", day=start
        )


def _ended(there: TrialThere) -> Iterator[Words]:
    if state := _SINCE.get(there.now.status):
        yield write("Det er siden {state}.", "It has since {state}.", state=state)


def _not_known_yet(facts: Facts, number: str) -> Refused:
    day = day_text(facts.on)
    own = {Subject("trial", number), *(Subject("part", one) for one in facts.pack.parts.get(number, ()))}
    first = min((one.recorded.last for one in facts.pack.journal if one.about in own), default=None)
    known = day_text(first) if first else Text("–", "–")
    return refuse(
        "trial_not_known_yet",
        problem=Text(
            f"Forsøg {number} er ikke nævnt i nogen kilde den {day.da}",
            f"No source speaks of trial {number} on {day.en}",
        ),
        where="--as-of",
        given=facts.on.isoformat(),
        expected=Text(f"{known.da} eller senere", f"{known.en} or later"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )
