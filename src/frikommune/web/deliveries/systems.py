"""A municipality's case systems and their mappings: a form, the text, and every version of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frikommune.casework.delivery.mapping_form import is_log
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.files import toml_of
from frikommune.packfiles.mappings import mapping_templates
from frikommune.web.cases.access import of_cases
from frikommune.web.deliveries.form_page import form_page, mark_after, say_saved
from frikommune.web.deliveries.listing import systems_in
from frikommune.web.deliveries.models import System
from frikommune.web.deliveries.saving import fault_of, mark_of, save_mapping
from frikommune.web.deliveries.uploading import takes_files
from frikommune.web.journal.book import Book
from frikommune.web.pages.posted import Posted, answer_form, number_in

_NAME = Text("Fagsystemets navn", "Name of the case system")
_START = Text("Begynd med", "Begin with")
_TEXT = Text("Mappingen", "The mapping")
_NOTHING = Text("Tomt: alt vælges selv", "Nothing: all is chosen by hand")
_LONGEST_MAPPING = 60_000
_TITLES = {
    "dfdg": Text("Koderne fra Det fælles datagrundlag (DFDG)", "The codes of the national data hub (DFDG)")
}


@require_http_methods(["GET", "HEAD", "POST"])
@of_cases("take_deliveries")
def new(request: HttpRequest) -> HttpResponse:
    """A new case system: its name, and what its mapping begins with."""
    starts = starts_of(request.book)
    titles = {name: _TITLES.get(name) or Text.same(name) for name in starts} | {"nothing": _NOTHING}
    shown = {"starts": titles, "given": {"start": next(iter(titles))}}
    return answer_form(request, "deliveries/new_system.html", shown, lambda: _make(request, starts, titles))


def _make(request: HttpRequest, starts: Mapping[str, str], titles: Mapping[str, Text]) -> HttpResponse:
    posted = Posted(request)
    name = posted.text("name", _NAME, longest=60)
    start = posted.choice("start", _START, titles)
    posted.check()
    try:
        with transaction.atomic():
            system = System.objects.create(
                programme=request.programme,
                municipality=request.municipality,
                name=name,
                mapping=starts.get(start, ""),
                changed_by=request.user,
            )
    except IntegrityError:
        raise _name_taken(name, request.municipality) from None
    return redirect("deliveries:mapping", request.programme.slug, request.municipality, system.pk)


def _name_taken(name: str, municipality: str) -> Refused:
    return refuse(
        "system_name_taken",
        problem=Text("Et fagsystem hedder det allerede", "A case system is called that already"),
        where=municipality,
        given=name,
        expected=Text("et navn, som intet andet har", "a name that no other has"),
        do_next=Text(
            "Vælg et andet navn, eller ret det, der er der.", "Choose another, or change the one there."
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@takes_files("take_deliveries")
def by_form(request: HttpRequest, system: int) -> HttpResponse:
    """The mapping as a form; a log's is shown as text alone."""
    found = system_there(request, system)
    starts = starts_of(request.book)
    start = (request.POST if request.method == "POST" else request.GET).get("start", "")
    before = toml_of(starts.get(start, found.mapping), found.name)
    if is_log(before):
        return redirect("deliveries:mapping_text", request.programme.slug, request.municipality, found.pk)
    return form_page(request, found, before, start if start in starts else "", _versions(found))


@require_http_methods(["GET", "HEAD", "POST"])
@of_cases("take_deliveries")
def as_text(request: HttpRequest, system: int) -> HttpResponse:
    """The mapping as the text that it is kept as, and its versions; an earlier one may be taken up again."""
    found = system_there(request, system)
    version = number_in(request.GET.get("version", ""))
    chosen = None if version is None else found.versions.filter(pk=version).first()
    shown: dict[str, Any] = {
        "system": found,
        "mark": mark_of(found.mapping),
        "chosen": chosen,
        "text": chosen.text if chosen else found.mapping,
        **_versions(found),
    }
    if fault := fault_of(found):
        shown["faults"] = fault.refusals if found.mapping else ()
    if request.method != "POST":
        return render(request, "deliveries/mapping_text.html", shown)
    try:
        return _save_text(request, found)
    except Refused as refused:
        shown |= {"refusals": refused.refusals, "mark": mark_after(request, refused, found), "faults": ()}
        shown["text"] = request.POST.get("text", "")
        return render(request, "deliveries/mapping_text.html", shown, status=422)


def _save_text(request: HttpRequest, system: System) -> HttpResponse:
    posted = Posted(request)
    text = posted.text("text", _TEXT, longest=_LONGEST_MAPPING)
    posted.check()
    say_saved(request, save_mapping(system, f"{text}\n", request.user, request.POST.get("mark", "")))
    return redirect("deliveries:mapping_text", request.programme.slug, request.municipality, system.pk)


def system_there(request: HttpRequest, pk: int) -> System:
    """A case system of the municipality that the page is of. Raises 404 for another's."""
    found: System | None = systems_in(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def starts_of(book: Book) -> dict[str, str]:
    """What a mapping may begin with, by name: the packs' own templates."""
    mine = {
        path.removeprefix("mappings/").removesuffix(".toml"): text
        for path, text in book.files.items()
        if path.startswith("mappings/")
    }
    return {**mapping_templates(one for one in book.pack.folders if one.is_dir()), **mine}


def _versions(system: System) -> dict[str, Any]:
    return {"versions": system.versions.select_related("saved_by").order_by("-pk")[:20]}
