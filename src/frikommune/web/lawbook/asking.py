"""What the reader of *What applies?* asks for: the fields of its form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from frikommune.law.named import known_group, known_municipality, known_norm
from frikommune.law.norm import KIND_WORDS
from frikommune.ledger.side_by_side import Place
from frikommune.web.lawbook.fields import choice_of, day_of, given
from frikommune.web.people.rights import own_municipalities


@dataclass(frozen=True, slots=True)
class Asking:
    """The question. `places` are none, one or two; `groups` none where one must be chosen first."""

    places: tuple[Place, ...]
    groups: tuple[str, ...]
    start: date | None
    norm: str
    kind: str
    searched: str
    law_alone: bool
    only_differences: bool

    @property
    def narrowed(self) -> bool:
        """Whether so little is asked for that all groups can be answered at once."""
        return bool(self.norm or self.searched)

    @property
    def apart(self) -> bool:
        """Whether two places stand beside each other."""
        return len(self.places) > 1


def asking(request: HttpRequest) -> Asking:
    """What was asked. Raises Refused."""
    rulebook = request.book.pack.rulebook
    group, norm = given(request, "group"), given(request, "norm")
    norm = known_norm(rulebook, norm, "norm") if norm else ""
    searched = given(request, "q")
    chosen = (known_group(rulebook, group, "group"),) if group else ()
    return Asking(
        places=_places(request),
        groups=chosen or (tuple(rulebook.groups) if norm or searched else ()),
        start=day_of(request, "start"),
        norm=norm,
        kind=choice_of(request, "kind", KIND_WORDS),
        searched=searched,
        law_alone=bool(given(request, "law_alone")),
        only_differences=bool(given(request, "only_differences")),
    )


def municipality_asked(request: HttpRequest) -> str:
    """The municipality typed, or the reader's own where nothing was."""
    own = own_municipalities(request.user, request.programme)
    return given(request, "municipality") or ("" if "municipality" in request.GET else (own or [""])[0])


def _places(request: HttpRequest) -> tuple[Place, ...]:
    rulebook = request.book.pack.rulebook
    here = municipality_asked(request)
    if not here:
        return ()
    first = Place(known_municipality(rulebook, here, "municipality"), request.on)
    beside, day = given(request, "beside"), day_of(request, "beside_on")
    if not beside and day is None:
        return (first,)
    there = known_municipality(rulebook, beside, "beside") if beside else first.municipality
    second = Place(there, day or first.on)
    return (first,) if second == first else (first, second)
