"""The first joint talk as a decision table for zen-engine, and the same question put to us."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import zen

from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.terms import DutyTerms, Window

NORM, GROUP, STEP = "faellessamtale", "dagpenge", 1
FOREVER = date.max
Answer = tuple[str, int | None, int | None]
"""The layer, and from which to which day of the course the talk is in time; None where it is unknown."""


class Peer:
    """Both engines, asked the same question in turn: another place and day each time."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.world = rulebook.all_trials
        rules = _rules(rulebook)
        self.size = f"1 of {len(rules)} lines"
        self.decision = zen.ZenEngine().create_decision(json.dumps(_decision(rules)))
        first = date(2017, 6, 1)
        self.questions = [
            (place, first + timedelta(weeks=6 * step))
            for place in rulebook.municipalities
            for step in range(20)
        ]
        self.turn = 0
        for place, day in self.questions:
            if self.zen_says(place, day) != self.we_say(place, day):
                raise AssertionError((place, day, self.zen_says(place, day), self.we_say(place, day)))

    def ask_zen(self) -> Answer:
        """The next question, answered by zen-engine."""
        return self.zen_says(*self._next())

    def ask_us(self) -> Answer:
        """The next question, answered by us."""
        return self.we_say(*self._next())

    def zen_says(self, place: str, day: date) -> Answer:
        """Ask zen-engine."""
        found = self.decision.evaluate({"place": place, "group": GROUP, "day": day.toordinal()})["result"]
        return found["layer"], found.get("opens"), found.get("due")

    def we_say(self, place: str, day: date) -> Answer:
        """Ask the rulebook."""
        return _answer(self.world.rule(NORM, place, GROUP, day), day)

    def _next(self) -> tuple[str, date]:
        self.turn = (self.turn + 1) % len(self.questions)
        return self.questions[self.turn]


def _answer(rule: Rule, day: date) -> Answer:
    layer = rule.layers[-1].id if rule.layers else "law"
    windows = rule.terms.windows if isinstance(rule.terms, DutyTerms) else None
    window = windows.get(STEP) if isinstance(windows, dict) else None
    if not isinstance(window, Window) or window.due is None:
        return layer, None, None
    return layer, (window.opens.on(day) - day).days, (window.due.on(day) - day).days


def _rules(rulebook: Rulebook) -> list[tuple[str, date, date, Answer]]:
    """A line for each place and stretch of time before 2020; until then the windows are whole weeks."""
    found = []
    for place in rulebook.municipalities:
        timeline = rulebook.all_trials.timeline(NORM, place, GROUP)
        starts = [rule.start for rule in timeline.rules]
        for rule, (start, end) in zip(timeline.rules, pairwise([*starts, FOREVER]), strict=True):
            if start < date(2020, 1, 1) and not rule.before:
                found.append((place, start, min(end, date(2020, 1, 1)), _answer(rule, start)))
    return found


def _decision(rules: list[tuple[str, date, date, Answer]]) -> dict[str, Any]:
    inputs = [{"id": name, "name": name, "field": name} for name in ("place", "group", "day")]
    outputs = [{"id": name, "name": name, "field": name} for name in ("layer", "opens", "due")]
    lines = [
        {
            "_id": str(number),
            "place": json.dumps(place, ensure_ascii=False),
            "group": json.dumps(GROUP),
            "day": f"[{start.toordinal()}..{end.toordinal()})",
            "layer": json.dumps(layer),
            "opens": json.dumps(opens),
            "due": json.dumps(due),
        }
        for number, (place, start, end, (layer, opens, due)) in enumerate(rules)
    ]
    table = {"hitPolicy": "first", "inputs": inputs, "outputs": outputs, "rules": lines}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "table",
                "type": "decisionTableNode",
                "name": "table",
                "position": {"x": 1, "y": 0},
                "content": table,
            },
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 2, "y": 0}},
        ],
        "edges": [
            {"id": "1", "type": "edge", "sourceId": "in", "targetId": "table"},
            {"id": "2", "type": "edge", "sourceId": "table", "targetId": "out"},
        ],
    }
