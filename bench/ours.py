"""The one door from bench/ into the columnar engine. Every function runs in a process of its own."""

from __future__ import annotations

from typing import Any


def evaluate_folder(folder: str, worlds: str, observed: str) -> dict[str, Any]:
    """The whole ledger of a folder of cases by the packs that come along, chunk by chunk; nothing is written.

    Args:
        folder: case files in Parquet, `events` with or without its column `spell`.
        worlds: `actual` (all trials) or `every` (all, none, all but each one).
        observed: the day of observation, as `2020-12-31`.

    Returns:
        `rows` of the ledger; `seconds` from the call to the last row, reading included; `stages`, seconds by
        name, that say where they went.
    """
    raise SystemExit("not built yet")


def evaluate_duty(folder: str, pack: str, observed: str, repeats: int) -> dict[str, Any]:
    """The ledger of one made-up duty in the actual world, from tables in memory (bench/one_duty.py).

    Returns:
        `loading`, seconds to read `spells.parquet` and `events.parquet` into the engine's tables; `seconds`
        of each run after one that isn't counted (`measuring.seconds_of`); `rows`; and the answer, outside the
        seconds: `due`, `met` and `checksum` of `duty_ledger.answer_of_ledger`.
    """
    raise SystemExit("not built yet")


def check_log(
    log: str, pack: str, mapping: str, sets: dict[str, list[dict[str, Any]]], repeats: int
) -> dict[str, Any]:
    """The ledger of a log for some norms of a pack at a time, from tables in memory (bench/logs.py).

    Args:
        log: the path of an XES file.
        pack: the folder of a pack whose norms bear the names in `sets`.
        mapping: the path of a mapping file.
        sets: name: rules of bench/log_rules.py as dictionaries; only their `norm` matters here.
        repeats: how many runs of each set are counted.

    Returns:
        `loading`, seconds to read the log into the engine's tables; `sets`, what `peers.timing.each_set`
        returns: per name `seconds` of each run, and `counts`: per norm its `activations` (rows) and how many
        are `satisfied` (met).
    """
    raise SystemExit("not built yet")
