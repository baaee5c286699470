"""By which exemptions a step that was asked for could have been left out, for the rows of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from frikommune.law.rulebook import Rulebook

_NOT_ASKED = ("transferred", "repealed")


def usable_in(rows: pl.DataFrame, rulebook: Rulebook, observed: date, *, kept_too: bool = False) -> pl.Series:
    """The ids of the exemptions by which each row could have been left out, as known on `observed`.

    As `casework.use_counts.could_use` says of the reference's rows: if it could be used there on the row's
    first or last day, or on `observed` where the last has not come. `rows` are a ledger's with plain text,
    and two columns more: `status` (`timeliness.STATUSES`), and `used`, the exemption that let it off, or "".
    With `kept_too` a precondition or limit that was kept counts as well: there the exemption could have been
    used in place of what was put on file.
    """
    kinds = {norm.id: norm.kind for norm in rulebook.norms.values()}
    usable_at = _UsableAt(rulebook)
    names = ("norm", "municipality", "group", "base", "opens", "due", "status", "used", "met_on", "standing")
    found = [
        _of_row(row, kinds, usable_at, observed, kept_too)
        for row in rows.select(*names).iter_rows(named=True)
    ]
    return pl.Series("usable", found, dtype=pl.List(pl.String))


def _of_row(
    row: Mapping[str, Any], kinds: Mapping[str, str], usable_at: _UsableAt, observed: date, kept_too: bool
) -> list[str]:
    where = (row["norm"], row["municipality"], row["group"])
    if not usable_at.ever(where) or row["standing"] == "waived" or row["status"] in _NOT_ASKED:
        return []
    on_file = row["met_on"] and kinds[row["norm"]] != "duty" and not row["used"]
    if row["opens"] is None or (on_file and not kept_too):
        return []
    days = (max(row["opens"], row["base"]), min(row["due"] or observed, observed))
    return sorted({one for day in days for one in usable_at.on(where, day)})


class _UsableAt:
    """The exemptions that may be used for a norm somewhere on a day; most norms have none, ever."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.world = rulebook.all_trials
        self._ever: dict[tuple[str, str, str], bool] = {}

    def ever(self, where: tuple[str, str, str]) -> bool:
        """Whether any exemption may ever be used for it there."""
        if where not in self._ever:
            self._ever[where] = any(rule.usable for rule in self.world.timeline(*where).rules)
        return self._ever[where]

    def on(self, where: tuple[str, str, str], day: date) -> list[str]:
        """The ids of those that may on the day."""
        return [one.id for one in self.world.timeline(*where).at(day).usable]
