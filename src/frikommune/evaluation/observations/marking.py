"""What rows say of themselves: the mark of made-up persons, in whatever format they come."""

from __future__ import annotations

import json
from collections.abc import Mapping

import polars as pl

from frikommune.cases.mark import REBUILT, REBUILT_AS_TEXT, Mark

_COLUMNS = {"synthetic": ("synthetic", "syntetisk"), "reconstruction": ("reconstruction", REBUILT)}
_NO = ("", "0", "0.0", "false", "nej", "no", "n", "f")


def mark_of(frame: pl.DataFrame) -> Mark:
    """The strongest mark that any row has, whatever its columns' letters are: a whole file shares it."""
    said = {word: any(_says(frame, name) for name in names) for word, names in _COLUMNS.items()}
    rebuilt = said["reconstruction"] or _in_attributes(frame)
    return Mark.of(synthetic=said["synthetic"], rebuilt=rebuilt)


def marked(frame: pl.DataFrame, metadata: Mapping[str, str] | Mapping[bytes, bytes] | None) -> pl.DataFrame:
    """The frame with a column for each mark that its file's metadata (a ledger's stamp, say) has."""
    mark = Mark.NONE
    for value in (metadata or {}).values():
        mark = max(mark, _stamped(value))
    said = {name: pl.lit(True) for name, holds in mark.as_json.items() if holds}
    return frame.with_columns(**said)


def _stamped(value: str | bytes) -> Mark:
    text = value.decode("utf-8", "ignore") if isinstance(value, bytes) else value
    if "synthetic" not in text and "reconstruction" not in text:
        return Mark.NONE
    try:
        told = json.loads(text)
    except ValueError:
        return Mark.NONE
    if not isinstance(told, dict):
        return Mark.NONE
    return Mark.of(synthetic=told.get("synthetic") is True, rebuilt=told.get("reconstruction") is True)


def _says(frame: pl.DataFrame, name: str) -> bool:
    for column in frame.columns:
        if column.strip().lower() == name:
            words = frame[column].drop_nulls().unique().cast(pl.String).str.strip_chars().str.to_lowercase()
            if not bool(words.is_in(_NO).all()):
                return True
    return False


def _in_attributes(frame: pl.DataFrame) -> bool:
    if "attributes" not in frame.columns or frame["attributes"].dtype != pl.String:
        return False
    return bool(frame["attributes"].str.contains(REBUILT_AS_TEXT, literal=True).any())
