"""A population evaluated on Spark (docs/spark.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frikommune.cases.mark import Mark
from frikommune.cli.population import Asked, reading
from frikommune.cli.speaking import Speaking

if TYPE_CHECKING:
    import pyarrow as pa

    from frikommune.ledger.worlds import Worlds

SPARK = "spark"
"""The name that `--engine` knows it by."""


def tables_by_spark(
    speaking: Speaking, asked: Asked, worlds: Worlds, on: date, out: Path
) -> Iterator[tuple[int, Mark, pa.Table]]:
    """The ledger in chunks, as `ledger.spark.job.ledgers`; rows that are refused are shown.

    What the nodes write lies beside `out` until it is read. Raises Refused, also where Spark is missing.
    """
    from frikommune.ledger.atomic import unfinished
    from frikommune.ledger.spark import job
    from frikommune.ledger.spark.refusals import not_columns
    from frikommune.ledger.spark.session import session
    from frikommune.ledger.written import STAMP

    if asked.mapping is not None:
        raise not_columns("--mapping")
    job.columns_of(asked.cases)
    with (
        reading(speaking, asked) as (into, progress),
        unfinished(out, STAMP) as parts,
        session() as spark,
    ):
        wanted = job.Asked(asked.cases, worlds, on, asked.pack.known, parts)
        yield from job.ledgers(spark, wanted, into, progress)
