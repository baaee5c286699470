"""What `frikommune simulate --json` writes. Its keys are in docs/json.md."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from frikommune.cli.speaking import Speaking
from frikommune.evaluation.population.counting import BY, EVERY
from frikommune.evaluation.population.doubts import DOUBTS
from frikommune.evaluation.savings.holders import holders
from frikommune.law.exemption import Grant

if TYPE_CHECKING:
    from frikommune.cli.simulate import Answer

_NUMBERS = ("rows", "persons", "courses", "sure", "done", "not_done")


def simulation_json(speaking: Speaking, answer: Answer) -> dict[str, Any]:
    """The whole answer."""
    draft = answer.draft
    return {
        "draft": draft.id,
        "title": speaking.text(draft.title),
        "file": draft.file,
        "on": answer.on,
        "cases": answer.cases,
        "refused_rows": answer.refused,
        **answer.mark.as_json,
        "grants_from_draft": draft.dated,
        "grants": [_grant(grant) for grant in draft.grants],
        "exemptions": [
            {
                "exemption": one.id,
                "title": speaking.text(one.title),
                "case_by_case": one.use is not None,
                "norms": list(dict.fromkeys(change.norm for change in one.changes)),
            }
            for one in draft.exemptions
        ],
        "reached": changes_of(answer, EVERY, "all"),
        "reached_by": [one for by in BY[1:] for one in changes_of(answer, EVERY, by)],
        "norms": [_norm(speaking, answer, norm) for norm in norms_of(answer)],
    }


def _grant(grant: Grant) -> dict[str, Any]:
    start = None if grant.start == date.min else grant.start
    return {
        "exemption": grant.exemption,
        "municipality": grant.municipality,
        "from": start,
        "to": grant.end,
    }


def norms_of(answer: Answer) -> list[str]:
    """The norms that the draft changes, in the rulebook's order."""
    changed = {change.norm for one in answer.draft.exemptions for change in one.changes}
    return [norm for norm in answer.pack.rulebook.norms if norm in changed]


def changes_of(answer: Answer, norm: str, by: str) -> list[dict[str, Any]]:
    """What was counted of one norm (`*`: of all), over all or by municipality, group or year."""
    rows = answer.found.counts.filter((pl.col("norm") == norm) & (pl.col("by") == by))
    return [
        {
            **({"by": by, "key": row["key"]} if by != "all" else {}),
            "change": row["change"],
            **{name: row[name] for name in _NUMBERS},
            "doubts": {name: row[name] for name in DOUBTS},
        }
        for row in rows.iter_rows(named=True)
    ]


def arisen_of(answer: Answer, norm: str) -> dict[str, int]:
    """Who was in the draft's scope, and which duties never arose because the course ended first."""
    rows = answer.found.arisen.filter(pl.col("norm") == norm).drop("norm").to_dicts()
    return rows[0] if rows else dict.fromkeys(answer.found.arisen.columns[1:], 0)


def held_of(answer: Answer, norm: str) -> list[dict[str, Any]]:
    """By what the touched duties were met, most often first."""
    rows = answer.found.held.filter(pl.col("norm") == norm).sort(["rows", "deed"], descending=[True, False])
    return rows.drop("norm").to_dicts()


def _norm(speaking: Speaking, answer: Answer, norm: str) -> dict[str, Any]:
    found = answer.pack.rulebook.norms[norm]
    return {
        "norm": norm,
        "title": speaking.text(found.title),
        "held_by": list(holders(found, answer.pack.prices.units)),
        "met_by": held_of(answer, norm),
        "scope": arisen_of(answer, norm),
        "changes": changes_of(answer, norm, "all"),
        "municipalities": changes_of(answer, norm, "municipality"),
    }
