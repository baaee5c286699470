"""Trying a draft on past cases: what it would have changed, for whom, and how sure that is.

The answer is kept with the draft and shown with the mark of its cases. It is never a finding: the journal
does not know of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.conf import settings

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.packfiles.drafts import Draft
from frikommune.packfiles.pack import Pack
from frikommune.web.cases.demo import profile_of
from frikommune.web.journal.book import Book
from frikommune.web.operations.faults import of_the_machine

if TYPE_CHECKING:
    from frikommune.caseload.profile import Profile

DEMO_PERSONS = 1000
_making = Lock()


def digest_of(text: str) -> str:
    """What tells whether the same law text was tried."""
    return hashlib.sha256(text.encode()).hexdigest()


def cases_for(book: Book) -> Path:
    """The case files to try on: those of the settings, or in a demonstration a small made-up caseload.

    Raises Refused where there are none.
    """
    if settings.CASES:
        return Path(settings.CASES)
    profile = _profile(book)
    if profile is None:
        raise _no_cases()
    folder = Path(settings.DATA) / "caseloads" / book.slug
    with _making:
        if not folder.exists():
            folder.parent.mkdir(parents=True, exist_ok=True)
            _make(profile, folder)
    return folder


def observed(book: Book, today: date) -> date:
    """The day the cases are seen on: today, or the last day of the made-up ones."""
    profile = None if settings.CASES else _profile(book)
    return _last_day(profile) if profile else today


def _profile(book: Book) -> Profile | None:
    """What made-up citizens of the programme are drawn from, in a demonstration that has it."""
    return profile_of(book) if settings.DEMO else None


def _last_day(profile: Profile) -> date:
    return profile.end - timedelta(days=1)


def _make(profile: Profile, folder: Path) -> None:
    from frikommune.caseload.make import make
    from frikommune.caseload.readme import MARK
    from frikommune.caseload.written import Asked
    from frikommune.ledger.atomic import put_in_place

    asked = Asked(DEMO_PERSONS, 1, _last_day(profile))
    with of_the_machine(), put_in_place(folder, MARK) as beside:
        make(profile, asked, "parquet", beside, lambda done, many: None)


def tried(pack: Pack, draft: Draft, rulebook: Rulebook, cases: Path, on: date) -> dict[str, Any]:
    """What the draft would have changed, as JSON. Raises Refused where the cases cannot be read."""
    import polars as pl

    from frikommune.cases.population import PopulationReading, blocks
    from frikommune.evaluation.drafts.simulation import draft_worlds, simulated, together
    from frikommune.ledger.population.engine import Engine

    worlds = draft_worlds(rulebook, draft.ids)
    engine, into, parts = Engine(worlds, on), PopulationReading(keep_good=True), []
    for block in blocks(cases, None, pack.known, into=into):
        ledger = pl.DataFrame(pl.from_arrow(engine.evaluate(block).table()))
        parts.append(simulated(ledger, worlds, block, draft.ids, on))
    found = together(parts)
    rows = found.counts.filter(pl.col("by").is_in(["all", "municipality", "group"]))
    return {
        "on": on.isoformat(),
        "persons": into.persons,
        "refused": len(into.reading.refused),
        **into.mark.as_json,
        "counts": rows.to_dicts(),
        "arisen": found.arisen.to_dicts(),
        "case_by_case": any(one.use for one in draft.exemptions),
        "norms": list(dict.fromkeys(change.norm for one in draft.exemptions for change in one.changes)),
    }


def shown(answer: Mapping[str, Any], pack: Pack) -> dict[str, Any]:
    """The answer as the page shows it: what changes of each norm, who is reached, how sure it is."""
    from frikommune.evaluation.drafts.simulation import CHANGE_WORDS, REACH
    from frikommune.evaluation.population.counting import EVERY
    from frikommune.evaluation.population.doubts import DOUBTS

    counts = answer["counts"]
    of_all = [one for one in counts if one["by"] == "all"]
    every = {one["change"]: one for one in of_all if one["norm"] == EVERY}
    changed = every.get(EVERY)
    return {
        **answer,
        "day": date.fromisoformat(answer["on"]),
        "per_norm": [
            {
                "title": pack.rulebook.norms[norm].title,
                "rows": [
                    {**one, "words": CHANGE_WORDS[one["change"]]}
                    for one in of_all
                    if one["norm"] == norm and one["change"] != EVERY
                ],
            }
            for norm in answer["norms"]
            if norm in pack.rulebook.norms
        ],
        "changed": changed,
        "usable": every.get(REACH),
        "places": [
            one
            for one in counts
            if one["norm"] == EVERY and one["by"] == "municipality" and one["change"] in (EVERY, REACH)
        ],
        "doubts": [(DOUBTS[name], changed[name]) for name in DOUBTS if changed and changed[name]],
    }


def _no_cases() -> Exception:
    return refuse(
        "no_cases",
        problem=Text("Der er ingen gamle sager at prøve på", "There are no past cases to try it on"),
        where="FRIKOMMUNE_CASES",
        given="–",
        expected=Text("en mappe med sagsfiler", "a folder of case files"),
        do_next=Text(
            "Bed administratoren om at sætte FRIKOMMUNE_CASES. Ansøgningen kan indgives uden.",
            "Ask the administrator to set FRIKOMMUNE_CASES. One can apply without it.",
        ),
    )
