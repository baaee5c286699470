"""Response and precedence by hand in Polars: a row for each activation, and whether it is satisfied."""

from __future__ import annotations

import gzip
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any
from xml.etree import ElementTree

import polars as pl

from bench.peers.timing import Rules, each_set

ZONE = "Europe/Amsterdam"


def measure(log: str, sets: dict[str, Rules], repeats: int) -> dict[str, Any]:
    """Seconds per set of rules, loading apart; per rule its activations, and cases."""
    begun = perf_counter()
    events = read(Path(log))
    loading = perf_counter() - begun

    def answer(rules: Rules) -> list[pl.DataFrame]:
        return pl.collect_all([activations(events.lazy(), rule) for rule in rules])

    return {"loading": loading, "sets": each_set(sets, repeats, answer, _count)}


def read(path: Path) -> pl.DataFrame:
    """The events in file order: case, place in the file, activity, instant, local day."""
    rows: list[tuple[int, str, datetime]] = []
    with gzip.open(path) as file:
        case = 0
        for _, element in ElementTree.iterparse(file):
            if element.tag.endswith("event"):
                said = {one.get("key"): one.get("value", "") for one in element}
                when = datetime.fromisoformat(said["time:timestamp"])
                rows.append((case, said["concept:name"], when))
                element.clear()
            elif element.tag.endswith("trace"):
                case += 1
                element.clear()
    schema: dict[str, Any] = {"case": pl.Int32, "activity": pl.Categorical, "time": pl.Datetime("us", ZONE)}
    frame = pl.DataFrame(rows, schema=schema, orient="row").with_row_index("place")
    return frame.with_columns(day=pl.col("time").dt.date())


def activations(events: pl.LazyFrame, rule: dict[str, Any]) -> pl.LazyFrame:
    """The rule's activations: case, place, and whether it is `met`."""
    response = rule["template"] == "response"
    trigger, other = (rule["first"], rule["then"]) if response else (rule["then"], rule["first"])
    side = pl.col("place_right") > pl.col("place") if response else pl.col("place_right") < pl.col("place")
    if rule["fixed_days"] is not None:
        side &= (pl.col("time_right") - pl.col("time")).abs() <= pl.duration(days=rule["fixed_days"])
    if rule["local_days"] is not None:
        side &= (pl.col("day_right") - pl.col("day")).abs() <= pl.duration(days=rule["local_days"])
    pairs = events.filter(pl.col("activity") == trigger).join(
        events.filter(pl.col("activity") == other), on="case", how="left"
    )
    return pairs.group_by("case", "place").agg(met=side.any())


def _count(rules: Rules, frames: list[pl.DataFrame]) -> dict[str, Any]:
    """Per rule: activations, satisfied; and cases with one, with one violated, with one satisfied."""
    found = {}
    for rule, frame in zip(rules, frames, strict=True):
        cases = frame.group_by("case").agg(every=pl.col("met").all(), some=pl.col("met").any())
        found[rule["norm"]] = {
            "activations": frame.height,
            "satisfied": int(frame["met"].sum()),
            "cases_violated": int((~cases["every"]).sum()),
            "cases_satisfied": int(cases["some"].sum()),
        }
    return found
