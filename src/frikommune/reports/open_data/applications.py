"""The applications and what came of them, round by round; and the municipalities of the network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from frikommune.language import Text
from frikommune.programme.entry import Names, Subject
from frikommune.programme.trial import by_number
from frikommune.programme.views import outcome_of
from frikommune.programme.when import When
from frikommune.programme.words import CODE_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.dataset import (
    Column,
    Dataset,
    Row,
    code_of,
    coded,
    columns,
    in_both,
    span,
    worded,
)
from frikommune.reports.open_data.sources import ENTRY, SOURCE, held, source_of, spanned
from frikommune.reports.open_data.trials import CODE, MUNICIPALITY

_OUTCOMES: Mapping[str, Text] = {
    **{one: CODE_WORDS[one] for one in ("fully", "partly", "fully_or_partly", "refused")},
    "contested": Text("kilderne er uenige", "the sources disagree"),
    "unknown": Text("ikke oplyst", "not stated"),
}


def _applications(facts: Facts) -> Iterator[Row]:
    for about in sorted(facts.now.subjects("application"), key=lambda one: by_number(one.name)):
        sent = held(facts.now.question(about, "sent_in"))
        outcome = held(facts.now.question(about, "outcome"))
        round_ = sent.value if sent and isinstance(sent.value, Subject) else None
        deadline = held(facts.now.question(round_, "deadline")) if round_ else None
        named = held(facts.now.question(Subject("trial", about.name), "named")) or held(
            facts.now.question(about, "named")
        )
        yield {
            "application": about.name,
            **in_both("name", named.value if named and isinstance(named.value, Text) else None),
            "round": round_.name if round_ else None,
            **spanned("deadline", deadline.value if deadline and isinstance(deadline.value, When) else None),
            **code_of("outcome", outcome_of(facts.now, about), _OUTCOMES),
            **source_of(outcome or sent or named),
        }


APPLICATIONS = Dataset(
    "applications",
    Text("Ansøgninger og deres udfald", "Applications and their outcome"),
    Text(
        "Hver ansøgning med runde og ministeriets svar. Et imødekommet forsøg har ansøgningens nummer.",
        "Each application with its round and the answer. A granted trial has the application's number.",
    ),
    columns(
        Column("application", "string", Text("Ansøgningens nummer", "The application's number")),
        worded("name", Text("Ansøgningens navn", "The application's name")),
        Column("round", "string", Text("Runden, den blev sendt i", "The round in which it was sent")),
        span("deadline", Text("Rundens frist", "The round's deadline")),
        coded("outcome", Text("Udfaldet", "The outcome"), _OUTCOMES),
        SOURCE,
        ENTRY,
    ),
    _applications,
    ("application",),
)


def _municipalities(facts: Facts) -> Iterator[Row]:
    told = (held(facts.now.question(one, "members")) for one in facts.now.subjects("network"))
    said = next((one for one in told if one), None)
    members = said.value.names if said and isinstance(said.value, Names) else ()
    running = [place for one in facts.trials for place in one.running_in]
    for name, code in facts.pack.rulebook.municipalities.items():
        if name in members:
            yield {
                "municipality": name,
                "municipality_code": code or None,
                "trials_running": running.count(name),
                **source_of(said),
            }


MUNICIPALITIES = Dataset(
    "municipalities",
    Text("Kommuner i netværket", "Municipalities of the network"),
    Text(
        "Netværkets kommuner, og hvor mange forsøg hver har i gang.",
        "The network's municipalities, and how many trials each is running.",
    ),
    columns(
        MUNICIPALITY,
        CODE,
        Column(
            "trials_running",
            "integer",
            Text("Forsøg, der er i gang her", "Trials running here"),
            Text("forsøg", "trials"),
        ),
        SOURCE,
        ENTRY,
    ),
    _municipalities,
    ("municipality",),
)
