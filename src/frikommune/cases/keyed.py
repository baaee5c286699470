"""A citizen's number becomes a keyed hash on the way in: HMAC-SHA-256 of municipality and number.

Without the key nobody can find the number again by trying all of them; with the municipality in it, two
municipalities cannot join what they hold of one citizen.

A key is changed without the numbers, which nobody has: what was hashed is hashed once more with the new
secret. A hash says how many secrets it went through (`p-…` one, `p2-…` two), and one of an earlier key is
brought up to date when it is met again.
"""

from __future__ import annotations

import errno
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

_HASH = re.compile(r"p([2-9]|[1-9][0-9])?-[a-z2-7]{26}")
_LEAST_BYTES = 32
_DIGITS = 10
_MOST = 99
"""So many secrets a hash can tell of."""


def is_keyed(text: str) -> bool:
    """Whether a text is such a hash already."""
    return _HASH.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Key:
    """The secret by which citizens' numbers are hashed, and those that were added later, in order.

    None is ever shown, not even by `repr`.
    """

    secret: bytes = field(repr=False)
    later: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def version(self) -> int:
        """How many secrets a hash of this key has gone through."""
        return 1 + len(self.later)

    def person(self, number: object, municipality: str) -> str:
        """`p-` and 26 letters: the same for the same number, however it is written, in one municipality.

        A hash stays what it is, so that what was refused can be sent again; one of an earlier key becomes
        what this key makes of it.
        """
        text = str(number).strip()
        if is_keyed(text):
            return self.brought_up(text)
        said = f"{municipality}\n{_plain(number)}".encode()
        return self.brought_up(f"p-{_letters(self.secret, said)}")

    def brought_up(self, keyed: str) -> str:
        """A hash of this key or an earlier one, as this key makes it. One of a later key stays as it is."""
        return self.versions_of(keyed)[-1]

    def versions_of(self, keyed: str) -> tuple[str, ...]:
        """A hash, and what each later secret made of it, in order."""
        found = [keyed]
        for number, secret in enumerate(self.later[version_of(keyed) - 1 :], version_of(keyed) + 1):
            found.append(f"p{number}-{_letters(secret, found[-1].encode())}")
        return tuple(found)

    def digest(self, content: bytes) -> str:
        """32 letters by which the same file is known again, and which give nothing of it away."""
        return self.digest_from(hmac.digest(self.secret, content, "sha256").hex()[:32], 1)

    def digest_from(self, digest: str, version: int) -> str:
        """A file's digest of the key that had so many secrets, as this key makes it."""
        for secret in self.later[version - 1 :]:
            digest = hmac.digest(secret, digest.encode(), "sha256").hex()[:32]
        return digest


def version_of(keyed: str) -> int:
    """How many secrets a hash has gone through."""
    found = _HASH.fullmatch(keyed)
    return int(found[1] or 1) if found else 1


def _letters(secret: bytes, said: bytes) -> str:
    return b32encode(hmac.digest(secret, said, "sha256")).decode().lower()[:26]


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
        raise _no_key(path, errno.errorcode.get(fault.errno or 0, "–")) from None
    else:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_LEAST_BYTES))
    try:
        secrets_there = [bytes.fromhex(one) for one in path.read_text(encoding="ascii").split()]
    except OSError as fault:
        raise _no_key(path, errno.errorcode.get(fault.errno or 0, "–")) from None
    except ValueError:
        raise _no_key(path, "–") from None
    shortest = min(map(len, secrets_there), default=0)
    if shortest < _LEAST_BYTES:
        raise _no_key(path, f"{shortest} bytes")
    return Key(secrets_there[0], tuple(secrets_there[1:]))


def add_secret(path: Path) -> Key:
    """The key with one more secret, written in the place of the file at once or not at all."""
    key = read_key(path)
    if key.version >= _MOST:
        raise _no_key(path, f"{key.version} secrets")
    added = Key(key.secret, (*key.later, secrets.token_bytes(_LEAST_BYTES)))
    beside = path.with_name(f"{path.name}.new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write("\n".join(one.hex() for one in (added.secret, *added.later)))
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    return added


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
