"""Whether the trail is whole: every link of the chain, heads that were kept elsewhere, looks, triggers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from frikommune.language import Text
from frikommune.web.trail.chain import COLUMNS, digest_of, keys_in
from frikommune.web.trail.installing import missing
from frikommune.web.trail.models import Cut, Trace, Verification
from frikommune.web.trail.traced import LOOKUPS

AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain at one time: what is written in the minutes, out of the database's reach."""

    number: int
    digest: str
    at: datetime | None = None

    def __str__(self) -> str:
        return f"{self.number}:{self.digest}"


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the trail is first broken, and how."""

    number: int
    how: Text


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: how many traces were walked, up to which head, and what is wrong, the first first."""

    walked: int
    head: Head
    broken: tuple[Broken, ...]


def head() -> Head:
    """The last trace. 0 and no digest where there is none."""
    last = Trace.objects.order_by("-number").values_list("number", "digest", "at").first()
    return Head(*last) if last else _start()


def verify(heads: Iterable[Head] = ()) -> Verified:
    """Walk the whole chain. `heads` were kept elsewhere, and must lie on it."""
    wanted = {one.number: one.digest for one in heads}
    start = _start()
    walked, at, broken = _walk(start, wanted)
    found = [broken] if broken else []
    if not broken:
        found += _not_reached(start, at, wanted)
        found += _looks()
    found += _triggers(at.number)
    return Verified(walked, at, tuple(found))


@dataclass(frozen=True, slots=True)
class Tail:
    """How many of the last links were walked, and where they are broken; None: nowhere."""

    walked: int
    broken: Broken | None


def tail(most: int = 100) -> Tail:
    """The last links of the chain alone: what a page has time for."""
    first = Trace.objects.order_by("-number").values_list("number", "digest", "at")[most : most + 1].first()
    walked, _, broken = _walk(Head(*first) if first else _start(), {})
    return Tail(walked, broken)


def note_verified(found: Verified, heads: int) -> None:
    """Keep that the whole chain was walked, for whoever reads the trail in the browser."""
    Verification.objects.create(
        number=found.head.number,
        digest=found.head.digest,
        walked=found.walked,
        heads=heads,
        broken=len(found.broken),
    )


def _start() -> Head:
    cut = Cut.objects.order_by("-upto").first()
    return Head(cut.upto, cut.digest, cut.at) if cut else Head(0, "")


def _walk(start: Head, wanted: Mapping[int, str]) -> tuple[int, Head, Broken | None]:
    number, digest, at, walked = start.number, start.digest, None, 0
    rows = Trace.objects.filter(number__gt=start.number).order_by("number").values_list(*COLUMNS, "digest")
    for *values, kept in rows.iterator(chunk_size=AT_ONCE):
        found = values[0]
        if found != number + 1:
            return walked, Head(number, digest, at), _gap(number + 1, found - 1)
        digest = digest_of(digest, values)
        if digest != kept:
            return walked, Head(number, digest, at), _changed(found)
        if wanted.get(found, digest) != digest:
            return walked, Head(number, digest, at), _other_head(found)
        number, at, walked = found, values[1], walked + 1
    return walked, Head(number, digest, at), None


def _gap(first: int, last: int) -> Broken:
    numbers = str(first) if first == last else f"{first}–{last}"
    return Broken(first, Text(f"spor {numbers} mangler", f"trace {numbers} is missing"))


def _changed(number: int) -> Broken:
    return Broken(
        number,
        Text(
            f"spor {number} er ændret, byttet om eller skudt ind: det hænger ikke sammen med det før",
            f"trace {number} was changed, moved or put in: it does not hang on the one before",
        ),
    )


def _other_head(number: int) -> Broken:
    return Broken(
        number,
        Text(
            f"kæden er skrevet om: spor {number} er et andet end det, der er noteret uden for databasen",
            f"the chain was rewritten: trace {number} is another than was noted outside the database",
        ),
    )


def _not_reached(start: Head, at: Head, wanted: Mapping[int, str]) -> Iterator[Broken]:
    """Heads beyond the end: the end was cut off. A head older than a lawful cut can no longer be held."""
    beyond = [number for number in wanted if number > at.number]
    if beyond:
        yield Broken(
            at.number + 1,
            Text(
                f"enden er skåret af: der er noteret spor {max(beyond)}, men kæden ender ved {at.number}",
                f"the end was cut off: trace {max(beyond)} was noted, but the chain ends at {at.number}",
            ),
        )
    if wanted.get(start.number, start.digest) != start.digest:
        yield _other_head(start.number)


def _looks() -> Iterator[Broken]:
    """Each kept look must be as it was traced, and none be without a trace."""
    from frikommune.web.cases.models import Lookup

    traced: dict[int, tuple[str, int | None] | None] = {}
    rows = Trace.objects.filter(what=LOOKUPS).order_by("number")
    for number, deed, keys, purpose, citizen in rows.values_list(
        "number", "deed", "keys", "purpose", "citizen"
    ).iterator(chunk_size=AT_ONCE):
        del number
        if deed == "begun":
            traced.update(dict.fromkeys(keys_in(keys)))
        elif deed == "look":
            traced[int(keys)] = purpose, citizen
        elif deed == "-":
            for key in keys_in(keys):
                traced.pop(key, None)
    start = _start().number
    for pk, purpose, case in Lookup.objects.order_by("pk").values_list("pk", "purpose", "case").iterator():
        if pk not in traced:
            if not start:
                yield _look(pk, Text("har intet spor", "has no trace"))
        elif (told := traced.pop(pk)) is not None and told != (purpose, case):
            yield _look(pk, Text("er et andet end det, der blev sporet", "is another than was traced"))
    for pk in sorted(traced):
        yield _look(pk, Text("er slettet uden spor", "was deleted without a trace"))


def _look(pk: int, how: Text) -> Broken:
    return Broken(0, Text(f"opslag {pk} {how.da}", f"look-up {pk} {how.en}"))


def _triggers(number: int) -> Iterator[Broken]:
    wrong = missing()
    if wrong:
        names = ", ".join(wrong[:5]) + (" …" if len(wrong) > 5 else "")
        yield Broken(
            number,
            Text(
                f"{len(wrong)} udløsere i databasen mangler eller er ændret, så noget kan være skrevet uden "
                f"spor: {names}. `frikommune web` sætter dem på igen.",
                f"{len(wrong)} triggers of the database are missing or changed, so something may have been "
                f"written without a trace: {names}. `frikommune web` puts them back.",
            ),
        )
