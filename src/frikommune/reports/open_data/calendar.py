"""The calendar: evaluations, meetings and deadlines, as planned and as held."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.views import plans
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import Column, Dataset, Row, columns, in_both, span, worded
from frikommune.reports.open_data.sources import ENTRY, SOURCE, held, names, source_of, spanned


def _calendar(facts: Facts) -> Iterator[Row]:
    for plan in plans(facts.now):
        took_place = _when(held(facts.now.question(plan.about, "held")))
        body = held(facts.now.question(plan.about, "of_body"))
        of = body.value if body and isinstance(body.value, Subject) else None
        for fact in plan.facts:
            yield {
                "plan": plan.about.name,
                **in_both("name", facts.name(plan.about)),
                **spanned("planned", _when(fact.entry)),
                **spanned("held", took_place),
                "trials": names(fact.entry.concerns, "trial"),
                **in_both("body", facts.name(of) if of else None),
                "contested": fact in plan.rivals,
                **source_of(fact.entry),
            }


def _when(entry: Entry | None) -> When | None:
    return entry.value if entry and isinstance(entry.value, When) else None


CALENDAR = Dataset(
    "calendar",
    Text("Kalender for evaluering og møder", "Calendar of evaluation and meetings"),
    Text(
        "Hvad der er planlagt og holdt. Hvor kilder er uenige om tiden, står hver for sig.",
        "What is planned and held. Where sources disagree on the time, each stands by itself.",
    ),
    columns(
        Column("plan", "string", Text("Planens id", "The plan's id")),
        worded("name", Text("Hvad der er planlagt", "What is planned")),
        span("planned", Text("Planlagt", "Planned")),
        span("held", Text("Holdt", "Held")),
        Column("trials", "list", Text("Forsøg, det gælder", "Trials that it concerns")),
        worded("body", Text("Gruppen, der mødes", "The body that meets")),
        Column(
            "contested",
            "boolean",
            Text("Om en anden kilde siger en anden tid", "Whether another source says another time"),
        ),
        SOURCE,
        ENTRY,
    ),
    _calendar,
    ("fact",),
)
