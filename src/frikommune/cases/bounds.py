"""How much a file may become when it is unpacked: files that are made to fill a memory are refused.

What a file says of itself is not believed. Bounds hold for files that come from elsewhere, and are far above
what any export of a case system has been: text packs to a tenth, rarely to a fortieth.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from frikommune.errors import Refused, refuse
from frikommune.language import Text

if TYPE_CHECKING:
    import polars as pl

MOST_UNPACKED = 4_000_000_000
MOST_FILES = 20_000
MOST_CELLS = 200_000_000
"""Cells of a table that is kept by columns."""
_ALWAYS, _TIMES, _AT_ONCE = 50_000_000, 100, 1 << 20
_LOCAL_HEADER = 30


def most_unpacked(packed: int) -> int:
    """So many bytes may come out of so many."""
    return min(MOST_UNPACKED, _ALWAYS + _TIMES * packed)


class Unpacking(gzip.GzipFile):
    """A gzipped file in memory, read no further than it may become. Raises Refused there."""

    def __init__(self, name: str, content: bytes) -> None:
        super().__init__(fileobj=BytesIO(content))
        self.called, self.most, self.out = name, most_unpacked(len(content)), 0

    def read(self, size: int | None = -1) -> bytes:
        """As a file's own."""
        if size is not None and size >= 0:
            return self._counted(super().read(size))
        parts = []
        while part := self._counted(super().read(_AT_ONCE)):
            parts.append(part)
        return b"".join(parts)

    def _counted(self, part: bytes) -> bytes:
        self.out += len(part)
        if self.out > self.most:
            raise too_large(self.called, self.most)
        return part


def check_zip(name: str, content: bytes, most: int | None = None) -> list[zipfile.ZipInfo]:
    """What a zip holds, once it is known how much that is: each part is unpacked and counted, not kept.

    Raises Refused for too much; `zipfile.BadZipFile` where a part is not what is said, where parts overlap
    or are locked, and whatever else is wrong: what is left can be read.
    """
    bound = most_unpacked(len(content)) if most is None else most
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_FILES or sum(one.file_size for one in parts) > bound:
            raise too_large(name, bound)
        if sum(one.compress_size for one in parts) > len(content):
            raise zipfile.BadZipFile("parts overlap")
        for one in parts:
            if one.flag_bits & 0x1 or one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise zipfile.BadZipFile("locked, or packed in a way of its own")
            if not one.filename:
                raise zipfile.BadZipFile("a part without a name")
            packed.open(one).close()  # it has the same name there as in the list of parts
            size = check = 0
            for some in _inflated(content, one):
                size, check = size + len(some), zlib.crc32(some, check)
            if (size, check) != (one.file_size, one.CRC):
                raise zipfile.BadZipFile("not what it says")
    return parts


def _inflated(content: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """What a part truly holds, whatever it says; a little more than it says at most."""
    at = part.header_offset
    header = content[at : at + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile("no such part")
    start = at + _LOCAL_HEADER + int.from_bytes(header[26:28], "little")
    start += int.from_bytes(header[28:30], "little")
    packed = memoryview(content)[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    inflater, left, out = zlib.decompressobj(-zlib.MAX_WBITS), bytes(packed), 0
    while not inflater.eof and out <= part.file_size:
        made = inflater.decompress(left, _AT_ONCE)
        left, out = inflater.unconsumed_tail, out + len(made)
        yield made
        if not made and not left:
            break


def check_parquet(name: str, content: bytes) -> None:
    """Raises Refused where a Parquet file says that it has more cells than may be read.

    A column of equal values packs to nothing, so that its rows cost only once they are read.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and start-up counts
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        found = pq.read_metadata(BytesIO(content))
    except (pa.ArrowException, OSError, ValueError):
        return  # its reader says what is wrong
    if found.num_rows * max(found.num_columns, 1) > MOST_CELLS:
        raise too_large(name, MOST_UNPACKED)


def check_frame(name: str, frame: pl.DataFrame) -> None:
    """Raises Refused where a frame's texts would fill more than a memory: it keeps equal ones only once."""
    import polars as pl  # noqa: PLC0415

    size = sum(int(one.str.len_bytes().sum() or 0) for one in frame.get_columns() if one.dtype == pl.String)
    if size > MOST_UNPACKED or frame.height * frame.width > MOST_CELLS:
        raise too_large(name, MOST_UNPACKED)


def too_large(where: str, most: int) -> Refused:
    """A file that would fill the memory."""
    return refuse(
        "too_large",
        problem=Text("Filen fylder for meget, når den pakkes ud", "The file is too large once unpacked"),
        where=where,
        given="–",
        expected=Text(f"højst {most // 10**6} MB", f"at most {most // 10**6} MB"),
        do_next=Text(
            "Del udtrækket, eller tag færre kolonner med.", "Split the export, or take fewer columns."
        ),
    )
