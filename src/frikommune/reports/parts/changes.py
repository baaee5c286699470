"""What was recorded since a day, by trial: decisions, figures, experience, what the law does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from frikommune.language import Text, day_text, small
from frikommune.programme.entry import Entry, Subject, SubjectKind, Verdict, own_subjects
from frikommune.programme.figure import Figure
from frikommune.programme.steps import STEPS
from frikommune.programme.trial import by_number
from frikommune.programme.words import VERDICT_WORDS, says_text, subject_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.amounts import measured
from frikommune.reports.parts.figures import amount, is_across
from frikommune.reports.writing import ended, words, write

_TOLD: frozenset[SubjectKind] = frozenset({"figure", "experience", "side_effect"})
_ACROSS: frozenset[SubjectKind] = frozenset({"network", "law", "barrier", *_TOLD})
_MINOR = frozenset({"stakeholder", "kind", "evidence", "could_adopt", "under", "follows", "of_body", "asks"})
"""What only says more of another entry, and is told with it or not at all."""


@dataclass(frozen=True, slots=True)
class TrialNews:
    """What came of one trial since the day, in order of recording."""

    trial: Subject
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class News:
    """Everything recorded after `since` up to the day. `across`: of the network, of many trials at once."""

    since: date
    decisions: tuple[Entry, ...]
    trials: tuple[TrialNews, ...]
    across: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*self.decisions, *(one for news in self.trials for one in news.entries), *self.across)

    def __bool__(self) -> bool:
        return bool(self.entries)


def news(facts: Facts, since: date) -> News:
    """What was recorded after a day: acts and what bodies decided by themselves, the rest by trial.

    What a later source only says again is no news. Advocacy and plans have parts of their own.
    """
    known = facts.now.known
    before = {(one.about, one.says, one.value) for one in known if one.recorded.last <= since}
    later = [one for one in known if since < one.recorded.last]
    found = [one for one in later if one.family == "act" or (one.about, one.says, one.value) not in before]
    decisions = tuple(one for one in found if _is_decision(one))
    told = [one for one in found if one not in decisions and _is_told(one)]
    placed = [(_trial_of(facts, one), one) for one in told]
    named = sorted((pair for pair in placed if pair[0]), key=lambda pair: by_number(pair[0]))
    trials = tuple(
        TrialNews(Subject("trial", name), tuple(sorted((one for _, one in some), key=_order)))
        for name, some in groupby(named, key=lambda pair: pair[0])
    )
    return News(since, decisions, trials, tuple(one for name, one in placed if not name and _is_across(one)))


def said_of(facts: Facts, entries: Iterable[Entry]) -> Iterator[Words]:
    """A sentence for each entry; what is said twice in the same words is said once."""
    once: dict[Text, Words] = {}
    for entry in entries:
        said = said_by(facts, entry)
        once.setdefault(said.plain, said)
    yield from once.values()


def said_by(facts: Facts, entry: Entry) -> Words:
    """What one entry says, with what kind of thing it is where that does not show."""
    if isinstance(entry.value, Figure):
        return _figure(facts, entry, entry.value)
    if isinstance(entry.value, Verdict):
        return _of_the_law(facts, entry, entry.value)
    label = _label(facts, entry)
    said = ended(words(facts.cite(entry)))
    return write("{label}: {said}", "{label}: {said}", label=label, said=said) if any(label) else said


def _figure(facts: Facts, entry: Entry, figure: Figure) -> Words:
    if figure.denominator is None or figure.numerator is not None:
        return measured(facts, entry)
    measure = facts.cite(entry, figure.measure)
    return write("{measure}: {amount}", "{measure}: {amount}", measure=measure, amount=amount(facts, entry))


def _of_the_law(facts: Facts, entry: Entry, verdict: Verdict) -> Words:
    of, day, word = facts.name(entry.about), day_text(verdict.law_from), VERDICT_WORDS[verdict.verdict]
    text = Text(*(small(said).removesuffix(".") for said in verdict.text))
    said = Text(f"{of.da}: {word.da} ({text.da})", f"{of.en}: {word.en} ({text.en})")
    return write("Loven fra {day} og {said}", "The law of {day} and {said}",
                 day=facts.cite(entry, day), said=facts.cite(entry, said))  # fmt: skip


def _label(facts: Facts, entry: Entry) -> Text:
    """What kind of thing it says; of which subject, where the section does not tell that already."""
    about = _named(facts, entry.about)
    if entry.family == "act":
        label = STEPS[entry.says].title
        return _capital(Text(f"{about.da}, {label.da}", f"{about.en}, {label.en}"))
    if entry.says in ("says", "concludes", "learned", "states", "activity", "experienced"):
        return Text("", "")
    if entry.says == "outcome":
        return _capital(about)
    label = Text("Kaldes nu", "Now called") if entry.says == "named" else says_text(entry.says)
    kind = entry.about.kind
    if kind in ("part", "application") or (kind == "trial" and not isinstance(entry.value, Text)):
        label = Text(f"{label.da} ({about.da})", f"{label.en} ({about.en})")
    return _capital(label)


def _named(facts: Facts, about: Subject) -> Text:
    if about.kind == "application" and about.name not in facts.pack.trials:
        return Text("ansøgninger, som kilden ikke navngiver", "applications that the source does not name")
    return subject_text(about, facts.names)


_ORDER = ("named", "participants", "started", "not_started", "background", "purpose", "allows", "condition",
          "expects", "number", "says", "experienced", "observed", "met_by_law", "advice")  # fmt: skip


def _order(entry: Entry) -> int:
    """As one tells of a trial: what it is, figures, experience, the law, advice."""
    return _ORDER.index(entry.says) if entry.says in _ORDER else _ORDER.index("says")


def _is_decision(entry: Entry) -> bool:
    return entry.family == "act" or entry.says in ("decided", "outcome")


def _is_told(entry: Entry) -> bool:
    named_part = entry.about.kind == "part" and entry.says == "named"
    return entry.about.kind != "adoption" and entry.says not in _MINOR and not named_part


def _trial_of(facts: Facts, entry: Entry) -> str:
    """The trial that an entry is of; empty where it is of none, or of many at once."""
    if is_across(entry):
        return ""
    for trial, parts in facts.pack.parts.items():
        if entry.about in own_subjects(trial, parts):
            return trial
    if entry.about.kind not in _TOLD:
        return ""
    trials = [one.name for one in entry.concerns if one.kind == "trial"]
    made = (facts.pack.trial_of(one.name) for one in entry.concerns if one.kind == "part")
    trials += [one.id for one in made if one]
    return trials[0] if trials else ""


def _is_across(entry: Entry) -> bool:
    """Advocacy and plans have parts of their own."""
    kind = entry.about.kind
    return kind in _ACROSS and (kind != "network" or entry.says != "named")


def _capital(text: Text) -> Text:
    return Text(*(f"{said[:1].upper()}{said[1:]}" for said in text))


def sources_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The first entry of each source, in order of recording: enough to cite it by."""
    return tuple({one.paper.id: one for one in reversed(entries)}.values())[::-1]
