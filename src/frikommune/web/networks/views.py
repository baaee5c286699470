"""Starting a programme from nothing, and loading one from a pack."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.new_pack import laws
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.whole import LARGEST, unpack
from frikommune.web.journal.documents import keep_content
from frikommune.web.journal.found import files_of, found
from frikommune.web.journal.models import Programme
from frikommune.web.networks.founding import (
    first_entries,
    is_taken,
    pack_text,
    pen_for,
    read_start,
    short_name,
)
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person, Seat
from frikommune.web.people.rights import need
from frikommune.web.people.seating import give


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new programme. Whoever starts it becomes its coordinator."""
    seat = need(request, "found")
    refusals: tuple[Refusal, ...] = ()
    given = request.POST
    if request.method == "POST":
        try:
            start = read_start(given)
            coordinator = Seat(person=request.user, role="coordinator")
            pen = pen_for(coordinator if seat.role == "administrator" else seat, request.today)
            with transaction.atomic():
                programme = found(
                    start.slug,
                    {"pack.toml": pack_text(start)},
                    [pen.paper],
                    first_entries(start, pen),
                    made_by=request.user,
                )
                _seat(request.user, programme)
            messages.success(request, say("Programmet er oprettet.", "The programme has been started."))
            return redirect("journal:front", programme.slug)
        except Refused as refused:
            refusals = refused.refusals
    shown = {"laws": laws(), "given": given, "refusals": refusals}
    return render(request, "networks/new.html", shown, status=422 if refusals else 200)


@login_required
def load(request: HttpRequest) -> HttpResponse:
    """Load a programme that was exported. Nothing is stored unless all of it can be read."""
    need(request, "found")
    refusals: tuple[Refusal, ...] = ()
    slug = request.POST.get("slug", "").strip()
    if request.method == "POST":
        try:
            programme = _load(request.FILES.get("pack"), slug, request.user)
            _seat(request.user, programme)
            messages.success(request, say("Programmet er lagt ind.", "The programme has been loaded."))
            return redirect("journal:front", programme.slug)
        except Refused as refused:
            refusals = refused.refusals
    shown = {"refusals": refusals, "slug": slug}
    return render(request, "networks/load.html", shown, status=422 if refusals else 200)


def _seat(person: Person, programme: Programme) -> None:
    give(person, "coordinator", programme, by=person)


def _load(file: UploadedFile | None, slug: str, person: Person) -> Programme:
    if file is None or not file.name:
        raise _no_file()
    if file.size > LARGEST:
        raise _too_large(file)
    with TemporaryDirectory() as folder, transaction.atomic():
        inside, documents = unpack(file.read(), file.name, Path(folder))
        pack = load_pack(inside)
        short = short_name(slug or pack.id)
        if is_taken(short):
            raise _is_there(short or slug)
        programme = found(short, files_of(inside), pack.papers.values(), pack.journal.entries, person)
        for name, content in documents.items():
            _, access, original = _told_by(name)
            keep_content(programme, original, content, person, public=access == "public")
    return programme


def _told_by(name: str) -> list[str]:
    """What a document's name in a pack says: its number, who may see it, and what it was called."""
    told = name.split("-", 2)
    if len(told) < 3:
        raise refuse(
            "document_name",
            problem=Text("Et dokument i pakken kan ikke læses", "A document of the pack cannot be read"),
            where=name,
            given=name,
            expected=Text("et navn, som Frikommune har givet det", "a name that Frikommune gave it"),
            do_next=Text("Eksportér pakken igen, og ret ikke i den.", "Export the pack again, unchanged."),
        )
    return told


def _no_file() -> Refused:
    return refuse(
        "pack_missing",
        problem=Text("Der er ikke valgt en fil", "No file was chosen"),
        where=say("Pakke", "Pack"),
        given="–",
        expected=Text("en zip-fil", "a zip file"),
        do_next=Text("Vælg filen.", "Choose the file."),
    )


def _too_large(file: UploadedFile) -> Refused:
    largest = LARGEST // (1024 * 1024)
    return refuse(
        "pack_too_large",
        problem=Text("Filen er for stor", "The file is too large"),
        where=file.name,
        given=f"{file.size / (1024 * 1024):.1f} MB",
        expected=Text(f"højst {largest} MB", f"at most {largest} MB"),
        do_next=Text("Læg den ind fra serveren i stedet.", "Load it from the server instead."),
    )


def _is_there(slug: str) -> Refused:
    return refuse(
        "programme_is_there",
        problem=Text(f"Programmet “{slug}” findes allerede", f"The programme “{slug}” is there already"),
        where=say("Kort navn", "Short name"),
        given=slug,
        expected=Text("et navn, som intet andet program har", "a name that no other programme has"),
        do_next=Text("Skriv et andet kort navn.", "Write another short name."),
    )
