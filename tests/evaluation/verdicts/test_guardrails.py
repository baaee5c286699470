"""A guardrail against its stop value."""

from __future__ import annotations

import pytest

from frikommune.evaluation.designs.design import Guardrail, Outcome
from frikommune.evaluation.verdicts.guardrails import watch

COMPLAINTS = Guardrail(Outcome("Klager", direction="lower"), 0.05, "styregruppen")
TALKS = Guardrail(Outcome("Samtaler til tiden", direction="higher"), 0.9, "")


@pytest.mark.parametrize(
    ("guardrail", "level", "interval", "standing"),
    [
        (COMPLAINTS, 0.06, (0.03, 0.12), "passed"),
        (COMPLAINTS, 0.05, None, "passed"),
        (COMPLAINTS, 0.04, (0.02, 0.06), "perhaps"),
        (COMPLAINTS, 0.01, (0.0, 0.03), "clear"),
        (TALKS, 0.85, (0.8, 0.95), "passed"),
        (TALKS, 0.92, (0.88, 0.95), "perhaps"),
        (TALKS, 0.97, (0.95, 0.99), "clear"),
        (TALKS, None, None, "cannot_tell"),
    ],
)
def test_it_is_reached_from_the_side_that_is_worse(guardrail, level, interval, standing):
    assert watch(guardrail, level, interval).standing == standing


def test_whoever_decides_is_named_when_it_is_reached():
    said = watch(COMPLAINTS, 0.061, (0.03, 0.119)).sentence
    assert said.da == (
        "Klager: 6,1 % (med usikkerhed 3 % til 11,9 %); stopværdien er nået (5 %). Om forsøget skal standses,"
        " afgøres af: styregruppen."
    )
    assert "decided by: styregruppen" in said.en


def test_that_nobody_decides_is_told_too():
    assert "siger ikke, hvem der afgør" in watch(TALKS, 0.85).sentence.da


def test_without_a_stop_value_nothing_is_told():
    watched = watch(Guardrail(Outcome("Klager")), 0.5)
    assert watched.standing == "cannot_tell"
    assert "ingen stopværdi" in watched.sentence.da
