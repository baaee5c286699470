"""Keeping a paper as it went out: every form of it and what it was made of, once and for all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.reports.extract import extract_of
from frikommune.reports.forms import html
from frikommune.reports.forms.html_words import Link, no_link
from frikommune.reports.names import file_name
from frikommune.reports.paper import Paper
from frikommune.web.journal.documents import path_of, store_content
from frikommune.web.pages.posted import Posted
from frikommune.web.papers.chosen import Chosen, links
from frikommune.web.papers.enclosing import zip_of
from frikommune.web.papers.forms import ZIP, forms_of, laid_out
from frikommune.web.papers.models import Sent, SentForm
from frikommune.web.papers.own_templates import template_for
from frikommune.web.papers.stored import extract_json
from frikommune.web.people.models import Seat

ARTICLE = "article"
"""The form in which a kept paper is read in a page; it is not offered for taking home."""
DECIDED = Text("Hvem har besluttet at sende det, og hvornår?", "Who decided to send it, and when?")


def digest_of(paper: Paper) -> str:
    """Of all that a paper says and rests on: what is kept is what was read."""
    return _digest(_as_bytes(extract_json(extract_of(paper))))


def keep(request: HttpRequest, chosen: Chosen, paper: Paper, seat: Seat) -> Sent:
    """Keep the paper that was read. Raises Refused for a paper of a day to come, and for another one."""
    posted = Posted(request)
    decided = posted.text("decided", DECIDED, longest=300)
    posted.check()
    if chosen.day > request.today:
        raise _to_come(chosen)
    if request.POST.get("digest") != digest_of(paper):
        raise _changed(chosen)
    made = list(every_form_of(request, chosen, paper))
    key = f"{request.user.pk}-{request.POST.get('key', '')}"[:64]
    return archive(request, chosen, paper, made, decided=decided, by=seat.text, key=key)


def archive(
    asking: HttpRequest,
    chosen: Chosen,
    paper: Paper,
    made: Sequence[tuple[str, str, bytes]],
    *,
    decided: str,
    by: Text,
    key: str,
) -> Sent:
    """Keep a paper with all its forms as `made`; `asking` is a request, or what stands in for one.

    Raises IntegrityError where something was kept under that key.
    """
    extract = extract_json(extract_of(paper))
    # Before the transaction, which holds others up.
    digests = [store_content(content) for _, _, content in made]
    with transaction.atomic():
        sent = Sent.objects.create(
            programme=asking.programme,
            kind=chosen.kind.id,
            municipality=chosen.municipality,
            trial=chosen.about,
            as_of=chosen.day,
            language=chosen.language,
            title_da=paper.title.da,
            title_en=paper.title.en,
            extract=extract,
            digest=_digest(_as_bytes([extract, digests])),
            mark=paper.mark.value,
            version=asking.book.version,
            decided=decided,
            on=asking.today,
            by_da=by.da,
            by_en=by.en,
            key=key,
            made_by=asking.user,
        )
        for (form, name, content), digest in zip(made, digests, strict=True):
            SentForm.objects.create(sent=sent, form=form, name=name, size=len(content), digest=digest)
    return sent


def content_of(form: SentForm) -> bytes:
    """The bytes as they went out. Raises 404 where they are not what was kept."""
    path = path_of(form.digest)
    content = path.read_bytes() if path.exists() else b""
    if _digest(content) != form.digest:
        raise Http404
    return content


def every_form_of(
    request: HttpRequest, chosen: Chosen, paper: Paper, wanted: Collection[str] | None = None
) -> Iterator[tuple[str, str, bytes]]:
    """Each form of a paper: its ending, its file's name and its bytes; last the one that pages show.

    `wanted`: only these.
    """
    for form in forms_of(paper).values():
        if wanted is not None and form.ending not in wanted:
            continue
        template = template_for(request.programme, paper, form.ending)
        link = links(request, chosen.day, whole=True)
        content = laid_out(paper, form, chosen.language, link, template)
        yield form.ending, file_name(paper, chosen.about, form.ending), content
    if chosen.kind.encloses and (wanted is None or ZIP.ending in wanted):
        yield ZIP.ending, file_name(paper, chosen.about, ZIP.ending), zip_of(request, chosen)
    if wanted is None:
        yield ARTICLE, ARTICLE, article(request, chosen, paper).encode()


def article(request: HttpRequest, chosen: Chosen, paper: Paper, write_at: Link = no_link) -> str:
    """The paper as it stands in a page, each fact a link to the page that shows it."""
    return html.lay_out(
        paper,
        chosen.language,
        link=links(request, chosen.day),
        write_at=write_at,
        demonstration=settings.DEMO,
    )


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _as_bytes(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()


def _to_come(chosen: Chosen) -> Refused:
    day = day_text(chosen.day)
    return refuse(
        "paper_of_a_day_to_come",
        problem=Text(
            "Papiret er fra en dag, der ikke er kommet", "The paper is of a day that is yet to come"
        ),
        where=chosen.kind.title.da,
        given=day.da,
        expected=Text("i dag eller en tidligere dag", "today or an earlier day"),
        do_next=Text("Vælg en anden dag.", "Choose another day."),
    )


def _changed(chosen: Chosen) -> Refused:
    return refuse(
        "paper_changed_meanwhile",
        problem=Text("Papiret er et andet end det, du læste", "The paper is not the one that you read"),
        where=chosen.kind.title.da,
        given="–",
        expected=Text("det papir, der blev vist", "the paper that was shown"),
        do_next=Text("Læs det igen, og gem det så.", "Read it again, then keep it."),
    )
