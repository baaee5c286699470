"""A municipality's own Word and slide templates: taken in with a check, used from then on, taken back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.reports.forms.trying import try_template
from frikommune.reports.paper import Paper
from frikommune.web.journal.documents import path_of, store_content
from frikommune.web.journal.models import Programme
from frikommune.web.papers.models import OwnTemplate
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import may

RIGHT = "own_template"
NETWORK = Text("Netværket", "The network")
FORMS: Mapping[str, Text] = {
    "docx": Text("Word-skabelon", "Word template"),
    "pptx": Text("Slideskabelon", "Slide template"),
}
_ENDINGS = {".docx": "docx", ".dotx": "docx", ".pptx": "pptx", ".potx": "pptx"}


def latest(programme: Programme, municipality: str, form: str) -> OwnTemplate | None:
    """The template that is used now; None where there is none, or it was taken back."""
    rows = OwnTemplate.objects.filter(programme=programme, municipality=municipality, form=form)
    found = rows.order_by("-version").first()
    return found if found is not None and found.digest else None


def template_for(programme: Programme, paper: Paper, form: str) -> bytes | None:
    """What a paper is laid into: its municipality's own template, the network's for the network's papers."""
    if form not in FORMS:
        return None
    found = latest(programme, paper.municipality, form)
    return path_of(found.digest).read_bytes() if found is not None else None


def places_of(request: HttpRequest) -> dict[str, Text]:
    """Whose templates whoever asks may change; empty: the network's own."""
    book, user, programme = request.book, request.user, request.programme
    own = {one: Text.same(one) for one in book.municipalities if may(user, programme, RIGHT, one)}
    return {**own, "": NETWORK} if len(own) == len(book.municipalities) else own


def take_in(request: HttpRequest, municipality: str, file: UploadedFile | None, seat: Seat) -> OwnTemplate:
    """Keep an uploaded template as the next version. Raises Refused where a paper cannot be laid into it."""
    if file is None or not file.name:
        raise _refused("template_missing", "–", Text("en fil", "a file"), _CHOOSE)
    name = PurePath(file.name).name[-120:]
    form = _ENDINGS.get(PurePath(name).suffix.lower())
    if form is None:
        raise _refused("template_kind", name, Text.same(", ".join(_ENDINGS)), _AS_TEMPLATE)
    if file.size > _LARGEST:
        most = _LARGEST // 1_000_000
        given = f"{name}: {file.size / 1_000_000:.1f} MB"
        raise _refused("template_too_large", given, Text(f"højst {most} MB", f"at most {most} MB"), _SMALLER)
    content = file.read()
    try_template(content, form)
    return _store(
        request, municipality, form, seat, name=name, size=len(content), digest=store_content(content)
    )


def take_back(request: HttpRequest, row: OwnTemplate, seat: Seat) -> OwnTemplate:
    """From now on the papers have the system's own look; what was kept stays as it was."""
    return _store(request, row.municipality, row.form, seat, name=row.name, size=0, digest="")


def _store(
    request: HttpRequest, municipality: str, form: str, seat: Seat, *, name: str, size: int, digest: str
) -> OwnTemplate:
    rows = OwnTemplate.objects.filter(programme=request.programme, municipality=municipality, form=form)
    last = rows.order_by("-version").first()
    if last is not None and last.digest == digest:
        return last
    try:
        with transaction.atomic():
            return OwnTemplate.objects.create(
                programme=request.programme,
                municipality=municipality,
                form=form,
                version=last.version + 1 if last else 1,
                name=name,
                size=size,
                digest=digest,
                on=request.today,
                by_da=seat.text.da,
                by_en=seat.text.en,
                made_by=request.user,
            )
    except IntegrityError:
        raise _refused("template_meanwhile", name, _LAST, _AGAIN) from None


_LARGEST = 10_000_000
_CHOOSE = Text("Vælg en fil.", "Choose a file.")
_AS_TEMPLATE = Text(
    "Gem skabelonen i Word som .docx eller i PowerPoint som .pptx, og vælg den igen.",
    "Save the template in Word as .docx or in PowerPoint as .pptx, and choose it again.",
)
_SMALLER = Text("Gør billederne i skabelonen mindre.", "Make the template's pictures smaller.")
_LAST = Text("den version, du så", "the version that you saw")
_AGAIN = Text("Se den nye version, og prøv så igen.", "Look at the new version, then try again.")


def _refused(code: str, given: str, expected: Text, do_next: Text) -> Refused:
    return refuse(
        code,
        problem=Text("Skabelonen kan ikke bruges", "The template cannot be used"),
        where=Text("skabelon", "template").da,
        given=given,
        expected=expected,
        do_next=do_next,
    )
