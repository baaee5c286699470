"""A few malformed inputs of every kind, the same each time; `bench.malformed` sends thousands.

`FRIKOMMUNE_SEED=…` draws others.
"""

from __future__ import annotations

import os

import pytest

from bench.malformed.kind import Kind, sent
from bench.malformed.kinds import of_the_terminal

SEED = os.environ.get("FRIKOMMUNE_SEED") or "20261126"
EACH = 2
LONG = frozenset({
    "caseload.toml", "prices.toml", "results for a paper", "surveys for a paper",
    "template, slides", "earlier snapshot",
})  # fmt: skip
"""Kinds of which one takes a second or more."""
KINDS = [kind for kind in of_the_terminal() if kind.name not in LONG]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_malformed_input_is_taken_or_refused_in_words(kind: Kind):
    outcomes = [sent(kind, SEED, number) for number in range(EACH)]
    assert [one.why for one in outcomes if one.what == "fault"] == [], f"FRIKOMMUNE_SEED={SEED}"
