"""What can be taken away: the whole programme as a pack, and tables on the day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from frikommune.packfiles.whole import as_archive, whole_files
from frikommune.web.files.tables import KINDS, Asked, as_csv, as_xlsx
from frikommune.web.journal.documents import path_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.models import Document, Programme
from frikommune.web.pages.speech import language
from frikommune.web.people.rights import may, need

FORMS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}


@of_programme()
def files(request: HttpRequest) -> HttpResponse:
    """What there is to take away."""
    shown = {"kinds": KINDS, "may_export": may(request.user, request.programme, "export")}
    return render(request, "files/files.html", shown)


@of_programme()
def table(request: HttpRequest, table: str, form: str) -> HttpResponse:
    """One table as CSV or XLSX."""
    if table not in KINDS or form not in FORMS:
        raise Http404
    media_type, written = FORMS[form]
    content = written(KINDS[table], Asked(request.book, request.on, request.known_on, language()))
    name = f"{request.programme.slug}-{table}-{request.on}.{form}"
    return _download(content, media_type, name)


@of_programme("export")
def pack(request: HttpRequest) -> HttpResponse:
    """The whole programme: it can be loaded again, here or elsewhere, without loss."""
    need(request, "export")
    book = request.book
    everything = whole_files(book.files, book.journal, book.papers.values())
    content = as_archive(book.slug, everything, documents_of(request.programme))
    return _download(content, "application/zip", f"{book.slug}-{request.today}.zip")


def documents_of(programme: Programme) -> dict[str, bytes]:
    """Each document's content by a name that keeps its digest, and whether it is public."""
    found = {}
    for one in Document.objects.filter(programme=programme).order_by("pk"):
        if path_of(one.digest).exists():
            access = "public" if one.public else "internal"
            found[f"{one.digest[:12]}-{access}-{one.name}"] = path_of(one.digest).read_bytes()
    return found


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
