"""Beside what is held of a citizen: where it came from, who was given it, why it is here and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from frikommune.language import Text
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.privacy.rules import rules


@dataclass(frozen=True, slots=True)
class Source:
    """A delivery that told of the citizen."""

    at: datetime
    system: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """Data that left the case: to a case system that asked, or in a trial's extract under a pseudonym."""

    at: datetime
    what: Text


@dataclass(frozen=True, slots=True)
class Origin:
    """All of it."""

    sources: tuple[Source, ...]
    recipients: tuple[Recipient, ...]
    purpose: Text
    basis: Text
    until: Text


def origin_of(case: Case) -> Origin:
    """Of one case."""
    texts = case.texts.filter(joined=False, delivery__isnull=False).select_related("delivery__system")
    sources = tuple(Source(one.taken_at, one.delivery.system.name) for one in texts.order_by("pk"))
    rule = next(one for one in rules() if one.id == "cases")
    until = Text(
        f"{rule.months} måneder efter, at {rule.clock.da}", f"{rule.months} months after {rule.clock.en}"
    )
    return Origin(sources, tuple(_recipients(case)), rule.purpose, rule.basis, until)


def _recipients(case: Case) -> Iterator[Recipient]:
    """Case systems that asked for this case; extracts taken of the municipality's cases since it came."""
    from frikommune.web.cases.looking_up import many_of

    here = Lookup.objects.filter(programme=case.programme_id, municipality=case.municipality)
    for one in here.filter(case=case.pk).exclude(by_system="").order_by("pk"):
        yield Recipient(one.at, Text(f"fagsystemet {one.by_system}", f"the case system {one.by_system}"))
    first = case.texts.order_by("pk").values_list("taken_at", flat=True).first()
    extracts = here.filter(case=None, purpose__startswith="extract:").order_by("pk")
    for one in extracts.filter(at__gte=first) if first else extracts:
        many = many_of(one.purpose)
        if many is not None:
            yield Recipient(
                one.at,
                Text(
                    f"kan indgå, under pseudonym, i et udtræk til evaluering af forsøg {many.of}",
                    f"may be part, under a pseudonym, of an extract for the evaluation of trial {many.of}",
                ),
            )
