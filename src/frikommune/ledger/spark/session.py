"""A session of Spark: the one that runs, one on the cluster it is set up for, or one on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from frikommune.ledger.spark.refusals import no_spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ALONE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
}
"""On one machine nobody else is to be heard."""
_QUIET = {"spark.log.level": "OFF", "spark.ui.showConsoleProgress": "false"}

_OURS = ("spark.master", "spark.ui.showConsoleProgress")
"""What Spark itself gives a value, as if somebody had."""


@contextmanager
def session(cores: str = "*") -> Iterator[SparkSession]:
    """A session, ended afterwards if it was begun here.

    Where Spark is set up for no cluster, it runs on so many cores of this machine. Raises Refused where
    pyspark or Java is missing.
    """
    try:
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415 - an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as fault:
        raise no_spark(str(fault)) from None
    running = SparkSession.getActiveSession()
    try:
        spark = running or _begun(cores)
    except PySparkRuntimeError as fault:
        raise no_spark(str(fault).partition("\n")[0]) from None
    try:
        yield spark
    finally:
        if running is None:
            spark.stop()


def _begun(cores: str) -> SparkSession:
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - an extra
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    SparkContext._ensure_initialized()  # starts Java, which knows how Spark is set up
    given = SparkConf()
    master = given.get("spark.master", "local[*]") or "local[*]"
    wanted = dict(_QUIET)
    if master.startswith("local"):
        wanted |= _ALONE | {"spark.master": master if master != "local[*]" else f"local[{cores}]"}
    builder = SparkSession.builder.appName("frikommune")
    for name, value in wanted.items():
        if not given.contains(name) or name in _OURS:
            builder = builder.config(name, value)
    return builder.getOrCreate()
