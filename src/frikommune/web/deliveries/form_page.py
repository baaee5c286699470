"""The page on which a mapping is filled in as a form, perhaps with a sample of the export beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.cases.layout import Habits
from frikommune.casework.delivery.mapping_form import (
    FIELDS,
    SPELL_ATTRIBUTES,
    TITLES,
    Field,
    MappingForm,
    TableForm,
    data_of,
    form_of,
)
from frikommune.casework.delivery.sampled import SHOWN, Sample, not_mapped, sample_of, separator_of
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.packfiles.mapping_write import mapping_text
from frikommune.web.cases.key import person_key
from frikommune.web.deliveries import mapping_posted as offered
from frikommune.web.deliveries.listing import bounds
from frikommune.web.deliveries.models import System
from frikommune.web.deliveries.saving import fault_of, mark_of, save_mapping
from frikommune.web.deliveries.uploading import sent_content
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say

_BLANK_ROWS = 2
_MOST_CODES = 60


@dataclass(slots=True)
class Row:
    """One field as the form shows it: its column, what the sample has there, its codes."""

    field: Field
    column: str
    examples: tuple[str, ...]
    codes: list[tuple[str, str]]
    strange: int
    others: str
    meanings: Mapping[str, Text]


@dataclass(slots=True)
class Part:
    """One table as the form shows it; `names` are the columns that may be chosen."""

    name: str
    title: Text
    file: str
    end_is: str
    rows: list[Row]
    names: list[str]
    attributes: list[tuple[str, str, str]]
    sample: list[tuple[str, tuple[str, ...]]]


@dataclass(slots=True)
class Looked:
    """What a sample showed: of which table, and a warning."""

    table: str = ""
    sample: Sample | None = None
    separator: str = ""


def form_page(
    request: HttpRequest, system: System, before: Mapping[str, Any], start: str, more: dict[str, Any]
) -> HttpResponse:
    """Show the form; look at a sample; save. What was typed is never lost."""
    shown = {"system": system, "start": start, "mark": mark_of(system.mapping), **more, **bounds()}
    if request.method != "POST":
        refused = fault_of(system)
        shown["unready"] = refused is not None and not start
        return _shown(request, system, form_of(before), Looked(), shown)
    posted = Posted(request)
    form = offered.posted_form(request, posted)
    shown["mark"] = request.POST.get("mark", "")
    try:
        if request.POST.get("sample") in FIELDS:
            return _shown(request, system, form, _look(request, system, form), shown)
        posted.check()
        text = mapping_text(data_of(form, before, system.municipality))
        changed = save_mapping(system, text, request.user, shown["mark"])
    except Refused as refused:
        again = shown | {"refusals": refused.refusals, "mark": mark_after(request, refused, system)}
        return _shown(request, system, form, Looked(), again, status=422)
    say_saved(request, changed)
    _say_not_translated(request, form)
    return redirect("deliveries:mapping", request.programme.slug, request.municipality, system.pk)


def mark_after(request: HttpRequest, refused: Refused, system: System) -> str:
    """Whoever was told that the mapping had changed has seen it; otherwise it counts as seen before."""
    if any(one.code == "mapping_changed_meanwhile" for one in refused.refusals):
        return mark_of(system.mapping)
    return request.POST.get("mark", "")


def say_saved(request: HttpRequest, changed: bool) -> None:
    """Tell whether anything was saved."""
    if changed:
        messages.success(request, say("Mappingen er gemt.", "The mapping was saved."))
    else:
        messages.info(request, say("Mappingen var sådan i forvejen.", "The mapping was like that already."))


def _say_not_translated(request: HttpRequest, form: MappingForm) -> None:
    """Name the codes that were left without a meaning, for they are not kept."""
    pairs = (pair for table in form.tables.values() for rows in table.codes.values() for pair in rows)
    left = ", ".join(code for code, means in pairs if not means)
    if left:
        messages.warning(request, say(f"Koder uden betydning: {left}.", f"Codes without a meaning: {left}."))


def _look(request: HttpRequest, system: System, form: MappingForm) -> Looked:
    """Read a sample in memory. Its headers are kept with the system; its cells are shown once."""
    table = request.POST["sample"]
    content = sent_content(request, f"{table}.sample")
    habits = Habits(form.habits["encoding"], form.habits["separator"])
    key = person_key()
    sample = sample_of(
        content, habits, form.tables[table].file, lambda cell: key.person(cell, system.municipality)
    )
    system.columns = {**system.columns, table: list(sample)}
    system.save(update_fields=["columns"])
    return Looked(table, sample, separator_of(sample, habits.separator))


def _shown(
    request: HttpRequest,
    system: System,
    form: MappingForm,
    looked: Looked,
    more: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    rulebook = request.book.pack.rulebook
    groups = {one: rulebook.words.group(one) for one in sorted(request.book.pack.known.groups)}
    meanings = offered.meanings_of(rulebook, groups)
    attributes = {name: one.title for name, one in rulebook.words.attributes.items() if name != "form"}
    given = {
        "form": form,
        "looked": looked,
        "parts": [_part(name, form, looked, system, meanings) for name in FIELDS],
        "offered": offered.OFFERED,
        "choices": {"synthetic": form.synthetic, "covers": form.covers, **form.habits},
        "others": offered.OTHERS,
        "end_is": offered.END_IS,
        "kinds": offered.KINDS,
        "event_attributes": attributes,
        "spell_attributes": {name: title for name, (title, _) in SPELL_ATTRIBUTES.items()},
    }
    return render(request, "deliveries/mapping.html", given | more, status=status)


def _part(
    name: str,
    form: MappingForm,
    looked: Looked,
    system: System,
    meanings: Mapping[str, Mapping[str, Text]],
) -> Part:
    table = form.tables[name]
    sample = looked.sample if looked.table == name and looked.sample else {}
    return Part(
        name,
        TITLES[name],
        table.file,
        table.end_is,
        [_row(one, table, sample, meanings.get(one.name, {})) for one in FIELDS[name]],
        list(sample) or system.columns.get(name, []),
        _attributes(name, table.attributes),
        [(column, cells[:SHOWN]) for column, cells in sample.items()],
    )


def _row(field: Field, table: TableForm, sample: Sample, meanings: Mapping[str, Text]) -> Row:
    column = table.columns.get(field.name, "")
    codes = list(table.codes.get(field.name, []))
    new = not_mapped(sample, column, dict(codes)) if field.coded else []
    codes = [*((one, "") for one in new[:_MOST_CODES]), *codes]
    codes.sort(key=lambda pair: bool(pair[1]))
    return Row(
        field,
        column,
        sample.get(column, ())[:SHOWN],
        [*codes, *[("", "")] * _BLANK_ROWS],
        sum(not means for _, means in codes),
        table.others.get(field.name, "refuse"),
        _also(meanings, codes),
    )


def _also(meanings: Mapping[str, Text], codes: list[tuple[str, str]]) -> Mapping[str, Text]:
    """Meanings that a mapping already gives, though they have no title."""
    return {**{means: Text.same(means) for _, means in codes if means}, **meanings}


def _attributes(name: str, rows: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """A spell's usual ones always; otherwise those there are, and blank ones."""
    if name != "spells":
        return [*rows, *[("", "", "text")] * _BLANK_ROWS]
    there = {one: (column, kind) for one, column, kind in rows}
    usual = [(one, *there.pop(one, ("", kind))) for one, (_, kind) in SPELL_ATTRIBUTES.items()]
    return [*usual, *((one, column, kind) for one, (column, kind) in there.items())]
