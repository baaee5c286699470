"""The status to the steering group, six times a year: what changed since the last, and what is coming."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from frikommune.errors import refuse
from frikommune.language import Text, day_text
from frikommune.programme.agenda import KIND_WORDS, Due, due
from frikommune.programme.cell import CELL_WORDS
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.portfolio import portfolio
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Grid, Paper, Section, Words
from frikommune.reports.parts.advocacy import advocacy
from frikommune.reports.parts.calendar import coming, passed, plan_table
from frikommune.reports.parts.changes import News, news, sources_of
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.days import long_day
from frikommune.reports.parts.differing import claims_told, subject_of
from frikommune.reports.parts.news_words import said_of, without_parts_again
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.sentences import capital
from frikommune.reports.writing import ended, listed_words, many, paragraph, points, words, write

KIND = "steering_status"
BODY = Subject("body", "steering-group")
USUAL = timedelta(days=61)
"""How far apart the meetings are, where none before is told of: six a year."""


def build(facts: Facts, since: date | None = None) -> Paper:
    """What was recorded after `since` up to the facts' day; None: since the meeting before, else two months.

    Raises Refused for a day before the network is known, and where `since` is not before the day.
    """
    check_day(facts)
    since = since or last_meeting(facts) or facts.on - USUAL
    _check_order(since, facts.on)
    found, day = news(facts, since), day_text(since)
    group = facts.found(BODY, "named")
    name = group.text if group else Text("Styregruppen", "The steering group")
    return Paper(
        kind=KIND,
        title=Text("Frikommuneforsøg: status til styregruppen", "The trials: status to the steering group"),
        as_of=facts.on,
        sections=tuple(_sections(facts, found)),
        subtitle=Text(f"{name.da} · nyt siden {day.da}", f"{name.en} · news since {day.en}"),
        sender=_sender(facts),
    )


def last_meeting(facts: Facts) -> date | None:
    """The last meeting of the steering group before the day that the journal tells was held."""
    of_group = [
        one
        for one in facts.now.subjects("calendar")
        if any(fact.entry.value == BODY for fact in facts.now.question(one, "of_body").facts)
    ]
    held = (fact.entry.value for one in of_group for fact in facts.now.question(one, "held").facts)
    days = [one.last for one in held if isinstance(one, When) and one.last < facts.on]
    return max(days, default=None)


def _sender(facts: Facts) -> Text:
    found = facts.found(Subject("body", "coordinator"), "named")
    return found.text if found else Text("", "")


def _sections(facts: Facts, found: News) -> Iterator[Section]:
    yield from _section("since", Text("Siden sidst", "Since last time"), _in_short(facts, found))
    if found.decisions:
        yield from _section("decisions", Text("Afgørelser", "Decisions"), [_points(facts, found.decisions)])
    if found.trials:
        title = words(Text("Nyt om forsøgene", "News of the trials"))
        yield Section(title, (), 1, "trials", "trials")
        for one in found.trials:
            head = _head(facts, one.trial)
            yield Section(
                head, (_points(facts, without_parts_again(one.entries)),), 2, f"trial-{one.trial.name}"
            )
    if found.across:
        yield from _section(
            "across", Text("Nyt på tværs", "News across the trials"), [_points(facts, found.across)]
        )
    heard = advocacy(facts, found.since + timedelta(1))
    if done := (*heard.before, *heard.been, *heard.under_way):
        yield from _section("advocacy", Text("Interessevaretagelse", "Advocacy"), [points(done)])
    yield from _section(
        "disagree", Text("Kilder, der er uenige", "Sources that disagree"), _disagree(facts, found)
    )
    yield from _section("agenda", Text("Til drøftelse", "For discussion"), _agenda(facts))
    yield from _section("plans", Text("Planer", "Plans"), _plans(facts, found.since))
    yield from _section("where", Text("Hvor forsøgene står", "Where the trials stand"), _standing(facts))


def _section(anchor: str, title: Text, blocks: Iterator[Block] | Sequence[Block]) -> Iterator[Section]:
    if found := tuple(blocks):
        yield Section(words(title), found, 1, anchor, anchor)


def _head(facts: Facts, trial: Subject) -> Words:
    name = facts.found(trial, "named")
    number = Text.same(trial.name)
    if name is None:
        return words(capital(facts.name(trial)))
    return write("{name} ({number})", "{name} ({number})", name=name, number=number)


def _points(facts: Facts, entries: Sequence[Entry]) -> Block:
    return points(said_of(facts, entries))


def _in_short(facts: Facts, found: News) -> Iterator[Block]:
    day = Text(*long_day(found.since))
    if not found:
        yield paragraph(
            "Siden den {day} er der ikke kommet noget nyt i journalen.",
            "Nothing new has come into the journal since {day}.",
            day=day,
        )
        return
    number = len(found.entries)
    count = counted(facts, number, "news", Text("Nye oplysninger", "New facts"))
    sources = [_source(facts, one) for one in sources_of(found.entries)]
    yield paragraph(
        "Siden den {day} er der kommet {news} i journalen, fra {sources}.",
        "Since {day}, {news} have come into the journal, from {sources}.",
        day=day,
        news=many(count, number, Text("ny oplysning", "new fact"), Text("nye oplysninger", "new facts")),
        sources=listed_words(sources),
    )


def _source(facts: Facts, entry: Entry) -> Words:
    said = Text(f"“{entry.paper.title.da}”", f"“{entry.paper.title.en}”")
    return words(facts.cite(entry, said))


def _disagree(facts: Facts, found: News) -> Iterator[Block]:
    """Claims that contradict each other, of which nobody has spoken, one of them new."""
    new = {one.id for one in facts.now.known if found.since < one.recorded.last}
    said = []
    for one in facts.now.disagreements:
        if one.adoption is None and any(claim.id in new for claim in one.claims):
            about = facts.cite(one.claims[-1], subject_of(facts, one.claims[-1]))
            claims = claims_told(facts, one)
            said.append(ended(write("{about}: {claims}", "{about}: {claims}", about=about, claims=claims)))
    if said:
        yield points(said)


def _agenda(facts: Facts) -> Iterator[Block]:
    """What a meeting must take up; what is only planned stands among the plans."""
    rows = [
        _due_row(facts, one)
        for one in due(facts.now, facts.pack.parts)
        if one.kind not in ("plan", "deadline")
    ]
    if rows:
        columns = (Text("Hvad", "What"), Text("Slags", "Kind"), Text("Senest", "By"))
        yield Grid(words(Text("Punkter til mødet", "Items for the meeting")), columns, tuple(rows))


def _due_row(facts: Facts, one: Due) -> tuple[Words, ...]:
    by: Text | Cited = day_text(one.by) if one.by else Text.same("–")
    about = facts.now.about(one.about)
    entries = [fact.entry for question in about for fact in question.facts]
    said = words(facts.cite(entries[-1], one.text)) if entries else words(one.text)
    of = next((sub for entry in entries for sub in entry.concerns if sub.kind == "trial"), None)
    if one.kind == "barrier" and of is not None:
        said = write("{trial}: {said}", "{trial}: {said}", trial=capital(facts.name(of)), said=said)
    return said, words(KIND_WORDS[one.kind]), words(by)


def _plans(facts: Facts, since: date) -> Iterator[Block]:
    if late := passed(facts, since):
        yield plan_table(
            facts,
            late,
            words(
                Text(
                    "Passeret, uden at nogen kilde siger, om det skete",
                    "Past, and no source says whether it was done",
                )
            ),
        )
    if ahead := coming(facts):
        yield plan_table(facts, ahead, words(Text("Det kommer", "What comes")))


def _standing(facts: Facts) -> Iterator[Block]:
    """How many trials and applications stand where."""
    places = tuple(facts.pack.rulebook.municipalities)
    table = portfolio(facts.now, facts.pack.parts, places, facts.names)
    rows = []
    for state, number in table.counts.items():
        said, which = CELL_WORDS[state], [one.trial for one in table.rows if one.state == state and one.name]
        count = counted(facts, number, f"state-{state}", said, "portfolio/")
        rows.append((words(capital(said)), words(count), words(Text.same(", ".join(which) or "–"))))
    if rows:
        columns = (Text("Stade", "Stage"), Text("Antal", "Number"), Text("Forsøg", "Trials"))
        yield Grid(words(Text("Forsøg og ansøgninger", "Trials and applications")), columns, tuple(rows))


def _check_order(since: date, on: date) -> None:
    if since < on:
        return
    raise refuse(
        "since_not_before",
        problem=Text("“Siden” skal ligge før papirets dag", "“Since” must lie before the paper's day"),
        where="since",
        given=day_text(since).da,
        expected=Text(f"en dag før {day_text(on).da}", f"a day before {day_text(on).en}"),
        do_next=Text("Vælg en tidligere dag.", "Choose an earlier day."),
    )
