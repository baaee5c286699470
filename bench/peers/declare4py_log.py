"""Response and precedence by Declare4Py. It runs in .venv/peers/declare4py, without frikommune.

Its analyser counts activations and fulfilments in each case, by the order in the log. A time condition is on
the absolute distance in seconds, on top of that order.
"""

from __future__ import annotations

from time import perf_counter
from typing import Any

from Declare4Py.D4PyEventLog import D4PyEventLog
from Declare4Py.ProcessMiningTasks.ConformanceChecking.MPDeclareAnalyzer import MPDeclareAnalyzer
from Declare4Py.ProcessModels.DeclareModel import DeclareModel

from bench.peers.timing import Rules, each_set


def measure(log: str, sets: dict[str, Rules], repeats: int) -> dict[str, Any]:
    """Seconds per set of rules, loading apart; per rule its activations and how many are satisfied."""
    begun = perf_counter()
    events = D4PyEventLog()
    events.parse_xes_log(log)
    loading = perf_counter() - begun
    models = {name: DeclareModel().parse_from_string(_model(rules)) for name, rules in sets.items()}

    def answer(rules: Rules) -> Any:
        name = next(name for name, those in sets.items() if those is rules)
        return MPDeclareAnalyzer(events, models[name], consider_vacuity=True).run()

    return {"loading": loading, "sets": each_set(sets, repeats, answer, _count)}


def _model(rules: Rules) -> str:
    """The rules in Declare4Py's own words: `Response[A, B] | | | 0,7,d`."""
    activities = sorted({rule[end] for rule in rules for end in ("first", "then")})
    lines = [f"activity {name}" for name in activities]
    for rule in rules:
        within = f"0,{rule['fixed_days']},d" if rule["fixed_days"] is not None else ""
        lines.append(f"{rule['template'].title()}[{rule['first']}, {rule['then']}] | | | {within}")
    return "\n".join(lines)


def _count(rules: Rules, answered: Any) -> dict[str, Any]:
    return {
        rule["norm"]: {
            "activations": sum(answered.get_metric("num_activations", constr_id=number)),
            "satisfied": sum(answered.get_metric("num_fulfillments", constr_id=number)),
        }
        for number, rule in enumerate(rules)
    }
