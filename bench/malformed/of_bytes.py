"""Bytes damaged as disks, networks, editors and spreadsheets damage them."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from random import Random

from bench.malformed import odd

Way = Callable[[bytes, Random], bytes]


def damaged(good: bytes, lot: Random) -> bytes:
    """A file with one kind of damage; now and then with two."""
    for _ in range(1 if lot.random() < 0.85 else 2):
        good = lot.choice(WAYS)(good, lot)
    return good


def _place(good: bytes, lot: Random) -> int:
    return lot.randrange(len(good) + 1)


def _stretch(good: bytes, lot: Random) -> tuple[int, int]:
    start = _place(good, lot)
    return start, min(len(good), start + lot.choice((1, 4, 40, 400)))


def cut_short(good: bytes, lot: Random) -> bytes:
    return good[: _place(good, lot)]


def head_gone(good: bytes, lot: Random) -> bytes:
    return good[_place(good, lot) :]


def bits_flipped(good: bytes, lot: Random) -> bytes:
    broken = bytearray(good)
    for _ in range(lot.choice((1, 1, 3, 50)) if broken else 0):
        broken[lot.randrange(len(broken))] ^= 1 << lot.randrange(8)
    return bytes(broken)


def inserted(good: bytes, lot: Random) -> bytes:
    at = _place(good, lot)
    what = (
        lot.randbytes(lot.choice((1, 3, 60))),
        odd.word(lot).encode(),
        b"\xed\xa0\x80",
        b"\xc3",
        b"\0" * 9,
    )
    return good[:at] + lot.choice(what) + good[at:]


def taken_out(good: bytes, lot: Random) -> bytes:
    start, end = _stretch(good, lot)
    return good[:start] + good[end:]


def repeated(good: bytes, lot: Random) -> bytes:
    start, end = _stretch(good, lot)
    return good[:end] + good[start:end] * lot.choice((1, 2, 500)) + good[end:]


def put_elsewhere(good: bytes, lot: Random) -> bytes:
    start, end = _stretch(good, lot)
    rest = good[:start] + good[end:]
    at = _place(rest, lot)
    return rest[:at] + good[start:end] + rest[at:]


def other_encoding(good: bytes, lot: Random) -> bytes:
    encoding = lot.choice(
        ("utf-16", "utf-16-le", "latin-1", "cp1252", "utf-32", "utf-8-sig", "utf-7", "cp037")
    )
    return good.decode("utf-8", "replace").encode(encoding, "replace")


def twice_encoded(good: bytes, lot: Random) -> bytes:
    return good.decode("latin-1").encode()


def other_line_ends(good: bytes, lot: Random) -> bytes:
    lines = good.splitlines()
    ends = lot.choice(
        ((b"\r",), (b"\r\n",), (b"\n", b"\r\n", b"\r"), ("\u2028".encode(),), (b"\n\n",), (b"",))
    )
    return b"".join(line + lot.choice(ends) for line in lines)


def lines_shuffled(good: bytes, lot: Random) -> bytes:
    lines = good.splitlines(keepends=True)
    lot.shuffle(lines)
    return b"".join(lines)


def line_doubled(good: bytes, lot: Random) -> bytes:
    lines = good.splitlines(keepends=True) or [b""]
    at = lot.randrange(len(lines))
    return b"".join([*lines[: at + 1], *lines[at:]])


def something_else(good: bytes, lot: Random) -> bytes:
    return lot.choice(odd.HEADS) + lot.choice((b"", good, lot.randbytes(300)))


def nothing(good: bytes, lot: Random) -> bytes:
    return lot.choice((b"", b" ", b"\n", b"\0", b"\0" * 5_000, b"\xef\xbb\xbf", b"\r\n" * 50))


def more_behind(good: bytes, lot: Random) -> bytes:
    return good + lot.choice((b"\0", b"\x1a", good, lot.randbytes(100), b"x" * 100_000))


def packed(good: bytes, lot: Random) -> bytes:
    return gzip.compress(good, mtime=0)


WAYS: tuple[Way, ...] = (
    *(cut_short, head_gone, bits_flipped, inserted, taken_out, repeated, put_elsewhere, other_encoding),
    *(
        twice_encoded,
        other_line_ends,
        lines_shuffled,
        line_doubled,
        something_else,
        nothing,
        more_behind,
        packed,
    ),
)
