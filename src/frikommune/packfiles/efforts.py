"""The efforts of a trial file: steps, what they ask, and how they end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from frikommune.dates import Rounding
from frikommune.language import Text
from frikommune.law.effort import Effort, Ending
from frikommune.law.exemption import Exemption
from frikommune.packfiles.effort_steps import (
    Around,
    known_name,
    names_once,
    own_groups,
    read_follow_up,
    read_steps,
)
from frikommune.packfiles.exemptions import Norms
from frikommune.packfiles.norms import read_assumptions, read_certainty, read_sources
from frikommune.packfiles.reading import Reading, read_because
from frikommune.packfiles.table import Table, gather


def read_efforts(
    table: Table, trial: str, exemptions: Sequence[Exemption], norms: Norms, groups: Mapping[str, Text]
) -> tuple[Effort, ...]:
    """The `[[effort]]` tables of a trial, if there are any. Raises Refused, naming the place."""
    own = {one.id: one for one in exemptions}
    rows = table.tables("effort")
    efforts = gather(*(lambda row=row: _effort(row, trial, own, norms, groups) for row in rows))
    names_once(rows, [one.id for one in efforts])
    return tuple(efforts)


def _effort(
    row: Table, trial: str, own: Mapping[str, Exemption], norms: Norms, groups: Mapping[str, Text]
) -> Effort:
    month_end = cast(Rounding | None, row.choice("month_end", ("down", "up", "error"), default="") or None)
    around = Around(own, norms, Reading("limit", month_end, None, groups), read_because(row))
    row.text("because", required=False)
    parts = _parts(row, own)
    covered = own_groups(row, groups)
    effort = Effort(
        id=row.need("id", str),
        trial=trial,
        title=row.text("title"),
        parts=parts,
        groups=_groups_of(own[part] for part in parts) if covered is None else covered,
        steps=read_steps(row.need_tables("step"), around),
        endings=_endings(row.tables("ending")),
        sources=read_sources(row),
        certainty=read_certainty(row),
        file=row.where,
        follow_ups=tuple(read_follow_up(one, around) for one in row.tables("follow_up")),
        trial_from=row.get("trial_from", str) or "",
        assumptions=read_assumptions(row),
    )
    row.done()
    _check_names(row, effort)
    return effort


def _groups_of(exemptions: Iterable[Exemption]) -> frozenset[str]:
    """The groups of some exemptions together; empty, every group, where one of them is for all."""
    found = [one.groups for one in exemptions]
    return frozenset() if frozenset() in found else frozenset().union(*found)


def _parts(row: Table, own: Mapping[str, Exemption]) -> tuple[str, ...]:
    names = row.need_names("parts")
    for name in names:
        known_name(row, "parts", name, own, Text("en af forsøgets fravigelser", "an exemption of the trial"))
    return names


def _endings(rows: list[Table]) -> tuple[Ending, ...]:
    endings = tuple(_ending(row) for row in rows)
    names_once(rows, [one.id for one in endings])
    return endings


def _ending(row: Table) -> Ending:
    ending = Ending(
        id=row.need("id", str),
        title=row.text("title"),
        left_to=frozenset(row.names("left_to")),
        on_benefit=row.get("on_benefit", bool) or False,
        stops=row.get("stops", bool) or False,
    )
    row.done()
    return ending


def _check_names(row: Table, effort: Effort) -> None:
    """The step that the trial begins with, and those that follow-ups are held against, must be there."""
    steps = {one.id for one in effort.steps}
    words = Text("id for et af indsatsens trin", "the id of a step of the effort")
    if effort.trial_from:
        known_name(row, "trial_from", effort.trial_from, steps, words)
    for one in effort.follow_ups:
        if one.held_against:
            known_name(row, "held_against", one.held_against, steps, words)
    if any(step.assessed for step in effort.steps) and not any(one.stops for one in effort.endings):
        raise row.refusal(
            "nothing_stops",
            "ending",
            "–",
            Text("en “ending” med stops = true", "an “ending” with stops = true"),
            Text("Skriv, hvad den hedder, der ikke går videre.", "Write what not going on is called."),
        )
