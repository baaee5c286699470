"""The digest of a snapshot's rows: of what they say, not of a file."""

from __future__ import annotations

import hashlib

import polars as pl

_NULL = -(2**63)


def rows_digest(rows: pl.DataFrame) -> str:
    """SHA-256 of the columns in order of name, each with its values in order of the rows' `unit`.

    Whole numbers count as 64 bits, little end first, and text as UTF-8 with its length; nothing else may be
    in them. So the same rows give the same on any machine, in whatever order and file they came.
    """
    ordered = rows.sort("unit")
    sha = hashlib.sha256()
    for name in sorted(ordered.columns):
        column = ordered[name]
        sha.update(_framed(name.encode()))
        if column.dtype == pl.String:
            for text in column:
                sha.update(b"\0" if text is None else b"\1" + _framed(text.encode()))
        elif column.dtype.is_integer():
            sha.update(column.cast(pl.Int64).fill_null(_NULL).to_numpy().astype("<i8").tobytes())
        else:
            raise TypeError(f"{name}: {column.dtype}")
    return sha.hexdigest()


def _framed(content: bytes) -> bytes:
    return len(content).to_bytes(8, "little") + content
