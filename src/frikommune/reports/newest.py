"""News of the network for everybody: what was decided, granted, begun and met by law, trial by trial."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject, SubjectKind, own_subjects
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.parts.news_words import said_of, without_parts_again

_TOLD = frozenset({"outcome", "decided", "started", "not_started", "met_by_law"})
_ADVICE: tuple[SubjectKind, ...] = ("conclusion", "recommendation")
_ADVICE_TITLE = Text(
    "Netværkets konklusioner og anbefalinger", "The network's conclusions and recommendations"
)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """What one source, or one day here, told of one trial; `trial` empty: of the whole network.

    `key` never changes; `day` is when it was recorded; `said` its sentences; `source` where they stand.
    """

    key: str
    day: date
    title: Text
    said: tuple[Text, ...]
    trial: str
    source: str


def newest(facts: Facts) -> tuple[NewsItem, ...]:
    """All of them, the latest first; within a day in order of the trials' numbers."""
    found = [*_of_trials(facts), *_of_advice(facts)]
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), by_number(one.trial), one.key)))


def _of_trials(facts: Facts) -> Iterator[NewsItem]:
    owner = {
        subject: trial
        for trial, parts in facts.pack.parts.items()
        for subject in own_subjects(trial, parts)
    }  # fmt: skip
    told = (one for one in facts.now.known if one.says in _TOLD or one.family == "act")
    for (day, paper, trial), some in _grouped((one, owner.get(one.about, "")) for one in told).items():
        said = tuple(words.plain for words in said_of(facts, without_parts_again(some)))
        if trial and said:
            yield NewsItem(
                f"{day}/{paper}/{trial}", day, _named(facts, trial), said, trial, some[0].paper.reference
            )


def _named(facts: Facts, trial: str) -> Text:
    """By what it is called on the day; by its file where the journal does not name it."""
    title = facts.names.get(Subject("trial", trial)) or facts.pack.trials[trial].title
    return Text(f"Forsøg {trial}: {title.da}", f"Trial {trial}: {title.en}")


def _of_advice(facts: Facts) -> Iterator[NewsItem]:
    """Each source's conclusions and recommendations together."""
    told = [
        one for one in facts.now.known if one.about.kind in _ADVICE and one.says in ("concludes", "named")
    ]
    for (day, paper, _), some in _grouped((one, "") for one in told).items():
        said = tuple(
            words.plain for words in said_of(facts, (one for one in some if one.says == "concludes"))
        )
        if said:
            yield NewsItem(f"{day}/{paper}/advice", day, _ADVICE_TITLE, said, "", some[0].paper.reference)


def _grouped(entries: Iterable[tuple[Entry, str]]) -> Mapping[tuple[date, str, str], Sequence[Entry]]:
    found: dict[tuple[date, str, str], list[Entry]] = {}
    for entry, trial in entries:
        found.setdefault((entry.recorded.last, entry.paper.id, trial), []).append(entry)
    return found
