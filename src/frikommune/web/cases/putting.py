"""Putting what a case system tells into the database: new cases, and new texts of cases that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from frikommune.cases.history import History
from frikommune.cases.kept import kept_text
from frikommune.casework.delivery.citizens import described, digest_of
from frikommune.web.cases.models import Case, CaseNumber, CaseText
from frikommune.web.deliveries.models import Delivery


@dataclass(frozen=True, slots=True)
class Put:
    """How many cases were new, changed, and as they were."""

    new: int
    changed: int
    same: int


def put(delivery: Delivery, histories: Iterable[History]) -> Put:
    """Store histories of a delivery, all or none. A history whose text is as it was changes nothing.

    The subjects are keyed hashes already, and the histories were checked.
    """
    texts = {history.subject: (history, kept_text(history)) for history in histories}
    programme, municipality = delivery.system.programme, delivery.system.municipality
    with transaction.atomic():
        mine = Case.objects.filter(programme=programme, municipality=municipality)
        there = {one.person: one for one in mine.select_related("text") if one.person in texts}
        fresh = [_case(delivery, history) for person, (history, _) in texts.items() if person not in there]
        Case.objects.bulk_create(fresh, batch_size=500)
        by_person = {one.person: one for one in fresh} | there
        changed = [
            one
            for one in by_person.values()
            if one.text is None or one.text.digest != digest_of(texts[one.person][1])
        ]
        _new_texts(delivery, changed, texts)
    return Put(len(fresh), len(changed) - len(fresh), len(texts) - len(changed))


def _case(delivery: Delivery, history: History) -> Case:
    case = Case(
        programme=delivery.system.programme,
        municipality=delivery.system.municipality,
        person=history.subject,
        version=0,
    )
    _describe(case, history)
    return case


def _describe(case: Case, history: History) -> None:
    """Set on the case what finds it."""
    case.synthetic = history.synthetic
    for name, value in described(history).items():
        if name != "numbers":
            setattr(case, name, value)


def _new_texts(delivery: Delivery, cases: list[Case], texts: Mapping[str, tuple[History, str]]) -> None:
    rows = [
        CaseText(
            case=case, delivery=delivery, text=texts[case.person][1], digest=digest_of(texts[case.person][1])
        )
        for case in cases
    ]
    CaseText.objects.bulk_create(rows, batch_size=500)
    numbers = []
    for case, row in zip(cases, rows, strict=True):
        history = texts[case.person][0]
        _describe(case, history)
        case.text, case.version = row, case.version + 1
        numbers += [_number(case, one) for one in described(history)["numbers"]]
    fields = ["group", "synthetic", "closed_on", "worker", "team", "number", "text", "version"]
    # `bulk_update` tells apart case by case and column by column what is new: it takes ten times as long.
    Case.objects.bulk_create(
        cases, batch_size=500, update_conflicts=True, update_fields=fields, unique_fields=["pk"]
    )
    CaseNumber.objects.bulk_create(numbers, batch_size=500, ignore_conflicts=True)


def _number(case: Case, number: str) -> CaseNumber:
    return CaseNumber(case=case, programme=case.programme, municipality=case.municipality, number=number)
