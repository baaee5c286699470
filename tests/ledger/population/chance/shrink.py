"""From a long law and history on which the engines differ to short ones on which they still do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from frikommune.cases.history import Event, History
from frikommune.errors import Refused
from tests.ledger.population.chance.compare import difference
from tests.ledger.population.chance.laws import WrittenLaw

_NEEDED = {"id", "kind", "groups", "read_at", "anchor", "month_end", "version", "change", "because", "number"}
_TRIES = 1500


def shrunk(law: WrittenLaw, history: History, observed: date) -> tuple[WrittenLaw, History]:
    """What is left when everything has been dropped that the difference does not need."""
    tries = 0
    going = True
    while going and tries < _TRIES:
        going = False
        for smaller in _smaller(law, history):
            tries += 1
            if _still_differ(*smaller, observed):
                law, history = smaller
                going = True
                break
    return law, history


def _still_differ(law: WrittenLaw, history: History, observed: date) -> bool:
    try:
        return bool(law.norms and history.spells) and difference(law.rulebook(), history, observed) != ""
    except (Refused, KeyError):
        return False


def _smaller(law: WrittenLaw, history: History) -> Iterator[tuple[WrittenLaw, History]]:
    yield from ((smaller, history) for smaller in _smaller_laws(law))
    yield from ((law, smaller) for smaller in _smaller_histories(history))
    for norms in _cut(list(law.norms)):
        yield replace(law, norms=tuple(norms)), history
    for exemptions in _cut(list(law.exemptions)):
        yield replace(law, exemptions=tuple(exemptions)), history


def _smaller_laws(law: WrittenLaw) -> Iterator[WrittenLaw]:
    yield from (replace(law, norms=norms) for norms in _without_one(law.norms))
    for exemptions in _without_one(law.exemptions):
        names = {one["id"] for one in exemptions}
        kept = tuple({**one, "after": [n for n in one.get("after", ()) if n in names]} for one in exemptions)
        given = tuple(one for one in law.grants if one.exemption in names)
        yield replace(law, exemptions=kept, grants=given)
    yield from (replace(law, grants=grants) for grants in _without_one(law.grants))


def _smaller_histories(history: History) -> Iterator[History]:
    yield from (replace(history, events=kept) for kept in _without_one(history.events))
    yield from (replace(history, uses=kept) for kept in _without_one(history.uses))
    yield from (replace(history, spells=kept) for kept in _without_one(history.spells))
    for place, event in enumerate(history.events):
        for barer in _barer(event):
            yield replace(history, events=(*history.events[:place], barer, *history.events[place + 1 :]))


def _barer(event: Event) -> Iterator[Event]:
    for name in event.attributes:
        yield replace(event, attributes={key: one for key, one in event.attributes.items() if key != name})
    if event.moment is not None:
        yield replace(event, moment=None)


def _without_one(parts: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    for place in range(len(parts)):
        yield (*parts[:place], *parts[place + 1 :])


def _cut(value: Any) -> Iterator[Any]:
    """A table or a list with one thing less, at any depth."""
    if isinstance(value, dict):
        for key, one in value.items():
            if key not in _NEEDED:
                yield {name: kept for name, kept in value.items() if name != key}
            yield from ({**value, key: cut} for cut in _cut(one))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            if len(value) > 1:
                yield value[:place] + value[place + 1 :]
            yield from ([*value[:place], cut, *value[place + 1 :]] for cut in _cut(one))
