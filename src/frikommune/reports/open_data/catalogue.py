"""Every dataset that comes from the journal and the law, and one of them as of a day."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text, day_text
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.advice import DISAGREEMENTS, LESSONS, RECOMMENDATIONS
from frikommune.reports.open_data.applications import APPLICATIONS, MUNICIPALITIES
from frikommune.reports.open_data.calendar import CALENDAR
from frikommune.reports.open_data.dataset import Dataset
from frikommune.reports.open_data.figures import FIGURES
from frikommune.reports.open_data.law import NORMS
from frikommune.reports.open_data.release import Release
from frikommune.reports.open_data.trials import EXEMPTIONS, PERIODS, TRIALS
from frikommune.reports.open_data.uses import USES

DATASETS: Mapping[str, Dataset] = {
    one.id: one
    for one in (
        TRIALS,
        EXEMPTIONS,
        PERIODS,
        APPLICATIONS,
        FIGURES,
        RECOMMENDATIONS,
        LESSONS,
        DISAGREEMENTS,
        NORMS,
        MUNICIPALITIES,
        CALENDAR,
        USES,
    )
}
FROM_FACTS = tuple(one for one in DATASETS if one != USES.id)
"""Those whose rows come from the journal; counts of use come from what was published of cases."""


def dataset_of(name: str, where: str = "") -> Dataset:
    """The dataset of that name. Raises Refused."""
    found = DATASETS.get(name)
    if found is None:
        raise refuse(
            "unknown_dataset",
            problem=Text(f"Der er intet datasæt “{name}”", f"There is no dataset “{name}”"),
            where=where,
            given=name,
            expected=Text(", ".join(DATASETS), ", ".join(DATASETS)),
            do_next=closest(name, DATASETS),
        )
    return found


def release_of(dataset: Dataset, facts: Facts) -> Release:
    """The dataset as of the facts' day. Raises Refused for a day before anything was known."""
    if not facts.now.known:
        raise _too_early(facts)
    return Release(dataset, facts.pack.title, facts.on, tuple(dataset.rows(facts)))


def _too_early(facts: Facts) -> Refused:
    first = min((one.recorded.last for one in facts.pack.journal), default=None)
    known = day_text(first) if first else Text("aldrig", "never")
    return refuse(
        "nothing_known_yet",
        problem=Text("Netværket fandtes ikke endnu", "The network did not exist yet"),
        where="",
        given=facts.on.isoformat(),
        expected=Text(f"{known.da} eller senere", f"{known.en} or later"),
        do_next=Text("Vælg en senere dag.", "Choose a later day."),
    )
