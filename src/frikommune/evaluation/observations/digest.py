"""A digest of rows that does not ask in which order or file they came."""

from __future__ import annotations

import hashlib

import numpy as np
import polars as pl

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST, _SECOND = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_NULL = np.uint64(0x7FF8DEADBEEF0000)


def digest_of(frame: pl.DataFrame, covariates: pl.DataFrame, *labels: tuple[str, ...]) -> str:
    """SHA-256 of the columns' names, the labels, and the rows' 64-bit hashes in order of size.

    Columns are taken by name, numbers as IEEE 754 doubles, so the same rows give the same on any machine. A
    row's hash is splitmix64 (Steele, Lea and Flood 2014) folded over its cells.
    """
    columns = {**frame.to_dict(), **{f"covariate {c.name}": c for c in covariates.get_columns()}}
    rows = np.zeros(frame.height, dtype=np.uint64)
    sha = hashlib.sha256()
    for name in sorted(columns):
        sha.update(f"{name}\0".encode())
        rows = _mixed(rows + _bits(columns[name]))
    for names in labels:
        sha.update("\0".join((str(len(names)), *names)).encode())
    rows.sort()
    sha.update(rows.astype("<u8").tobytes())
    return sha.hexdigest()


def _bits(column: pl.Series) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    numbers = column.cast(pl.Float64).fill_null(0.0).to_numpy() + 0.0  # −0 is 0
    bits = numbers.view(np.uint64)
    if column.null_count():
        bits = np.where(column.is_null().to_numpy(), _NULL, bits)
    return bits


def _mixed(
    values: np.ndarray[tuple[int], np.dtype[np.uint64]],
) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    values = values + _GOLDEN
    values = (values ^ (values >> np.uint64(30))) * _FIRST
    values = (values ^ (values >> np.uint64(27))) * _SECOND
    mixed: np.ndarray[tuple[int], np.dtype[np.uint64]] = values ^ (values >> np.uint64(31))
    return mixed
