"""From a form to a bylaw's text, and from the text to the public address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest

from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Language, Text
from frikommune.programme.entry import Deed, Entry, Names, Subject
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from frikommune.reports.paper import Paper
from frikommune.reports.papers.bylaw import bylaw_of
from frikommune.reports.parts.bylaw_given import written
from frikommune.web.bylaws.models import Bylaw, BylawPaper
from frikommune.web.journal.append import append, tried
from frikommune.web.journal.book import Book
from frikommune.web.journal.documents import keep_content, path_of
from frikommune.web.journal.writing import Pen
from frikommune.web.pages.posted import Posted
from frikommune.web.papers.chosen import Chosen
from frikommune.web.papers.keeping import ARTICLE, archive, article, digest_of, every_form_of
from frikommune.web.papers.models import Sent
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import need

PLACE = Text("Kommune", "Municipality")
PARTS = Text("Undtagelser", "Exemptions")
STARTS = Text("Gælder fra", "Holds from")
BASIS = Text("Hjemmel", "Legal basis")
DECIDED = Text("Kommunens egen beslutning", "The municipality's own decision")
_FORMS = ("pdf", "docx", "html")
"""A bylaw has no tables to take home by themselves."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A bylaw that is not published: what was filled in, and the paper that follows from it."""

    municipality: str
    trial: str
    parts: tuple[str, ...]
    starts: date
    basis: str
    decided: str
    paper: Paper
    key: str

    @property
    def digest(self) -> str:
        """Of all that it says: what is published is what was read."""
        return digest_of(self.paper)


def draft_of(request: HttpRequest, trial: str, places: tuple[str, ...]) -> Draft:
    """The draft that a form asks for. Raises Refused with everything that is wrong with it."""
    posted = Posted(request)
    if request.method != "POST":
        posted.given = request.GET
    book: Book = request.book
    place = posted.choice("municipality", PLACE, places)
    parts = posted.choices("parts", PARTS, book.parts[trial], needed=True)
    starts = posted.day("starts", STARTS, first=request.today + timedelta(1))
    basis = posted.text("basis", BASIS, longest=300)
    decided = posted.text("decided", DECIDED, longest=300)
    posted.check()
    assert starts is not None
    given = written(trial, parts, starts, basis, decided, request.today)
    paper = bylaw_of(Facts(book.pack, request.today), place, [given])
    key = request.POST.get("key") or uuid4().hex
    draft = Draft(place, trial, parts, starts, basis, decided, paper, key)
    pen = Pen(book, need(request, "publish_bylaw", place), request.today)
    tried(book, [_act(pen, draft, "–")], papers=[pen.paper])
    return draft


def publish(request: HttpRequest, draft: Draft) -> Bylaw:
    """Publish what was read: papers, address and act, or none of them. Raises Refused."""
    if request.POST.get("digest") != draft.digest:
        raise _changed(draft)
    seat = need(request, "publish_bylaw", draft.municipality)
    pen = Pen(request.book, seat, request.today)
    with transaction.atomic():
        earlier = Bylaw.objects.filter(
            programme=request.programme, municipality=draft.municipality, trial=draft.trial
        ).count()
        papers = [_archived(request, draft, language, seat) for language in LANGUAGES]
        name = f"vedtaegt-{draft.trial}-{draft.municipality}-{earlier + 1}.pdf"
        danish = path_of(papers[0].forms.get(form="pdf").digest).read_bytes()
        document = keep_content(request.programme, name, danish, request.user, public=True)
        made = Bylaw(
            programme=request.programme,
            municipality=draft.municipality,
            trial=draft.trial,
            number=earlier + 1,
            document=document,
            parts=list(draft.parts),
            starts=draft.starts,
            published=request.today,
            key=draft.key,
            made_by=request.user,
        )
        act = _act(pen, draft, document.reference)
        made.entry = act.id
        append(request.programme, [act], papers=[pen.paper], made_by=request.user)
        made.save()
        for one in papers:
            BylawPaper.objects.create(bylaw=made, sent=one)
    return made


def chosen_for(request: HttpRequest, draft: Draft, language: Language) -> Chosen:
    """The paper as the papers' own pages would ask for it."""
    return Chosen(KINDS["bylaw"], draft.municipality, draft.trial, request.today, language)


def _archived(request: HttpRequest, draft: Draft, language: Language, seat: Seat) -> Sent:
    """The paper in one language, kept in every form with the facts that it was made of."""
    chosen = chosen_for(request, draft, language)
    shown = article(request, chosen, draft.paper).encode()
    made = [*every_form_of(request, chosen, draft.paper, _FORMS), (ARTICLE, ARTICLE, shown)]
    key = f"bylaw-{draft.key}-{language}"[:64]
    return archive(request, chosen, draft.paper, made, decided=draft.decided, by=seat.text, key=key)


def _act(pen: Pen, draft: Draft, document: str) -> Entry:
    deed = Deed(by=pen.seat.text.da, document=document, basis=draft.basis)
    about = Subject("trial", draft.trial)
    return pen.act("publish_bylaw", about, Names((draft.municipality,)), reason=draft.decided, deed=deed)


def _changed(draft: Draft) -> Refused:
    return refuse(
        "bylaw_changed_meanwhile",
        problem=Text("Vedtægten er en anden end den, du læste", "The bylaw is not the one that you read"),
        where=f"{draft.municipality}, {draft.trial}",
        given=draft.digest[:12],
        expected=Text("den tekst, der blev vist", "the text that was shown"),
        do_next=Text(
            "Læs den igen nedenfor, og offentliggør den så.", "Read it again below, then publish it."
        ),
    )
