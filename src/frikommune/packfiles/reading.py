"""How a norm reads its words: steps, groups, kinds of event, and what no source says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from frikommune.dates import Rounding, Step
from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text
from frikommune.law.norm import Kind
from frikommune.law.source import Unknown
from frikommune.law.terms import Match
from frikommune.packfiles.table import Table

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reading:
    """How a norm reads its own words: the rounding of month steps, and when its "month n" begins.

    `groups` are the target groups that the pack knows.
    """

    kind: Kind
    month_end: Rounding | None
    month_n_begins_after: str | None
    groups: Mapping[str, Text]

    def step(self, row: Table, key: str) -> Step:
        """The length of time that a key must give, in the law's own unit."""
        return self.parse(row.need(key, str), row.place(key))

    def optional_step(self, row: Table, key: str) -> Step | None:
        """The length of time that a key may give."""
        words = row.get(key, str)
        return None if words is None else self.parse(words, row.place(key))

    def step_above_zero(self, row: Table, key: str) -> Step:
        """A length of time that is at least a day."""
        step = self.step(row, key)
        if step.is_zero:
            raise row.refusal("step_is_zero", key, row.data[key], Text("mindst én dag", "at least one day"))
        return step

    def parse(self, words: str, where: str) -> Step:
        """A length of time in the law's own unit. Raises Refused, naming the place."""
        try:
            return Step.parse(words, self.month_end)
        except Refused as refused:
            raise Refused(
                *(
                    replace(one, do_next=_ROUNDING_IN_THE_NORM) if one.code == "rounding_undeclared" else one
                    for one in refused.refusals
                )
            ).within(where) from None


_ROUNDING_IN_THE_NORM = Text(
    'Skriv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis) '
    "øverst i normens fil.",
    'Write month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse) '
    "at the top of the norm's file.",
)

Reader = Callable[[Table, Reading, Text | None], object]
"""Reads one parameter from (table, reading, reason for what is unknown); None where it is left out."""


def is_unknown(table: Table, key: str) -> bool:
    """Whether the key says `"unknown"`."""
    return table.data.get(key) == UNKNOWN


def unknown(table: Table, key: str, because: Text | None, do_next: Text | None = None) -> Unknown:
    """The unknown value of a key, with the reason that must stand beside it."""
    table.get(key, str)
    if because is None:
        raise table.refusal(
            "unknown_without_reason",
            key,
            UNKNOWN,
            Text("en begrundelse i “because”", "a reason in “because”"),
            do_next
            or Text(
                'Skriv because = { da = "…", en = "…" } i versionen eller fravigelsen.',
                'Write because = { da = "…", en = "…" } in the version or the exemption.',
            ),
        )
    return Unknown(because)


def read_because(table: Table) -> Text | None:
    """`because = { da = "…", en = "…" }`: why a value is unknown."""
    return table.text("because") if "because" in table else None


def read_match(table: Table) -> Match:
    """`{ event = "samtale", types = ["faelles"] }`; without types, every type."""
    match = Match(table.need("event", str), frozenset(table.names("types")))
    table.done()
    return match


def known_groups(table: Table, key: str, known: Mapping[str, Text]) -> frozenset[str]:
    """A list of groups, each of which the pack knows."""
    names = table.need_names(key)
    for name in names:
        if name not in known:
            raise refuse(
                "unknown_group",
                problem=Text(f"Målgruppen “{name}” kendes ikke", f"The target group “{name}” is not known"),
                where=table.place(key),
                given=name,
                expected=Text("en målgruppe fra pack.toml", "a target group of pack.toml"),
                do_next=closest(name, known),
            )
    return frozenset(names)


def in_days(step: Step, row: Table, key: str) -> int:
    """A step as a number of days, a month being the number that “days_in_a_month” declares."""
    month_days = row.get("days_in_a_month", int)
    if month_days is not None and not 28 <= month_days <= 31:
        words = Text("et tal fra 28 til 31", "a number from 28 to 31")
        raise row.refusal("out_of_range", "days_in_a_month", month_days, words)
    if (step.months or step.years) and month_days is None:
        raise row.refusal(
            "days_in_a_month_missing",
            key,
            row.data[key],
            Text("“days_in_a_month” ved siden af", "“days_in_a_month” beside it"),
            Text("Skriv, hvor mange dage en måned regnes for.", "Write how many days a month counts for."),
        )
    return (step.years * 12 + step.months) * (month_days or 0) + step.weeks * 7 + step.days


def window_in_days(within: Step | None, amount_days: int, row: Table) -> int | None:
    """The length of `within` in days; it must hold the amount that is to be reached inside it."""
    if within is None:
        return None
    days = in_days(within, row, "within")
    if days < amount_days:
        raise row.refusal(
            "window_too_short",
            "within",
            row.data["within"],
            Text(
                f"mindst {amount_days} dage, for så meget skal nås inden for den tid",
                f"at least {amount_days} days, for so much is to be reached within that time",
            ),
        )
    return days
