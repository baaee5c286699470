"""A municipality's own practice within a granted trial: the change's parameters, in the law's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.what_changes import rule_words
from frikommune.packfiles.toml_write import table_text
from frikommune.programme.life import life_of
from frikommune.programme.next_steps import NextStep
from frikommune.web.applications.chosen import chosen_norm, operation_on, operations_on
from frikommune.web.applications.fields import Field, Given, unit_key
from frikommune.web.applications.operations import Change, Chosen, Operation
from frikommune.web.journal.book import Book
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.models import Document
from frikommune.web.life import questions as asks
from frikommune.web.life.acting import done_page, last_basis, store
from frikommune.web.life.filled import all_refused, document_of, number
from frikommune.web.life.models import Pending
from frikommune.web.life.standing import own_places, steps_of
from frikommune.web.pages.posted import Posted
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import need

TITLE = Text("Hvad gør kommunen i stedet?", "What does the municipality do instead?")
PLACE = Text("Kommune", "Municipality")
REPLACES = Text("Træder i stedet for", "Takes the place of")
_NOT_OURS = ("free",)
"""A practice says what is done; what nobody has settled stays with the exemption it would replace."""


@dataclass(frozen=True, slots=True)
class NormForm:
    """A norm that the replaced exemption changes: the law, what can be done to it, and the fields of that."""

    chosen: Chosen
    operations: tuple[Operation, ...]
    operation: Operation | None
    fields: tuple[Field, ...]
    law: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A field with what was written in it, under the name that the page gives it."""

    name: str
    field: Field
    values: tuple[str, ...]
    unit: str

    @property
    def value(self) -> str:
        """The only value."""
        return self.values[0] if self.values else ""


@dataclass(frozen=True, slots=True)
class Practice:
    """What the page is about: where, instead of which exemption, and each norm with what is chosen for it."""

    book: Book
    trial: str
    offered: NextStep
    places: tuple[str, ...]
    place: str
    replaces: str
    norms: tuple[NormForm, ...]

    @property
    def part(self) -> str:
        """The id of the new exemption: `1.3-rebild`, or `1.3-rebild-2` where that is taken."""
        plain = self.place.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        own = f"{self.trial}-{plain}"
        taken = [one for one in self.book.pack.rulebook.exemptions if one == own or one.startswith(f"{own}-")]
        return f"{own}-{len(taken) + 1}" if taken else own

    @property
    def path(self) -> str:
        """The trial's file in the pack."""
        return self.book.pack.trials[self.trial].file.partition("/")[2]


@of_programme("see_work")
def practice(request: HttpRequest, trial: str) -> HttpResponse:
    """First where and which rules, then what is done instead; what is sent waits for a second person."""
    if trial not in request.book.parts:
        raise Http404
    found = _asked_for(request, trial)
    if not found.places:
        need(request, "practice")
    if request.method != "POST":
        return _page(request, found)
    if done := Pending.objects.filter(key=request.POST.get("key", "")).first():
        return done_page(request, done)
    document, wrong = None, []
    try:
        document = document_of(request, needed=True)
    except Refused as refused:
        wrong.append(refused)
    try:
        pending = _filled(request, found, need(request, "practice", found.place), document)
        if wrong:
            raise all_refused(*wrong)
        return store(request, pending)
    except Refused as refused:
        return _page(request, found, refused if not wrong else all_refused(refused, *wrong[:1]), document)


def _asked_for(request: HttpRequest, trial: str) -> Practice:
    book, given = request.book, request.POST or request.GET
    offered = steps_of(book, trial, request.today)["practice"]
    places = own_places(request, "practice", offered)
    can = [one for one in places if one in offered.open_places]
    place = given.get("for") or (can[0] if len(can) == 1 else "")
    replaces = given.get("replaces") or _replaced(book, trial, place)
    if (place and place not in places) or (replaces and replaces not in book.parts[trial]):
        raise Http404
    norms = _norms(request, replaces, place, given) if place and replaces else ()
    return Practice(book, trial, offered, places, place, replaces, norms)


def _replaced(book: Book, trial: str, place: str) -> str:
    """The exemption that holds there last: what a practice most likely takes the place of."""
    held = [one.exemption for one in book.pack.rulebook.grants if one.municipality == place]
    return next((one for one in reversed(book.parts[trial]) if one in held), book.parts[trial][-1])


def _norms(request: HttpRequest, replaces: str, place: str, given: QueryDict) -> tuple[NormForm, ...]:
    exemption = request.book.pack.rulebook.exemptions[replaces]
    names = dict.fromkeys(change.norm for change in exemption.changes)
    return tuple(_norm(request, name, place, given) for name in names)


def _norm(request: HttpRequest, name: str, place: str, given: QueryDict) -> NormForm:
    rulebook = request.book.pack.rulebook
    chosen = chosen_norm(request.book.pack, name)
    assert chosen is not None
    operation = operation_on(chosen, given.get(f"op-{name}", ""))
    group = next(one for one in rulebook.groups if chosen.norm.concerns(one))
    return NormForm(
        chosen=chosen,
        operations=tuple(one for one in operations_on(chosen) if one.id not in _NOT_OURS),
        operation=operation,
        fields=tuple(operation.fields(chosen)) if operation else (),
        law=rule_words(rulebook.no_trials.rule(name, place, group, request.today), rulebook.words),
    )


def _rows(one: NormForm, given: QueryDict) -> list[tuple[Text, list[Written]]]:
    """The fields by the head that they stand under."""
    return [(row, list(fields)) for row, fields in groupby(_written(one, given), lambda each: each.field.row)]


def _written(one: NormForm, given: QueryDict) -> list[Written]:
    names = [(f"v-{one.chosen.norm.id}-{field.key}", field) for field in one.fields]
    return [
        Written(name, field, tuple(given.getlist(name)), given.get(unit_key(name), "weeks"))
        for name, field in names
    ]


def _filled(request: HttpRequest, found: Practice, seat: Seat, document: Document | None) -> Pending:
    posted = Posted(request)
    title = posted.text("title", TITLE, longest=200)
    effect = posted.day("effect", asks.EFFECT, first=request.today)
    basis = posted.text("basis", asks.BASIS)
    wrong: list[Refused] = []
    changes = _changes(request, found, wrong)
    if not changes and not wrong:
        wrong.append(_nothing_chosen(found))
    for one in wrong:
        posted.refuse("change", one)
    posted.check()
    text = _file(found, title, changes, document)
    return Pending(
        programme=request.programme,
        trial=found.trial,
        act="practice",
        content={
            "names": [found.place],
            "lines": [{"about": f"part:{found.part}"}],
            "concerns": [f"part:{found.replaces}"],
            "files": {found.path: text},
            "title": title,
        },
        effect=effect or request.today,
        basis=basis,
        document=document,
        based_on=number(request.POST.get("based_on", "")),
        key=request.POST.get("key", "")[:64],
        seat=seat,
        made_by=request.user,
    )


def _changes(request: HttpRequest, found: Practice, wrong: list[Refused]) -> list[Change]:
    """A change for each norm where something was chosen; what cannot be read is added to `wrong`."""
    changes = []
    for one in found.norms:
        if one.operation is None:
            continue
        norm = one.chosen.norm.id
        begins = f"v-{norm}-"
        sent = {key for key in request.POST if key.startswith(begins)}
        values = {key.removeprefix(begins): "\n".join(request.POST.getlist(key)) for key in sent}
        labels = {field.key: field.label for field in one.fields}
        try:
            changes.append({"norm": norm, **one.operation.change(one.chosen, Given(values, labels))})
        except Refused as refused:
            wrong.append(refused.within(norm))
    return changes


def _file(found: Practice, title: str, changes: list[Change], document: Document | None) -> str:
    """The trial's file with one more exemption at its end."""
    rulebook = found.book.pack.rulebook
    norms = {change["norm"] for change in changes}
    there = [one.id for norm in sorted(norms) for one in rulebook.exemptions_on.get(norm, ())]
    table: dict[str, Any] = {
        "id": found.part,
        "title": Text.same(f"{found.place}: {title}"),
        "groups": sorted(rulebook.exemptions[found.replaces].groups) or "all",
        "certainty": "source",
        "source": {
            "reference": f"{found.place} Kommune",
            "heading": document.reference if document else "–",
        },
    }
    if there:
        table["after"] = list(dict.fromkeys(there))
    parts = [found.book.files[found.path].rstrip("\n") + "\n", table_text("[[exemption]]", table)]
    return "\n".join([*parts, *(table_text("[[exemption.change]]", one) for one in changes)])


def _nothing_chosen(found: Practice) -> Refused:
    return refuse(
        "nothing_chosen",
        problem=Text("Der er ikke valgt nogen ændring", "No change was chosen"),
        where=found.place,
        given="–",
        expected=Text("mindst én regel, der gøres noget ved", "at least one rule to which something is done"),
        do_next=Text("Vælg øverst, hvad der ændres.", "Choose at the top what is changed."),
    )


def _page(
    request: HttpRequest,
    found: Practice,
    refused: Refused | None = None,
    document: Document | None = None,
) -> HttpResponse:
    book = request.book
    acts = life_of(book.journal.known(None), found.trial, book.parts[found.trial]).acts
    exemptions = book.pack.rulebook.exemptions
    shown = {
        "practice": found,
        "trial": book.pack.trials[found.trial],
        "parts": [exemptions[one] for one in book.parts[found.trial] if one in found.offered.parts],
        "norms": [(one, _rows(one, request.POST)) for one in found.norms if one.operation],
        "given": request.POST,
        "basis": last_basis(book, found.trial),
        "refusals": refused.refusals if refused else (),
        "document": document,
        "key": request.POST.get("key") or uuid4().hex,
        "based_on": acts,
        "chosen": any(one.operation for one in found.norms),
    }
    return render(request, "life/practice.html", shown, status=422 if refused else 200)
