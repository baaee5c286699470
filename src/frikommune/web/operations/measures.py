"""What is counted for whoever watches the server, in Prometheus' format: requests, never citizens.

Processes that serve share what they counted by files in the data folder, emptied at each start.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

SHARED = "PROMETHEUS_MULTIPROC_DIR"
_SHARED_BYTES = 2 * 1024 * 1024
"""Of each file: some three thousand pages and answers, many times what there are."""
_BUCKETS = (0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


def share(data: Path) -> None:
    """Before the processes that serve are started: what they count goes into one folder."""
    folder = data / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    os.environ[SHARED] = str(folder)


@lru_cache(maxsize=1)
def _own() -> Any:
    """What this process counts."""
    from prometheus_client import CollectorRegistry

    return CollectorRegistry()


@lru_cache(maxsize=1)
def _make_room() -> None:
    """Raises OSError where the disk has none for this process's part of the shared files.

    They are mapped into memory: on a full disk, a page that is not there yet would kill the process.
    """
    for kind in ("counter", "histogram") if SHARED in os.environ else ():
        path = Path(os.environ[SHARED]) / f"{kind}_{os.getpid()}.db"
        try:
            path.write_bytes(bytes(_SHARED_BYTES))
        except OSError:
            path.unlink(missing_ok=True)
            raise


@lru_cache(maxsize=1)
def _counted() -> tuple[Any, Any]:
    from prometheus_client import Counter, Histogram

    labels = ["method", "view", "status"]
    requests = Counter("frikommune_requests", "Requests answered", labels, registry=_own())
    seconds = Histogram(
        "frikommune_request_seconds", "Seconds a request took", ["view"], buckets=_BUCKETS, registry=_own()
    )
    return requests, seconds


def told_of(method: str, view: str, status: int, seconds: float) -> None:
    """Count a request."""
    if not settings.METRICS:
        return
    try:
        _make_room()
    except OSError:
        return
    counter, histogram = _counted()
    known = method if method in ("GET", "HEAD", "POST") else "other"
    counter.labels(known, view or "none", str(status)).inc()
    histogram.labels(view or "none").observe(seconds)


def page() -> tuple[bytes, str]:
    """The answer to a scrape, and its media type."""
    from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    _counted()
    if SHARED in os.environ:
        shared = CollectorRegistry()
        MultiProcessCollector(shared)
        said = generate_latest(shared)
    else:
        said = generate_latest(_own())
    state = CollectorRegistry()
    state.register(_State())  # type: ignore[arg-type]
    return said + generate_latest(state), CONTENT_TYPE_LATEST


class _State:
    """How it stands at the moment of the scrape."""

    def collect(self) -> Iterator[Any]:
        """The gauges."""
        from prometheus_client.core import GaugeMetricFamily

        from frikommune.web.operations import ready

        well = GaugeMetricFamily("frikommune_ready", "1 where the check is passed", labels=["check"])
        for name, passed in ready.checks().items():
            well.add_metric([name], float(passed))
        yield well
        gauges = {
            "frikommune_disk_free_bytes": ("Room left on the disk of the data folder", ready.free_bytes()),
            "frikommune_database_bytes": ("Size of the database", ready.database_bytes()),
            "frikommune_deliveries_at_work": (
                "Deliveries that are read or stored",
                ready.deliveries_at_work(),
            ),
            "frikommune_last_backup_timestamp_seconds": ("When a backup was last taken", ready.last_backup()),
        }
        for name, (what, value) in gauges.items():
            if value is not None:
                yield GaugeMetricFamily(name, what, value=value)
