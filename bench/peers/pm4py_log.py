"""Response and precedence by pm4py. It runs in .venv/peers/pm4py, without frikommune.

pm4py answers for whole cases. `conformance_declare` names the cases that deviate, by the order in the log,
and knows no time. `eventually_follows` with bounds on the seconds finds the cases in which some pair fits.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pm4py
from pm4py.algo.filtering.log.ltl import ltl_checker as of_log
from pm4py.algo.filtering.pandas.ltl import ltl_checker as of_frame

from bench.peers.timing import Rules, each_set


def measure(log: str, sets: dict[str, Rules], repeats: int, as_frame: bool) -> dict[str, Any]:
    """Seconds per set of rules, loading apart; per rule the cases violated or satisfied.

    `as_frame`: over pm4py's data frame, which is what it reads a log into; else over its event log.
    """
    begun = perf_counter()
    events = pm4py.read_xes(log)
    if not as_frame:
        events = pm4py.convert_to_event_log(events)
    loading = perf_counter() - begun
    return {
        "loading": loading,
        "sets": each_set(sets, repeats, lambda rules: _answer(events, rules, as_frame), _count),
    }


def _answer(events: Any, rules: Rules, as_frame: bool) -> Any:
    if rules[0]["fixed_days"] is None:
        return pm4py.conformance_declare(events, _model(rules))
    checker = of_frame if as_frame else of_log
    return [
        checker.eventually_follows(
            events,
            [rule["first"], rule["then"]],
            {
                checker.Parameters.ENABLE_TIMESTAMP: True,
                checker.Parameters.TIMESTAMP_DIFF_BOUNDARIES: [(0, rule["fixed_days"] * 86400)],
            },
        )
        for rule in rules
    ]


def _model(rules: Rules) -> dict[str, Any]:
    model: dict[str, Any] = {}
    for rule in rules:
        model.setdefault(rule["template"], {})[rule["first"], rule["then"]] = {"support": 1, "confidence": 1}
    return model


def _count(rules: Rules, answered: Any) -> dict[str, Any]:
    if rules[0]["fixed_days"] is None:
        deviating = [(kind, tuple(pair)) for case in answered for kind, pair in case["deviations"]]
        return {
            rule["norm"]: {
                "cases_violated": deviating.count((rule["template"], (rule["first"], rule["then"])))
            }
            for rule in rules
        }
    return {
        rule["norm"]: {"cases_satisfied": _cases(kept)} for rule, kept in zip(rules, answered, strict=True)
    }


def _cases(kept: Any) -> int:
    """How many cases a filtered log still has."""
    return int(kept["case:concept:name"].nunique()) if hasattr(kept, "columns") else len(kept)
