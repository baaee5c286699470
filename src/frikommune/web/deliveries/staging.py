"""What waits between preview and answer: hashed, mapped rows in the data folder, and nothing else."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
from django.conf import settings

from frikommune.casework.delivery.deliver import Delivered
from frikommune.web.deliveries.models import Delivery

_CITIZENS, _GONE, _REFUSED = "citizens.parquet", "gone.json", "refused.json"


def _folder(delivery: Delivery) -> Path:
    data: Path = settings.DATA
    return data / "deliveries" / str(delivery.pk)


def keep(delivery: Delivery, delivered: Delivered) -> None:
    """Write down what a delivery would change, and its refused rows."""
    let_go(delivery, all_of_it=True)  # a database that was put back counts its deliveries anew
    folder = _folder(delivery)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        # Not by Polars, which says of a full disk what it says of a broken file.
        pq.write_table(delivered.citizens.to_arrow(), folder / _CITIZENS, compression="zstd")
        (folder / _GONE).write_text(json.dumps(delivered.gone), encoding="utf-8")
        if delivered.refused:
            (folder / _REFUSED).write_text(delivered.refused, encoding="utf-8")
    except BaseException:
        let_go(delivery, all_of_it=True)
        raise


def kept(delivery: Delivery) -> tuple[pl.DataFrame, list[str]]:
    """The citizens to store (`citizens.SCHEMA` and `was`), and those gone."""
    folder = _folder(delivery)
    gone: list[str] = json.loads((folder / _GONE).read_text(encoding="utf-8"))
    return pl.read_parquet(folder / _CITIZENS), gone


def refused_rows(delivery: Delivery) -> str:
    """The refused rows as they are kept; empty where there are none."""
    path = _folder(delivery) / _REFUSED
    return path.read_text(encoding="utf-8") if path.exists() else ""


def let_go(delivery: Delivery, *, all_of_it: bool) -> None:
    """Delete what waited; the refused rows stay, to be mended, unless all of it goes."""
    if all_of_it:
        shutil.rmtree(_folder(delivery), ignore_errors=True)
        return
    for name in (_CITIZENS, _GONE):
        (_folder(delivery) / name).unlink(missing_ok=True)
