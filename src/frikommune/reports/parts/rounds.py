"""The rounds of applications: a table of them all, and round by round which trials were granted to whom."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.language import NO_WORDS, Text
from frikommune.programme.entry import Names, Subject
from frikommune.programme.figure import Figure, number_text
from frikommune.programme.trial import by_number
from frikommune.programme.views import RoundNow, outcome_of
from frikommune.programme.views import rounds as rounds_now
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Grid, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.sentences import (
    chosen,
    found_day,
    listed_points,
    otherwise,
    paragraphs,
    quoted,
    sentences,
)
from frikommune.reports.writing import joined, listed_words, words, write

_COLUMNS = (
    Text("Runde", "Round"),
    Text("Frist", "Deadline"),
    Text("Sendt", "Sent"),
    Text("Helt eller delvist imødekommet", "Granted fully or partly"),
    Text("Kan begynde", "May begin"),
)
_GRANTED = ("fully", "partly", "fully_or_partly", "contested")


def rounds_table(facts: Facts, caption: Words) -> Iterator[Grid]:
    """A row for each round that is known, and one for all; a column that nobody tells of is left out."""
    found = rounds_now(facts.now)
    rows = [
        (
            words(_bare(one.round)),
            _day(facts, one.round, "deadline"),
            *(_number(facts, one.round, says) for says in ("sent", "granted")),
            _day(facts, one.round, "start"),
        )
        for one in found
    ]
    if not rows:
        return
    if total := _total(facts):
        rows.append(total)
    rivals = [
        write("Runde {round}: {said}", "Round {round}: {said}", round=_bare(one.round), said=said)
        for one in found
        for says in ("deadline", "sent", "granted", "start")
        if (cited := facts.found(one.round, says))
        for said in otherwise(cited)
    ]
    told = [at for at in range(len(_COLUMNS)) if any(row[at] for row in rows)]
    columns = tuple(_COLUMNS[at] for at in told)
    yield Grid(caption, columns, tuple(tuple(row[at] for at in told) for row in rows), joined(rivals))


def round_blocks(facts: Facts, one: RoundNow, place: str = "") -> Iterator[Block]:
    """What became of a round's applications, and its granted trials with their municipalities.

    `place` is the municipality that is to stand out.
    """
    yield from paragraphs(_opening(facts, one))
    granted = granted_in(facts, one.round)
    yield from listed_points([_item(facts, trial, place) for trial in granted], ordered=True)
    for trial in granted:
        yield from paragraphs(_of_application(facts, trial))


def round_opening(facts: Facts, of: Subject) -> Iterator[Words]:
    """How many applications were sent in a round, and what became of them."""
    for one in rounds_now(facts.now):
        if one.round == of:
            yield from _counted(facts, one)


def granted_in(facts: Facts, of: Subject) -> tuple[Subject, ...]:
    """The trials of a round that were granted, fully or partly, in order of number."""
    return tuple(
        Subject("trial", one.name)
        for one in applications_in(facts, of)
        if outcome_of(facts.now, one) in _GRANTED
    )


def applications_in(facts: Facts, of: Subject) -> tuple[Subject, ...]:
    """The applications that were sent in a round, in order of number."""
    found = {one.about for one in facts.now.known if one.says == "sent_in" and one.value == of}
    return tuple(sorted(found, key=lambda one: by_number(one.name)))


def municipalities_of(facts: Facts, trial: Subject, place: str = "", *, but: str = "") -> Words:
    """Who takes part in a trial, as the sources name them; `place` in strong type, `but` left out."""
    entry = chosen(facts, trial, "participants")
    if entry is None or not isinstance(entry.value, Names):
        return NOTHING
    return listed_words(
        [
            words(facts.cite(entry, Text.same(name)), "strong" if name == place else "")
            for name in entry.value.names
            if name != but
        ]
    )


def trial_name(facts: Facts, trial: Subject) -> Words:
    """What a trial is called on the day; its number where no source names it."""
    return words(facts.found(trial, "named") or facts.name(trial))


def quoted_trial(facts: Facts, trial: Subject) -> Words:
    """The same in quotes, as inside a sentence."""
    return quoted(facts.found(trial, "named") or facts.name(trial))


def _opening(facts: Facts, one: RoundNow) -> Iterator[Words]:
    yield from _counted(facts, one)
    yield _starts(facts, one.round)


def _counted(facts: Facts, one: RoundNow) -> Iterator[Words]:
    sent, granted = (_number(facts, one.round, says) for says in ("sent", "granted"))
    if sent and granted:
        yield write(
            "I runde {round} blev der sendt {sent} ansøgninger; {granted} er helt eller delvist imødekommet.",
            "Round {round}: {sent} applications were sent; {granted} were granted fully or partly.",
            round=_bare(one.round), sent=sent, granted=granted,
        )  # fmt: skip
    elif sent:
        yield write(
            "I runde {round} sendte kommunerne {sent} ansøgninger; svaret kendes ikke endnu.",
            "In round {round} the municipalities sent {sent} applications; the answer is not known yet.",
            round=_bare(one.round), sent=sent,
        )  # fmt: skip
    yield _refused(facts, one.round)
    yield _answered(facts, one.round)


def _refused(facts: Facts, of: Subject) -> Words:
    """How many were refused, counted in the journal; nothing where none was."""
    found = [one for one in applications_in(facts, of) if outcome_of(facts.now, one) == "refused"]
    if not found:
        return NOTHING
    says = Text(f"Ansøgninger i runde {of.name} med afslag", f"Applications of round {of.name} refused")
    number = counted(facts, len(found), f"refused-{of.name}", says, f"subject/{of}")
    named = [one for one in found if facts.found(one, "named")]
    silent = Text("" if named else "; hvad de gik ud på, oplyser ingen kilde", "" if named else
                  "; what they were about no source tells")  # fmt: skip
    what = Text("afslag", "refused")
    return write(
        "Der kom {n} {what}{silent}.", "{n} were {what}{silent}.", n=number, what=what, silent=silent
    )


def _answered(facts: Facts, of: Subject) -> Words:
    """When the ministry answered, with the source's own words where it has some."""
    entry = chosen(facts, of, "answered")
    if entry is None:
        return NOTHING
    when = facts.cite(entry)
    if not any(entry.because):
        return write("Svaret kom i {when}.", "The answer came in {when}.", when=when)
    said = facts.cite(entry, entry.because)
    return write("Svaret kom i {when} ({said}).", "The answer came in {when} ({said}).", when=when, said=said)


def _starts(facts: Facts, of: Subject) -> Words:
    found = found_day(facts, of, "start")
    if found is None:
        return NOTHING
    day, when = found
    if when.start > facts.on:
        return write("Disse forsøg kan begynde den {day}:", "These trials may begin on {day}:", day=day)
    but = any(facts.found(one, "not_started") for one in granted_in(facts, of))
    unless = Text(", medmindre andet er nævnt", ", unless said otherwise") if but else NO_WORDS
    return write(
        "Disse forsøg er sat i gang fra den {day}{unless}:", "These trials run from {day}{unless}:",
        day=day, unless=unless,
    )  # fmt: skip


def _item(facts: Facts, trial: Subject, place: str) -> Words:
    name, who = trial_name(facts, trial), municipalities_of(facts, trial, place)
    what = sentences(facts, Subject("application", trial.name), "says")
    said = write("{name} – {who}", "{name} – {who}", name=name, who=who) if who else name
    if facts.found(trial, "not_started"):
        said = write("{said} (ikke sat i gang)", "{said} (not begun)", said=said)
    if not what:
        return said
    return write("{said}. {what}", "{said}. {what}", said=said, what=joined(what))


def of_application(facts: Facts, trial: Subject) -> Iterator[Words]:
    """How many exemptions were asked for and granted, where a source counts them."""
    application = Subject("application", trial.name)
    asked, got = (_number(facts, application, says) for says in ("asked", "granted"))
    if asked and got:
        yield write(
            "Til {name} blev der søgt om {asked} undtagelser; {got} er helt eller delvist imødekommet.",
            "For {name} the municipalities asked for {asked} exemptions and got {got} fully or partly.",
            name=quoted_trial(facts, trial), asked=asked, got=got,
        )  # fmt: skip


def _of_application(facts: Facts, trial: Subject) -> Iterator[Words]:
    """What else is known of a granted trial: how much of it was granted, and why it was not begun."""
    yield from of_application(facts, trial)
    why = sentences(facts, trial, "not_started")
    if why:
        yield write("Om {name}: {said}", "On {name}: {said}", name=quoted_trial(facts, trial),
                    said=joined((*why, *sentences(facts, trial, "decided"), *raised(facts, trial)))
                    )  # fmt: skip


def raised(facts: Facts, trial: Subject) -> Iterator[Words]:
    """The barriers that were raised about a trial."""
    for about in facts.now.subjects("barrier"):
        for fact in facts.now.question(about, "raised").facts:
            if trial in fact.entry.concerns:
                yield from sentences(facts, about, "raised")


def _total(facts: Facts) -> tuple[Words, ...] | None:
    sent, granted = (
        _number(facts, Subject("figure", name), "number") for name in ("applications", "granted")
    )
    if not (sent and granted):
        return None
    return words(Text("I alt", "In all")), NOTHING, sent, granted, NOTHING


def _number(facts: Facts, about: Subject, says: str) -> Words:
    """A counted number without its unit; nothing where no source counts it."""
    entry = chosen(facts, about, says)
    if entry is None or not isinstance(entry.value, Figure) or entry.value.number is None:
        return NOTHING
    number = entry.value.number
    return words(facts.cite(entry, Text(number_text(number, True), number_text(number, False))))


def _day(facts: Facts, about: Subject, says: str) -> Words:
    found = facts.found(about, says)
    return words(found) if found else NOTHING


def _bare(of: Subject) -> Text:
    return Text.same(of.name)
