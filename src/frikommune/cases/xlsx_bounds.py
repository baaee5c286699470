"""A workbook looked at before its reader opens it, which lays out every cell between the first and the last.

Two cells in opposite corners of a sheet, or one long text that a million cells point at, fill no file and
every memory. The parts are looked through as bytes: no XML is parsed, so nothing in it can be expanded.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import deque
from io import BytesIO
from itertools import accumulate, pairwise

from frikommune.cases import refusals
from frikommune.cases.bounds import check_zip, too_large

MOST_CELLS = 12_000_000
"""As many as all rows of a sheet with a dozen columns."""
MOST_TEXT = 1_000_000_000
MOST_UNPACKED = 1_500_000_000
_TYPES, _MAIN = "[Content_Types].xml", (b".sheet.main+xml", b".template.main+xml")
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,8})([0-9]{1,12})[\"']")
_VALUE, _STRING = re.compile(rb"<(?:\w+:)?v>([0-9]{1,9})</"), re.compile(rb"<(?:\w+:)?si[ >/]")
_known: deque[tuple[int, int]] = deque(maxlen=8)
"""Workbooks that were looked at: their length and hash."""


def check_workbook(name: str, content: bytes) -> None:
    """Raises Refused for what is no XLSX, is damaged or locked, or would become too large."""
    key = (len(content), hash(content))
    if key in _known:
        return
    try:
        parts = check_zip(name, content)
        if sum(one.file_size for one in parts) > MOST_UNPACKED:
            raise too_large(name, MOST_UNPACKED)
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _check(name, {one.filename: one for one in parts}, packed)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise refusals.unreadable(name) from None
    _known.append(key)


def _check(name: str, parts: dict[str, zipfile.ZipInfo], packed: zipfile.ZipFile) -> None:
    types = packed.read(_TYPES) if _TYPES in parts else b""
    if not any(one in types for one in _MAIN) or b"spreadsheetml" not in types:
        raise refusals.unreadable(name)
    lengths: list[int] = []
    for part, said in parts.items():
        if part.lower().endswith("sharedstrings.xml"):
            starts = [one.start() for one in _STRING.finditer(_xml(name, packed.read(part)))]
            lengths = [after - before for before, after in pairwise(starts)]
            lengths += [said.file_size - starts[-1]] if starts else []
    for part in parts:
        if part.lower().startswith("xl/worksheets/") and part.endswith(".xml"):
            _check_sheet(name, _xml(name, packed.read(part)), lengths)


def _xml(name: str, content: bytes) -> bytes:
    """XML of bytes that mean what they say: other encodings would not be seen through."""
    if b"\0" in content[:4096] or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise refusals.unreadable(name)
    return content


def _check_sheet(name: str, sheet: bytes, lengths: list[int]) -> None:
    found = set(_PLACE.findall(sheet)) if len(sheet) < 1 << 20 else _PLACE.findall(sheet)
    letters = {one.upper() for one, _ in found}
    widest = max((_column(one) for one in letters if one), default=0)
    longest = max((int(number) for _, number in found), default=0)
    if widest * longest > MOST_CELLS:
        raise too_large(name, MOST_UNPACKED)
    if lengths and max(lengths) * sheet.count(b"<v>") > MOST_TEXT:
        used = (int(one) for one in _VALUE.findall(sheet))
        sizes = accumulate(lengths[one] for one in used if one < len(lengths))
        if any(size > MOST_TEXT for size in sizes):
            raise too_large(name, MOST_TEXT)


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - 64
    return number
