"""A small drawing of every kind."""

from __future__ import annotations

from math import inf

from frikommune.evaluation.shown.laid_out import Drawing, Kind, Line, Point, Series
from frikommune.language import Text

TITLE = Text("Andel i job & uddannelse", "Share in work & education")
TOLD = Text("Aalborg ligger over <de andre>.", "Aalborg lies above <the others>.")
AALBORG, HJOERRING = Text.same("Aalborg"), Text.same("Hjørring")
NONE = Text("", "")


def drawing(kind: Kind, *series: Series, **more) -> Drawing:
    """A drawing of a kind."""
    return Drawing(kind, TITLE, TOLD, series, **more)


def named(name: str, *points: Point) -> Series:
    """A series."""
    return Series(Text.same(name), points)


over_time = (
    named("Forsøget", *(Point(float(n), 0.4 + n / 10, 0.3 + n / 10, 0.5 + n / 10) for n in range(4))),
    named("De andre", *(Point(float(n), 0.4 + n / 20) for n in range(4))),
)
EVERY: dict[Kind, Drawing] = {
    "intervals": drawing(
        "intervals",
        named(
            "Andel",
            Point(AALBORG, 0.444, 0.32, 0.576, mark="main"),
            Point(AALBORG, None, 0.444, 0.815, mark="open"),
            Point(HJOERRING, 0.41, -inf, 0.5),
            Point(Text("I alt", "All"), 0.43, 0.4, 0.46, mark="pooled"),
            Point(Text.same("Læsø"), None, mark="hidden"),
        ),
        unit="share",
        lines=(Line(Text("før 41,7 %", "before 41.7%"), y=0.417), Line(Text("mål", "goal"), y=0.42)),
    ),
    "event_study": drawing(
        "event_study",
        named(
            "Forskel",
            *(Point(Text.same(f"2018K{n + 1}"), n / 100, n / 100 - 0.02, n / 100 + 0.02) for n in range(4)),
        ),
        unit="points",
        lines=(Line(NONE, y=0), Line(Text("forsøget starter", "the trial starts"), x=1.5)),
    ),
    "paths": drawing("paths", *over_time, unit="share", lines=(Line(Text("start", "start"), x=1.5),)),
    "steps": drawing("steps", *over_time, unit="share"),
    "power": drawing("power", *over_time, unit="share", lines=(Line(Text("80 %", "80%"), y=0.8),)),
    "balance": drawing(
        "balance",
        named("Før", Point(Text("alder", "age"), 0.8), Point(Text("indkomst", "income"), -0.4)),
        named("Efter", Point(Text("alder", "age"), 0.05), Point(Text("indkomst", "income"), -0.02)),
        lines=(Line(Text("0,1", "0.1"), y=0.1),),
    ),
    "placebos": drawing(
        "placebos",
        named("Andre", *(Point(Text.same(str(n)), (n - 20) / 1000) for n in range(40))),
        named("Aalborg", Point(AALBORG, -0.0225, mark="main", label=AALBORG)),
    ),
    "diverging": drawing(
        "diverging",
        named("Uenig", Point(Text.same("Lettere?"), 0.2), Point(Text.same("Bedre?"), 0.1)),
        named(
            "Hverken eller",
            Point(Text.same("Lettere?"), 0.4, mark="neutral"),
            Point(Text.same("Bedre?"), 0.3, mark="neutral"),
        ),
        named("Enig", Point(Text.same("Lettere?"), 0.4), Point(Text.same("Bedre?"), 0.6)),
        unit="share",
    ),
    "bars": drawing(
        "bars",
        named("Kroner", Point(AALBORG, 469200.0, 400000.0, 520000.0), Point(HJOERRING, -37217.0)),
        unit="kroner",
    ),
}
