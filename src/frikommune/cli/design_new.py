"""A first design as the text of a file, with help and with its proposals marked."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from frikommune.cli.speaking import Speaking
from frikommune.evaluation.designs.as_json import design_json
from frikommune.evaluation.designs.checks import check
from frikommune.evaluation.designs.design import COMPARISON_WORDS, Registered
from frikommune.evaluation.designs.proposed import Proposed
from frikommune.evaluation.designs.steps import STEPS
from frikommune.evaluation.designs.words import (
    CORRECTION_WORDS,
    DIRECTION_WORDS,
    ESTIMATOR_WORDS,
    FIELD_WORDS,
    FROM_WORDS,
    MEASURE_WORDS,
    UNIT_WORDS,
)
from frikommune.language import Text
from frikommune.packfiles.designs_write import design_text

WIDTH = 106
_TOP = Text(
    "Et første design af forsøg {trial}. Forslag er mærket; “frikommune design check” siger, hvad der"
    " mangler.\n"
    "# Når det er færdigt: “frikommune design lock”, før nogen ser data.",
    "A first design of trial {trial}. Proposals are marked; “frikommune design check” tells what is"
    " missing.\n"
    "# When it is done: “frikommune design lock”, before anyone sees data.",
)
_SEEN = Text(
    "Et resultat af forsøget er kendt siden {day}: lås med --data-seen {day}.",
    "A result of the trial is known since {day}: lock with --data-seen {day}.",
)
_GUARDRAIL = Text(
    "[[guardrail]] med stop_at og who_decides, og under den [guardrail.outcome] med name",
    "[[guardrail]] with stop_at and who_decides, and under it [guardrail.outcome] with name",
)
_COST = Text("[[cost]] med name, amount, year og payer", "[[cost]] with name, amount, year and payer")
_REFORM = Text("[[reform]] med name og since", "[[reform]] with name and since")
_CHOICES: Mapping[str, Mapping[Any, Text]] = {
    "unit": UNIT_WORDS,
    "comparison": COMPARISON_WORDS,
    "estimator": ESTIMATOR_WORDS,
    "correction": CORRECTION_WORDS,
    "primary.measure": MEASURE_WORDS,
    "primary.come_from": FROM_WORDS,
    "primary.direction": DIRECTION_WORDS,
}
"""What may be chosen, told above the key."""
_TOLD = (
    *("primary.indicator", "primary.horizon", "primary.smallest", "primary.margin", "compared_with"),
    *("expected.treated", "expected.untreated", "expected.treated_clusters", "expected.untreated_clusters"),
    *("expected.periods_before", "expected.periods_after", "expected.baseline", "expected.spread"),
    *("expected.icc", "data.sources", "data.legal_basis", "data.retention", "data.access", "subgroups"),
)
"""Fields whose key alone does not say in Danish what they are."""
_LISTS = {"guardrails": _GUARDRAIL, "costs": _COST, "reforms": _REFORM}


def new_text(speaking: Speaking, proposed: Proposed) -> str:
    """The file: each step's question above its first field, and beside each proposal where it is from."""
    head = [speaking.text(_TOP).format(trial=proposed.design.trial)]
    if proposed.data_seen is not None:
        head.append(speaking.text(_SEEN).format(day=proposed.data_seen.isoformat()))
    top = "".join(f"# {one}\n" for one in head)
    return f"{top}\n{design_text(Registered(proposed.design), _comments(speaking, proposed), blanks=True)}"


def _comments(speaking: Speaking, proposed: Proposed) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step in STEPS:
        if step.fields and step.fields != ("trial",):
            said = f"── {speaking.text(step.title)}: {speaking.text(step.question)}"
            found[step.fields[0]] = [said] if _in_table(step.fields[0]) else ["", said]
    for name, shape in _LISTS.items():
        if not getattr(proposed.design, name):
            found.setdefault(name, []).append(speaking.text(shape))
    for field in _TOLD:
        words = speaking.text(FIELD_WORDS[field.rpartition(".")[2]])
        found.setdefault(field, []).append(f"{words[0].upper()}{words[1:]}.")
    for field, choices in _CHOICES.items():
        told = "; ".join(f"{code}: {speaking.text(words)}" for code, words in choices.items())
        found.setdefault(field, []).append(told)
    marked = speaking.say("Forslag", "Proposal")
    for one in proposed.proposals:
        found.setdefault(one.field, []).append(f"{marked}: {speaking.text(one.why)}")
    return {
        field: [row for one in lines for row in wrap(one, WIDTH) or [""]] for field, lines in found.items()
    }


def _in_table(field: str) -> bool:
    """Whether a field is a table, which has an empty line above it anyway, or stands in one."""
    return "." in field or field in ("primary", "guardrails", "data", "costs", "reforms", "expected")


def new_json(speaking: Speaking, proposed: Proposed) -> dict[str, Any]:
    """The design, what was proposed from what, and what is still missing."""
    return {
        "design": design_json(proposed.design),
        "proposals": [{"field": one.field, "why": speaking.text(one.why)} for one in proposed.proposals],
        "data_seen": proposed.data_seen,
        "findings": [
            {"field": one.field, "weight": one.weight, "words": speaking.text(one.says)}
            for one in check(proposed.design)
        ],
    }
