"""One-time codes: random, easy to type from paper, and kept only as digests."""

from __future__ import annotations

import hashlib
import hmac
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, which are misread."""
LENGTH, GROUP = 16, 4
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """80 random bits: `7KQF-8T2P-9XQ4-7HNB`."""
    return _written("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))


def code_of(key: str, number: int) -> str:
    """The `number`th code of a form with a random key: the same form sent twice gives the same codes."""
    made = hmac.digest(key.encode(), str(number).encode(), "sha256")
    return _written("".join(ALPHABET[byte % len(ALPHABET)] for byte in made[:LENGTH]))


def digest_of(typed: str) -> str:
    """The digest of a code, however it was typed: small letters, blanks, O for 0."""
    plain = "".join(one for one in typed.upper() if one.isalnum()).translate(_MEANT)
    return hashlib.sha256(plain.encode()).hexdigest()


def _written(plain: str) -> str:
    return "-".join(plain[start : start + GROUP] for start in range(0, LENGTH, GROUP))
