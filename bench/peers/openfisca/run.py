"""Read the arrays of bench/one_duty_input.py, fold the talks into months, and let OpenFisca compute."""

from __future__ import annotations

import gc
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem

from bench.peers.duty_answer import answer
from bench.peers.openfisca.entities import Person
from bench.peers.openfisca.variables import TALKS, by_array, by_tree, variables

FIRST = np.datetime64("2019-01-01")
MONTHS = [f"{2019 + month // 12}-{month % 12 + 1:02}" for month in range(13)]
Days = NDArray[np.datetime64]


def measure(folder: str, repeats: int, tree: bool) -> dict[str, Any]:
    """Seconds of each run, of folding and of putting in apart, and the answer.

    A simulation remembers what it has computed, so each run has a new one. `tree` says whether the parameter
    tree is asked for every person, as the documentation has it, or once for each municipality.
    """
    start, municipality, person, day, by_telephone = (
        np.load(Path(folder) / f"{name}.npy")
        for name in ("start", "municipality", "person", "day", "by_telephone")
    )
    country, seconds, loading = _country(tree), [], []
    begun = perf_counter()
    talks = _by_month(len(start), person, FIRST + day, by_telephone)
    folding = perf_counter() - begun
    found: dict[str, Any] = {}
    for _ in range(repeats):
        gc.collect()
        begun = perf_counter()
        simulation = _simulation(country, FIRST + start, municipality, talks)
        loading.append(perf_counter() - begun)
        begun = perf_counter()
        columns = {
            name: [simulation.calculate(name, month) for month in MONTHS[1:]] for name in ("due", "met")
        }
        seconds.append(perf_counter() - begun)
        found = answer(np.stack(columns["due"], axis=1), np.stack(columns["met"], axis=1))
    return {"seconds": seconds, "folding": folding, "loading": min(loading), **found}


def _country(tree: bool) -> TaxBenefitSystem:
    country = TaxBenefitSystem([Person])
    country.load_parameters(str(Path(__file__).parent / "parameters"))
    country.add_variables(*variables(by_tree if tree else by_array))
    return country


def _by_month(persons: int, person: Any, day: Days, by_telephone: Any) -> dict[str, Days]:
    """Per variable, months × persons: the first and the last talk of each kind. The talks are in order."""
    found = {name: np.zeros((len(MONTHS), persons), "M8[D]") for name in TALKS}
    month = (day.astype("M8[M]") - FIRST.astype("M8[M]")).astype(int)
    for kind, name in ((~by_telephone, "in_person"), (by_telephone, "by_telephone")):
        those = np.flatnonzero(kind & (month < len(MONTHS)))
        found[f"last_{name}"][month[those], person[those]] = day[those]
        back = those[::-1]
        found[f"first_{name}"][month[back], person[back]] = day[back]
    return found


def _simulation(country: Any, start: Days, municipality: Any, talks: dict[str, Days]) -> Simulation:
    simulation = SimulationBuilder().build_default_simulation(country, len(start))
    simulation.max_spiral_loops = len(
        MONTHS
    )  # else a variable that looks back at itself stops after one month
    simulation.set_input("start", "ETERNITY", start)
    simulation.set_input("municipality", "ETERNITY", municipality)
    for name, months in talks.items():
        for month, days in zip(MONTHS, months, strict=True):
            simulation.set_input(name, month, days)
    return simulation
