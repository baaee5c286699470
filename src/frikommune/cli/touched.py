"""How many citizens of some cases the difference between two laws touches, and what is left of each trial."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frikommune.cases.mark import Mark
from frikommune.cli.marks import in_heading
from frikommune.cli.population import Asked, ledgers_of
from frikommune.cli.speaking import Speaking
from frikommune.errors import refuse
from frikommune.language import Text

if TYPE_CHECKING:
    import polars as pl

_EVERY = "*"
_WORDS = {
    "gone": Text("falder bort", "gone"),
    "new": Text("kommer til", "new"),
    "moved": Text("flyttes", "moved"),
    "waived": Text("sættes ud af kraft", "set aside"),
    "asked": Text("kræves nu", "asked now"),
    "made_possible": Text("bliver muligt", "made possible"),
    "counts": Text("opfyldes af noget andet", "met by something else"),
}


@dataclass(frozen=True, slots=True)
class Touched:
    """The cases that were read, and the tables of `evaluation.laws`."""

    name: str
    on: date
    later: date
    cases: int
    refused: int
    mark: Mark
    apart: pl.DataFrame
    left: pl.DataFrame

    @property
    def as_json(self) -> dict[str, Any]:
        """What was read, and whom the difference touches over all norms."""
        everyone = self.of_norm(_EVERY)
        return {
            "file": self.name,
            "on": self.on,
            "cases": self.cases,
            "refused_rows": self.refused,
            **self.mark.as_json,
            "persons": everyone["persons"],
            "courses": everyone["courses"],
        }

    def of_norm(self, norm: str) -> dict[str, Any]:
        """Whom the difference in one norm touches, over all changes and change by change."""
        rows = [row for row in self.apart.to_dicts() if row["norm"] == norm]
        whole = next((row for row in rows if row["change"] == _EVERY), {})
        numbers = ("rows", "persons", "courses")
        changes = [
            {"change": row["change"], **{name: row[name] for name in numbers}}
            for row in rows
            if row["change"] != _EVERY
        ]
        return {**{name: whole.get(name, 0) for name in numbers}, "changes": changes}

    def of_trial(self, trial: str) -> dict[str, Any]:
        """Whom what is left of one trial touches."""
        return next(
            {name: row[name] for name in ("rows", "persons", "courses", "in_scope")}
            for row in self.left.to_dicts()
            if row["trial"] == trial
        )


def check_with_cases(cases: Path | None, options: Mapping[str, object]) -> None:
    """Raises Refused where options speak of cases, and none are given."""
    given = [name for name, value in options.items() if value]
    if cases is not None or not given:
        return
    raise refuse(
        "no_cases",
        problem=Text(
            f"“{given[0]}” handler om sager, men der er ingen",
            f"“{given[0]}” speaks of cases, and there are none",
        ),
        where=given[0],
        given="–",
        expected=Text("en fil eller mappe med sager", "a file or a folder of cases"),
        do_next=Text(f"Skriv CASES, eller slet {given[0]}.", f"Write CASES, or delete {given[0]}."),
    )


def touched_by(speaking: Speaking, asked: Asked, days: tuple[date, date], on: date) -> Touched:
    """Go through the cases under the law of each day, and with and without each trial. Raises Refused."""
    from frikommune.evaluation.drafts.laws import APART, REMAINDER, all_together, laws_apart, remainders
    from frikommune.law.frozen import differing, frozen
    from frikommune.ledger.worlds import actual_world, every_world

    pack, later = asked.pack, days[1]
    trials = {trial.id: trial.exemptions for trial in pack.trials.values()}
    every = every_world(pack.rulebook, trials)
    norms = differing(pack.rulebook, *days)
    worlds = (*(actual_world(frozen(pack.rulebook, day, norms)) for day in days), every)
    apart, left, persons, mark = [], [], 0, Mark.NONE
    for block, (before, after, actual) in ledgers_of(speaking, asked, worlds, on):
        apart.append(laws_apart(before, after, block, on))
        left.append(remainders(actual, every, trials, block, later))
        persons += len(block.persons)
        mark = max(mark, block.mark)
    return Touched(
        name=asked.cases.name,
        on=on,
        later=later,
        cases=persons,
        refused=len(asked.found[0].reading.refused),
        mark=mark,
        apart=all_together(apart, APART),
        left=all_together(left, REMAINDER),
    )


def told_cases(speaking: Speaking, touched: Touched) -> str:
    """What was read, and whom the difference touches at all."""
    mark = in_heading(speaking, touched.mark).replace("  ", " ")
    on, who = speaking.day(touched.on), speaking.citizens(touched.of_norm(_EVERY)["persons"])
    read = speaking.say(
        f"{touched.name}: {touched.cases} sager{mark}, {touched.refused} rækker afvist, set {on}.",
        f"{touched.name}: {touched.cases} cases{mark}, {touched.refused} rows refused, seen on {on}.",
    )
    return read + speaking.say(
        f" Som om hver af de to love havde gældt hele tiden, uden forsøg: forskellen rører {who}.",
        f" As if each of the two laws had held all the time, without trials: the difference touches {who}.",
    )


def norm_touched(speaking: Speaking, touched: Touched, norm: str) -> str:
    """Whom the difference in one norm touches."""
    found = touched.of_norm(norm)
    changes = [one for one in found["changes"] if one["change"] != "unknown"]
    unknown = [one for one in found["changes"] if one["change"] == "unknown"]
    words = [speaking.say("Rører ", "Touches ") + speaking.citizens(found["persons"])]
    if changes:
        told = ", ".join(f"{speaking.text(_WORDS[one['change']])} {one['rows']}" for one in changes)
        words.append(speaking.say("krav: ", "demands: ") + told)
    words += [
        speaking.say("kan ikke afgøres for ", "cannot be determined for ") + speaking.citizens(one["persons"])
        for one in unknown
    ]
    return "; ".join(words) + "."


def trial_touched(speaking: Speaking, touched: Touched, trial: str) -> str:
    """Whom what is left of a trial touches."""
    found, day = touched.of_trial(trial), speaking.day(touched.later)
    scope, differ = speaking.citizens(found["in_scope"]), speaking.citizens(found["persons"])
    told = speaking.say(f"Tilbage {day}: {scope} omfattet", f"Left on {day}: {scope} in scope")
    if not found["in_scope"]:
        return f"{told}."
    rows = found["rows"]
    if not rows:
        return told + speaking.say(
            "; ingen krav i sagerne ville være anderledes uden forsøget.",
            "; no demand in the cases would differ without the trial.",
        )
    return told + speaking.say(
        f"; uden forsøget ville {rows} krav være anderledes for {differ}.",
        f"; without the trial {rows} demands would differ, for {differ}.",
    )
