"""Who did it and what it was about, in words: names are looked up for a whole page at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from django.apps import apps
from django.db.models import Model, QuerySet

from frikommune.language import Text
from frikommune.web.api.models import ApiToken
from frikommune.web.pages.speech import said
from frikommune.web.people.models import Change, Person, Seat
from frikommune.web.trail.chain import keys_in
from frikommune.web.trail.models import Trace

MOST = 5
"""So many rows of one change are named."""
_WHO = re.compile(r"(?:process for )?(person|token):(\d+)")
_PUBLIC = Text("uden login", "without signing in")


def who_texts(rows: Iterable[Trace]) -> Mapping[str, Text]:
    """Each doer of some traces, in words."""
    doers = {one.who for one in rows}
    parts = {who: found for who in doers if (found := _WHO.fullmatch(who))}
    keys = {
        kind: {int(found[2]) for found in parts.values() if found[1] == kind} for kind in ("person", "token")
    }
    names: dict[tuple[str, int], str] = {
        **{("person", pk): name for pk, name in _named(Person, keys["person"], "name")},
        **{("token", pk): name for pk, name in _named(ApiToken, keys["token"], "label")},
    }
    return {who: _who(who, parts.get(who), names) for who in doers}


def _named(model: type[Model], keys: set[int], field: str) -> Iterable[tuple[int, str]]:
    return model._default_manager.filter(pk__in=keys).values_list("pk", field)


def _who(who: str, found: re.Match[str] | None, names: Mapping[tuple[str, int], str]) -> Text:
    if found:
        name = names.get((found[1], int(found[2])), f"{found[1]} {found[2]}")
        apart = who.startswith("process")
        return Text(f"programmet for {name}", f"the program for {name}") if apart else Text.same(name)
    kind, _, name = who.partition(":")
    if kind == "process":
        return Text(f"kommando på serveren ({name})", f"a command on the server ({name})")
    if kind == "database":
        return Text(f"uden om programmet ({name})", f"past the program ({name})")
    return _PUBLIC if who == "public" else Text.same(who)


def about_texts(rows: Iterable[Trace]) -> Mapping[int, str]:
    """What each change of settings was about, by the trace's number: persons, roles, systems by name."""
    there = list(rows)
    keys: dict[str, set[int]] = {}
    for one in there:
        keys.setdefault(one.what, set()).update(_first(one))
    names = {table: dict(_names(table, some)) for table, some in keys.items()}
    return {
        one.number: ", ".join(names[one.what][key] for key in _first(one) if key in names[one.what])
        for one in there
    }


def _first(one: Trace) -> list[int]:
    return list(islice(keys_in(one.keys), MOST))


def _names(table: str, keys: set[int]) -> Iterable[tuple[int, str]]:
    if table == "people_person":
        return _named(Person, keys, "name")
    if table == "people_seat":
        return _seats(Seat.every.filter(pk__in=keys))
    if table == "people_change":
        return _changes(Change.objects.filter(pk__in=keys))
    model = next((one for one in apps.get_models() if one._meta.db_table == table), None)
    fields = {one.name for one in model._meta.concrete_fields} if model else set()
    found = next((one for one in ("person__name", "label", "name") if one.partition("__")[0] in fields), "")
    return _named(model, keys, found) if model and found else ()


def _seats(rows: QuerySet[Seat]) -> Iterable[tuple[int, str]]:
    return ((one.pk, f"{one.person.name}: {said(one.text)}") for one in rows.select_related("person"))


def _changes(rows: QuerySet[Change]) -> Iterable[tuple[int, str]]:
    for one in rows.select_related("person"):
        seat = f", {said(one.seat_text)}" if one.seat_text else ""
        yield one.pk, f"{one.person.name}: {said(one.does_text)}{seat}"
