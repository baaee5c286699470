"""What a new law does to a trial, in words: what each source says, and what the law's own rules say.

The two stand side by side; where they disagree, or the rules cannot tell, the paper says so. Only laws are
told of that the journal knew on the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from frikommune.language import LANGUAGES, Language, Text, day_text, listed, small
from frikommune.law.met import together
from frikommune.law.piece_met import MET_WORDS, Met
from frikommune.packfiles.effects import Agreement, PartMet, agreement_of, trial_met
from frikommune.programme.entry import Entry, Subject, Verdict
from frikommune.programme.when import When
from frikommune.programme.words import VERDICT_WORDS
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref, Words
from frikommune.reports.writing import joined, words, write

_STANDS: dict[Agreement, tuple[str, str]] = {
    "agrees": ("Lovens egne regler siger det samme", "The law's own rules say the same"),
    "disagrees": ("Lovens egne regler siger noget andet", "The law's own rules say otherwise"),
    "undetermined": ("Lovens egne regler kan ikke afgøre det", "The law's own rules cannot tell"),
    "open": (
        "Kilden lader det stå åbent; lovens egne regler svarer",
        "The source leaves it open; the rules answer",
    ),
}
_CANNOT = _STANDS["undetermined"]
_SILENT_CANNOT = (
    "Ingen kilde nævner det, og lovens egne regler kan ikke afgøre det",
    "No source speaks of it, and the law's own rules cannot tell",
)
_SEMICOLON = Text.same("; ")
_SILENT = (
    "Ingen kilde nævner det; lovens egne regler svarer",
    "No source speaks of it; the law's own rules answer",
)


@dataclass(frozen=True)
class LawEffect:
    """A trial (or some of its parts) held against the law that began on a day.

    `said` are the claims of sources about it; `parts` what the rules say, exemption by exemption.
    """

    facts: Facts
    day: date
    trial: str
    said: tuple[Entry, ...]
    parts: tuple[PartMet, ...]

    @cached_property
    def met(self) -> Met:
        """What the rules say of all the parts together."""
        return together(one.met.met for one in self.parts)

    @property
    def is_coming(self) -> bool:
        """Whether the law begins after the paper's day."""
        return self.day > self.facts.on

    def verdicts(self) -> Words:
        """What the sources say, in a word, as a table's cell needs it; where they say the same, once."""
        by_word = {_verdict(one): one for one in self.said}
        return joined((words(self.facts.cite(one, said)) for said, one in by_word.items()), _SEMICOLON)

    def rules(self) -> Cited:
        """What the rules say, in a word."""
        return self._by_rules(MET_WORDS[self.met])

    def sentences(self) -> Iterator[Words]:
        """What each source says, then how the law's own rules stand to it."""
        for entry in self.said:
            yield self._told(entry)
        if not self.parts:
            return
        if len(self.parts) == 1 and self.met == "unknown":
            da, en = _CANNOT if self.said else _SILENT_CANNOT
            yield write(f"{da}{{why}}", f"{en}{{why}}", why=self._by_rules(_after_cannot(self._why)))
        else:
            da, en = _STANDS[self.stands] if self.said else _SILENT
            yield write(f"{da}: {{why}}", f"{en}: {{why}}", why=self._by_rules(self._answer))

    @cached_property
    def stands(self) -> Agreement:
        """How the sources stand to the rules, each held against what it is about: the least sure."""
        by_part = {one.met.exemption.id: one.met.met for one in self.parts}
        found = {
            agreement_of(one.value.verdict, by_part.get(one.about.name, self.met))
            for one in self.said
            if isinstance(one.value, Verdict)
        }
        order: tuple[Agreement, ...] = ("disagrees", "undetermined", "open", "agrees")
        return next(one for one in order if one in found)

    def _told(self, entry: Entry) -> Words:
        """What a source says; with the trial's number where it says the same of several."""
        said = _text(entry)
        same = {one.about for one in self.facts.now.known if _is_verdict(one) and _text(one) == said}
        if len(same) < 2:
            return words(self.facts.cite(entry, said))
        name = self.facts.name(Subject("trial", self.trial))
        about = Text(f"Om {name.da}", f"On {name.en}")
        named = (f"{of}: {small(what)}" for of, what in zip(about, said, strict=True))
        return words(self.facts.cite(entry, Text(*named)))

    @property
    def _answer(self) -> Text:
        """The answer and its reason, once each."""
        if len(self.parts) > 1 or self._why.da.casefold().startswith(MET_WORDS[self.met].da):
            return self._why if len(self.parts) > 1 else _small(self._why)
        met, why = MET_WORDS[self.met], _small(self._why)
        if why.da.startswith(tuple(one.da for one in MET_WORDS.values())):
            return Text(*(f"{of} ({one.removesuffix('.')})." for of, one in zip(met, why, strict=True)))
        return Text(*(f"{of} – {one}" for of, one in zip(met, why, strict=True)))

    @cached_property
    def _why(self) -> Text:
        """The parts with the same answer together, each with its name where there are several."""
        if len(self.parts) == 1:
            return self.parts[0].met.why
        grouped: dict[tuple[Met, Text], list[Text]] = {}
        for one in self.parts:
            grouped.setdefault((one.met.met, one.met.why), []).append(one.met.exemption.title)
        return Text(*(_listed(grouped, language) for language in LANGUAGES))

    def _by_rules(self, said: Text) -> Cited:
        day, names = day_text(self.day), "+".join(one.met.exemption.id for one in self.parts)
        source = Text(
            f"Regnet ud af lovens regler, som de gælder fra {day.da}, holdt op mod forsøget",
            f"Worked out from the law's rules of {day.en}, held against the trial",
        )
        return Cited(said, Ref(f"rules:{names}:{self.day}", self._why, source, f"trial/{self.trial}"))


def laws_of(
    facts: Facts, trial: str, about: Sequence[Subject], exemptions: Sequence[str]
) -> tuple[LawEffect, ...]:
    """Each law that the journal knew of on the day, held against some exemptions of a trial.

    `about` is what sources may speak of: the trial, its parts. A law that neither sources nor rules say
    anything of is left out.
    """
    told = [one for one in facts.now.known if one.about in about and _is_verdict(one)]
    found = []
    for day in _days(facts, told):
        spoken = tuple(one for one in told if isinstance(one.value, Verdict) and one.value.law_from == day)
        effect = LawEffect(facts, day, trial, spoken, _parts(facts, trial, exemptions, day))
        if effect.said or effect.parts:
            found.append(effect)
    return tuple(found)


def said_by_sources(laws: Sequence[LawEffect]) -> Words:
    """What the sources say of each law, as a table's cell needs it; nothing where none does."""
    return joined((_dated(law, law.verdicts(), laws) for law in laws), _SEMICOLON)


def said_by_rules(laws: Sequence[LawEffect]) -> Words:
    """What the rules say of each law, as a table's cell needs it; nothing where there are none."""
    return joined((_dated(law, words(law.rules()), laws) for law in laws if law.parts), _SEMICOLON)


def _dated(law: LawEffect, said: Words, laws: Sequence[LawEffect]) -> Words:
    """With the law's day, where there are several laws."""
    if len(laws) < 2 or not said:
        return said
    return write("{day}: {said}", "{day}: {said}", day=day_text(law.day), said=said)


def _parts(facts: Facts, trial: str, exemptions: Sequence[str], day: date) -> tuple[PartMet, ...]:
    if trial not in facts.pack.trials:
        return ()
    met = trial_met(facts.pack, facts.pack.trials[trial], day - timedelta(1), day)
    return tuple(one for one in met.parts if one.met.exemption.id in exemptions)


def _days(facts: Facts, told: Sequence[Entry]) -> list[date]:
    days = {one.value.law_from for one in told if isinstance(one.value, Verdict)}
    for one in facts.now.known:
        if one.about.kind == "law" and one.says == "in_force" and isinstance(one.value, When):
            days.add(one.value.start)
    return sorted(days)


def _is_verdict(entry: Entry) -> bool:
    return isinstance(entry.value, Verdict)


def _verdict(entry: Entry) -> Text:
    assert isinstance(entry.value, Verdict)
    return VERDICT_WORDS[entry.value.verdict]


def _text(entry: Entry) -> Text:
    assert isinstance(entry.value, Verdict)
    return entry.value.text


def _small(text: Text) -> Text:
    return Text(small(text.da), small(text.en))


def _after_cannot(why: Text) -> Text:
    """The reason after `kan ikke afgøres`: `, fordi …` or `: …`."""
    found = []
    for said, cannot in zip(why, MET_WORDS["unknown"], strict=True):
        rest = said[len(cannot) :] if said.casefold().startswith(cannot) else f": {small(said)}"
        found.append(rest)
    return Text(*found)


def _listed(grouped: Mapping[tuple[Met, Text], Sequence[Text]], language: Language) -> str:
    """`“A” og “B” er helt imødekommet (gælder ikke længere …); “C” kan ikke afgøres (…).`"""
    found = []
    for (met, why), titles in grouped.items():
        which = listed((f"“{one.said_in(language)}”" for one in titles), language)
        said = why.said_in(language).removesuffix(".")
        said = said.removeprefix(MET_WORDS[met].said_in(language).capitalize()).lstrip(" ,:")
        verb = (
            "" if met == "unknown" else "er " if language == "da" else "is " if len(titles) == 1 else "are "
        )
        found.append(f"{which} {verb}{MET_WORDS[met].said_in(language)} ({small(said)})")
    return f"{'; '.join(found)}."
