"""Whether a document is what its name says, and harmless to whoever opens it; nothing in it is opened here.

Office files are looked at as packages, pictures by their head: none is decoded, none of their XML is read.
"""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from io import BytesIO

from frikommune.cases.bounds import check_zip
from frikommune.errors import Refused
from frikommune.language import Text

MOST_PIXELS = 60_000_000
"""More than any camera or scanner in an office gives; a picture of a few bytes may say that it has more."""
MOST_UNPACKED = 300_000_000
_TYPES = "[Content_Types].xml"
_OFFICE = {
    ".docx": b"wordprocessingml.document.main+xml",
    ".xlsx": b"spreadsheetml.sheet.main+xml",
    ".pptx": b"presentationml.presentation.main+xml",
}
_PICTURES = {".png": "PNG", ".jpg": "JPEG"}
_MACROS = re.compile(r"vbaproject|/activex/", re.IGNORECASE)
_RUNS = re.compile(rb"/(?:JavaScript|Launch)\b")

BROKEN = Text("et dokument, der er helt", "a document that is whole")
NO_MACROS = Text("et dokument uden makroer", "a document without macros")
NO_PROGRAMS = Text("en PDF uden programmer i", "a PDF without programs in it")
SMALLER = Text(
    f"et billede på højst {MOST_PIXELS // 10**6} megapixel",
    f"a picture of at most {MOST_PIXELS // 10**6} megapixels",
)


def fault_of(ending: str, content: bytes) -> Text | None:
    """What would have been expected instead; None where nothing is wrong."""
    if ending in _OFFICE:
        return _fault_of_office(ending, content)
    if ending in _PICTURES:
        return _fault_of_picture(_PICTURES[ending], content)
    return NO_PROGRAMS if ending == ".pdf" and _RUNS.search(content) else None


def _fault_of_office(ending: str, content: bytes) -> Text | None:
    try:
        names = [one.filename for one in check_zip("", content, MOST_UNPACKED)]
        with zipfile.ZipFile(BytesIO(content)) as package:
            types = package.read(_TYPES) if _TYPES in names else b""
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, Refused):
        return BROKEN
    if b"macroEnabled" in types or any(map(_MACROS.search, names)):
        return NO_MACROS
    return None if _OFFICE[ending] in types else BROKEN


def _fault_of_picture(kind: str, content: bytes) -> Text | None:
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", Image.DecompressionBombWarning
            )  # what it warns of is refused below
            with Image.open(BytesIO(content), formats=[kind]) as picture:
                wide, high = picture.size
    except Image.DecompressionBombError:
        return SMALLER
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return BROKEN
    return SMALLER if wide * high > MOST_PIXELS else None
