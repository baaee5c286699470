"""`frikommune snapshot`: a trial's rows under pseudonyms, frozen with a digest, and compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from frikommune.cli.indicators import check_horizon, horizon_option, trial_option
from frikommune.cli.marks import in_heading
from frikommune.cli.population import ledgers, params
from frikommune.cli.speaking import DayType, Speaking, heading, known_trial, line, open_pack, show_json
from frikommune.packfiles.pack import Pack

if TYPE_CHECKING:
    from frikommune.evaluation.snapshots.comparing import SnapshotsCompared
    from frikommune.evaluation.snapshots.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what a snapshot is to be taken."""

    cases: Path
    mapping: Path | None
    on: date
    trial: str
    per: str | None
    horizon: int | None
    taken_on: date


def build(speaking: Speaking) -> click.Command:
    """The command."""

    def run(
        *,
        cases: Path,
        on: date,
        mapping: Path | None,
        pack: Path | None,
        trial: str,
        out: Path | None,
        per: str | None,
        horizon: int | None,
        earlier: Path | None,
        taken_on: date | None,
        as_json: bool,
    ) -> None:
        from frikommune.evaluation.snapshots.comparing import compared
        from frikommune.evaluation.snapshots.files import check_free, read_snapshot, write_snapshot

        opened = open_pack(pack)
        check_horizon(horizon)
        if out is not None:
            check_free(out)
        before = read_snapshot(earlier) if earlier is not None else None
        asked = Asked(cases, mapping, on, known_trial(opened, trial), per, horizon, taken_on or date.today())
        snapshot = _taken(speaking, opened, asked)
        beside = compared(before, snapshot) if before is not None else None
        if out is not None:
            write_snapshot(snapshot, out)
        if as_json:
            show_json(_as_json(speaking, snapshot, out, beside))
        else:
            _show(speaking, snapshot, out, beside)

    return click.Command(
        "snapshot",
        callback=run,
        help=speaking.say(
            "Tag et udtræk af et forsøgs sager: pseudonymer, ordbog og et fingeraftryk, alle kan efterregne.",
            "Take a snapshot of a trial's cases: pseudonyms, dictionary, and a digest that anyone can check.",
        ),
        params=[*params(speaking), *_options(speaking), speaking.json_option()],
    )


def _options(speaking: Speaking) -> list[click.Parameter]:
    return [
        trial_option(speaking),
        speaking.option(
            "--out",
            da="Mappe til udtrækket; et tidligere skrives aldrig over. Uden: kun vist, intet gemt.",
            en="Folder for the snapshot; an earlier one is never written over. Without: shown, not kept.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--per",
            da="Hvad en række er: course (et forløb) eller en indsats (ellers indsatsen, hvis der er én).",
            en="What a row is: course, or one of the trial's efforts (else the effort, if there is one).",
        ),
        horizon_option(speaking),
        speaking.option(
            "--earlier",
            da="Mappe med et tidligere udtræk, som det sammenlignes med.",
            en="Folder of an earlier snapshot to compare it with.",
            type=click.Path(path_type=Path),
        ),
        speaking.option(
            "--taken-on",
            da="Dagen, det blev taget (ellers i dag).",
            en="The day it was taken (else today).",
            type=DayType(),
        ),
    ]


def _taken(speaking: Speaking, pack: Pack, asked: Asked) -> Snapshot:
    from frikommune.evaluation.indicators.of_trial import reach_of
    from frikommune.evaluation.snapshots.taking import part_of, per_of, taken
    from frikommune.packfiles.trial_parts import trial_parts

    reach = reach_of(pack.rulebook, trial_parts(pack, asked.trial))
    per = per_of(reach, asked.per)
    parts = (
        part_of(ledger, block, reach, asked.on, per, asked.horizon)
        for block, ledger in ledgers(speaking, asked.cases, asked.mapping, pack, reach.worlds, asked.on)
    )
    return taken(parts, reach, asked.on, asked.taken_on, per, asked.horizon)


def _show(speaking: Speaking, snapshot: Snapshot, out: Path | None, beside: SnapshotsCompared | None) -> None:
    from frikommune.cli.power_words import show_table
    from frikommune.evaluation.snapshots.comparing import table_of

    rows = snapshot.rows.height
    heading(
        speaking.say(
            f"Udtræk af forsøg {snapshot.trial} pr. {speaking.day(snapshot.observed)}: {rows} rækker",
            f"Snapshot of trial {snapshot.trial} as of {speaking.day(snapshot.observed)}: {rows} rows",
        )
        + in_heading(speaking, snapshot.mark)
    )
    line(speaking.say(f"Fingeraftryk: {snapshot.digest}", f"Digest: {snapshot.digest}"), 1)
    for note in snapshot.notes:
        line(speaking.text(note), 1, "• ")
    for column in snapshot.columns:
        line(f"{column.name}: {speaking.text(column.what)}", 1)
    if out is not None:
        line(speaking.say(f"Skrevet til {out}", f"Written to {out}"), 1)
    if beside is not None:
        click.echo()
        show_table(speaking, table_of(beside))


def _as_json(
    speaking: Speaking, snapshot: Snapshot, out: Path | None, beside: SnapshotsCompared | None
) -> dict[str, Any]:
    return {
        "trial": snapshot.trial,
        "on": snapshot.observed,
        "taken_on": snapshot.taken_on,
        "per": snapshot.per,
        "horizon": snapshot.horizon,
        "rows": snapshot.rows.height,
        "digest": snapshot.digest,
        "law": snapshot.law,
        **snapshot.mark.as_json,
        "small_cells": snapshot.small_cells,
        "out": str(out) if out is not None else None,
        "columns": [
            {
                "name": one.name,
                "role": one.role,
                "what": speaking.text(one.what),
                "unit": speaking.text(one.unit),
            }
            for one in snapshot.columns
        ],
        "notes": [speaking.text(one) for one in snapshot.notes],
        "compared": None if beside is None else _compared_json(speaking, beside),
    }


def _compared_json(speaking: Speaking, beside: SnapshotsCompared) -> dict[str, Any]:
    from frikommune.evaluation.snapshots.comparing import then_json

    return {
        "earlier_on": beside.earlier.observed,
        "earlier_digest": beside.earlier.digest,
        "appeared": beside.appeared,
        "gone": beside.gone,
        "new_cells": beside.new_cells,
        "law_changed": beside.law_changed,
        "notes": [speaking.text(one) for one in beside.notes],
        "outcomes": [
            {
                "outcome": one.name,
                "what": speaking.text(one.what),
                "treated": one.treated,
                "earlier": then_json(one.earlier),
                "later": then_json(one.later),
            }
            for one in beside.outcomes
        ],
    }
