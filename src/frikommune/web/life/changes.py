"""Before and after of what applies, laid out for the second person to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.what_changes import Changed, rule_words


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference in words. `last` None: no end is known."""

    municipality: str
    group: Text
    norm: Text
    norm_id: str
    first: date
    last: date | None
    before: tuple[Text, ...]
    after: tuple[Text, ...]


def shown_changes(changes: Sequence[Changed], rulebook: Rulebook) -> tuple[Shown, ...]:
    """Each difference; days that follow each other and read alike are one. What reads alike is left out."""
    found: list[Shown] = []
    for one in changes:
        end = one.period.end
        shown = Shown(
            municipality=one.municipality,
            group=rulebook.groups[one.group],
            norm=rulebook.norms[one.norm].title,
            norm_id=one.norm,
            first=one.period.start,
            last=end - timedelta(1) if end else None,
            before=rule_words(one.before, rulebook.words),
            after=rule_words(one.after, rulebook.words),
        )
        if shown.before != shown.after:
            _add(found, shown)
    return tuple(found)


def _add(found: list[Shown], shown: Shown) -> None:
    last = found[-1] if found else None
    if last is not None and _goes_on(last, shown):
        found[-1] = Shown(
            shown.municipality,
            shown.group,
            shown.norm,
            shown.norm_id,
            last.first,
            shown.last,
            shown.before,
            shown.after,
        )
    else:
        found.append(shown)


def _goes_on(last: Shown, shown: Shown) -> bool:
    same = (last.municipality, last.group, last.norm_id, last.before, last.after)
    follows = last.last is not None and last.last + timedelta(1) == shown.first
    return follows and same == (
        shown.municipality,
        shown.group,
        shown.norm_id,
        shown.before,
        shown.after,
    )
