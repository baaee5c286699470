"""Drawing a sample, drawing it again, and what leaders said of the uses in it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from frikommune.casework.uses.sample import Judged, draw, is_sampled, judged, number_of
from frikommune.casework.uses.state import DEAD, state_of
from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.law.rulebook import Rulebook
from frikommune.web.journal.models import Programme
from frikommune.web.uses.kept import is_checked, steps_of, uses_in
from frikommune.web.uses.models import Draw, Drawn, Use, UseStep

SAID = {"accepted": True, "not_accepted": False}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn: a share of the uses decided in [start, end], or so many. `exemption` "" is all."""

    start: date
    end: date
    exemption: str = ""
    percent: int | None = None
    number: int | None = None


def population(
    programme: Programme, municipality: str, rulebook: Rulebook, wanted: Wanted, at: datetime
) -> tuple[int, ...]:
    """The uses that could be drawn at a moment: those that stood then, by what was known then."""
    found = uses_in(programme, municipality).filter(
        decided_on__gte=wanted.start, decided_on__lte=wanted.end, recorded_at__lte=at
    )
    if wanted.exemption:
        found = found.filter(exemption=wanted.exemption)
    return tuple(one.pk for one in found if _stood(one, rulebook, at))


def draw_sample(
    programme: Programme,
    municipality: str,
    rulebook: Rulebook,
    wanted: Wanted,
    *,
    by: Any,
    today: date,
    key: str,
) -> Draw:
    """Draw, and keep what makes it possible to draw again. The same key draws once. Raises Refused."""
    with transaction.atomic():
        before = Draw.objects.filter(key=key).first()
        if before is not None:
            return before
        among = population(programme, municipality, rulebook, wanted, timezone.now())
        if not among:
            raise _nobody(municipality, wanted)
        seed = secrets.randbelow(2**31)
        made = Draw.objects.create(
            programme=programme,
            municipality=municipality,
            exemption=wanted.exemption,
            start=wanted.start,
            end=wanted.end,
            percent=wanted.percent,
            number=wanted.number or number_of(wanted.percent or 0, len(among)),
            population=len(among),
            seed=seed,
            key=key,
            made_on=today,
            made_by=by,
        )
        drawn = draw(among, made.number, seed)
        Drawn.objects.bulk_create([Drawn(draw=made, use_id=pk) for pk in drawn])
        UseStep.objects.bulk_create([UseStep(use_id=pk, step="drawn", by=by, on=today) for pk in drawn])
    return made


def drawn_again(made: Draw, rulebook: Rulebook) -> tuple[int, ...]:
    """The uses that the same seed brings out of the uses that stood when the sample was made."""
    wanted = Wanted(made.start, made.end, made.exemption)
    among = population(made.programme, made.municipality, rulebook, wanted, made.made_at)
    return draw(among, made.number, made.seed)


def said_of(uses: Sequence[Use]) -> Mapping[int, list[tuple[int, bool]]]:
    """What leaders said of each use in a sample, in order: (leader, accepted)."""
    return {
        use.pk: [(step.by_id, SAID[step.step]) for step in steps_of(use) if step.step in SAID and step.by_id]
        for use in uses
    }


def judgement_of(uses: Sequence[Use]) -> Judged:
    """How the uses of a sample were judged, added up."""
    return judged([use.pk for use in uses], said_of(uses))


def _stood(use: Use, rulebook: Rulebook, at: datetime) -> bool:
    """Whether it could be drawn then: a kind that is sampled, and neither declined nor withdrawn by then."""
    exemption = rulebook.exemptions.get(use.exemption)
    if exemption is None or not is_sampled(exemption, use.reason):
        return False
    taken = [one.step for one in steps_of(use) if one.at <= at]
    return state_of(taken, leader_check=is_checked(use, rulebook)) not in DEAD


def _nobody(municipality: str, wanted: Wanted) -> Refused:
    first, last = day_text(wanted.start), day_text(wanted.end)
    return refuse(
        "sample_of_none",
        problem=Text("Der er intet at trække ud", "There is nothing to draw from"),
        where=municipality,
        given="0",
        expected=Text(
            f"brug uden ledelseskontrol, eller med egne ord, fra {first.da} til {last.da}",
            f"uses without a leader's check, or in own words, from {first.en} to {last.en}",
        ),
        do_next=Text("Vælg en længere periode.", "Choose a longer period."),
    )
