"""The norms: a list of them, and one with its versions and the exemptions on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import Text
from frikommune.law.anchors import counted_from
from frikommune.law.compare import NormCompared, compared
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.laid import laid_words
from frikommune.law.named import known_norm
from frikommune.law.norm import KIND_WORDS, Norm, Version
from frikommune.law.rulebook import Rulebook
from frikommune.law.wording import asked as words_of
from frikommune.ledger.explain import READ_AT_WORDS
from frikommune.packfiles.told_cases import told_cases
from frikommune.web.journal.entering import of_programme
from frikommune.web.lawbook.fields import choice_of, given, holds_words
from frikommune.web.lawbook.kept import kept_part
from frikommune.web.lawbook.picture import picture_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """A norm in the list; `in_force`: whether the law alone asks it on the reader's day."""

    norm: Norm
    kind: Text
    in_force: bool
    exemptions: tuple[Exemption, ...]


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version with its words, its last day, and what it changed."""

    version: Version
    number: int
    last: date | None
    lines: tuple[Text, ...]
    change: NormCompared | None


@dataclass(frozen=True, slots=True)
class ExemptionShown:
    """An exemption on the norm: what it says, and where it was granted."""

    exemption: Exemption
    lines: tuple[Text, ...]
    grants: tuple[Grant, ...]


@of_programme()
def norms(request: HttpRequest) -> HttpResponse:
    """All norms, or those that are searched for."""
    kind = choice_of(request, "kind", KIND_WORDS)
    found = kept_part(request, "lawbook/norms_found.html", lambda: _found(request, kind))
    return render(request, "lawbook/norms.html", {"found": found, "kinds": KIND_WORDS})


def _found(request: HttpRequest, kind: str) -> dict[str, Any]:
    rulebook, searched = request.book.pack.rulebook, given(request, "q")
    found = [
        _listed(rulebook, norm, request.on)
        for norm in rulebook.norms.values()
        if (not kind or norm.kind == kind) and holds_words(searched, _texts(rulebook, norm))
    ]
    found.sort(key=lambda one: one.norm.title.da.casefold())
    return {"found": found, "on": request.on}


def _listed(rulebook: Rulebook, norm: Norm, on: date) -> Listed:
    version = next((one for one in reversed(norm.versions) if one.start <= on), None)
    in_force = version is not None and version.terms is not None
    return Listed(norm, KIND_WORDS[norm.kind], in_force, rulebook.exemptions_on[norm.id])


def _texts(rulebook: Rulebook, norm: Norm) -> Iterator[Text]:
    yield from (norm.title, norm.about, Text.same(norm.id))
    yield from (rulebook.groups[group] for group in norm.groups)
    for version in norm.versions:
        yield from words_of(version.terms, rulebook.words) if version.terms else ()
    for exemption in rulebook.exemptions_on[norm.id]:
        yield from (exemption.title, Text.same(exemption.id))


@of_programme()
def norm(request: HttpRequest, norm: str) -> HttpResponse:
    """One norm: the picture, each version in words, and the exemptions on it."""
    rulebook = request.book.pack.rulebook
    shown = rulebook.norms[known_norm(rulebook, norm, "norm")]
    account = kept_part(request, "lawbook/norm_account.html", lambda: _account(request, shown))
    return render(request, "lawbook/norm.html", {"norm": shown, "account": account})


def _account(request: HttpRequest, norm: Norm) -> dict[str, Any]:
    rulebook = request.book.pack.rulebook
    return {
        "norm": norm,
        "kind": KIND_WORDS[norm.kind],
        "groups": [title for group, title in rulebook.groups.items() if group in norm.groups],
        "read_at": READ_AT_WORDS[norm.read_at],
        "counted_from": counted_from(norm.anchor, rulebook.words) if norm.kind == "duty" else None,
        "picture": picture_of(rulebook, norm, request.on),
        "on": request.on,
        "versions": _versions(rulebook, norm),
        "cases": [(one, one.of(norm.id)) for one in told_cases(request.book.files) if one.of(norm.id)],
        "exemptions": [_exemption(rulebook, norm, one) for one in rulebook.exemptions_on[norm.id]],
    }


def _versions(rulebook: Rulebook, norm: Norm) -> tuple[VersionShown, ...]:
    return tuple(
        VersionShown(
            version,
            number,
            end - ONE_DAY if end else None,
            tuple(words_of(version.terms, rulebook.words)) if version.terms else (),
            compared(rulebook, norm, version.start - ONE_DAY, version.start) if number > 1 else None,
        )
        for number, (version, end) in enumerate(norm.until, 1)
    )


def _exemption(rulebook: Rulebook, norm: Norm, exemption: Exemption) -> ExemptionShown:
    order = list(rulebook.municipalities)
    grants = sorted(
        (one for one in rulebook.grants if one.exemption == exemption.id),
        key=lambda one: (one.start, order.index(one.municipality)),
    )
    first = grants[0].start if grants else date.max
    return ExemptionShown(exemption, laid_words(norm, exemption, first, rulebook.words), tuple(grants))
