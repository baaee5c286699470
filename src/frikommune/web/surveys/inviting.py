"""Inviting: a list of addresses, or a number of printed codes, becomes invitations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import getaddresses

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from frikommune.web.surveys import refusals
from frikommune.web.surveys.codes import code_of, digest_of
from frikommune.web.surveys.models import Invitation, Link, Survey

MOST_AT_ONCE = 5000
MOST_CODES = 500


@dataclass(frozen=True, slots=True)
class Invited:
    """How many are new, and how many had been invited before."""

    new: int
    before: int


def addresses_in(pasted: str) -> list[str]:
    """The addresses of a pasted list, each once: lines, commas, semicolons, `Name <a@b.dk>`.

    Raises Refused with what is none.
    """
    lines = pasted.replace(";", "\n").replace(",", "\n").splitlines()
    found, bad = dict[str, None](), list[str]()
    for line in (one.strip() for one in lines):
        if line:
            (_, address), *_ = getaddresses([line])
            try:
                validate_email(address)
                found[address.casefold()] = None
            except ValidationError:
                bad.append(line[:60])
    if bad:
        raise refusals.bad_addresses(bad)
    return list(found)[:MOST_AT_ONCE]


def invite(survey: Survey, municipality: str, role: str, addresses: Sequence[str]) -> Invited:
    """Invite those who are not invited yet. Their mail goes out once the survey is open."""
    with transaction.atomic():
        kept = _open_for_invitations(survey)
        known = set(kept.invitations.filter(address__in=addresses).values_list("address", flat=True))
        new = [one for one in addresses if one not in known]
        if not new:
            raise refusals.nobody_invited()
        Invitation.objects.bulk_create(
            Invitation(
                survey=kept, municipality=municipality, role=role, address=one, waiting=not kept.is_draft
            )
            for one in new
        )
    return Invited(len(new), len(known))


def print_codes(survey: Survey, municipality: str, role: str, many: int, key: str) -> list[str]:
    """So many codes to print. They are shown this once; the same form sent again shows the same ones."""
    codes = [code_of(key, number) for number in range(min(many, MOST_CODES))]
    with transaction.atomic():
        kept = _open_for_invitations(survey)
        if not codes:
            raise refusals.nobody_invited()
        if not Link.objects.filter(digest=digest_of(codes[0])).exists():
            made = Invitation.objects.bulk_create(
                Invitation(survey=kept, municipality=municipality, role=role) for _ in codes
            )
            Link.objects.bulk_create(
                Link(invitation=one, digest=digest_of(code)) for one, code in zip(made, codes, strict=True)
            )
    return codes


def _open_for_invitations(survey: Survey) -> Survey:
    kept = Survey.objects.select_for_update().get(pk=survey.pk)
    if kept.closed_on is not None:
        raise refusals.not_open(kept.title_da)
    return kept
