"""A municipality's bylaw for a trial, in formal Danish and English, from its facts alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frikommune.language import LANGUAGES, Language, Text, day_text, listed
from frikommune.reports.bylaw_facts import BylawFacts, NormFacts, PartFacts


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading and its lines."""

    heading: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Bylaw:
    """The bylaw: title, the words that give it its basis, and its sections in order."""

    title: Text
    preamble: Text
    sections: tuple[Section, ...]
    close: Text


SEPARATOR = "\n\n" + "—" * 20 + "\n\n"
"""Between the Danish text and the English one."""


def bylaw(facts: BylawFacts) -> Bylaw:
    """The bylaw that follows from the facts; what is not known of is left out."""
    place, name = facts.municipality, facts.title
    sections = [_scope(facts), _rules(facts), *_use(facts.parts)]
    if facts.conditions:
        sections.append(Section(Text("Vilkår", "Conditions"), facts.conditions))
    if facts.evaluation:
        sections.append(
            Section(Text("Registrering og evaluering", "Records and evaluation"), facts.evaluation)
        )
    return Bylaw(
        title=Text(
            f"Vedtægt for {place} Kommune om forsøg {facts.trial}: {name.da}",
            f"Bylaw of the municipality of {place} on trial {facts.trial}: {name.en}",
        ),
        preamble=Text(
            f"I medfør af {facts.basis} fastsættes for {place} Kommune:",
            f"Under {facts.basis} the following is laid down for the municipality of {place}:",
        ),
        sections=(*sections, _period(facts)),
        close=Text(
            f"Besluttet af kommunen: {facts.decided}.", f"Decided by the municipality: {facts.decided}."
        ),
    )


def _scope(facts: BylawFacts) -> Section:
    lines = []
    for part in facts.parts:
        da, en = (listed((one.said_in(language) for one in part.groups), language) for language in LANGUAGES)
        everybody = Text("alle borgere, som reglerne gælder", "all citizens whom the rules concern")
        whom = Text(da, en) if part.groups else everybody
        lines.append(
            Text(
                f"{part.title.da} (undtagelse {part.id}) gælder for: {whom.da}.",
                f"{part.title.en} (exemption {part.id}) holds for: {whom.en}.",
            )
        )
    return Section(Text("Hvem vedtægten gælder for", "For whom the bylaw holds"), tuple(lines))


def _rules(facts: BylawFacts) -> Section:
    day = day_text(facts.starts)
    read = Text(f"Loven er gengivet, som den er {day.da}.", f"The law is told as it is on {day.en}.")
    lines = [line for part in facts.parts for norm in part.norms for line in _one_rule(norm, part)]
    heading = Text(
        "Regler, der fraviges, og hvad der gælder i stedet", "Rules set aside, and what holds instead"
    )
    return Section(heading, (read, *lines))


def _one_rule(norm: NormFacts, part: PartFacts) -> Iterator[Text]:
    law, instead = _joined(norm.law), _joined(norm.instead)
    said = Text(f"Loven: {law.da}.", f"The law: {law.en}.") if norm.law else _NO_LAW
    if norm.set_aside:
        then = _MAY if part.use else _SET_ASIDE
    elif norm.instead:
        then = Text(f"I stedet: {instead.da}.", f"Instead: {instead.en}.")
    else:
        return
    yield Text(f"{norm.title.da}. {said.da} {then.da}", f"{norm.title.en}. {said.en} {then.en}")


_NO_LAW = Text("Loven har ingen sådan regel.", "The law has no such rule.")
_SET_ASIDE = Text("Reglen fraviges og gælder ikke.", "The rule is set aside and does not hold.")
_MAY = Text(
    "Reglen kan fraviges i den enkelte sag, som det er fastsat nedenfor.",
    "The rule may be set aside in the single case, as laid down below.",
)


def _use(parts: Sequence[PartFacts]) -> Iterator[Section]:
    for part in parts:
        if part.use is None:
            continue
        reasons = _joined(tuple(part.use.reasons.values()))
        lines = [
            Text(
                f"Undtagelse {part.id} bruges kun, når det er besluttet og begrundet i den enkelte sag.",
                f"Exemption {part.id} is used only where decided, with its reason, in the single case.",
            )
        ]
        if part.use.reasons:
            lines.append(Text(f"Grunde: {reasons.da}.", f"Reasons: {reasons.en}."))
        if part.use.own_words:
            lines.append(Text("Grunden skrives med egne ord.", "The reason is given in one's own words."))
        if part.use.leader_check:
            lines.append(Text("En leder kontrollerer brugen.", "A leader checks the use."))
        heading = Text(f"Brug i den enkelte sag: undtagelse {part.id}", f"Use in the single case: {part.id}")
        yield Section(heading, tuple(lines))


def _period(facts: BylawFacts) -> Section:
    first = day_text(facts.starts)
    lines = [Text(f"Vedtægten gælder fra {first.da}.", f"The bylaw holds from {first.en}.")]
    if facts.last_day:
        last = day_text(facts.last_day)
        lines.append(
            Text(
                f"Den gælder til og med {last.da}, hvis ikke forsøget ophører eller kommunen træder ud før.",
                f"It holds to the end of {last.en}, unless the trial ends or the municipality leaves.",
            )
        )
    return Section(Text("Ikrafttræden og ophør", "Entry into force and end"), tuple(lines))


def _joined(words: Sequence[Text]) -> Text:
    return Text(*("; ".join(one.said_in(language) for one in words) for language in LANGUAGES))


def bylaw_text(made: Bylaw) -> str:
    """The whole text as it is published: Danish, a line, and English. Never parsed, only parted there."""
    translation = "Translation. The Danish text is the one that counts.\n\n"
    return _said(made, "da") + SEPARATOR + translation + _said(made, "en") + "\n"


def in_language(text: str, language: Language) -> str:
    """The half of a published text that is in one of the languages."""
    danish, _, english = text.partition(SEPARATOR)
    return danish if language == "da" or not english else english


def _said(made: Bylaw, language: Language) -> str:
    stk = Text("Stk.", "Subsection").said_in(language)
    blocks = [made.title.said_in(language), made.preamble.said_in(language)]
    for number, section in enumerate(made.sections, 1):
        lines = [f"§ {number}. {section.heading.said_in(language)}"]
        lines += [
            f"{stk} {at}. {_sentence(one.said_in(language))}" for at, one in enumerate(section.lines, 1)
        ]
        blocks.append("\n".join(lines))
    return "\n\n".join([*blocks, made.close.said_in(language)])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
