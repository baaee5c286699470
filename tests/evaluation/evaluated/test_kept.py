"""A result is kept as JSON and comes back as it was, whatever estimator made it."""

import json

import polars as pl
import pytest

from frikommune.evaluation import api
from frikommune.evaluation.evaluated.kept import as_json, of_json
from frikommune.evaluation.evaluated.result import Result

PANEL = pl.DataFrame(
    [
        {"unit": f"u{unit}", "period": period, "treated": int(unit < 3 and period >= 4), "y": y}
        for unit in range(20)
        for period in range(8)
        for y in [((unit * 7 + period * 3) % 11) / 10]
    ]
)
GROUPS = pl.DataFrame({"treated": [0, 1] * 30, "y": [0, 1, 1, 1, 0, 0] * 10})


@pytest.mark.parametrize(
    ("frame", "roles", "question"),
    [
        (PANEL, {"outcome": "y", "treatment": "treated", "unit": "unit", "period": "period"}, {}),
        (GROUPS, {"outcome": "y", "treatment": "treated"}, {"margin": 0.1}),
    ],
)
def test_what_comes_back_is_what_was_kept(frame, roles, question):
    answer = api.evaluate(api.read(frame, **roles), **question)
    result = Result((answer.evaluation,))
    assert of_json(json.loads(json.dumps(as_json(result), allow_nan=False))) == result
