"""A citizen's number becomes a keyed hash on the way in: HMAC-SHA-256 of municipality and number.

Without the key nobody can find the number again by trying all of them; with the municipality in it, two
municipalities cannot join what they hold of one citizen.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from base64 import b32encode
from dataclasses import dataclass, field
from pathlib import Path

from frikommune.cases.cpr import is_like_cpr
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_HASH = re.compile(r"p-[a-z2-7]{26}")
_LEAST_BYTES = 32
_DIGITS = 10


def is_keyed(text: str) -> bool:
    """Whether a text is such a hash already."""
    return _HASH.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Key:
    """The secret by which citizens' numbers are hashed. It is never shown, not even by `repr`."""

    secret: bytes = field(repr=False)

    def person(self, number: object, municipality: str) -> str:
        """`p-` and 26 letters: the same for the same number, however it is written, in one municipality.

        A hash stays what it is, so that what was refused can be sent again.
        """
        text = str(number).strip()
        if is_keyed(text):
            return text
        said = f"{municipality}\n{_plain(number)}".encode()
        digest = hmac.digest(self.secret, said, "sha256")
        return f"p-{b32encode(digest).decode().lower()[:26]}"

    def digest(self, content: bytes) -> str:
        """32 letters by which the same file is known again, and which give nothing of it away."""
        return hmac.digest(self.secret, content, "sha256").hex()[:32]


def _plain(number: object) -> str:
    """Without hyphen and spaces, and with the zero that a spreadsheet took, where it is a CPR number."""
    text = str(number).strip()
    if len(text) == _DIGITS - 1 and text.isdecimal() and is_like_cpr(f"0{text}"):
        return f"0{text}"
    if not is_like_cpr(number):
        return text
    text = str(int(number)) if isinstance(number, int | float) else str(number)
    return text.replace("-", "").replace(" ", "").strip().zfill(_DIGITS)


def read_key(path: Path) -> Key:
    """The key in a file; made, readable by its owner alone, where there is none yet. Raises Refused."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    except OSError as fault:
        raise _no_key(path, fault.strerror or str(fault)) from None
    else:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_LEAST_BYTES))
    try:
        text = path.read_text(encoding="ascii").strip()
        secret = bytes.fromhex(text)
    except (OSError, ValueError) as fault:
        raise _no_key(path, type(fault).__name__) from None
    if len(secret) < _LEAST_BYTES:
        raise _no_key(path, f"{len(secret)} bytes")
    return Key(secret)


def _no_key(path: Path, given: str) -> Refused:
    return refuse(
        "no_person_key",
        problem=Text(
            "Nøglen til borgernes numre kan ikke læses", "The key to citizens' numbers cannot be read"
        ),
        where=str(path),
        given=given,
        expected=Text(
            f"en fil med mindst {_LEAST_BYTES} bytes i hex",
            f"a file with at least {_LEAST_BYTES} bytes in hex",
        ),
        do_next=Text(
            "Hent nøglen frem igen. Uden den kan ingen borger genfindes; lav ikke en ny.",
            "Bring the key back. Without it no citizen can be found again; do not make a new one.",
        ),
    )
