"""What came since a day, in words: a sentence for each thing, with its subject where that does not show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from frikommune.language import Text, day_text, listed, small
from frikommune.programme.entry import Adoption, Entry, Names, Subject, Verdict
from frikommune.programme.figure import Figure
from frikommune.programme.steps import STEPS
from frikommune.programme.when import When
from frikommune.programme.words import VERDICT_WORDS, says_text, subject_text, value_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.amounts import measured
from frikommune.reports.parts.figures import amount
from frikommune.reports.parts.sentences import capital, quoted
from frikommune.reports.writing import ended, listed_words, words, write

_CHOSEN = Text("Valgt mellem kilder", "Chosen between sources")
_OF_A_TRIAL = {
    "participants": Text("deltagere i", "participants in"),
    "evaluated_by": Text("evaluator af", "evaluator of"),
    "joins_by": Text("andre kan slutte sig til", "others may join"),
    "advice": Text("anbefalet for", "recommended for"),
}


def said_of(facts: Facts, entries: Iterable[Entry]) -> Iterator[Words]:
    """A sentence for each entry. Starts of the same day and outcomes of the same kind are told together.

    What is said twice in the same words is said once.
    """
    once: dict[Text, Words] = {}
    for some in _together(entries):
        if some[0].says == "outcome":
            said = _outcome(facts, some)
        elif some[0].says == "started" and some[0].effect:
            said = _start(facts, some, some[0].effect)
        elif some[0].says == "named":
            said = _renamed(facts, some[0])
        elif some[0].says == "sent_in":
            which = capital(_named(facts, some[0].about))
            sent = facts.cite(some[0])
            said = write(
                "{which} er sendt i {round}.", "{which} was sent in {round}.", which=which, round=sent
            )
        else:
            said = said_by(facts, some[0])
        once.setdefault(said.plain, said)
    yield from once.values()


def without_parts_again(entries: Sequence[Entry]) -> list[Entry]:
    """Where the trial itself is said to have begun, that its parts did there that day is told already."""
    whole: dict[When | None, set[str]] = {}
    for one in entries:
        if one.says == "started" and one.about.kind == "trial" and isinstance(one.value, Names):
            whole.setdefault(one.effect, set()).update(one.value.names)
    return [one for one in entries if not _is_told_of_the_whole(one, whole)]


def _is_told_of_the_whole(one: Entry, whole: Mapping[When | None, set[str]]) -> bool:
    if one.says != "started" or one.about.kind == "trial" or not isinstance(one.value, Names):
        return False
    return whole.get(one.effect, set()).issuperset(one.value.names)


def _together(entries: Iterable[Entry]) -> Iterator[Sequence[Entry]]:
    grouped: dict[object, list[Entry]] = {}
    for one in entries:
        key = (one.says, one.value, one.effect) if one.says in ("started", "outcome") else one.id
        grouped.setdefault((one.says, one.value) if one.says == "outcome" else key, []).append(one)
    yield from grouped.values()


def _outcome(facts: Facts, entries: Sequence[Entry]) -> Words:
    """`Afslået: ansøgning 1.4.`"""
    named = {_named(facts, one.about): one for one in entries}
    which = listed_words([words(facts.cite(one, name)) for name, one in named.items()])
    outcome = capital(value_text(entries[0].value, facts.names))
    return write("{outcome}: {which}.", "{outcome}: {which}.", outcome=outcome, which=which)


def _start(facts: Facts, entries: Sequence[Entry], effect: When) -> Words:
    """`I gang fra 01.07.2017 i Frederikshavn (fravigelse 1.2a og 1.2b).`; `Forsøg 1.1 er i gang fra …`"""
    first, day = entries[0], facts.cite(entries[0], effect.text)
    whole = next((capital(facts.name(one.about)) for one in entries if one.about.kind != "part"), None)
    if whole is not None:
        may = ("kan gå i gang", "may start") if effect.last > facts.on else ("er i gang", "runs")
        da, en = "fra {day} i {places}.", "from {day} in {places}."
        return write(f"{{trial}} {may[0]} {da}", f"{{trial}} {may[1]} {en}",
                     trial=whole, day=day, places=facts.cite(first))  # fmt: skip
    if effect.last > facts.on:
        da, en = "Kan gå i gang fra {day} i {places}{which}.", "May start on {day} in {places}{which}."
    else:
        da, en = "I gang fra {day} i {places}{which}.", "Running from {day} in {places}{which}."
    return write(da, en, day=day, places=facts.cite(first), which=_parts_named(entries))


def _parts_named(entries: Sequence[Entry]) -> Text:
    """` (fravigelse 1.2a og 1.2b)`."""
    named = sorted({one.about.name for one in entries})
    more = "s" if len(named) > 1 else ""
    return Text(f" (fravigelse {listed(named, 'da')})", f" (exemption{more} {listed(named, 'en')})")


def _renamed(facts: Facts, entry: Entry) -> Words:
    """What it is called now, and what it was called until then."""
    question = facts.now.question(entry.about, "named")
    known = [*question.earlier, *(one.entry for one in question.facts)]
    before = [one for one in known if one.recorded.last < entry.recorded.last and one.value != entry.value]
    now = quoted(facts.cite(entry))
    if not before:
        return write("Hedder nu {now}.", "Now called {now}.", now=now)
    old = quoted(facts.cite(before[-1]))
    return write("Hedder nu {now}; før {old}.", "Now called {now}; before, {old}.", now=now, old=old)


def said_by(facts: Facts, entry: Entry) -> Words:
    """What one entry says, with what kind of thing it is where that does not show."""
    if isinstance(entry.value, Figure):
        return ended(_figure(facts, entry, entry.value))
    if isinstance(entry.value, Verdict):
        return ended(_of_the_law(facts, entry, entry.value))
    label = _label(facts, entry)
    said = ended(words(facts.cite(entry)))
    return write("{label}: {said}", "{label}: {said}", label=label, said=said) if any(label) else said


def _figure(facts: Facts, entry: Entry, figure: Figure) -> Words:
    if figure.denominator is None or figure.numerator is not None:
        return measured(facts, entry)
    measure = facts.cite(entry, figure.measure)
    return write("{measure}: {amount}", "{measure}: {amount}", measure=measure, amount=amount(facts, entry))


def _of_the_law(facts: Facts, entry: Entry, verdict: Verdict) -> Words:
    of, day, word = facts.name(entry.about), day_text(verdict.law_from), VERDICT_WORDS[verdict.verdict]
    text = Text(*(small(said).removesuffix(".") for said in verdict.text))
    said = Text(f"{of.da}: {word.da} ({text.da})", f"{of.en}: {word.en} ({text.en})")
    return write("Loven fra {day} og {said}", "The law of {day} and {said}",
                 day=facts.cite(entry, day), said=facts.cite(entry, said))  # fmt: skip


def _label(facts: Facts, entry: Entry) -> Text:
    """What kind of thing it says; of which subject, where the section does not tell that already."""
    about = _named(facts, entry.about)
    if isinstance(entry.value, Adoption):
        return _CHOSEN
    if entry.family == "act":
        step = STEPS.get(entry.says)
        label = step.title if step else says_text(entry.says)
        return capital(Text(f"{about.da}, {label.da}", f"{about.en}, {label.en}"))
    if entry.about.kind == "law" and entry.says == "says":
        is_new = facts.now.question(entry.about, "in_force").facts
        return Text("Den nye lov", "The new law") if is_new else Text("Loven hidtil", "The law so far")
    if entry.says in ("says", "concludes", "learned", "states", "activity", "experienced"):
        return Text("", "")
    if entry.says == "decided":
        return capital(about)
    label = _OF_A_TRIAL.get(entry.says, says_text(entry.says))
    if entry.says in _OF_A_TRIAL:
        label = Text(f"{label.da} {about.da}", f"{label.en} {about.en}")
    elif entry.about.kind == "part":
        label = Text(f"{label.da} ({about.da})", f"{label.en} ({about.en})")
    return capital(label)


def _named(facts: Facts, about: Subject) -> Text:
    if about.kind == "application" and about.name not in facts.pack.trials:
        return Text("ansøgninger, som kilden ikke navngiver", "applications that the source does not name")
    return subject_text(about, facts.names)
