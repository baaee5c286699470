"""Taking a step: the form, made from the table of steps; done at once, or laid by for a second person."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from frikommune.errors import Refused
from frikommune.programme.entry import Entry, Names, Verdict, Word
from frikommune.programme.life import life_of
from frikommune.programme.steps import STEPS
from frikommune.programme.when import When
from frikommune.web.journal.append import append, tried
from frikommune.web.journal.book import Book
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.models import Document
from frikommune.web.life.entries import entries_of, pen_of
from frikommune.web.life.filled import all_refused, document_of, filled
from frikommune.web.life.models import Pending
from frikommune.web.life.questions import Form
from frikommune.web.life.standing import ELSEWHERE, own_places, steps_of
from frikommune.web.pages.speech import said, say
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import need

HERE = tuple(act for act in STEPS if act not in ELSEWHERE and act not in ("propose", "apply"))


@of_programme("see_work")
def act(request: HttpRequest, trial: str, act: str) -> HttpResponse:
    """The form of a step; what is sent is tried, and refused in words with everything still in its fields."""
    if trial not in request.book.parts or act not in HERE:
        raise Http404
    form = form_of(request, trial, act)
    if not form.places:
        need(request, act)
    if request.method != "POST":
        return _page(request, form)
    if done := Pending.objects.filter(key=request.POST.get("key", "")).first():
        return done_page(request, done)
    return _sent(request, form)


def form_of(request: HttpRequest, trial: str, act: str) -> Form:
    """The form with what is known of the answers."""
    corrects = (request.POST or request.GET).get("corrects", "")
    offered = steps_of(request.book, trial, request.today)[act]
    given = request.POST if request.method == "POST" else _prefilled(request, trial, act, corrects)
    places = own_places(request, act, offered)
    return Form(request.book, trial, offered, places, given, request.today, corrects)


def _sent(request: HttpRequest, form: Form) -> HttpResponse:
    step, wrong = form.offered.step, []
    document: Document | None = None
    try:
        document = document_of(request, step.makes_law or "document" in step.needs)
    except Refused as refused:
        wrong.append(refused)
    pending = None
    try:
        pending = filled(request, form, _seat(request, form), document)
    except Refused as refused:
        wrong.insert(0, refused)
    try:
        if wrong or pending is None:
            raise all_refused(*wrong)
        return store(request, pending)
    except Refused as refused:
        return _page(request, form, refused, document)


def _seat(request: HttpRequest, form: Form) -> Seat:
    """The seat for everything that was chosen; one municipality without it refuses all."""
    act = form.offered.step.act
    if not form.offered.step.there:
        return need(request, act)
    chosen = request.POST.getlist("names") or form.places[:1]
    seats = [need(request, act, one) for one in chosen]
    return seats[0]


def store(request: HttpRequest, pending: Pending) -> HttpResponse:
    """Try it against the journal, then lay it by or do it. Raises Refused, and stores nothing."""
    pen = pen_of(pending, request.book, request.today)
    entries = entries_of(pending, pen)
    files = pending.content.get("files", {})
    tried(request.book, entries, papers=[pen.paper], files=files)
    with transaction.atomic():
        if not STEPS[pending.act].makes_law:
            append(request.programme, entries, papers=[pen.paper], files=files, made_by=pending.made_by)
            pending.state, pending.entry = "done", entries[0].id
        pending.save()
    return done_page(request, pending)


def done_page(request: HttpRequest, pending: Pending) -> HttpResponse:
    """Back to the trial, or to what is now waiting."""
    if pending.state == "done":
        messages.success(request, say("Skridtet er registreret.", "The step is recorded."))
        return redirect("life:trial", request.programme.slug, pending.trial)
    return redirect("life:pending", request.programme.slug, pending.pk)


def _page(
    request: HttpRequest, form: Form, refused: Refused | None = None, document: Document | None = None
) -> HttpResponse:
    book = request.book
    seen = life_of(book.journal.known(None), form.trial, form.parts).acts
    shown = {
        "form": form,
        "trial": book.pack.trials[form.trial],
        "step": form.offered.step,
        "offered": form.offered,
        "refusals": refused.refusals if refused else (),
        "apply_anew": refused and any(one.code == "must_apply_anew" for one in refused.refusals),
        "document": document,
        "key": request.POST.get("key") or uuid4().hex,
        "based_on": request.POST.get("based_on") if refused and not _is_stale(refused) else seen,
        "corrected": book.journal.by_id.get(form.corrects),
    }
    return render(request, "life/act.html", shown, status=422 if refused else 200)


def _is_stale(refused: Refused) -> bool:
    """What others did meanwhile is on the page that says so: the next time it has been seen."""
    return any(one.code == "changed_meanwhile" for one in refused.refusals)


def _prefilled(request: HttpRequest, trial: str, act: str, corrects: str) -> QueryDict:
    given = QueryDict(mutable=True)
    given["effect"] = request.today.isoformat()
    given["basis"] = last_basis(request.book, trial)
    again = Pending.objects.filter(programme=request.programme, pk=_number(request.GET.get("again"))).first()
    corrected = request.book.journal.by_id.get(corrects)
    if again is not None and again.act == act:
        _from_pending(given, again)
    elif corrected is not None and corrected.says == act:
        _from_entry(given, corrected)
    else:
        offered = steps_of(request.book, trial, request.today)[act]
        own = [one for one in own_places(request, act, offered) if one in offered.open_places]
        asked_for = request.GET.getlist("for")
        given.setlist("names", asked_for or (own if len(own) == 1 else []))
        given.setlist("parts", list(offered.parts) if len(offered.parts) == 1 else [])
    return given


def _number(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() else 0


def last_basis(book: Book, trial: str) -> str:
    """The legal basis of the trial's last act that has one, or what its exemptions cite of the law."""
    own = {f"trial:{trial}", *(f"part:{one}" for one in book.parts[trial])}
    known = book.journal.known(None)
    acts = [one.deed.basis for one in known if one.deed and one.deed.basis and str(one.about) in own]
    exemptions = book.pack.rulebook.exemptions
    cited = [source for one in book.parts[trial] for source in exemptions[one].sources]
    laws = [one.reference for one in cited if one.reference.lower().startswith(("lov ", "bekendtgørelse"))]
    return next(reversed(acts), None) or next(iter(laws), "")


def _from_pending(given: QueryDict, again: Pending) -> None:
    told = again.content
    given["effect"], given["basis"], given["reason"] = again.effect.isoformat(), again.basis, again.reason
    given.setlist("names", list(told.get("names", ())))
    given.setlist("parts", [line["about"].partition(":")[2] for line in told["lines"]])
    given["about"] = told["lines"][0]["about"]
    for key, value in told.get("value", {}).items():
        given[key] = value
    for line in told["lines"]:
        part = line["about"].partition(":")[2]
        given[f"outcome-{part}"], given[f"reason-{part}"] = line.get("outcome", ""), line.get("reason", "")
        given[f"conditions-{part}"] = "\n".join(line.get("conditions", ()))


def _from_entry(given: QueryDict, entry: Entry) -> None:
    value, part = entry.value, entry.about.name
    given["about"], given["parts"], given["reason"] = str(entry.about), part, said(entry.because)
    if entry.effect:
        given["effect"] = entry.effect.start.isoformat()
    if entry.deed and entry.deed.basis:
        given["basis"] = entry.deed.basis
    if isinstance(value, Names):
        given.setlist("names", list(value.names))
    elif isinstance(value, Word):
        given[f"outcome-{part}"], given[f"reason-{part}"] = value.code, said(entry.because)
    elif isinstance(value, When):
        given["upto"] = value.start.isoformat()
    elif isinstance(value, Verdict):
        given["law_from"], given["verdict"] = value.law_from.isoformat(), value.verdict
        given["text"] = said(value.text)
