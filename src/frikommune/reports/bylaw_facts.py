"""What a municipality's bylaw for a trial rests on, gathered from the law, the trial and the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.language import Text
from frikommune.law.exemption import Exemption, Grant, UseConditions
from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.source import Source
from frikommune.law.wording import asked
from frikommune.packfiles.pack import Pack
from frikommune.programme.entry import own_subjects
from frikommune.programme.grants import counted_in
from frikommune.programme.life import life_of
from frikommune.programme.words import names_of, value_text


@dataclass(frozen=True, slots=True)
class NormFacts:
    """A norm that is set aside or changed: what the law asks, and what is asked instead (empty: nothing)."""

    title: Text
    law: tuple[Text, ...]
    instead: tuple[Text, ...]
    set_aside: bool


@dataclass(frozen=True, slots=True)
class PartFacts:
    """One exemption: for whom, from which norms, and when its use counts in one case."""

    id: str
    title: Text
    groups: tuple[Text, ...]
    norms: tuple[NormFacts, ...]
    use: UseConditions | None


@dataclass(frozen=True, slots=True)
class BylawFacts:
    """All that a bylaw says. `last_day` None: no end is known. `basis` and `decided` are written by whoever
    publishes it: the legal basis, and the municipality's own decision.
    """

    municipality: str
    trial: str
    title: Text
    parts: tuple[PartFacts, ...]
    starts: date
    last_day: date | None
    conditions: tuple[Text, ...]
    evaluation: tuple[Text, ...]
    basis: str
    decided: str


def bylaw_facts(
    pack: Pack, municipality: str, trial: str, parts: Sequence[str], starts: date, basis: str, decided: str
) -> BylawFacts:
    """The facts as they are by everything that is known. `parts` are the exemptions that it is about."""
    known = pack.journal.known(None)
    told = pack.trials[trial]
    last = life_of(known, trial, told.exemptions).last_day
    exemptions = [pack.rulebook.exemptions[one] for one in parts]
    return BylawFacts(
        municipality=municipality,
        trial=trial,
        title=told.title,
        parts=tuple(_part(pack.rulebook, one, municipality, starts) for one in exemptions),
        starts=starts,
        last_day=date.fromordinal(last.toordinal() - 1) if last else None,
        conditions=tuple(_conditions(pack, trial, parts)),
        evaluation=tuple(_evaluation(pack, trial)),
        basis=basis,
        decided=decided,
    )


def _part(rulebook: Rulebook, exemption: Exemption, municipality: str, starts: date) -> PartFacts:
    with_it = _granted(rulebook, exemption, municipality, starts)
    norms = dict.fromkeys(change.norm for change in exemption.changes)
    return PartFacts(
        id=exemption.id,
        title=exemption.title,
        groups=tuple(rulebook.words.group_inside(one) for one in rulebook.groups if one in exemption.groups),
        norms=tuple(_norm(with_it, rulebook.norms[one], exemption, municipality, starts) for one in norms),
        use=exemption.use,
    )


def _granted(rulebook: Rulebook, exemption: Exemption, municipality: str, starts: date) -> Rulebook:
    """The rulebook with this exemption alone granted there."""
    source = Source("–", "")
    return replace(
        rulebook, grants=(Grant(exemption.id, municipality, starts, None, source, exemption.certainty, ""),)
    )


def _norm(book: Rulebook, norm: Norm, exemption: Exemption, municipality: str, starts: date) -> NormFacts:
    covered = [one for one in book.groups if exemption.covers_group(one) and norm.concerns(one)]
    rule = book.all_trials.rule(norm.id, municipality, covered[0], starts)
    law = tuple(asked(rule.version.terms, book.words)) if rule.version and rule.version.terms else ()
    return NormFacts(norm.title, law, _instead(rule, book), bool(rule.suspended_by or rule.usable))


def _instead(rule: Rule, book: Rulebook) -> tuple[Text, ...]:
    if rule.suspended_by or rule.usable or rule.terms is None or not rule.layers:
        return ()
    return tuple(asked(rule.terms, book.words))


def _conditions(pack: Pack, trial: str, parts: Sequence[str]) -> Iterator[Text]:
    own = own_subjects(trial, parts)
    for entry in pack.journal.known(None):
        if entry.about in own and entry.says == "condition":
            yield value_text(entry.value)


def _evaluation(pack: Pack, trial: str) -> Iterator[Text]:
    told, known = pack.trials[trial], pack.journal.known(None)
    if told.registration.da:
        yield told.registration
    yield from told.indicators
    names = names_of(known)
    for entry in counted_in(known):
        if entry.about in own_subjects(trial, ()) and entry.says == "evaluated_by":
            who = value_text(entry.value, names)
            yield Text(f"Evalueres af {who.da}.", f"Evaluated by {who.en}.")
