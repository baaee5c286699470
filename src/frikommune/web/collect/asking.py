"""The coordinator makes a request: its questions, the municipalities, and sends it out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from frikommune.web.collect import refusals
from frikommune.web.collect.models import Question, Sheet, StatusRequest
from frikommune.web.collect.who import Who
from frikommune.web.journal.models import Programme

USED = "Antal sager, hvor forsøget er brugt siden sidste status"
LEARNT = "Hvad er jeres erfaring med forsøget siden sidst?"
DECIDED = "Har jeres udvalg truffet beslutning om forsøgene siden sidst?"
DECISIONS = ("Ja", "Nej", "Er på vej")


@dataclass(frozen=True)
class Wanted:
    """What the form of a new request says. `trials` get the usual questions; `like` lends its own."""

    key: str
    title: str
    reference: str
    body: str
    note: str
    as_of: date
    due: date
    municipalities: Sequence[str]
    trials: Sequence[str] = ()
    like: StatusRequest | None = None


@transaction.atomic
def create(programme: Programme, wanted: Wanted, who: Who) -> StatusRequest:
    """A draft. The same form twice makes one. Raises Refused where its short name is in use."""
    made = StatusRequest.objects.filter(programme=programme, key=wanted.key).first()
    if made is not None:
        return made
    if StatusRequest.objects.filter(programme=programme, reference=wanted.reference).exists():
        raise refusals.reference_in_use(wanted.reference)
    status = StatusRequest.objects.create(
        programme=programme,
        key=wanted.key,
        title=wanted.title,
        reference=wanted.reference,
        body=wanted.body,
        note=wanted.note,
        as_of=wanted.as_of,
        due=wanted.due,
        made_by=who.person,
    )
    Sheet.objects.bulk_create([Sheet(request=status, municipality=one) for one in wanted.municipalities])
    questions = _copied(wanted.like) if wanted.like else _usual(wanted.trials)
    for number, one in enumerate(questions, 1):
        one.request, one.number = status, number
    Question.objects.bulk_create(questions)
    return status


def _usual(trials: Iterable[str]) -> list[Question]:
    """What a status usually needs: of each trial how much and what was learnt, and what was decided."""
    found = []
    for trial in trials:
        found.append(Question(kind="figure", words=USED, trial=trial, unit="cases"))
        found.append(Question(kind="text", words=LEARNT, trial=trial))
    decided = Question(kind="choice", words=DECIDED, choices="\n".join(DECISIONS))
    return [*found, decided] if found else []


def _copied(like: StatusRequest) -> list[Question]:
    kept = ("kind", "words", "hint", "trial", "unit", "counted", "choices")
    return [Question(**{name: getattr(one, name) for name in kept}) for one in like.questions.all()]


@transaction.atomic
def add_question(status: StatusRequest, question: Question) -> Question:
    """Add a question last. The same twice is asked once. Raises Refused where it was sent out."""
    status = _draft(status)
    same = status.questions.filter(words=question.words, trial=question.trial, kind=question.kind).first()
    if same is not None:
        return same
    last = status.questions.aggregate(last=Max("number"))["last"] or 0
    question.request, question.number = status, last + 1
    question.save()
    return question


@transaction.atomic
def remove_question(status: StatusRequest, number: int) -> None:
    """Take a question away; those after it move up. Raises Refused where it was sent out."""
    status = _draft(status)
    status.questions.filter(number=number).delete()
    for place, one in enumerate(status.questions.order_by("number"), 1):
        if one.number != place:
            one.number = place
            one.save()


@transaction.atomic
def send_out(status: StatusRequest, today: date) -> StatusRequest:
    """Ask the municipalities. Twice, it is once. Raises Refused where there is nothing to ask."""
    status = StatusRequest.objects.select_for_update(of=("self",)).get(pk=status.pk)
    if status.asked_on is None:
        if not status.questions.exists() or not status.sheets.exists():
            raise refusals.nothing_to_ask()
        status.asked_on = today
        status.save()
    return status


def _draft(status: StatusRequest) -> StatusRequest:
    locked = StatusRequest.objects.select_for_update(of=("self",)).get(pk=status.pk)
    if locked.asked_on is not None:
        raise refusals.asked_already()
    return locked
