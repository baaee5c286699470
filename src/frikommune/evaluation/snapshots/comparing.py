"""Two snapshots of one trial, midway and final: outcome by outcome, and the rows that came and went."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.evaluation.snapshots import refusals
from frikommune.evaluation.snapshots.panel import BINARY, counts_of
from frikommune.evaluation.snapshots.snapshot import CELL, Snapshot
from frikommune.language import Text, day_text

_TIMED = ("duration", "event")
"""Time to something grows with the watching: it is compared by survival, not by its mean."""
_TREATED, _OTHERS = Text("med forsøget", "with the trial"), Text("uden", "without")


@dataclass(frozen=True, slots=True)
class Then:
    """An outcome in one snapshot: of a share `counted`, and `mean` of the finished; of a number its `mean`.

    None where nothing is known.
    """

    rows: int
    mean: float | None
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class OutcomeThen:
    """One outcome of the treated rows, or of the others, midway and at the end."""

    name: str
    what: Text
    treated: bool
    earlier: Then
    later: Then


@dataclass(frozen=True, slots=True)
class SnapshotsCompared:
    """What became of the rows and the outcomes from the earlier snapshot to the later.

    Pseudonyms are not shared, so rows are compared as counts of each municipality, quarter and group:
    `appeared` and `gone` are at least so many. `new_cells` have no earlier row. `law_changed`: the law, the
    grants or the engine differ, so a difference may come from there.
    """

    earlier: Snapshot
    later: Snapshot
    outcomes: tuple[OutcomeThen, ...]
    appeared: int
    gone: int
    new_cells: int
    law_changed: bool
    notes: tuple[Text, ...]

    @property
    def mark(self) -> Mark:
        """The stronger mark of the two."""
        return max(self.earlier.mark, self.later.mark)


def compared(one: Snapshot, two: Snapshot) -> SnapshotsCompared:
    """The two in order of their observation days. Raises Refused where they are not of the same thing."""
    earlier, later = sorted((one, two), key=lambda snapshot: (snapshot.observed, snapshot.taken_on))
    _check_alike(earlier, later)
    cells = _cells(earlier, later)
    changes = cells["later"] - cells["earlier"]
    appeared, gone = int(changes.clip(lower_bound=0).sum()), int(-changes.clip(upper_bound=0).sum())
    law_changed = earlier.law != later.law
    return SnapshotsCompared(
        earlier,
        later,
        tuple(_outcomes(earlier, later)),
        appeared,
        gone,
        cells.filter(pl.col("earlier") == 0).height,
        law_changed,
        tuple(_notes(earlier, later, gone, law_changed)),
    )


def then_json(then: Then) -> dict[str, float | int | None]:
    """One side of an outcome for programs."""
    known = then.rows if then.counted is None else then.counted.of_finished.denominator
    share = None if then.counted is None else then.counted.of_all.share
    return {"rows": then.rows, "known": known, "mean_of_known": then.mean, "share_of_all": share}


def table_of(found: SnapshotsCompared) -> Table:
    """The outcomes side by side: how many are known, of how many, and the mean or share then and later."""
    days = tuple(day_text(one.observed) for one in (found.earlier, found.later))
    with_means = any(one.later.counted is None for one in found.outcomes)
    columns = [Column(Text("Udfald", "Outcome")), Column(Text("Hvem", "Who"))]
    for day in days:
        columns += [
            Column(Text(f"Kendte {day.da}", f"Known {day.en}")),
            Column(Text(f"Af alle {day.da}", f"Of all {day.en}"), "share"),
            Column(Text(f"Af kendte {day.da}", f"Of known {day.en}"), "share"),
        ]
        columns += [Column(Text(f"Gennemsnit {day.da}", f"Mean {day.en}"), "number", 2)] * with_means
    rows = tuple(_table_row(one, with_means) for one in found.outcomes)
    title = Text(
        f"Forsøg {found.later.trial}: {days[0].da} og {days[1].da}",
        f"Trial {found.later.trial}: {days[0].en} and {days[1].en}",
    )
    da, en = (" ".join(note[place] for note in found.notes) for place in (0, 1))
    return Table(title, tuple(columns), rows, Text(da, en))


def _table_row(one: OutcomeThen, with_means: bool) -> tuple[Cell, ...]:
    who = _TREATED if one.treated else _OTHERS
    sides = [_cells_of(then)[: None if with_means else -1] for then in (one.earlier, one.later)]
    return (one.what, who, *sides[0], *sides[1])


def _cells_of(then: Then) -> tuple[Cell, ...]:
    if then.counted is None:
        return (Text(f"{then.rows} af {then.rows}", f"{then.rows} of {then.rows}"), None, None, then.mean)
    known = then.counted.of_finished
    many = Text(f"{known.denominator} af {then.rows}", f"{known.denominator} of {then.rows}")
    return (many, then.counted.of_all.share, known.share, None)


def _check_alike(earlier: Snapshot, later: Snapshot) -> None:
    for name in ("trial", "per", "horizon"):
        one, two = getattr(earlier, name), getattr(later, name)
        if one != two:
            raise refusals.unlike(name, str(one), str(two))


def _cells(earlier: Snapshot, later: Snapshot) -> pl.DataFrame:
    counts = [one.rows.group_by(CELL).len(name) for one, name in ((earlier, "earlier"), (later, "later"))]
    joined = counts[0].join(counts[1], on=CELL, how="full", coalesce=True, nulls_equal=True)
    return joined.with_columns(pl.col("earlier", "later").fill_null(0).cast(pl.Int64))


def _outcomes(earlier: Snapshot, later: Snapshot) -> list[OutcomeThen]:
    shared = [
        one
        for one in later.columns
        if one.role == "outcome" and one.name in earlier.outcomes and not one.name.startswith(_TIMED)
    ]
    return [
        OutcomeThen(
            one.name, one.what, treated, _then(earlier, one.name, treated), _then(later, one.name, treated)
        )
        for one in shared
        for treated in (True, False)
    ]


def _then(snapshot: Snapshot, name: str, treated: bool) -> Then:
    column = snapshot.rows.filter(pl.col("treated") == int(treated))[name]
    if name.startswith(BINARY):
        counted = counts_of(snapshot, name, treated=treated)
        return Then(column.len(), counted.of_finished.share, counted)
    mean = column.mean()
    return Then(column.len(), float(mean) if isinstance(mean, int | float) else None)


def _notes(earlier: Snapshot, later: Snapshot, gone: int, law_changed: bool) -> list[Text]:
    found = []
    if gone:
        found.append(
            Text(
                f"Mindst {gone} rækker fra det første udtræk er væk i det sidste: sager er rettet,"
                " flyttet eller slettet.",
                f"At least {gone} rows of the first snapshot are gone in the last: cases were corrected,"
                " moved or deleted.",
            )
        )
    if law_changed:
        found.append(
            Text(
                "Loven, bevillingerne eller programmet er ikke de samme, så en forskel kan komme derfra.",
                "The law, the grants or the program are not the same, so a difference may come from there.",
            )
        )
    if earlier.digest == later.digest:
        found.append(Text("De to udtræk har samme rækker.", "The two snapshots have the same rows."))
    return found
