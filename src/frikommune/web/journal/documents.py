"""Documents: taken in with a check of size and kind, kept under their digest, given out again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.ledger.atomic import file_in_place
from frikommune.web.journal.content import fault_of
from frikommune.web.journal.models import Document, Programme
from frikommune.web.people.models import Person
from frikommune.web.people.rights import need

KINDS: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK\x03\x04"),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    ".pptx": ("application/vnd.openxmlformats-officedocument.presentationml.presentation", b"PK\x03\x04"),
    ".png": ("image/png", b"\x89PNG"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".txt": ("text/plain; charset=utf-8", b""),
}
"""By the end of the name: the media type, and what the content must begin with."""


def take_in(
    programme: Programme, file: UploadedFile | None, made_by: Person | None, public: bool = False
) -> Document:
    """Store an uploaded file. Raises Refused where it is missing, too large or not what its name says."""
    if file is None or not file.name:
        raise _refused("document_missing", "–", Text("et dokument", "a document"), _CHOOSE)
    if file.size > settings.LARGEST_DOCUMENT:
        largest = settings.LARGEST_DOCUMENT // (1024 * 1024)
        given = f"{file.name}: {file.size / (1024 * 1024):.1f} MB"
        raise _refused(
            "document_too_large", given, Text(f"højst {largest} MB", f"at most {largest} MB"), _SMALLER
        )
    return keep_content(programme, Path(file.name).name, file.read(), made_by, public)


def keep_content(
    programme: Programme, name: str, content: bytes, made_by: Person | None, public: bool = False
) -> Document:
    """Store content under its digest, and a row for it. Raises Refused where it is not what its name says."""
    ending = Path(name).suffix.lower()
    if ending not in KINDS:
        wanted = Text.same(", ".join(KINDS))
        raise _refused("document_kind", name, wanted, _ANOTHER)
    media_type, begins = KINDS[ending]
    if not content or not content.startswith(begins) or (ending == ".txt" and not _is_text(content)):
        raise _refused(
            "document_not_what_it_says",
            name,
            Text(f"indhold, der passer til {ending}", f"content that fits {ending}"),
            _ANOTHER,
        )
    fault = fault_of(ending, content)
    if fault is not None:
        raise _refused("document_not_safe", name, fault, _ANOTHER)
    digest = store_content(content)
    return Document.objects.create(
        programme=programme,
        name=name[-200:],
        media_type=media_type,
        size=len(content),
        digest=digest,
        public=public,
        made_by=made_by,
    )


def store_content(content: bytes) -> str:
    """Store content under its digest; gives the digest."""
    digest = hashlib.sha256(content).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with file_in_place(path) as part:  # on the disk before its row is
            part.write_bytes(content)
    return digest


def path_of(digest: str) -> Path:
    """Where content lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest


def as_download(request: HttpRequest, number: int) -> HttpResponse:
    """A document of the request's programme. Raises 404, or PermissionDenied where it is not public."""
    found = Document.objects.filter(programme=request.programme, pk=number).first()
    if found is None or not path_of(found.digest).exists():
        raise Http404
    if not found.public:
        need(request, "see_work")
    response = HttpResponse(path_of(found.digest).read_bytes(), content_type=found.media_type)
    response["Content-Disposition"] = content_disposition_header(False, found.name) or "inline"
    return response


def _is_text(content: bytes) -> bool:
    try:
        return "\x00" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


_CHOOSE = Text("Vælg en fil.", "Choose a file.")
_SMALLER = Text(
    "Gem den mindre, fx som PDF, og vælg den igen.", "Save it smaller, as PDF say, and choose it again."
)
_ANOTHER = Text("Gem den som PDF, og vælg den igen.", "Save it as PDF, and choose it again.")


def _refused(code: str, given: str, expected: Text, do_next: Text) -> Exception:
    problem = Text("Dokumentet kan ikke bruges", "The document cannot be used")
    return refuse(
        code,
        problem=problem,
        where=Text("dokument", "document").da,
        given=given,
        expected=expected,
        do_next=do_next,
    )
