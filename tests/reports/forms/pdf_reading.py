"""Reads back what typst wrote: the objects of a PDF, and the text of its pages by the fonts' own tables.

Knows only what typst writes: no object streams, Flate only, letters of two bytes.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cached_property

_OBJECT = re.compile(rb"\n(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
_STRING = r"\((?:[^()\\]|\\.)*\)"
for _ in range(4):  # brackets in a string may stand as they are, where they are in pairs
    _STRING = rf"\((?:[^()\\]|\\.|{_STRING})*\)"
_TOKEN = re.compile(
    rf"/(?P<font>f\d+) [\d.]+ Tf|ActualText\s*(?P<actual>{_STRING}|<[0-9A-Fa-f]*>)"
    rf"|/(?P<other>[A-Z]\w*)\s*{_STRING}|(?P<begin>BDC|BMC)|(?P<end>EMC)|(?P<said>{_STRING})".encode(),
    re.DOTALL,
)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Pdf:
    """A file as bytes."""

    data: bytes

    @cached_property
    def objects(self) -> dict[int, bytes]:
        """Every object by its number, as it is written."""
        return {int(number): body for number, body in _OBJECT.findall(b"\n" + self.data)}

    @cached_property
    def catalog(self) -> bytes:
        return next(one for one in self.objects.values() if b"/Type/Catalog" in one)

    @property
    def metadata(self) -> str:
        number = re.search(rb"/Metadata (\d+) 0 R", self.catalog)[1]
        return self.stream(int(number)).decode()

    @cached_property
    def pages(self) -> list[bytes]:
        return [one for one in self.objects.values() if re.search(rb"/Type/Page\b(?!s)", one)]

    def tagged(self, tag: str) -> list[bytes]:
        """The elements of structure with a tag."""
        return [one for one in self.objects.values() if f"/S/{tag}".encode() in one.replace(b" ", b"")]

    def stream(self, number: int) -> bytes:
        head, _, body = self.objects[number].partition(b"stream\n")
        body = body[: int(re.search(rb"/Length (\d+)", head)[1])]
        return zlib.decompress(body) if b"FlateDecode" in head else body

    @property
    def text(self) -> str:
        """The letters of all pages, in the order in which they are drawn."""
        return "".join(self._page(one) for one in self.pages)

    def _page(self, page: bytes) -> str:
        resources = self.objects[int(re.search(rb"/Resources (\d+) 0 R", page)[1])]
        fonts = {name: int(at) for name, at in re.findall(rb"/(f\d+) (\d+) 0 R", resources)}
        content = self.stream(int(re.search(rb"/Contents (\d+) 0 R", page)[1]))
        letters: dict[int, str] = {}
        said, depth, silent = "", 0, 0
        for token in _TOKEN.finditer(content):
            if token["font"]:
                letters = self._letters(fonts[token["font"]])
            elif token["actual"]:
                said, silent = said + _actual(token["actual"]), depth + 1
            elif token["other"]:
                continue
            elif token["begin"]:
                depth += 1
            elif token["end"]:
                silent = 0 if silent == depth else silent
                depth -= 1
            elif not silent:
                codes = _unescaped(token["said"][1:-1])
                pairs = zip(codes[::2], codes[1::2], strict=True)
                said += "".join(letters.get(256 * high + low, "?") for high, low in pairs)
        return said

    def _letters(self, font: int) -> dict[int, str]:
        number = re.search(rb"/ToUnicode (\d+) 0 R", self.objects[font])
        table = self.stream(int(number[1])).decode()
        found = {}
        for part in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for code, said in re.findall(r"<(\w+)>\s*<(\w+)>", part):
                found[int(code, 16)] = bytes.fromhex(said).decode("utf-16-be")
        for part in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
            for low, high, said in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", part):
                first = ord(bytes.fromhex(said).decode("utf-16-be"))
                for code in range(int(low, 16), int(high, 16) + 1):
                    found[code] = chr(first + code - int(low, 16))
        return found


def _actual(written: bytes) -> str:
    data = bytes.fromhex(written[1:-1].decode()) if written[:1] == b"<" else _unescaped(written[1:-1])
    return data[2:].decode("utf-16-be") if data[:2] == b"\xfe\xff" else data.decode("latin-1")


def _unescaped(data: bytes) -> bytes:
    def one(found: re.Match[bytes]) -> bytes:
        sign = found[1]
        return bytes([int(sign, 8)]) if sign.isdigit() else _ESCAPES.get(sign, sign)

    return re.sub(rb"\\([0-7]{1,3}|.)", one, data, flags=re.DOTALL)
