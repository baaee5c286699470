"""Values that no field expects, and bytes that no file begins with."""

from __future__ import annotations

from random import Random

DAYS = (
    "2018-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-2018-01-01", "2018-13-01",
    "2199-12-31", "1752-09-10", "2018-W01-1", "20180101", "2018-1-1", "2018-01-01T00:00:00", "01.13.2018",
    "30.02.2018", "2018-366", "31-12-99", "1/2/3", "2018-01-01T25:61:00+99:00", "2018-10-28T02:30:00",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "-1", "1e309", "-1e309", "NaN", "nan", "inf", "-Infinity", "9" * 400, "1" + "0" * 30,
    "2147483648",
    "9223372036854775808", "-9223372036854775809", "0x10", "1_000", "1.000,5", "1,5", "1.5.5", "²", "٣", "१२",
    "１２", "½", "+1", "--1", "1e-400", "007", "0.1e", " 1 ", "1e5", "99999999999",
)  # fmt: skip
WORDS = (
    "", " ", "\t", "\n", "\r\n", "\u00a0", "\u200b", "\ufeff", "\u2028", "a\0b", "\0", "\x1b[31m", "\x0b",
    "\x7f",
    "æøå ÆØÅ", "a\u030a", "ﷺ", "\U0001f9d1\u200d\U0001f9b0", "\u202egnihtyna", "x" * 70_000, "x" * 256,
    "ord " * 3_000,
    "null", "None", "true", "[]", "{}", "'", '"',
    "\\", "`", "=1+1", "=cmd|' /C calc'!A0", "<script>alert(1)</script>",
    "../../../etc/passwd", "/etc/passwd", "C:\\con", "{{7*7}}", "{% now %}", "%s%n%x", "%00",
    "'; DROP TABLE x;--",
    "1 OR 1=1", "*", "?", "#", "--", "-", "/", ":", ";", ",", "010290-1234", "Aalborg\n", "aalborg ",
    "__proto__",
)  # fmt: skip
SURROGATES = ("\ud800", "a\udce6b", "\udfff\ud800")
"""Text that is no text: a file's name or a JSON string can hold it, UTF-8 cannot."""
HEADS = (
    b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08",
    b"PAR1",
    b"<html><body>", b"SQLite format 3\0", b"\x7fELF", b"\xff\xd8\xff\xe0", b"\xef\xbb\xbf", b"\xff\xfe",
    b"{\\rtf1",
)  # fmt: skip


def word(lot: Random, *, surrogates: bool = False) -> str:
    """A value of any sort; `surrogates`: also what is no text at all."""
    sorts = [DAYS, NUMBERS, WORDS, WORDS, *([SURROGATES] if surrogates else [])]
    return lot.choice(lot.choice(sorts))


def near(lot: Random, value: str) -> str:
    """A value that is like a good one: what a slip of the hand makes of it."""
    at = lot.randrange(len(value) + 1)
    slips = (
        value[:at] + value[at + 1 :],
        value[:at] + lot.choice("x0-. æ\0'\"") + value[at:],
        value.upper(),
        value.swapcase(),
        value + " ",
        value + value,
        value[::-1],
        value.replace("1", "9", 1),
        value.replace("-", "/"),
    )
    return lot.choice(slips)
