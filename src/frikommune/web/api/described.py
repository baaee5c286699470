"""The API's description, laid out for reading: each call with its fields, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from frikommune.language import Text
from frikommune.web.api.every import api
from frikommune.web.api.fields import DANISH
from frikommune.web.api.models import RIGHTS
from frikommune.web.api.service import RIGHT

ORDER = ("token", "applies", "evaluate", "duties", "uses", "notes", "rows", "deliveries")
_KINDS: Mapping[str, Text] = {
    "string": Text("tekst", "text"),
    "integer": Text("helt tal", "whole number"),
    "number": Text("tal", "number"),
    "boolean": Text("true/false", "true/false"),
    "array": Text("liste", "list"),
    "object": Text("objekt", "object"),
    "date": Text("dag", "day"),
    "null": Text("null", "null"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: where it stands, of what kind it is, whether it must be there, and what it means."""

    name: str
    kind: Text
    needed: bool
    words: Text


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the API."""

    method: str
    path: str
    summary: Text
    words: Text
    right: Text | None
    query: tuple[Field, ...]
    body: tuple[Field, ...]
    answer: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        """By which a link finds it."""
        return f"{self.method}{self.path}".replace("/", "-").replace("{", "").replace("}", "").lower()


@lru_cache(maxsize=1)
def calls() -> tuple[Call, ...]:
    """Every call, in the order in which a case system comes to need them."""
    schema = api.get_openapi_schema()
    known = schema["components"]["schemas"]
    found = (
        _call(method.upper(), path, one, known)
        for path, methods in schema["paths"].items()
        for method, one in methods.items()
    )
    return tuple(sorted(found, key=lambda one: ORDER.index(one.path.split("/")[3])))


def _call(method: str, path: str, one: Mapping[str, Any], known: Mapping[str, Any]) -> Call:
    danish = one[DANISH]
    return Call(
        method,
        path,
        Text(danish["summary"], one["summary"]),
        Text(danish["description"], one["description"]),
        RIGHTS.get(one[RIGHT]),
        tuple(
            _field(asked["name"], asked["schema"], asked["required"], known) for asked in one["parameters"]
        ),
        tuple(_content(one.get("requestBody", {}), known)),
        tuple(_content(one["responses"][200], known)),
    )


def _content(told: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Field]:
    schema = told.get("content", {}).get("application/json", {}).get("schema")
    return _fields(schema, known, "") if schema else iter(())


def _fields(schema: Mapping[str, Any], known: Mapping[str, Any], before: str) -> Iterator[Field]:
    """The fields of an object, and of what lies in them, by their path: `norms[].steps[].due`."""
    whole = _resolved(schema, known)
    for name, one in whole.get("properties", {}).items():
        place = f"{before}{name}"
        yield _field(place, one, name in whole.get("required", ()), known)
        inner, mark = _inner(one, known)
        if inner:
            yield from _fields(inner, known, f"{place}{mark}.")


def _inner(schema: Mapping[str, Any], known: Mapping[str, Any]) -> tuple[Mapping[str, Any] | None, str]:
    """What lies in a field, and how its place is written: `[]` in a list, `.*` under names."""
    for one in _choices(schema):
        whole = _resolved(one, known)
        if whole.get("properties"):
            return whole, ""
        for key, mark in (("items", "[]"), ("additionalProperties", ".*")):
            if isinstance(whole.get(key), Mapping) and _resolved(whole[key], known).get("properties"):
                return whole[key], mark
    return None, ""


def _field(name: str, schema: Mapping[str, Any], needed: bool, known: Mapping[str, Any]) -> Field:
    kinds = [_kind(one, known) for one in _choices(schema)]
    kind = Text(" · ".join(one.da for one in kinds), " · ".join(one.en for one in kinds))
    return Field(name, kind, needed, Text(schema.get(DANISH, ""), schema.get("description", "")))


def _kind(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Text:
    whole = _resolved(schema, known)
    if "enum" in whole:
        return Text.same(" | ".join(str(one) or "“”" for one in whole["enum"]))
    if "const" in whole:
        return Text.same(str(whole["const"]))
    return _KINDS.get(whole.get("format", "")) or _KINDS.get(whole.get("type", ""), Text("værdi", "value"))


def _choices(schema: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return list(schema.get("anyOf", [schema]))


def _resolved(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = known[name] if name else schema
    return found
