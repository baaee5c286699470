"""The step that a stored use is about: its row as it stands now, whatever became of the use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import History
from frikommune.casework.duties.days import days_away
from frikommune.casework.duties.reasons import title_of
from frikommune.casework.uses.using import Verdict, judge_use, without_uses
from frikommune.language import Text, day_text
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.history import as_told, histories_of
from frikommune.web.uses.models import Use


@dataclass(frozen=True, slots=True)
class About:
    """The step in words; `due` is its last day, None where it hangs on a step that has not come."""

    title: Text
    due: date | None
    when: Text


def about(uses: Iterable[Use], rulebook: Rulebook, today: date) -> Mapping[int, About]:
    """What each use is about, by its key."""
    some = list(uses)
    histories = histories_of({use.case_id: use.case for use in some}.values())
    return {use.pk: _about(use, histories[use.case_id], rulebook, today) for use in some}


def _about(use: Use, history: History, rulebook: Rulebook, today: date) -> About:
    verdict = verdict_of(use, history, rulebook, today)
    row = verdict.row
    if row is None or verdict.ahead or row.due is None:
        title = title_of(row) if row is not None else rulebook.norms[use.norm].title
        return About(title, None, Text("næste gang", "the next time"))
    last, away = day_text(row.due), days_away(row.due, today)
    return About(
        title_of(row),
        row.due,
        Text(f"senest {last.da} ({away.da})", f"by {last.en} ({away.en})"),
    )


def verdict_of(use: Use, history: History, rulebook: Rulebook, today: date) -> Verdict:
    """What the ledger says of the decision now, as if no leader had said anything."""
    decision = as_told(use, ())
    assert decision is not None
    others = without_uses(history, {decision.id})
    return judge_use(others, rulebook, decision, today)
