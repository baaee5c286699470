"""Counts the published figures from the rows of a caseload: from what happened, never from the mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from frikommune.caseload.block import LEAVES, Tables
from frikommune.caseload.profile import Figure, Profile

_KINDS = (
    "jobrotation",
    "kursus",
    "mikrolaan",
    "rehabiliteringsmoede",
    "ivaerksaetteri",
    "revalidering-afgoerelse",
)
_GROUPS = ("jobafklaring", "ledighedsydelse")
_26_WEEKS, _12_MONTHS = pl.duration(weeks=26), "1y"
_FAR = date(9999, 1, 1)
_CERTIFICATES = ("2.1a", "2.3", "3.1", "3.10")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that some figure rests on; `ends` of a spell is far away while it is open."""

    spells: pl.DataFrame
    events: pl.DataFrame
    uses: pl.DataFrame


def relevant(profile: Profile, tables: Tables) -> Rows:
    """The rows of a block that some figure rests on: few, for most lie in one municipality."""
    spells, events, uses = (_frame(tables, name) for name in ("spells", "events", "uses"))
    places = [figure.place for figure in profile.figures.values() if figure.place]
    there = spells.filter(pl.col("municipality").is_in(places))
    events = events.filter(pl.col("kind").is_in(_KINDS)).join(there, on=["person", "spell"], how="semi")
    counted = pl.col("group").is_in(_GROUPS) | pl.col("person").is_in(events["person"].unique().implode())
    used = pl.col("person").is_in(uses["person"].unique().implode())
    persons = there.filter(counted | used)["person"].unique()
    spells = spells.filter(pl.col("person").is_in(persons.implode())).select(
        "person",
        "spell",
        "group",
        "municipality",
        starts=pl.col("from"),
        ends=pl.col("to").fill_null(_FAR),
        leaves=pl.col("attributes").str.json_path_match(f"$.{LEAVES}").fill_null(""),
    )
    return Rows(
        _apart(spells),
        _apart(events.select("person", "spell", "day", "kind", "type", "until")),
        _apart(uses.select("person", "exemption", "decided_on", "approved_on")),
    )


def joined(parts: Iterable[Rows]) -> Rows:
    """The rows of all blocks."""
    every = list(parts)
    return Rows(*(pl.concat([getattr(one, name) for one in every]) for name in ("spells", "events", "uses")))


def count(profile: Profile, rows: Rows, until: date) -> dict[str, int | None]:
    """Each figure as the rows give it; None where its period was not over at the end of the day `until`."""
    return {
        name: COUNTS[name](_Counting(profile, rows, figure))
        if figure.end <= until + timedelta(days=1)
        else None
        for name, figure in profile.figures.items()
    }


def comes_out(figure: Figure, counted: int) -> bool:
    """Whether a count is the figure, or as near as it must be."""
    return abs(counted - figure.value) <= figure.about * figure.value


class _Counting:
    """The rows, as one figure looks at them: its place, its days [start, end)."""

    def __init__(self, profile: Profile, rows: Rows, figure: Figure) -> None:
        self.profile, self.rows, self.figure = profile, rows, figure
        self.spells = rows.spells.filter(pl.col("municipality") == figure.place)
        self.last = figure.end - timedelta(days=1)

    def within(self, day: str) -> pl.Expr:
        return (pl.col(day) >= self.figure.start) & (pl.col(day) < self.figure.end)

    def events(self, kind: str, *types: str) -> pl.DataFrame:
        """Events of the figure's time and place, with the columns of their spells."""
        found = self.rows.events.filter((pl.col("kind") == kind) & self.within("day"))
        found = found.filter(pl.col("type").is_in(types)) if types else found
        return found.join(self.spells, on=["person", "spell"])

    def uses(self, *exemptions: str) -> pl.DataFrame:
        """Uses decided in the figure's time and place."""
        found = self.rows.uses.filter(pl.col("exemption").is_in(exemptions) & self.within("decided_on"))
        if not self.figure.place:
            return found
        return found.join(self.spells, on="person").filter(
            (pl.col("decided_on") >= pl.col("starts")) & (pl.col("decided_on") < pl.col("ends"))
        )

    def approved(self, exemption: str) -> pl.DataFrame:
        return self.uses(exemption).filter(pl.col("approved_on") < self.figure.end)

    def running(self) -> pl.DataFrame:
        """Spells that run on the last day, wherever they are."""
        every = self.rows.spells
        return every.filter((pl.col("starts") <= self.last) & (pl.col("ends") > self.last))


def _rotations(of: _Counting) -> pl.DataFrame:
    return of.events("jobrotation")


def _early(of: _Counting) -> pl.DataFrame:
    return _rotations(of).filter(pl.col("day") < pl.col("starts") + _26_WEEKS)


def _early_left(of: _Counting, why: str) -> int:
    over = (pl.col("until") < of.figure.end) & (pl.col("ends") == pl.col("until")) & (pl.col("leaves") == why)
    return _early(of).filter(over).height


def _early_on_benefit(of: _Counting) -> int:
    over = (pl.col("until") < of.figure.end) & (pl.col("ends") > of.last)
    return _early(of).filter(over).height


def _without_certificate(of: _Counting) -> int:
    """Uses with a meeting of the same course on the day or later, within the period."""
    met = of.events("rehabiliteringsmoede").select("person", "spell", "day")
    uses = of.approved("2.1a").with_row_index("number").join(met, on=["person", "spell"])
    return uses.filter(pl.col("day") >= pl.col("decided_on"))["number"].n_unique()


def _clarified(of: _Counting) -> pl.DataFrame:
    return of.spells.filter((pl.col("group") == "jobafklaring") & of.within("starts"))


def _past_the_team(of: _Counting) -> int:
    let_off = of.approved("2.1b")["person"].unique()
    return _clarified(of).filter(pl.col("person").is_in(let_off.implode())).height


def _used_in_revalidation(of: _Counting) -> int:
    decided = of.events("revalidering-afgoerelse")["person"].unique()
    used = of.uses("3.1")["person"].unique()
    return _percent(_among(decided, used), len(decided))


def _over_a_year(of: _Counting) -> int:
    lasted = pl.col("starts").dt.offset_by(_12_MONTHS) <= of.last
    mine = of.running().filter((pl.col("group") == "ledighedsydelse") & lasted)
    return mine.filter(pl.col("municipality") == of.figure.place).height


def _on_loan_course(of: _Counting) -> pl.DataFrame:
    return of.events("kursus", "mikrolaan")


def _with_loan(of: _Counting) -> pl.DataFrame:
    loans = of.events("mikrolaan")["person"].unique()
    return _on_loan_course(of).filter(pl.col("person").is_in(loans.implode()))


def _self_supporting(of: _Counting) -> pl.DataFrame:
    last = of.rows.spells.sort("starts").group_by("person", maintain_order=True).last()
    free = last.filter((pl.col("leaves") == "egen-virksomhed") & (pl.col("ends") < of.figure.end))["person"]
    return _with_loan(of).filter(pl.col("person").is_in(free.implode()))


def _activity_ready(of: _Counting) -> int:
    return _self_supporting(of).filter(pl.col("group") == "kontanthjaelp-aktivitetsparat").height


def _first_graduates(of: _Counting) -> pl.DataFrame:
    """The first to begin, by the day of their course."""
    taught = of.events("kursus", "ivaerksaetter").group_by("person").agg(pl.col("day").min())
    return taught.sort("day", "person").head(of.profile.value("dimittender-med-data"))


def _off_benefits(of: _Counting) -> int:
    first = _first_graduates(of)["person"]
    return _percent(len(first) - _among(first, of.running()["person"]), len(first))


def _founders(of: _Counting, type_: str) -> int:
    did = of.events("ivaerksaetteri", type_)["person"]
    return _among(_first_graduates(of)["person"], did)


def _among(some: pl.Series, others: pl.Series) -> int:
    """How many of some are among others."""
    return int(some.is_in(others.implode()).sum())


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


COUNTS: Mapping[str, Callable[[_Counting], int]] = {
    "jobrotation-bevilget": lambda of: _rotations(of).height,
    "jobrotation-under-26-uger": lambda of: _early(of).height,
    "jobrotation-job": lambda of: _early_left(of, "job"),
    "jobrotation-uddannelse": lambda of: _early_left(of, "ordinaer-uddannelse"),
    "jobrotation-ydelse": _early_on_benefit,
    "jobrotation-fortsat": lambda of: _early(of).filter(pl.col("until") > of.last).height,
    "lae265-fritaget": _without_certificate,
    "jobafklaring-i-alt": lambda of: _clarified(of).height,
    "jobafklaring-fritaget": _past_the_team,
    "revalidering-brugt-pct": _used_in_revalidation,
    "revalidering-sparet-kr": lambda of: of.uses("3.1").height * of.profile.value("lae265-kr"),
    "ledighedsydelse-over-12-mdr": _over_a_year,
    "mikrolaan-kursus": lambda of: _on_loan_course(of)["person"].n_unique(),
    "mikrolaan-laan": lambda of: _with_loan(of)["person"].n_unique(),
    "mikrolaan-selvforsoergende": lambda of: _self_supporting(of)["person"].n_unique(),
    "mikrolaan-aktivitetsparate": _activity_ready,
    "dimittender": lambda of: of.events("kursus", "ivaerksaetter")["person"].n_unique(),
    "dimittender-ude-pct": _off_benefits,
    "dimittender-virksomhed-pct": lambda of: _percent(_founders(of, "opstart"), _first_graduates(of).height),
    "dimittender-nationalt": lambda of: _founders(of, "nationalt-program"),
    "mentor-brugt": lambda of: of.uses("3.4a", "3.4b").height,
    "netvaerk-attester": lambda of: of.uses(*_CERTIFICATES).height,
}
"""How each figure is counted; the figures that a profile must give."""


def _apart(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with text of its own: a filtered frame would keep the text of the whole block alive."""
    return pl.DataFrame(pl.from_arrow(frame.to_arrow()))


def _frame(tables: Tables, name: str) -> pl.DataFrame:
    return pl.DataFrame(pl.from_arrow(tables[name]))
