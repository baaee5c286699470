"""The one duty's answer read out of our ledger, to be compared with the peers'."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl

from bench.one_duty_input import FIRST, MONTHS
from bench.peers.duty_answer import answer


def answer_of_ledger(ledger: pl.DataFrame, persons: int) -> dict[str, Any]:
    """`due`, `met` and `checksum`, from `subject`, `due`, `standing` and `outcome` of `ledger.table.LEDGER`.

    Raises ValueError where a row isn't required or has no due day: the one duty has none such.
    """
    if not (ledger["standing"] == "required").all() or ledger["due"].null_count():
        raise ValueError("a row of the one duty is not required, or has no due day")
    person = ledger["subject"].cast(pl.String).str.slice(1).cast(pl.Int64).to_numpy()
    ends = ledger["due"].to_numpy().astype("M8[D]") + 1
    month = (ends.astype("M8[M]") - FIRST.astype("M8[M]")).astype(int) - 1
    due = np.zeros((persons, MONTHS), bool)
    met = np.zeros((persons, MONTHS), bool)
    due[person, month] = True
    met[person, month] = (ledger["outcome"] == "met").to_numpy()
    return answer(due, met)
