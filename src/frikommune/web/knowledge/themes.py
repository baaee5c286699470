"""The recommendations under their themes."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.programme.entry import Entry, Subject
from frikommune.programme.state import State
from frikommune.programme.trial import by_number


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended, and why."""

    about: Subject
    named: tuple[Entry, ...]
    reasons: tuple[Entry, ...]

    @property
    def trials(self) -> tuple[Subject, ...]:
        """The trials it rests on."""
        found = (one for entry in self.reasons for one in entry.concerns if one.kind == "trial")
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme and what stands under it; `theme` None: those under no theme."""

    theme: Subject | None
    recommendations: tuple[Recommendation, ...]


def themes(now: State) -> tuple[Theme, ...]:
    """Every theme that has recommendations, in order; last those under none."""
    found: dict[Subject | None, list[Recommendation]] = {one: [] for one in sorted(now.subjects("theme"))}
    found[None] = []
    for about in sorted(now.subjects("recommendation"), key=lambda one: by_number(one.name)):
        named = _entries(now, about, "named")
        if named:
            under = [one.value for one in _entries(now, about, "under") if isinstance(one.value, Subject)]
            place = under[0] if under and under[0] in found else None
            found[place].append(Recommendation(about, named, _entries(now, about, "reasons")))
    return tuple(Theme(theme, tuple(ones)) for theme, ones in found.items() if ones)


def _entries(now: State, about: Subject, says: str) -> tuple[Entry, ...]:
    return tuple(fact.entry for fact in now.question(about, says).facts)
