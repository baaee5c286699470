"""A step's form as its template lays it out: single fields, and lists with one empty row more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest

from frikommune.errors import Refusal
from frikommune.evaluation.designs.steps import DesignStep
from frikommune.language import Text
from frikommune.web.designs.content import Content, fields_of_row, rows_in
from frikommune.web.designs.fields import FIELDS, ROWS, Field, paths_of

LONG_ROW = 5
"""A list whose rows have more fields than this offers its empty row folded."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with what stands in it, and what is wrong with that."""

    field: Field
    value: str
    ticked: tuple[str, ...]
    choices: tuple[tuple[str, Text], ...]
    wrong: Refusal | None
    proposed: Text | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list, with its name. `new`: the empty one at the end. `open`: something in it is wrong."""

    number: int
    name: str
    open: bool
    fields: tuple[Shown, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A field, or a list with its rows."""

    field: Shown | None = None
    path: str = ""
    head: Text | None = None
    add: Text | None = None
    rows: tuple[Row, ...] = ()
    folded: bool = False
    proposed: Text | None = None


def parts_of_form(
    request: HttpRequest,
    step: DesignStep,
    content: Content,
    wrong: Mapping[str, Refusal],
    proposed: Mapping[str, list[str]],
) -> list[Part]:
    """The parts of a step, in its order. `proposed` says why fields were filled in."""
    return list(_parts(request, step, content, wrong, proposed))


def _parts(
    request: HttpRequest,
    step: DesignStep,
    content: Content,
    wrong: Mapping[str, Refusal],
    proposed: Mapping[str, list[str]],
) -> Iterator[Part]:
    def shown(field: Field) -> Shown:
        value = content.get(field.path, "")
        ticked = tuple(value) if isinstance(value, list) else ()
        choices = _places(request) if field.kind == "ticks" else field.choices
        why = Text(*proposed[field.path]) if field.path in proposed else None
        return Shown(field, "" if ticked else str(value), ticked, choices, wrong.get(field.path), why)

    for path in paths_of(step):
        if path in FIELDS:
            yield Part(shown(FIELDS[path]))
        elif path in ROWS:
            list_of = ROWS[path]
            count = rows_in(content, path)
            rows = [[shown(one) for one in fields_of_row(path, n)] for n in range(count + 1)]
            yield Part(
                None,
                path,
                list_of.head,
                list_of.add,
                tuple(_row(n, fields, n == count) for n, fields in enumerate(rows)),
                len(list_of.fields) > LONG_ROW,
                Text(*proposed[path]) if path in proposed else None,
            )


def _row(number: int, fields: list[Shown], new: bool) -> Row:
    return Row(number, fields[0].value, any(one.wrong for one in fields), tuple(fields), new)


def _places(request: HttpRequest) -> tuple[tuple[str, Text], ...]:
    return tuple((one, Text.same(one)) for one in request.book.municipalities)
