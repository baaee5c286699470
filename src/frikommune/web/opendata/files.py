"""The files of open data: for browsers, spreadsheets and programs, from any page of the world."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Text
from frikommune.reports.open_data.catalogue import dataset_of
from frikommune.reports.open_data.dcat import catalogue
from frikommune.reports.open_data.forms import MEDIA_TYPES, form_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.opendata import kept
from frikommune.web.pages.speech import language

ABOUT = Text(
    "Frikommuneforsøg på beskæftigelsesområdet: forsøg, undtagelser, hvor og hvornår, tal, råd og lov.",
    "Free-municipality trials in employment: trials, exemptions, where and when, figures, advice and law.",
)
View = Callable[..., HttpResponse]
_KEPT_FOR = "public, max-age=300"


def for_programs(view: View) -> View:
    """Any site may read the answer (CORS); what is refused is said as data, with 404 or 422."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except Refused as refused:
            answer = _refused(refused)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        return answer

    return answered


@require_safe
@for_programs
@of_programme()
def table(request: HttpRequest, dataset: str, form: str) -> HttpResponse:
    """One table in one form."""
    found, ending = dataset_of(dataset), form_of(form)
    of = kept.seen(request.programme, request.book, request.on)
    content = kept.content(of, found.id, ending, settings.DEMO)
    name = f"{of.slug}-{found.id}-{of.on}.{ending}"
    return _file(request, content, MEDIA_TYPES[ending], name)


@require_safe
@for_programs
@of_programme()
def everything(request: HttpRequest) -> HttpResponse:
    """All tables in every form, as a Data Package."""
    of = kept.seen(request.programme, request.book, request.on)
    return _file(request, kept.everything(of, settings.DEMO), "application/zip", f"{of.slug}-{of.on}.zip")


@require_safe
@for_programs
@of_programme()
def catalog(request: HttpRequest) -> HttpResponse:
    """What there is, as national portals read it."""
    of = kept.seen(request.programme, request.book, request.on)
    home = request.build_absolute_uri(reverse("opendata:home", args=[of.slug]))
    title = request.programme.title
    named = Text(f"{title.da}: åbne data", f"{title.en}: open data")
    told = catalogue(kept.releases(of), named, ABOUT, lambda name: f"{home}{name}")
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return _file(request, content, "application/ld+json")


def _file(request: HttpRequest, content: bytes, media_type: str, name: str = "") -> HttpResponse:
    """The bytes, or that they are the ones that whoever asks has already."""
    answer = HttpResponse(content, content_type=media_type)
    answer["ETag"] = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer["Cache-Control"] = _KEPT_FOR
    answer["Content-Language"] = ", ".join(LANGUAGES)
    if name:
        answer["Content-Disposition"] = content_disposition_header(False, name) or "inline"
    found = get_conditional_response(request, etag=answer["ETag"], response=answer)
    return found if found is not None else answer


def _refused(refused: Refused) -> HttpResponse:
    unknown = all(one.code.startswith("unknown_") for one in refused.refusals)
    told = {"refused": [one.as_json(language()) for one in refused.refusals]}
    return JsonResponse(told, status=404 if unknown else 422, json_dumps_params={"ensure_ascii": False})
