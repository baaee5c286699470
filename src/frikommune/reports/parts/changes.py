"""What was recorded since a day, by trial: decisions, figures, experience, what the law does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from frikommune.programme.entry import Entry, Subject, SubjectKind, own_subjects
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.parts.figures import is_across

_TOLD: frozenset[SubjectKind] = frozenset({"figure", "experience", "side_effect"})
_OF_A_TRIAL: frozenset[SubjectKind] = frozenset({"law", "barrier", *_TOLD})
"""What is told under the trial that it concerns."""
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

    What a later source only says again is no news, nor is a first name. Advocacy and plans are told apart.
    """
    known = facts.now.known
    before = {(one.about, one.says, one.value) for one in known if one.recorded.last <= since}
    later = [one for one in known if since < one.recorded.last]
    found = [one for one in later if one.family == "act" or (one.about, one.says, one.value) not in before]
    renamed = {one.about for one in known if one.says == "named" and one.recorded.last <= since}
    found = [one for one in found if one.says != "named" or one.about in renamed]
    decisions = tuple(one for one in found if _is_decision(one))
    told = [one for one in found if one not in decisions and _is_told(one)]
    placed = [(_trial_of(facts, one), one) for one in told]
    named = sorted((pair for pair in placed if pair[0]), key=lambda pair: by_number(pair[0]))
    trials = tuple(
        TrialNews(Subject("trial", name), tuple(sorted((one for _, one in some), key=_order)))
        for name, some in groupby(named, key=lambda pair: pair[0])
    )
    return News(since, decisions, trials, tuple(one for name, one in placed if not name and _is_across(one)))


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
    if entry.about.kind not in _OF_A_TRIAL:
        return ""
    concerned = entry.concerns
    if entry.about.kind == "barrier":
        concerned = tuple(
            one for said in facts.now.about(entry.about) for each in said.facts for one in each.entry.concerns
        )
    trials = [one.name for one in concerned if one.kind == "trial"]
    made = (facts.pack.trial_of(one.name) for one in concerned if one.kind == "part")
    trials += [one.id for one in made if one]
    return trials[0] if trials else ""


def _is_across(entry: Entry) -> bool:
    """Advocacy and plans have parts of their own."""
    kind = entry.about.kind
    return kind in _ACROSS and (kind != "network" or entry.says != "named")


def sources_of(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The first entry of each source, in order of recording: enough to cite it by."""
    return tuple({one.paper.id: one for one in reversed(entries)}.values())[::-1]
