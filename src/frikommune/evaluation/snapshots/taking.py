"""Taking a snapshot: rows of cases, chunk by chunk, and then pseudonyms, order, digest and stamp."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.cases.keyed import Key
from frikommune.cases.mark import REBUILT_WORDS, Mark
from frikommune.errors import Refused, closest, refuse
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.snapshots.course_rows import course_rows
from frikommune.evaluation.snapshots.digest import rows_digest
from frikommune.evaluation.snapshots.run_rows import run_rows
from frikommune.evaluation.snapshots.snapshot import CELL, COURSE, FEW, Described, Snapshot
from frikommune.evaluation.snapshots.words import course_columns, run_columns
from frikommune.language import Text
from frikommune.ledger.stamp import engine_digest, grants_digest, law_digest

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one chunk, still with the citizens' own names: never to be kept."""

    rows: pl.DataFrame
    mark: Mark


def per_of(reach: Reach, asked: str | None) -> str:
    """What a row is: as asked, else a run through the trial's effort where it has just one, else a course.

    Raises Refused for an effort that the trial does not have.
    """
    efforts = [one.id for one in reach.trial.efforts]
    if asked is None:
        return efforts[0] if len(efforts) == 1 else COURSE
    if asked == COURSE or asked in efforts:
        return asked
    raise refuse(
        "unknown_unit",
        problem=Text(
            f"Forsøg {reach.trial.id} har ingen indsats “{asked}”",
            f"Trial {reach.trial.id} has no effort “{asked}”",
        ),
        where="--per",
        given=asked,
        expected=Text("“course” eller en af forsøgets indsatser", "“course” or one of the trial's efforts"),
        do_next=closest(asked, [COURSE, *efforts]),
    )


def part_of(
    ledger: pl.DataFrame, cases: CaseBlock, reach: Reach, observed: date, per: str, horizon: int | None = None
) -> Part:
    """The rows of a chunk of whole citizens. `ledger` must hold the worlds of `reach`; `per` as `per_of`."""
    if per == COURSE:
        return Part(course_rows(ledger, cases, reach, observed, horizon), cases.mark)
    effort = next(one for one in reach.trial.efforts if one.id == per)
    return Part(run_rows(ledger, cases, reach, observed, effort), cases.mark)


def taken(
    parts: Iterable[Part],
    reach: Reach,
    observed: date,
    taken_on: date,
    per: str,
    horizon: int | None = None,
    key: bytes | None = None,
) -> Snapshot:
    """The snapshot of all parts. Raises Refused where there is no row at all.

    Pseudonyms are HMAC-SHA-256 under `key`; without one, under a key drawn by lot and thrown away, so that
    nobody can lead them back, and no two snapshots can be joined.
    """
    every = list(parts)
    frames = [one.rows for one in every if one.rows.height]
    if not frames:
        raise _nothing(reach.trial.id, observed)
    joined = pl.concat(frames, how="diagonal")
    columns = _columns(reach, per, "age_band" in joined.columns)
    rows = _pseudonyms(joined, Key(key or secrets.token_bytes(_KEY_BYTES))).select(
        [one.name for one in columns]
    )
    rows = rows.sort("unit")
    mark = max((one.mark for one in every), default=Mark.NONE)
    small = _small_cells(rows)
    return Snapshot(
        reach.trial.id,
        observed,
        taken_on,
        rows,
        columns,
        rows_digest(rows),
        law_of(reach),
        mark,
        per,
        horizon,
        small,
        _notes(rows, small, mark),
    )


def law_of(reach: Reach) -> str:
    """What the rows rest on besides the cases: digests of law, grants and engine."""
    book = reach.rulebook
    return f"law {law_digest(book)[:16]} grants {grants_digest(book)[:16]} engine {engine_digest()[:16]}"


def _columns(reach: Reach, per: str, with_age: bool) -> tuple[Described, ...]:
    if per == COURSE:
        return course_columns(reach, with_age=with_age)
    return run_columns(next(one for one in reach.trial.efforts if one.id == per))


def _pseudonyms(rows: pl.DataFrame, key: Key) -> pl.DataFrame:
    pairs = rows.select("subject", "course").iter_rows()
    units = [key.digest(f"{subject}\0{course}".encode()) for subject, course in pairs]
    return rows.with_columns(pl.Series("unit", units, dtype=pl.String)).drop("subject", "course")


def _small_cells(rows: pl.DataFrame) -> int:
    return rows.group_by(CELL).len().filter(pl.col("len") < FEW).height


def _notes(rows: pl.DataFrame, small: int, mark: Mark) -> tuple[Text, ...]:
    found = [REBUILT_WORDS] if mark is Mark.RECONSTRUCTION else []
    if mark is Mark.SYNTHETIC:
        found.append(
            Text(
                "Syntetiske personer: intet fund må bygge på dem.",
                "Synthetic persons: no finding may be built on them.",
            )
        )
    if small:
        cells = rows.group_by(CELL).len().height
        found.append(
            Text(
                f"{small} af {cells} grupper (kommune, kvartal og målgruppe) har under {FEW} rækker og må"
                " ikke vises udadtil.",
                f"{small} of {cells} groups (municipality, quarter and target group) have fewer than {FEW}"
                " rows and must not be shown outside.",
            )
        )
    return tuple(found)


def _nothing(trial: str, observed: date) -> Refused:
    return refuse(
        "empty_snapshot",
        problem=Text("Der er ingen rækker at udtrække", "There are no rows to take"),
        where="CASES",
        given=f"{trial}, {observed}",
        expected=Text(
            "sager i forsøgets målgrupper, begyndt senest på dagen",
            "cases in the trial's target groups that began by that day",
        ),
        do_next=Text(
            "Se efter, om det er de rette sager og den rette dag, eller vælg en anden enhed med “--per”.",
            "See whether these are the right cases and the right day, or choose another unit with “--per”.",
        ),
    )
