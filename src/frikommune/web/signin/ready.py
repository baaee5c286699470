"""Whether the file of sign-ins can be used: read whole, and held against the programmes that there are."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.table import gather
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.signin.mapping import CODE
from frikommune.web.signin.providers import Provider, SeatLine, providers


def check_sign_ins() -> None:
    """Raises Refused with everything that is wrong in the file that FRIKOMMUNE_SIGN_IN names."""
    if not settings.SIGN_IN:
        return
    known = {one.slug: set(book_of(one).municipalities) for one in Programme.objects.all()}
    gather(*(lambda one=one: _check(one, known) for one in providers().values()))


def _check(provider: Provider, known: dict[str, set[str]]) -> None:
    if provider.kind == "saml":
        from frikommune.web.signin import saml

        saml.check(provider)
    found = [fault for line in provider.seats for fault in _line_faults(line, known)]
    if found:
        raise Refused(*(one for refused in found for one in refused.refusals))


def _line_faults(line: SeatLine, known: dict[str, set[str]]) -> Iterator[Refused]:
    """A programme may be founded later, so a line is held only against programmes that there are."""
    if not known or not line.programme:
        return
    if line.programme not in known:
        yield _not_there(line, "programme", line.programme, known)
    elif line.municipality and line.municipality not in known[line.programme]:
        yield _not_there(line, "municipality", line.municipality, known[line.programme])
    elif CODE in line.value and not known[line.programme]:
        yield _not_there(line, "value", line.value, ())


def _not_there(line: SeatLine, key: str, given: str, known: object) -> Refused:
    names = ", ".join(sorted(known)) if isinstance(known, dict | set) else "–"
    return refuse(
        f"{key}_unknown",
        problem=Text(f"“{key}” findes ikke her", f"“{key}” is not known here"),
        where=f"{line.where}, {key}",
        given=given,
        expected=Text(f"en af: {names}", f"one of: {names}"),
        do_next=Text(f"Ret “{key}”.", f"Correct “{key}”."),
    )
