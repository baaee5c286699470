"""What a form asks of a batch, checked, and the row that it becomes."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.http import HttpRequest

from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Text
from frikommune.reports.batch import batched_kinds
from frikommune.reports.kinds import Kind
from frikommune.web.batches.apart import is_worked_on
from frikommune.web.batches.models import Batch
from frikommune.web.journal.models import Programme
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import language
from frikommune.web.papers.forms import Form, every_form, forms_for
from frikommune.web.people.models import Seat

KINDS = Text("Papirer", "Papers")
FORMS = Text("Former", "Forms")
DAY = Text("Som det var kendt den", "As it was known on")
IN = Text("Papirernes sprog", "The papers' language")
DECIDED = Text("Hvem har besluttet at sende dem, og hvornår?", "Who decided to send them, and when?")
LANGUAGE_NAMES: Mapping[str, Text] = {"da": Text.same("Dansk"), "en": Text.same("English")}


def offered_kinds() -> dict[str, Kind]:
    """The kinds that can be chosen, by id."""
    return {one.id: one for one in batched_kinds()}


def offered_forms() -> dict[str, Form]:
    """The forms that suit one of them at least, by ending."""
    shapes = {one.shape for one in batched_kinds()}
    return {
        ending: one for ending, one in every_form().items() if any(ending in forms_for(s) for s in shapes)
    }


def asked_for(request: HttpRequest, seat: Seat) -> Batch:
    """The batch that the form asks for, stored and not begun. Raises Refused with all that is wrong."""
    posted, kinds = Posted(request), offered_kinds()
    chosen = posted.choices("kinds", KINDS, kinds, needed=True)
    forms = posted.choices("forms", FORMS, offered_forms(), needed=True)
    day = posted.day("day", DAY, last=request.today)
    tongue = posted.choice("papers_language", IN, LANGUAGES, needed=False) or language()
    decided = posted.text("decided", DECIDED, needed=False, longest=300)
    for one in chosen:
        if forms and not set(forms) & set(forms_for(kinds[one].shape)):
            posted.refuse("forms", _no_form(kinds[one]))
    posted.check()
    with transaction.atomic():
        _take_turn(request.programme)
        return Batch.objects.create(
            programme=request.programme,
            kinds=list(chosen),
            forms=list(forms),
            as_of=day,
            language=tongue,
            decided=decided,
            front=request.build_absolute_uri("/"),
            of=len(chosen) * len(request.book.municipalities),
            on=request.today,
            by_da=seat.text.da,
            by_en=seat.text.en,
            made_by=request.user,
        )


def _take_turn(programme: Programme) -> None:
    """One batch at a time. Raises Refused."""
    list(Programme.objects.filter(pk=programme.pk).select_for_update())
    for other in Batch.objects.filter(programme=programme, ended_at=None):
        if is_worked_on(other):
            raise _busy(other)


def _busy(other: Batch) -> Refused:
    return refuse(
        "batch_under_way",
        problem=Text("Andre papirer er ved at blive skrevet", "Other papers are being written"),
        where=KINDS.da,
        given=other.by_da,
        expected=Text("ét sæt papirer ad gangen", "one set of papers at a time"),
        do_next=Text(
            "Vent, til de er færdige, og prøv igen.", "Wait until they are finished, and try again."
        ),
    )


def _no_form(kind: Kind) -> Refused:
    suits = forms_for(kind.shape).values()
    named = Text(*(", ".join(one.name.said_in(tongue) for one in suits) for tongue in LANGUAGES))
    return refuse(
        "no_form_for_kind",
        problem=Text(
            f"“{kind.title.da}” kan ikke skrives i de valgte former",
            f"“{kind.title.en}” cannot be written in the forms chosen",
        ),
        where=FORMS.da,
        given="–",
        expected=named,
        do_next=Text(
            "Vælg en af dem, eller vælg papiret fra.", "Choose one of them, or leave the paper out."
        ),
    )
