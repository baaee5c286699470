"""A design's form as it was written, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from frikommune.evaluation.designs.as_json import design_json
from frikommune.evaluation.designs.design import Design
from frikommune.web.designs.fields import FIELDS, ROWS, Field
from frikommune.web.pages.posted import number_in

Content = dict[str, Any]
"""By path, what was written: a text, or the texts that were ticked. A field of a list is `costs.0.name`."""
LONGEST = 4_000


def rows_in(content: Content, path: str) -> int:
    """How many rows of a list were written."""
    numbers = (key.split(".")[1] for key in content if key.startswith(f"{path}."))
    return max((int(one) + 1 for one in numbers), default=0)


def fields_at(content: Content, *paths: str) -> Iterator[Field]:
    """The fields that stand at some paths: single ones, and those of each row of a list."""
    for path in paths:
        if path in FIELDS:
            yield FIELDS[path]
        elif path in ROWS:
            for n in range(rows_in(content, path)):
                yield from fields_of_row(path, n)


def fields_of_row(path: str, number: int) -> Iterator[Field]:
    """The fields of one row of a list."""
    yield from (one.at(f"{path}.{number}.{one.path}") for one in ROWS[path].fields)


def posted_in(posted: QueryDict, before: Content, *paths: str) -> Content:
    """The content, with what a form sent in place of what stood at its paths; rows left empty are dropped."""
    kept = {key: one for key, one in before.items() if not any(_is_at(key, path) for path in paths)}
    for path in paths:
        if path in FIELDS:
            kept |= _written(posted, FIELDS[path])
        elif path in ROWS:
            kept |= _rows_written(posted, path)
    return kept


def content_of(design: Design) -> Content:
    """The form that makes a design."""
    json: dict[str, Any] = design_json(design)
    written: Content = {}
    for field in FIELDS.values():
        _put(written, field, json)
    for path in ROWS:
        for n in range(len(json.get(path) or ())):
            for field in fields_of_row(path, n):
                _put(written, field, json)
    return written


def measure_path(path: str) -> str:
    """The path of the measure by which an amount at a path is read: that of its outcome."""
    head, *rest = path.split(".")
    if head in ROWS:
        inside = "outcome.measure" if head == "guardrails" else "measure"
        return f"{head}.{rest[0]}.{inside}"
    return "primary.measure"


def is_share(content: Content, path: str) -> bool:
    """Whether an amount at a path is a share, written in percent."""
    return content.get(measure_path(path), "share") == "share"


def number_written(number: float) -> str:
    """As a Danish form has it: `41,65`."""
    return f"{number:.10g}".replace(".", ",")


def _is_at(key: str, path: str) -> bool:
    return key == path or (path in ROWS and key.startswith(f"{path}."))


def _written(posted: QueryDict, field: Field) -> Content:
    if field.kind == "ticks":
        ticked = [one for one in posted.getlist(field.path) if one]
        return {field.path: ticked} if ticked else {}
    words = posted.get(field.path, "").replace("\r\n", "\n").strip()[:LONGEST]
    return {field.path: words} if words else {}


def _rows_written(posted: QueryDict, path: str) -> Content:
    count = posted.get(f"{path}-rows", "")
    kept: Content = {}
    at = 0
    for n in range(min(number_in(count) or 0, 50)):
        row: Content = {}
        for field in fields_of_row(path, n):
            row |= _written(posted, field)
        said = {key for key in row if not key.endswith(_CHOSEN)}
        if said:
            head = f"{path}.{n}."
            kept |= {f"{path}.{at}.{key.removeprefix(head)}": one for key, one in row.items()}
            at += 1
    return kept


_CHOSEN = ("measure", "come_from", "direction")
"""Choices have an answer from the start: a row with nothing else in it is empty."""


def _put(written: Content, field: Field, json: dict[str, Any]) -> None:
    value: Any = json
    for key in field.path.split("."):
        value = value[int(key)] if isinstance(value, list | tuple) else (value or {}).get(key)
    if value in (None, "", [], ()):
        return
    if field.kind == "ticks":
        written[field.path] = list(value)
    elif field.kind == "lines":
        written[field.path] = "\n".join(value)
    elif field.kind == "amount":
        share = is_share(written, field.path)
        written[field.path] = number_written(100 * value if share else value)
    elif field.kind == "number":
        written[field.path] = number_written(value)
    else:
        written[field.path] = str(value)
