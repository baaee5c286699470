"""What a reader asks of the experiences: words, trial, whose, evidence, kind, who could adopt it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.programme.entry import Entry
from frikommune.programme.knowledge import Experience
from frikommune.programme.words import CODE_WORDS, value_text
from frikommune.web.search.letters import folded

NOT_STATED = "unknown"
"""Asks for those of which no source says it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Empty: anything goes."""

    q: str = ""
    trial: str = ""
    stakeholder: str = ""
    evidence: str = ""
    kind: str = ""
    place: str = ""

    @property
    def anything(self) -> bool:
        """Whether a filter is set."""
        return any((self.q, self.trial, self.stakeholder, self.evidence, self.kind, self.place))

    def takes(self, one: Experience) -> bool:
        """Whether an experience is among those asked for."""
        return (
            _is_among(self.trial, [trial.name for trial in one.trials])
            and _is_among(self.stakeholder, one.stakeholders)
            and _is_among(self.evidence, one.evidence)
            and _is_kind(self.kind, one.kind)
            and _is_among(self.place, one.could_adopt)
            and holds(one.entry, self.q)
        )


def asked_for(request: HttpRequest) -> Asked:
    """What the address asks for."""
    keys = ("q", "trial", "stakeholder", "evidence", "kind", "place")
    return Asked(*(request.GET.get(key, "").strip()[:100] for key in keys))


def holds(entry: Entry, q: str) -> bool:
    """Whether every word asked for begins a word of the entry, in either language."""
    words = value_text(entry.value)
    text = f" {folded(f'{words.da} {words.en} {entry.paper.reference} {entry.heading}')} "
    return all(f" {one}" in text for one in folded(q).split())


def words_of(codes: Sequence[str]) -> dict[str, Text]:
    """What each code is called, in order."""
    return {code: CODE_WORDS[code] for code in codes}


def _is_among(asked: str, said: Sequence[str]) -> bool:
    return not asked or asked in said or (asked == NOT_STATED and not said)


def _is_kind(asked: str, said: str) -> bool:
    return not asked or asked == said or (said == "both" and asked in ("benefit", "side_effect"))
