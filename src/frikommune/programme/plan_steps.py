"""What may be done about something planned: the acts as data, and whether one of them may be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme import life_refusals, plan_refusals
from frikommune.programme.entry import Entry, Names
from frikommune.programme.journal import Journal
from frikommune.programme.plans import Plan, plan_of


@dataclass(frozen=True, slots=True)
class PlanStep:
    """An act on a subject `calendar:`, and what it needs."""

    act: str
    title: Text
    needs: tuple[str, ...]


PLAN_STEPS: Mapping[str, PlanStep] = {
    step.act: step
    for step in (
        PlanStep("endorse", Text("godkende", "approve"), ("names", "document")),
        PlanStep("hold", Text("melde det gjort", "tell that it is done"), ("document",)),
        PlanStep("call_off", Text("aflyse", "call off"), ("reason",)),
    )
}
"""`endorse`: municipalities that are asked approve, each once. `hold`: it has taken place. `call_off`: it
will not."""


def check_plan_act(journal: Journal, act: Entry) -> None:
    """Refuse an act on something planned that cannot be done, with the reason. Raises Refused."""
    step = PLAN_STEPS.get(act.says)
    if step is None:
        raise life_refusals.unknown_act(act, PLAN_STEPS)
    corrects = act.deed.corrects if act.deed else ""
    plan = plan_of([one for one in journal.known(None) if one.id != corrects], act.about)
    found = [*_missing(step, act), *_corrects(journal, act), *_not_now(step, act, plan)]
    if found:
        raise Refused(*(refusal for one in found for refusal in one.refusals))


def _missing(step: PlanStep, act: Entry) -> Iterator[Refused]:
    has = {
        "names": isinstance(act.value, Names) and bool(act.value.names),
        "document": act.deed is not None and bool(act.deed.document),
        "reason": bool(act.because.da),
    }
    for need in step.needs:
        if not has[need]:
            yield life_refusals.lacks(act, step.title, need)


def _corrects(journal: Journal, act: Entry) -> Iterator[Refused]:
    """Only an act of the same kind on the same plan can be corrected."""
    corrects = act.deed.corrects if act.deed else ""
    found = journal.by_id.get(corrects)
    if corrects and (
        found is None or (found.family, found.about, found.says) != ("act", act.about, act.says)
    ):
        yield plan_refusals.corrects_nothing(act, corrects)


def _not_now(step: PlanStep, act: Entry, plan: Plan) -> Iterator[Refused]:
    if act.effect and act.effect.start > act.recorded.last:
        yield plan_refusals.not_yet(act, step.title)
    if plan.called_off or (plan.held and step.act != "endorse"):
        yield plan_refusals.settled(act, step.title, plan)
    elif step.act == "endorse" and isinstance(act.value, Names):
        yield from _of_names(act, act.value.names, plan)
    elif step.act == "hold" and plan.waiting:
        yield plan_refusals.still_waiting(act, plan.waiting)


def _of_names(act: Entry, names: tuple[str, ...], plan: Plan) -> Iterator[Refused]:
    for name in names:
        if name not in plan.asked:
            yield plan_refusals.not_asked(act, name, plan.asked)
        elif name in plan.endorsed:
            yield plan_refusals.endorsed_already(act, name, plan.endorsed[name])
