"""What changes at the same time as a trial: new versions of the law that it changes, other trials on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from frikommune.evaluation.designs.design import Design, Reform
from frikommune.language import NO_WORDS, Language, Text, day_text, listed
from frikommune.law.rulebook import Rulebook
from frikommune.programme.trial import Trial

NEAR = timedelta(days=366)
"""A change of law this long before or after a trial may still be mistaken for it."""


def concurrent(design: Design, trial: Trial, rulebook: Rulebook, language: Language) -> Iterator[Reform]:
    """New versions of the law that the trial changes, and other trials on the same."""
    if design.starts is None:
        return
    first, last = design.starts - NEAR, (design.ends or design.starts) + NEAR
    norms = dict.fromkeys(
        change.norm for one in trial.exemptions for change in rulebook.exemptions[one].changes
    )
    words = Text("ny udgave af loven", "new version of the law").said_in(language)
    for norm in norms:
        days = [one.start for one in rulebook.norms[norm].versions[1:] if first <= one.start <= last]
        if days:
            later = _again(days[1:]).said_in(language)
            yield Reform(f"{rulebook.norms[norm].title.said_in(language)}: {words}{later}", days[0])
    yield from _other_trials(design, trial, rulebook, norms, language)


def _again(days: Sequence[date]) -> Text:
    """`, igen 01.01.2021`: further versions of the same norm."""
    if not days:
        return NO_WORDS
    said = [day_text(one) for one in days]
    da, en = listed([one.da for one in said], "da"), listed([one.en for one in said], "en")
    return Text(f", igen {da}", f", again {en}")


def _other_trials(
    design: Design, trial: Trial, rulebook: Rulebook, norms: Mapping[str, object], language: Language
) -> Iterator[Reform]:
    words = Text("andet forsøg", "other trial").said_in(language)
    for one in rulebook.exemptions.values():
        if one.id in trial.exemptions or not any(change.norm in norms for change in one.changes):
            continue
        here = [
            grant.start
            for grant in rulebook.grants
            if grant.exemption == one.id and grant.municipality in design.municipalities
        ]
        if here:
            yield Reform(f"{words}, {one.id}: {one.title.said_in(language)}", min(here))
