"""What the law has done to each trial, and beside it what the sources say that it did.

The law does not know the programme, nor the programme the law; a pack holds both, so here they meet. The two
answers stand side by side, and neither is changed to fit the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.law.compare import names, sentence
from frikommune.law.met import ExemptionMet, met_by_law, together
from frikommune.law.piece_met import MET_WORDS, Met
from frikommune.packfiles.pack import Pack
from frikommune.programme.trial import EffectVerdict, LawEffect, Trial, by_number

Agreement = Literal["agrees", "disagrees", "undetermined", "open"]
"""`undetermined`: the data cannot say. `open`: the source leaves it open."""

_AGREES: Mapping[EffectVerdict, frozenset[Met]] = {
    "fully": frozenset({"fully"}),
    "partly": frozenset({"partly"}),
    "not": frozenset({"not"}),
    "goes_on": frozenset({"partly", "not"}),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says, and whether the data says so too."""

    effect: LawEffect
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class PartMet:
    """One exemption of a trial: what the law has met of it, and what the sources say; none: not stated."""

    met: ExemptionMet
    sources: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class TrialMet:
    """A trial: what the law has met of it, part by part, and what the sources say of it as a whole."""

    trial: Trial
    met: Met
    why: Text
    parts: tuple[PartMet, ...]
    sources: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What a source and the data say of a trial, or of one `part` of it."""

    trial: Trial
    part: str
    met: Met
    why: Text
    effect: LawEffect


def trials_met(pack: Pack, earlier: date, later: date) -> tuple[TrialMet, ...]:
    """Every trial, held against the law of the later day; with the sources on laws that began in between.

    In order of number: 3.2 before 3.10.
    """
    in_order = sorted(pack.trials.values(), key=lambda trial: by_number(trial.id))
    return tuple(trial_met(pack, trial, earlier, later) for trial in in_order)


def trial_met(pack: Pack, trial: Trial, earlier: date, later: date) -> TrialMet:
    """One trial, as `trials_met` does with all."""
    effects = [one for one in trial.effects if earlier < one.law_from <= later]
    parts = []
    for name in trial.exemptions:
        met = met_by_law(pack.rulebook, pack.rulebook.exemptions[name], earlier, later)
        parts.append(PartMet(met, _said((one for one in effects if one.part == name), met.met)))
    whole = together(part.met.met for part in parts)
    sources = _said((one for one in effects if not one.part), whole)
    return TrialMet(trial, whole, _why(parts), tuple(parts), sources)


def _said(effects: Iterable[LawEffect], met: Met) -> tuple[Said, ...]:
    return tuple(Said(effect, agreement_of(effect.verdict, met)) for effect in effects)


def agreement_of(verdict: EffectVerdict, met: Met) -> Agreement:
    """Whether what a source says is what the data says."""
    if verdict == "open":
        return "open"
    if met == "unknown":
        return "undetermined"
    return "agrees" if met in _AGREES[verdict] else "disagrees"


def _why(parts: list[PartMet]) -> Text:
    if len(parts) == 1:
        return parts[0].met.why
    by_met = [(words, [part for part in parts if part.met.met == met]) for met, words in MET_WORDS.items()]
    return sentence(_listed(words, some) for words, some in by_met if some)


def _listed(words: Text, parts: list[PartMet]) -> Text:
    which = names(Text.same(part.met.exemption.id) for part in parts)
    return Text(f"{words.da}: {which.da}", f"{words.en}: {which.en}")


def unspoken(trials: Iterable[TrialMet]) -> tuple[str, ...]:
    """The trials of which no source speaks."""
    return tuple(
        one.trial.id for one in trials if not one.sources and not any(part.sources for part in one.parts)
    )


def where_they(agreement: Agreement, trials: Iterable[TrialMet]) -> tuple[SideBySide, ...]:
    """Every place where a source speaks, and stands so to the data: `disagrees`, say, or `undetermined`."""
    return tuple(one for trial in trials for one in _places(trial, agreement))


def _places(one: TrialMet, agreement: Agreement) -> Iterator[SideBySide]:
    for said in one.sources:
        if said.agreement == agreement:
            yield SideBySide(one.trial, "", one.met, _why_so(one, said.effect.verdict), said.effect)
    for part in one.parts:
        for said in part.sources:
            if said.agreement == agreement:
                yield SideBySide(one.trial, part.met.exemption.id, part.met.met, part.met.why, said.effect)


def _why_so(one: TrialMet, verdict: EffectVerdict) -> Text:
    """The reason of the whole, with that of each part which by itself says something else than the source."""
    if len(one.parts) == 1:
        return one.why
    apart = [part.met for part in one.parts if part.met.met not in _AGREES.get(verdict, ())]
    reasons = [
        Text(f"{met.exemption.id}: {met.why.da}", f"{met.exemption.id}: {met.why.en}") for met in apart
    ]
    said = [one.why, *reasons]
    return Text(" ".join(text.da for text in said), " ".join(text.en for text in said))
