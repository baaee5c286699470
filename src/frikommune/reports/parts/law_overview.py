"""What new laws do to the trials as wholes, by the sources: ended, ended in part, going on, not told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Entry, Subject, Verdict
from frikommune.programme.trial import EffectVerdict
from frikommune.programme.views import TrialNow
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Section, Words
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.days import long_when
from frikommune.reports.parts.slides import slides
from frikommune.reports.parts.told import told, told_last
from frikommune.reports.writing import listed_words, words, write

_COMES: dict[EffectVerdict, Text] = {
    "fully": Text("ophører helt", "ends fully"),
    "partly": Text("ophører delvist", "ends in part"),
    "goes_on": Text("fortsætter", "goes on"),
    "not": Text("berøres ikke", "is not touched"),
    "open": Text("står åbent", "is left open"),
}
_CAME: dict[EffectVerdict, Text] = {
    **_COMES,
    "fully": Text("er ophørt helt", "has ended fully"),
    "partly": Text("er ophørt delvist", "has ended in part"),
}
_ENDS: tuple[EffectVerdict, ...] = ("fully", "partly")
_STAYS: tuple[EffectVerdict, ...] = ("goes_on", "not", "open")


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What sources say of trials as wholes. `silent` are trials of which none does."""

    by_trial: dict[Subject, tuple[Entry, ...]]
    silent: tuple[Subject, ...]

    def trials(self, *verdicts: EffectVerdict) -> tuple[Subject, ...]:
        """Those of which all sources say one of these; where sources differ, none."""
        return tuple(
            one for one, said in self.by_trial.items() if {_verdict(e) for e in said} <= set(verdicts)
        )

    @property
    def contested(self) -> tuple[Subject, ...]:
        """Those of which sources differ on whether they end or go on."""
        alike = {*self.trials(*_ENDS), *self.trials(*_STAYS)}
        return tuple(one for one in self.by_trial if one not in alike)


def verdicts(facts: Facts) -> Verdicts:
    """The trials that were ever started, in order of number."""
    begun = [one.trial for one in facts.trials if one.status in ("running", "ended", "permanent")]
    said = {one: tuple(e for e in told(facts, one, "met_by_law") if _is_verdict(e)) for one in begun}
    coming = {one: tuple(e for e in _coming(facts, one)) for one in begun}
    found = {one: (*said[one], *coming[one]) for one in begun}
    return Verdicts(
        {one: entries for one, entries in found.items() if entries},
        tuple(one for one, entries in found.items() if not entries),
    )


def law_slides(facts: Facts, since: date) -> Iterator[Section]:
    """The laws in force or coming, and what they do; nothing where no law has been told of since a day."""
    found = [(law, force) for law in facts.now.subjects("law") if (force := _in_force(facts, law))]
    fresh = [(law, force) for law, force in found if _is_fresh(facts, law, force, since)]
    if not fresh:
        return
    for law, force in fresh:
        yield from _law(facts, law, force, since)
    yield from _ending(facts, verdicts(facts))
    yield from _going_on(facts, verdicts(facts))


def _law(facts: Facts, law: Subject, force: Entry, since: date) -> Iterator[Section]:
    assert isinstance(force.value, When)
    title = write(
        "{law} gælder fra {day}",
        "{law} holds from {day}",
        law=facts.found(law, "named") or facts.name(law),
        day=facts.cite(force, long_when(force.value)),
    )
    said = [one for one in _all(facts, law, "says") if one.recorded.last >= since]
    yield from slides(title, (words(facts.cite(one)) for one in said), f"law-{law.name}")


def _ending(facts: Facts, found: Verdicts) -> Iterator[Section]:
    fully, partly = found.trials("fully"), found.trials("partly")
    mixed = tuple(one for one in found.trials(*_ENDS) if one not in (*fully, *partly))
    if fully or partly or mixed:
        title = _ended_title(facts, len(fully), len(partly) + len(mixed))
        yield from slides(title, (_one(facts, found, one) for one in (*fully, *partly, *mixed)), "law-ends")


def _ended_title(facts: Facts, fully: int, partly: int) -> Words:
    n = counted(facts, fully, "law-fully", Text("Forsøg, som loven helt imødekommer", "Trials met fully"))
    m = counted(
        facts, partly, "law-partly", Text("Forsøg, som loven delvist imødekommer", "Trials met partly")
    )
    if not partly:
        return write("Loven imødekommer {n} forsøg helt", "The law meets {n} trials fully", n=n)
    if not fully:
        return write("Loven imødekommer {m} forsøg delvist", "The law meets {m} trials partly", m=m)
    return write(
        "Loven imødekommer {n} forsøg helt og {m} delvist",
        "The law meets {n} trials fully and {m} partly",
        n=n,
        m=m,
    )


def _going_on(facts: Facts, found: Verdicts) -> Iterator[Section]:
    stays, open_ = found.trials(*_STAYS), found.contested
    said = [*_staying(facts, found, stays), *(_disputed(facts, found, one) for one in open_)]
    if found.silent and found.by_trial:
        said.append(_silent(facts, found.silent))
    n = counted(facts, len(stays), "law-stays", Text("Forsøg, der fortsætter", "Trials that go on"))
    title = write("{n} forsøg fortsætter eller bør fortsætte", "{n} trials go on or should", n=n)
    if not stays:
        title = words(Text("Hvad kilderne ikke siger om loven", "What the sources do not say of the law"))
    yield from slides(title, said, "law-stays")


def _staying(facts: Facts, found: Verdicts, trials: Sequence[Subject]) -> Iterator[Words]:
    """What the sources say of those that go on: the same words once, with all the trials they are of."""
    alike: dict[Text, list[Subject]] = {}
    for one in trials:
        alike.setdefault(_verdict_text(found.by_trial[one][-1]), []).append(one)
    for said, of in alike.items():
        entry, more = found.by_trial[of[0]][-1], "s" if len(of) > 1 else ""
        yield write(
            "{said} (forsøg {which}).",
            f"{{said}} (trial{more} {{which}}).",
            said=facts.cite(entry, Text(said.da.removesuffix("."), said.en.removesuffix("."))),
            which=numbers(of),
        )


def _one(facts: Facts, found: Verdicts, trial: Subject) -> Words:
    entry = found.by_trial[trial][-1]
    assert isinstance(entry.value, Verdict)
    tense = _CAME if entry.value.law_from <= facts.on else _COMES
    return write(
        "{name} ({number}) {comes}.",
        "{name} ({number}) {comes}.",
        name=facts.found(trial, "named") or Text("Forsøget", "The trial"),
        number=facts.name(trial),
        comes=facts.cite(entry, tense[entry.value.verdict]),
    )


def _disputed(facts: Facts, found: Verdicts, trial: Subject) -> Words:
    said = listed_words([words(facts.cite(one, _COMES[_verdict(one)])) for one in found.by_trial[trial]])
    return write(
        "Kilderne er uenige om {trial}: {said}.",
        "The sources disagree on {trial}: {said}.",
        trial=facts.name(trial),
        said=said,
    )


def _silent(facts: Facts, trials: Sequence[Subject]) -> Words:
    says = Text("Forsøg, hvor ingen kilde siger det", "Trials of which no source says")
    return write(
        "For {n} forsøg siger ingen kilde, hvad loven gør ved hele forsøget: {trials}.",
        "For {n} trials no source says what the law does to the whole trial: {trials}.",
        n=counted(facts, len(trials), "law-silent", says),
        trials=numbers(trials),
    )


def numbers(trials: Sequence[Subject]) -> Text:
    """`1.4, 2.2 og 3.10`."""
    return Text(*(listed([one.name for one in trials], language) for language in LANGUAGES))


def running(facts: Facts) -> tuple[TrialNow, ...]:
    """The trials that run somewhere on the day."""
    return tuple(one for one in facts.trials if one.status == "running")


def _in_force(facts: Facts, law: Subject) -> Entry | None:
    found = told_last(facts, law, "in_force")
    return found[-1] if found else None


def _is_fresh(facts: Facts, law: Subject, force: Entry, since: date) -> bool:
    """Told of since the day, or come into force since, or still to come."""
    assert isinstance(force.value, When)
    spoken = any(one.recorded.last >= since for one in _all(facts, law, "says"))
    return spoken or force.recorded.last >= since or force.value.start >= since


def _all(facts: Facts, about: Subject, says: str) -> tuple[Entry, ...]:
    """What holds on the day, and what is known to hold later."""
    question = facts.now.question(about, says)
    return (*(one.entry for one in question.facts), *question.coming)


def _coming(facts: Facts, trial: Subject) -> Iterator[Entry]:
    return (one for one in facts.now.question(trial, "met_by_law").coming if _is_verdict(one))


def _is_verdict(entry: Entry) -> bool:
    return isinstance(entry.value, Verdict)


def _verdict(entry: Entry) -> EffectVerdict:
    assert isinstance(entry.value, Verdict)
    return entry.value.verdict


def _verdict_text(entry: Entry) -> Text:
    assert isinstance(entry.value, Verdict)
    return entry.value.text
