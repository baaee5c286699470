"""The law of two days, norm by norm, and what the later one has met of each trial, beside the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.law.compare import (
    GroupJudgement,
    NormCompared,
    change_days,
    check_order,
    compare_days,
    wording_on,
)
from frikommune.law.piece_met import MET_WORDS, Met
from frikommune.law.relation import RELATION_WORDS, Relation
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.effects import TrialMet, trials_met, unspoken, where_they
from frikommune.web.journal.book import Book
from frikommune.web.journal.entering import of_programme
from frikommune.web.lawbook.fields import choice_of, day_of, given, holds_words
from frikommune.web.lawbook.kept import kept_part

KEPT_PAIRS = 32
_SECOND = date.min + timedelta(days=1)
"""There is no day before the first."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A book as a key: told apart by its version alone."""

    version: str
    slug: str
    book: Book = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartShown:
    """The judgement for some groups (no titles: for everybody), with what the law said on each day."""

    titles: tuple[Text, ...]
    part: GroupJudgement
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class NormShown:
    """A norm on two days."""

    compared: NormCompared
    parts: tuple[PartShown, ...]


@of_programme()
def compare(request: HttpRequest) -> HttpResponse:
    """The form, the norms by how they changed, and the trials by what the law has met of them."""
    days = change_days(request.book.pack.rulebook)
    shown: dict[str, Any] = {"change_days": days, "relations": RELATION_WORDS, "mets": MET_WORDS}
    try:
        earlier, later = _days(request, days)
        relation = choice_of(request, "relation", RELATION_WORDS)
        met = choice_of(request, "met", MET_WORDS)
    except Refused as refused:
        return render(request, "lawbook/compare.html", {**shown, "refusals": refused.refusals}, status=422)
    account = kept_part(
        request, "lawbook/compared.html", lambda: _account(request, earlier, later, relation, met)
    )
    shown |= {"earlier": earlier, "later": later, "account": account}
    return render(request, "lawbook/compare.html", shown)


def _account(request: HttpRequest, earlier: date, later: date, relation: str, met: str) -> dict[str, Any]:
    kept = _Kept(request.book.version, request.book.slug, request.book)
    norms, trials = _compared(kept, earlier, later), _trials(kept, earlier, later)
    searched = given(request, "q")
    shown = {"earlier": earlier, "later": later, "relation": relation}
    return shown | _norms_shown(norms, relation, searched) | _trials_shown(trials, met, searched)


def _days(request: HttpRequest, days: Mapping[date, int]) -> tuple[date, date]:
    """The two days asked for; otherwise the day before and the day on which most norms changed."""
    most = max(days, key=lambda day: days[day], default=request.today)
    later = day_of(request, "to") or most
    earlier = day_of(request, "from") or max(later, _SECOND) - timedelta(days=1)
    do_next = Text("Vælg en senere dag i “Den senere dag”.", "Choose a later day in “The later day”.")
    check_order(earlier, later, "to", do_next)
    return earlier, later


def _norms_shown(norms: tuple[NormShown, ...], relation: str, searched: str) -> dict[str, Any]:
    counts = Counter(one.compared.relation for one in norms)
    found = [one for one in norms if holds_words(searched, _norm_texts(one))]
    groups: list[tuple[Relation, list[NormShown]]] = [
        (kind, [one for one in found if one.compared.relation == kind]) for kind in RELATION_WORDS
    ]
    chosen = [(kind, some) for kind, some in groups if some and relation in ("", kind)]
    return {"norm_counts": [(kind, counts[kind]) for kind in RELATION_WORDS], "norm_groups": chosen}


def _norm_texts(one: NormShown) -> Iterable[Text]:
    yield from (one.compared.norm.title, Text.same(one.compared.norm.id))
    for part in one.parts:
        yield from (*part.before, *part.after, *part.titles)


def _trials_shown(trials: tuple[TrialMet, ...], met: str, searched: str) -> dict[str, Any]:
    by_met: dict[Met, list[str]] = {
        kind: [one.trial.id for one in trials if one.met == kind] for kind in MET_WORDS
    }
    found = [one for one in trials if holds_words(searched, _trial_texts(one))]
    return {
        "trial_counts": list(by_met.items()),
        "trials": [one for one in found if met in ("", one.met)],
        "unspoken": unspoken(trials),
        "disagreements": where_they("disagrees", trials),
        "undetermined": where_they("undetermined", trials),
    }


def _trial_texts(one: TrialMet) -> Iterable[Text]:
    yield from (one.trial.title, Text.same(one.trial.id), one.why)
    for part in one.parts:
        yield from (part.met.exemption.title, Text.same(part.met.exemption.id), part.met.why)
        yield from (Text.same(change.norm) for change in part.met.exemption.changes)


@lru_cache(maxsize=KEPT_PAIRS)
def _compared(kept: _Kept, earlier: date, later: date) -> tuple[NormShown, ...]:
    rulebook = kept.book.pack.rulebook
    return tuple(_norm(rulebook, one, earlier, later) for one in compare_days(rulebook, earlier, later))


@lru_cache(maxsize=KEPT_PAIRS)
def _trials(kept: _Kept, earlier: date, later: date) -> tuple[TrialMet, ...]:
    return trials_met(kept.book.pack, earlier, later)


def _norm(rulebook: Rulebook, one: NormCompared, earlier: date, later: date) -> NormShown:
    def part_of(part: GroupJudgement) -> PartShown:
        titles = tuple(rulebook.groups[group] for group in part.groups) if len(one.parts) > 1 else ()
        before, after = (wording_on(rulebook, one.norm, part.groups[0], day) for day in (earlier, later))
        return PartShown(titles, part, before, after)

    return NormShown(one, tuple(part_of(part) for part in one.parts))
