"""Counts of use as a dataset: what was decided to be public of each quarter, small counts hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.cases.mark import Mark
from frikommune.language import Text
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import Column, Dataset, Row, columns, in_both, worded
from frikommune.reports.open_data.trials import CODE, MUNICIPALITY

_TIMES = Text("gange", "times")


FEWEST = 5
"""The least count that is shown (`casework.suppression.LEAST`); zero is shown too."""


@dataclass(frozen=True, slots=True)
class UseCount:
    """One exemption in one municipality; an empty name: all together. None: hidden."""

    exemption: str
    municipality: str
    possible: int | None
    used: int | None
    not_used: int | None


@dataclass(frozen=True, slots=True)
class Quarter:
    """What is public of the quarter that begins on `start`. `edition` is 1, and more where it was corrected.

    `correction` says why; empty where it never was.
    """

    start: date
    counts: tuple[UseCount, ...]
    edition: int
    published: date
    correction: str = ""
    mark: Mark = Mark.NONE

    @property
    def last_day(self) -> date:
        """The quarter's last day."""
        return (self.start + timedelta(100)).replace(day=1) - timedelta(1)

    @property
    def name(self) -> str:
        """`2019-Q3`."""
        return f"{self.start.year}-Q{(self.start.month + 2) // 3}"


def rows_of(quarters: Iterable[Quarter], facts: Facts) -> Iterator[Row]:
    """A row for each quarter, exemption and municipality, and for their sums."""
    book = facts.pack.rulebook
    trial_of = {part: trial for trial, parts in facts.pack.parts.items() for part in parts}
    titles: Mapping[str, Text] = {one.id: one.title for one in book.exemptions.values()}
    for quarter in quarters:
        for one in quarter.counts:
            yield {
                "quarter": quarter.name,
                "first_day": quarter.start,
                "last_day": quarter.last_day,
                "exemption": one.exemption or None,
                "trial": trial_of.get(one.exemption),
                **in_both("title", titles.get(one.exemption)),
                "municipality": one.municipality or None,
                "municipality_code": book.municipalities.get(one.municipality) or None,
                "possible": one.possible,
                "used": one.used,
                "not_used": one.not_used,
                "possible_hidden": one.possible is None,
                "used_hidden": one.used is None,
                "not_used_hidden": one.not_used is None,
                "edition": quarter.edition,
                "published": quarter.published,
                "correction": quarter.correction or None,
                **quarter.mark.as_json,
            }


def _count(name: str, meaning: Text) -> Column:
    hidden = Text(f"{meaning.da}; tomt, hvor det er skjult", f"{meaning.en}; empty where hidden")
    return Column(name, "integer", hidden, _TIMES)


USES = Dataset(
    "uses",
    Text("Brug af undtagelser", "Use of exemptions"),
    Text(
        "Hvor ofte et krav kunne undlades ved hver undtagelse, og hvor ofte det blev gjort, hvert kvartal."
        f" Antal fra 1 til {FEWEST - 1} er skjult, og så mange andre, at ingen af dem kan regnes ud.",
        "How often a demand could be left out by each exemption, and how often it was, quarter by quarter."
        f" Counts of 1 to {FEWEST - 1} are hidden, and enough others that none of them can be computed.",
    ),
    columns(
        Column(
            "quarter",
            "string",
            Text("Kvartalet, efter kravets sidste dag", "The quarter, by the demand's last day"),
        ),
        Column(
            "exemption",
            "string",
            Text("Undtagelsen; tomt: alle lagt sammen", "The exemption; empty: the sum of all"),
        ),
        Column(
            "municipality",
            MUNICIPALITY.type,
            Text(
                "Kommunen; tomt: alle med sager her lagt sammen",
                "The municipality; empty: the sum of all that have cases here",
            ),
        ),
        _count(
            "possible", Text("Gange, hvor et krav kunne undlades", "Times a demand could have been left out")
        ),
        _count("used", Text("Gange, hvor det blev undladt", "Times it was left out")),
        _count(
            "not_used", Text("Gange, hvor det kunne, men ikke blev", "Times it could have been and was not")
        ),
        *(
            Column(
                f"{one}_hidden",
                "boolean",
                Text(f"Om tallet i {one} er skjult", f"Whether the number in {one} is hidden"),
            )
            for one in ("possible", "used", "not_used")
        ),
        Column("trial", "string", Text("Forsøgets nummer", "The trial's number")),
        worded("title", Text("Undtagelsens titel", "The exemption's title")),
        CODE,
        Column("first_day", "date", Text("Kvartalets første dag", "The quarter's first day")),
        Column("last_day", "date", Text("Kvartalets sidste dag", "The quarter's last day")),
        Column(
            "edition",
            "integer",
            Text("1, og mere hvor kvartalet er rettet", "1, and more where the quarter was corrected"),
        ),
        Column(
            "published",
            "date",
            Text("Dagen, tallene blev offentliggjort", "The day the numbers were published"),
        ),
        Column("correction", "string", Text("Hvorfor kvartalet er rettet", "Why the quarter was corrected")),
        Column(
            "synthetic",
            "boolean",
            Text(
                "Om borgerne er opdigtede: intet tal er da et fund",
                "Whether the citizens are made up: no number is then a finding",
            ),
        ),
        Column(
            "reconstruction",
            "boolean",
            Text(
                "Om offentliggjorte tal er genskabt i opdigtede borgere",
                "Whether published figures were rebuilt in made-up citizens",
            ),
        ),
    ),
    lambda facts: (),
    ("quarter", "exemption", "municipality"),
)
