"""What a status says of the network as a whole: why it is, simpler law, sharing, evaluation, deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.views import rounds
from frikommune.programme.when import When
from frikommune.programme.words import value_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paragraph, Words
from frikommune.reports.parts.advocacy import advocacy
from frikommune.reports.parts.calendar import coming, plan_table
from frikommune.reports.parts.days import long_when
from frikommune.reports.parts.sentences import lowered
from frikommune.reports.parts.told import period_over
from frikommune.reports.parts.trial_described import new_law_says
from frikommune.reports.writing import ended, joined, paragraph, points, words, write

FRESH = timedelta(days=183)
"""For how long what was told of the trials' progress is told again."""


def background(facts: Facts, municipality: str) -> Iterator[Block]:
    """What the network is, its theme, why it was made and how far it is."""
    members = facts.found(_network(facts), "members")
    theme = facts.found(_network(facts), "theme")
    if members and theme:
        da, en = ("var", "was") if period_over(facts) else ("er", "is")
        yield paragraph(
            f"{{place}} Kommune {da} med i netværket af nordjyske frikommuner ({{members}}). Temaet {da}"
            " “{theme}”.",
            f"The municipality of {{place}} {en} in the network of free municipalities in North Jutland"
            f" ({{members}}). The theme {en} “{{theme}}”.",
            place=Text.same(municipality), members=members, theme=theme,
        )  # fmt: skip
    said = [*_period(facts), *_purpose(facts)]
    allowed = () if period_over(facts) else _latest(facts, "allows")
    found = [*allowed, *(one for one in _latest(facts, "progress") if _is_fresh(facts, one))]
    said += [words(facts.cite(one)) for one in found]
    if said:
        yield Paragraph(joined(said))


def _is_fresh(facts: Facts, entry: Entry) -> bool:
    """How far the trials are is soon another thing."""
    return facts.on - entry.recorded.last <= FRESH


def _purpose(facts: Facts) -> Iterator[Words]:
    da, en = ("var", "was") if period_over(facts) else ("er", "is")
    for one in _latest(facts, "purpose"):
        said = value_text(one.value)
        inner = lowered(facts.cite(one, said))
        yield ended(write(f"Formålet {da} {{said}}", f"The aim {en} {{said}}", said=inner))


def _period(facts: Facts) -> Iterator[Words]:
    """Spans that sources say of the network, and its last day."""
    for fact in facts.now.question(_network(facts), "says").facts:
        if fact.entry.until is not None:
            yield words(facts.cite(fact.entry))


def simpler_law(facts: Facts) -> Iterator[Block]:
    """The new laws that are known of, and what sources say of them as wholes."""
    for law in facts.now.subjects("law"):
        force, name = facts.found(law, "in_force"), facts.found(law, "named")
        if not (force and name):
            continue
        entry = facts.now.question(law, "in_force").facts[-1].entry
        assert isinstance(entry.value, When)
        day = facts.cite(entry, long_when(entry.value))
        da, en = ("træder", "comes") if entry.value.start > facts.on else ("trådte", "came")
        yield Paragraph(
            joined(
                (
                    write(f"{{law}} {da} i kraft den {{day}}.", f"{{law}} {en} into force on {{day}}.",
                          law=name, day=day),
                    *new_law_says(facts, law),
                )
            )
        )  # fmt: skip


def sharing(facts: Facts) -> Iterator[Block]:
    """How what is learnt is brought to others: by the latest source."""
    said = [words(facts.cite(one)) for one in _latest(facts, "sharing")]
    if said:
        yield Paragraph(joined(said))
    active = advocacy(facts, date.min)
    if active:
        yield points((*active.been, *active.under_way))


def evaluation(facts: Facts) -> Iterator[Block]:
    """What is planned from the day on, and how long the trials may run."""
    if plans := coming(facts):
        yield plan_table(facts, plans, words(Text("Det videre forløb", "What comes next")))
    end = _when(facts, _network(facts), "period_end")
    if end:
        da, en = ("kunne", "could") if period_over(facts) else ("kan", "may")
        yield paragraph(
            f"Forsøgene {da} køre til og med den {{end}}.", f"The trials {en} run until {{end}}.", end=end
        )


def _network(facts: Facts) -> Subject:
    """The network; a pack has one."""
    return facts.now.subjects("network")[0]


def _latest(facts: Facts, says: str) -> tuple[Entry, ...]:
    """What the latest paper that speaks of it says of the network."""
    found = [one.entry for one in facts.now.question(_network(facts), says).facts]
    return tuple(one for one in found if one.paper.id == found[-1].paper.id)


def deadlines(facts: Facts) -> Iterator[Words]:
    """The deadline of each round, and when its trials may start."""
    for one in rounds(facts.now):
        deadline, start = (_when(facts, one.round, says) for says in ("deadline", "start"))
        if deadline and start:
            yield write("{deadline} med start {start}", "{deadline} to start {start}",
                        deadline=deadline, start=start)  # fmt: skip
        elif deadline:
            yield words(deadline)


def _when(facts: Facts, about: Subject, says: str) -> Cited | None:
    question = facts.now.question(about, says)
    found = question.adopted or tuple(one.entry for one in question.facts)
    if not found or not isinstance(found[-1].value, When):
        return None
    return facts.cite(found[-1], long_when(found[-1].value))
