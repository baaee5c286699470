"""The second factor: one-time codes of an app (TOTP, RFC 6238), and codes on paper for when it is lost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from frikommune.web.people.models import Person
from frikommune.web.people.rights import RIGHTS
from frikommune.web.people.seating import note
from frikommune.web.signin.models import Factor, RecoveryCode

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

STEP, SLACK = 30, 1
"""A code lasts half a minute; the one before and the one after count too, for clocks that differ."""
CODES, LETTERS = 10, "abcdefghjkmnpqrstuvwxyz23456789"
_SENSITIVE = ("see_cases", "manage_people")


def is_required(person: Person) -> bool:
    """Whether a person must have a second factor: by the setting, as for whoever sees citizens."""
    if person.made_up or settings.SECOND_FACTOR == "none":
        return False
    if settings.SECOND_FACTOR == "all":
        return True
    return any(right in RIGHTS[seat.role] for seat in person.seats.all() for right in _SENSITIVE)


def factor_of(person: Person) -> Factor | None:
    """A person's second factor."""
    return Factor.objects.filter(person=person).first()


def new_secret() -> str:
    """A secret for an app to keep: 160 random bits in base32."""
    return pyotp.random_base32()


def picture(secret: str, person: Person) -> str:
    """The QR code that an app reads, as SVG without style attributes; it is made here and sent nowhere."""
    import segno

    address = pyotp.TOTP(secret).provisioning_uri(name=person.username, issuer_name="Frikommune")
    return segno.make(address, error="m").svg_inline(scale=5, border=4, light="#fff", svgclass="qr")


def step_of(secret: str, code: str) -> int | None:
    """The time step that a code is of; None where it is wrong, or too old."""
    code = "".join(code.split())
    if not (code.isascii() and code.isdecimal() and len(code) == 6):
        return None
    totp, now = pyotp.TOTP(secret), now_in_seconds() // STEP
    fitting = [
        step
        for step in range(now - SLACK, now + SLACK + 1)
        if hmac.compare_digest(totp.generate_otp(step), code)
    ]
    return fitting[0] if fitting else None


@transaction.atomic
def set_up(person: Person, secret: str, step: int) -> list[str]:
    """Keep a new second factor, whose first code was of that step; gives new recovery codes."""
    Factor.objects.update_or_create(person=person, defaults={"secret": encrypted(secret), "last_step": step})
    note(person, "factor_set", by=person)
    return _new_codes(person)


@transaction.atomic
def new_codes(person: Person) -> list[str]:
    """New recovery codes in place of the old ones."""
    note(person, "codes", by=person)
    return _new_codes(person)


def _new_codes(person: Person) -> list[str]:
    RecoveryCode.objects.filter(person=person).delete()
    codes = ["".join(secrets.choice(LETTERS) for _ in range(16)) for _ in range(CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(person=person, digest=_digest(person, one)) for one in codes
    )
    return ["-".join(one[at : at + 4] for at in range(0, 16, 4)) for one in codes]


@transaction.atomic
def remove(person: Person, by: Person | None = None, why: str = "") -> None:
    """Take a person's second factor away; where one is required they set up a new one at next sign-in."""
    gone, _ = Factor.objects.filter(person=person).delete()
    RecoveryCode.objects.filter(person=person).delete()
    if gone:
        note(person, "factor_gone", by=by, why=why)


def is_right(person: Person, code: str) -> bool:
    """Whether a code of the app or a recovery code is right and was not used before; it is used with this."""
    factor = factor_of(person)
    secret = decrypted(factor.secret) if factor else None
    step = step_of(secret, code) if secret else None
    if step is not None:
        used = Factor.objects.filter(person=person, last_step__lt=step).update(last_step=step) == 1
        if used and factor and secret and settings.SECRET_KEY_FALLBACKS:
            Factor.objects.filter(pk=factor.pk).update(secret=encrypted(secret))  # with the new key
        return used
    unused = RecoveryCode.objects.filter(person=person, digest=_digest(person, code), used_at=None)
    return unused.update(used_at=timezone.now()) == 1


def codes_left(person: Person) -> int:
    """How many recovery codes a person has not used."""
    return RecoveryCode.objects.filter(person=person, used_at=None).count()


def now_in_seconds() -> int:
    """Seconds since 1970: what codes are made of."""
    return int(timezone.now().timestamp())


def _digest(person: Person, code: str) -> str:
    plain = "".join(one for one in code.casefold() if one in LETTERS)
    return hashlib.sha256(f"{person.pk}:{plain}".encode()).hexdigest()


def encrypted(secret: str) -> str:
    """A secret as the database keeps it: a copy of the database alone gives no codes."""
    return _box().encrypt(secret.encode()).decode()


def decrypted(kept: str) -> str | None:
    """The secret; None where it was encrypted with a key that this installation no longer has."""
    from cryptography.fernet import InvalidToken

    try:
        return _box().decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def _box() -> MultiFernet:
    from cryptography.fernet import Fernet, MultiFernet

    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    made = (hashlib.sha256(f"frikommune.signin.factors\n{one}".encode()).digest() for one in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in made])
