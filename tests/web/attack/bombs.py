"""Files that are small and become large, or are not what they say. Each is made when it is asked for."""

import gzip
import io
import struct
import zipfile
import zlib

_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = b'<worksheet xmlns="' + _MAIN + b'"><sheetData>%s</sheetData></worksheet>'
_TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ZEROS = bytes(1 << 20)


def relation(number: int, kind: str, target: str) -> bytes:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'.encode()


def packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def workbook(sheet: bytes, **more: bytes) -> bytes:
    """A workbook of one sheet; `more` are further parts, `xl/` before and `.xml` after their names."""
    book = (
        b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s"><sheets>'
        b'<sheet name="spells" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ) % _OFFICE.encode()
    inside = relation(1, "worksheet", "worksheets/sheet1.xml") + relation(
        2, "sharedStrings", "sharedStrings.xml"
    )
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS % relation(1, "officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _RELATIONS % inside,
            "xl/worksheets/sheet1.xml": sheet,
            **{f"xl/{name}.xml": content for name, content in more.items()},
        }
    )


def large_zip(name: str, megabytes: int) -> bytes:
    """Zeros, packed to a thousandth."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package, package.open(name, "w") as part:
        for _ in range(megabytes):
            part.write(_ZEROS)
    return made.getvalue()


def lying_zip(name: str, megabytes: int) -> bytes:
    """The same, but it says that it holds ten bytes."""
    honest = bytearray(large_zip(name, megabytes))
    at = honest.rindex(b"PK\x01\x02")
    honest[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(honest)


def overlapping_zip(name: str) -> bytes:
    """A thousand entries that are all the same ten megabytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(f"0{name}", bytes(10 << 20))
        first = package.infolist()[0]
        for number in range(1, 1000):
            twin = zipfile.ZipInfo(f"{number}{name}")
            for key in ("CRC", "compress_size", "file_size", "header_offset", "compress_type"):
                setattr(twin, key, getattr(first, key))
            package.filelist.append(twin)
            package.NameToInfo[twin.filename] = twin
        package._didModify = True
    return made.getvalue()


def large_gzip(megabytes: int, begins: bytes = b"", filled: bytes = _ZEROS) -> bytes:
    """Zeros again, or blanks after what it begins with."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(begins)
        for _ in range(megabytes):
            file.write(filled)
    return made.getvalue()


def far_corner() -> bytes:
    """Two cells in opposite corners: seventeen thousand million between them."""
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return workbook(SHEET % (first + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def one_text_everywhere(cells: int = 400_000) -> bytes:
    """A text of 32,000 characters that each cell points at."""
    text = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, cells))
    return workbook(SHEET % rows, sharedStrings=text % (b"x" * 32_000))


def laughing(encoding: str = "utf-8") -> bytes:
    """A thousand million laughs."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE log [<!ENTITY l0 "ha">{entities}]>'
    return f"{head}<log>&l9;</log>".encode(encoding)


def prying() -> bytes:
    """An entity that is a file of the server."""
    return b'<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]><log>&a;</log>'


def many_rows() -> bytes:
    """A thousand million empty cells in some kilobytes of Parquet."""
    import polars as pl

    made, part = (
        io.BytesIO(),
        pl.DataFrame({f"c{n}": pl.repeat(None, 1_000_000, dtype=pl.Int64, eager=True) for n in range(201)}),
    )
    part.write_parquet(made)
    return made.getvalue()


def huge_picture() -> bytes:
    """A PNG that says that it has ten thousand million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + chunk(b"IEND", b"")
    )
