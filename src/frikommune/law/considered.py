"""Every exemption on a norm, and why it does or does not hold for this municipality, group and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.language import LANGUAGES, Text, day_text, listed
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.rulebook import World


@dataclass(frozen=True, slots=True)
class Considered:
    """One exemption weighed: whether it holds, why, and the grant that decided it."""

    exemption: Exemption
    holds: bool
    why: Text
    grant: Grant | None = None


def considered(world: World, norm: str, municipality: str, group: str, day: date) -> tuple[Considered, ...]:
    """The exemptions on a norm, in the order they are laid, each with its reason."""
    return tuple(
        _weigh(world, exemption, municipality, group, day) for exemption in world.rulebook.exemptions_on[norm]
    )


def _weigh(world: World, exemption: Exemption, municipality: str, group: str, day: date) -> Considered:
    if exemption.id not in world.counted:
        return Considered(exemption, False, Text("der ses bort fra forsøg", "trials are left out"))
    if not exemption.covers_group(group):
        return Considered(exemption, False, not_for([world.rulebook.words.group_inside(group)]))
    grants = world.rulebook.grants_of.get((exemption.id, municipality), ())
    if not grants:
        anywhere = any(one.exemption == exemption.id for one in world.rulebook.grants)
        why = (
            Text(f"{municipality} har den ikke", f"{municipality} does not have it")
            if anywhere
            else Text("er aldrig sat i gang", "was never started")
        )
        return Considered(exemption, False, why)
    running = next((grant for grant in grants if grant.holds_on(day)), None)
    if running is not None:
        return Considered(exemption, True, _holds(exemption, running), running)
    return Considered(exemption, False, _not_now(grants, day), grants[-1])


def not_for(groups: Sequence[Text]) -> Text:
    """That an exemption does not cover some groups, named as inside a sentence."""
    da, en = (listed((title.said_in(la) for title in groups), la) for la in LANGUAGES)
    return Text(
        f"gælder ikke {da}",
        f"does not cover {en}",
    )


def _holds(exemption: Exemption, grant: Grant) -> Text:
    since = day_text(grant.start)
    if exemption.use is not None:
        return Text(f"kan bruges sag for sag siden {since.da}", f"may be used case by case since {since.en}")
    return Text(f"gælder siden {since.da}", f"holds since {since.en}")


def _not_now(grants: tuple[Grant, ...], day: date) -> Text:
    coming = [grant.start for grant in grants if grant.start > day]
    if coming:
        first = day_text(min(coming))
        return Text(f"gælder først fra {first.da}", f"holds only from {first.en}")
    ended = day_text(max(grant.last_day for grant in grants if grant.last_day is not None))
    return Text(f"gjaldt kun til og med {ended.da}", f"held only through {ended.en}")
