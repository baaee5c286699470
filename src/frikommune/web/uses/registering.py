"""A use of an exemption becomes a row: once, and only where the ledger says that it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import F

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.history import Use as Decision
from frikommune.cases.refusals import cpr_in_text
from frikommune.casework.uses.refusals import check_use
from frikommune.casework.uses.using import Verdict
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.models import Case
from frikommune.web.pages.speech import said
from frikommune.web.uses.kept import living_history
from frikommune.web.uses.models import Use

REASON = Text("Begrundelse", "Reason")
REPLACED = Text("Hvad der er sat i stedet", "What was put in its place")


@dataclass(frozen=True, slots=True)
class Registered:
    """The use; `verdict` None where the same key had registered it before."""

    use: Use
    verdict: Verdict | None


def register(
    case: Case,
    rulebook: Rulebook,
    decision: Decision,
    *,
    key: str,
    by: Any = None,
    by_system: str = "",
    seconds: int | None = None,
    based_on: int | None = None,
) -> Registered:
    """Store a decision in a case, as known on its `recorded_on`, or nothing. Raises Refused, with what to do.

    `key` is the form's or the caller's own: sent twice, it is one use. `based_on` is the version of the case
    that whoever decided had seen; None: whatever it is now. The decision's own id is not used.
    """
    _screen(decision)
    with transaction.atomic():
        held = hold(case)
        before = Use.objects.filter(case=held, key=key).first()
        if before is not None:
            return Registered(before, None)
        if based_on is not None and held.version != based_on:
            raise _changed(held)
        history = living_history(held, rulebook)
        verdict = check_use(history, rulebook, decision, decision.recorded_on)
        use = Use.objects.create(
            case=held,
            exemption=decision.exemption,
            norm=decision.norm,
            occurrence=decision.occurrence,
            reason=decision.reason.strip(),
            replaced_by=decision.replaced_by,
            decided_on=decision.decided_on,
            recorded_on=decision.recorded_on,
            recorded_by=by,
            by_system=by_system,
            seconds=seconds,
            key=key,
        )
        grow(held)
    return Registered(use, verdict)


def hold(case: Case) -> Case:
    """The case as it is now; nobody else adds to it before the transaction is over."""
    return Case.objects.select_for_update(of=("self",)).select_related("text").get(pk=case.pk)


def grow(case: Case) -> None:
    """Something was added to the case."""
    Case.objects.filter(pk=case.pk).update(version=F("version") + 1)


def _screen(decision: Decision) -> None:
    """Raises Refused where free text holds a CPR number."""
    found = {REASON: decision.reason, REPLACED: decision.replaced_by}
    wrong = [cpr_in_text(said(label)) for label, words in found.items() if holds_cpr(words)]
    if wrong:
        raise Refused(*(one for each in wrong for one in each.refusals))


def _changed(case: Case) -> Refused:
    return refuse(
        "case_changed",
        problem=Text("Sagen er ændret, mens du skrev", "The case changed while you wrote"),
        where=case.number,
        given="–",
        expected=Text(
            "sagen, som den var, da du åbnede siden", "the case as it was when you opened the page"
        ),
        do_next=Text(
            "Det, du skrev, står der endnu. Se på sagen, som den er nu, og send igen.",
            "What you wrote still stands. Look at the case as it is now, and send again.",
        ),
    )
