"""A design that can be locked, for tests to spoil."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from frikommune.evaluation.designs.design import (
    Cost,
    DataPlan,
    Design,
    Expected,
    Guardrail,
    Outcome,
    Reform,
)

WHOLE = Design(
    "3.3",
    title="Jobrotation uden ventetid",
    purpose="At se, om flere kommer i arbejde",
    theory=("ingen ventetid", "flere i jobrotation", "flere i arbejde"),
    population="Ledige under 26 uger",
    municipalities=("Aalborg", "Jammerbugt"),
    starts=date(2018, 7, 1),
    ends=date(2019, 12, 31),
    primary=Outcome(
        "I arbejde efter 12 måneder",
        "Andelen i ordinært arbejde 12 måneder efter",
        source="sagerne",
        horizon=12,
        smallest=0.05,
    ),
    secondary=(Outcome("Uger på ydelse", "Uger på ydelse i et år", measure="mean", direction="lower"),),
    comparison="other_municipalities",
    compared_with="kommuner uden for netværket",
    estimand="alle i målgruppen",
    cluster="kommune",
    subgroups=("dimittender",),
    guardrails=(Guardrail(Outcome("Opsigelser", "Andel, der sagde op"), 0.1, "jobcenterchefen"),),
    data=DataPlan("fagsystemet", "frikommuneloven", "to år", "evaluator"),
    costs=(Cost("attest", 500.5, 2018, "kommunen"),),
    reforms=(Reform("ny lov", date(2020, 1, 1)),),
    expected=Expected(600, 12000, 2, 87, 8, 4, 0.42, icc=0.01),
)


def spoilt(**changes: Any) -> Design:
    """The whole design with something else in it."""
    return replace(WHOLE, **changes)


def outcome(**changes: Any) -> Outcome:
    """Its primary outcome with something else in it."""
    assert WHOLE.primary is not None
    return replace(WHOLE.primary, **changes)
