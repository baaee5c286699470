"""ZIP files, and what is made of them (workbooks, documents, slides, backups), with one thing wrong."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from bench.malformed import odd
from bench.malformed.of_bytes import damaged as bytes_damaged

Members = list[tuple[str, bytes]]
Way = Callable[[Members, Random], Members]
NAMES = (
    "../x", "/etc/x", "C:\\x", "a/../../x", "a\\b", "", ".", "x" * 300, "æ\u202e.txt", "con", "a/", "\0",
    "a//b",
    "[Content_Types].xml", "x.zip", "pack.toml", "manifest.json",
)  # fmt: skip


def members_of(good: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        return [(one.filename, package.read(one)) for one in package.infolist()]


def packed(members: Members, lot: Random) -> bytes:
    held = io.BytesIO()
    method = (
        zipfile.ZIP_DEFLATED
        if lot.random() < 0.8
        else lot.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    )
    with warnings.catch_warnings(), zipfile.ZipFile(held, "w", method) as package:
        warnings.simplefilter("ignore")  # the same name twice is meant
        for name, content in members:
            entry = zipfile.ZipInfo(name, (2019, 11, 8, 0, 0, 0))
            entry.compress_type = method
            package.writestr(entry, content)
    return held.getvalue()


def damaged(good: bytes, lot: Random, inside: Callable[[bytes, Random], bytes] = bytes_damaged) -> bytes:
    """A member's fault, or the package's; `inside` breaks what a member holds."""
    way = lot.random()
    if way < 0.2:
        return bytes_damaged(good, lot)
    if way < 0.3:
        return _marked(good, lot)
    members = members_of(good)
    if way < 0.6:
        at = lot.randrange(len(members))
        name, content = members[at]
        broken = xml_damaged(content, lot) if name.endswith((".xml", ".rels")) else inside(content, lot)
        return packed([*members[:at], (name, broken), *members[at + 1 :]], lot)
    return packed(lot.choice(WAYS)(members, lot), lot)


def _marked(good: bytes, lot: Random) -> bytes:
    """A flag, a method, a length or a checksum in a header is wrong."""
    broken = bytearray(good)
    marks = [one.start() for one in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", good)]
    at = lot.choice(marks or [0]) + lot.choice((4, 6, 8, 10, 12, 14, 18, 22, 24, 26, 28, 42))
    for place in range(at, min(at + lot.choice((1, 2, 4)), len(broken))):
        broken[place] = lot.choice((0, 1, 9, 255, broken[place] ^ 1))
    return bytes(broken)


def member_gone(members: Members, lot: Random) -> Members:
    at = lot.randrange(len(members))
    return members[:at] + members[at + 1 :]


def member_renamed(members: Members, lot: Random) -> Members:
    at = lot.randrange(len(members))
    name, content = members[at]
    other = lot.choice((lot.choice(NAMES), odd.near(lot, name), f"x/{name}", name.rpartition("/")[2]))
    return [*members[:at], (other.replace("\0", "0"), content), *members[at + 1 :]]


def member_added(members: Members, lot: Random) -> Members:
    return [*members, (lot.choice(NAMES).replace("\0", "0"), lot.choice((b"", b"x", lot.randbytes(99))))]


def member_twice(members: Members, lot: Random) -> Members:
    name, content = lot.choice(members)
    return [*members, (name, lot.choice((content, b"", b"x")))]


def members_swapped(members: Members, lot: Random) -> Members:
    names = [name for name, _ in members]
    lot.shuffle(names)
    return [(name, content) for name, (_, content) in zip(names, members, strict=True)]


def all_but_one_gone(members: Members, lot: Random) -> Members:
    return [lot.choice(members)]


def none_left(members: Members, lot: Random) -> Members:
    return []


def many(members: Members, lot: Random) -> Members:
    return [*members, *((f"m{number}", b"") for number in range(3_000))]


WAYS: tuple[Way, ...] = (
    *(member_gone, member_gone, member_renamed, member_added, member_twice),
    *(members_swapped, all_but_one_gone, none_left, many),
)


def xml_damaged(content: bytes, lot: Random) -> bytes:
    """XML that is none any more, or says something else."""
    if lot.random() < 0.3:
        return bytes_damaged(content, lot)
    tags = [(one.start(), one.end(), one[0]) for one in re.finditer(rb"<[^<>]+>", content)]
    start, end, tag = lot.choice(tags or [(0, 0, b"")])
    value = odd.word(lot).encode()[:5_000]
    number = odd.NUMBERS[lot.randrange(len(odd.NUMBERS))].encode()
    ways = (
        lambda: content[:start] + content[end:],
        lambda: content[:start] + tag + tag + content[end:],
        lambda: content[:start] + re.sub(rb'="[^"]*"', b'="' + number + b'"', tag, count=1) + content[end:],
        lambda: content[:start] + re.sub(rb'="[^"]*"', b'=""', tag) + content[end:],
        lambda: content[:start] + re.sub(rb' [\w:]+="[^"]*"', b"", tag, count=1) + content[end:],
        lambda: content[:start] + re.sub(rb"\w+", b"x", tag, count=1) + content[end:],
        lambda: content[:end] + value + content[end:],
        lambda: content[:end] + b"<x>" * 500 + content[end:],
        lambda: content.replace(b"http://", b"http://x", 1),
        lambda: content.replace(b"?>", b"?><!DOCTYPE a [<!ENTITY b 'c'>]>", 1),
        lambda: content.replace(b"UTF-8", lot.choice((b"UTF-16", b"x", b"ascii")), 1),
        lambda: re.sub(rb'="rId\d+"', b'="rId99"', content, count=1),
        lambda: re.sub(
            rb'(Target|r:id|name|Id)="[^"]*"', b'\\1="' + number + b'"', content, count=lot.choice((0, 1))
        ),
        lambda: content[:start],
    )
    return lot.choice(ways)()
