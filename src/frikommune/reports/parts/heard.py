"""What those concerned have experienced, as slides: citizens first, then the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Section
from frikommune.reports.parts.slides import MOST, slides
from frikommune.reports.parts.told import new, told
from frikommune.reports.writing import words

_WHO: dict[str, Text] = {
    "citizen": Text("borgere", "citizens"),
    "doctor": Text("læger", "doctors"),
    "a_kasse": Text("a-kasser", "a-kasser"),
    "company": Text("virksomheder", "companies"),
    "staff": Text("medarbejdere", "staff"),
    "management": Text("ledelse", "management"),
    "": Text("netværket som helhed", "the network as a whole"),
}
_NETWORK = _WHO[""]
_KINDS: dict[frozenset[str], Text] = {
    frozenset({"benefit"}): Text("Gode erfaringer", "Good experience"),
    frozenset({"side_effect"}): Text("Bivirkninger", "Side effects"),
}
_MIXED = Text("Erfaringer", "Experience")


def experience_slides(facts: Facts, since: date) -> Iterator[Section]:
    """What was told since a day. Groups of people share a slide as long as it holds them."""
    grouped: dict[str, list[Entry]] = {who: [] for who in _WHO}
    for entry in new(facts, "experience", "experienced", since):
        grouped[next(iter(_codes(facts, entry.about, "stakeholder")), "")].append(entry)
    for at, some in enumerate(_dealt({who: found for who, found in grouped.items() if found})):
        told_by = [_WHO[who] for who in some]
        entries = [one for found in some.values() for one in found]
        title = _title(facts, entries, told_by)
        said = (words(facts.cite(one)) for one in entries)
        yield from slides(words(title), said, f"experience-{at + 1}")


def _dealt(grouped: dict[str, list[Entry]]) -> Iterator[dict[str, list[Entry]]]:
    some: dict[str, list[Entry]] = {}
    for who, found in grouped.items():
        if some and sum(map(len, some.values())) + len(found) > MOST:
            yield some
            some = {}
        some[who] = found
    if some:
        yield some


def _title(facts: Facts, entries: Sequence[Entry], told_by: Sequence[Text]) -> Text:
    """`Gode erfaringer hos borgere`, where all is good; else what it is."""
    kinds = frozenset(kind for one in entries for kind in _codes(facts, one.about, "kind") or ("",))
    what = _KINDS.get(kinds, _MIXED)
    people = [one for one in told_by if one != _NETWORK]
    da, en = (listed([one.said_in(language) for one in people], language) for language in LANGUAGES)
    where = Text(f" hos {da}", f" of {en}") if people else Text("", "")
    if _NETWORK in told_by:
        joint = Text(" og i ", " and of ") if people else Text(" i ", " of ")
        where = Text(f"{where.da}{joint.da}{_NETWORK.da}", f"{where.en}{joint.en}{_NETWORK.en}")
    return Text(f"{what.da}{where.da}", f"{what.en}{where.en}")


def _codes(facts: Facts, about: Subject, says: str) -> tuple[str, ...]:
    found = (one.value for one in told(facts, about, says))
    return tuple(one.code for one in found if isinstance(one, Word))
