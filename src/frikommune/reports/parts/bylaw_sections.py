"""The provisions of a bylaw, without their numbers: each a heading with its subsections.

Each sentence names what it is of, the trial or the exemption, so that none stands twice where several trials
are in one bylaw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from frikommune.language import LANGUAGES, Text, listed
from frikommune.law.exemption import Exemption
from frikommune.programme.entry import Subject, own_subjects
from frikommune.programme.grants import counted_in
from frikommune.programme.life import life_of
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref, Words
from frikommune.reports.parts.bylaw_given import Given
from frikommune.reports.parts.days import long_day
from frikommune.reports.parts.law_told import NormTold, exemption_ref, norms_told, unplaced
from frikommune.reports.parts.sentences import found_day, quoted
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import ended, listed_words, words, write


@dataclass(frozen=True, slots=True)
class Subsection:
    """One `stk.`: a sentence, and the points under it."""

    said: Words
    points: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """One §."""

    anchor: str
    heading: Text
    subsections: tuple[Subsection, ...]


def provisions_of(facts: Facts, place: str, given: Given) -> Iterator[Provision]:
    """Those of one trial; what nothing is known of is left out."""
    exemptions = [facts.pack.rulebook.exemptions[one] for one in given.parts]
    found = [
        ("scope", Text("Hvem det gælder for", "For whom it holds"), _scope(facts, exemptions)),
        ("rules", _RULES, _rules(facts, place, given, exemptions)),
        ("use", Text("Brug i den enkelte sag", "Use in the single case"), _uses(facts, exemptions)),
        ("conditions", Text("Vilkår", "Conditions"), _conditions(facts, given)),
        (
            "evaluation",
            Text("Registrering og evaluering", "Records and evaluation"),
            evaluation_said(facts, given.trial),
        ),
        ("period", Text("Ikrafttræden og ophør", "Entry into force and end"), _period(facts, given)),
    ]
    for anchor, heading, subsections in found:
        if told := tuple(subsections):
            yield Provision(anchor, heading, told)


def publication(facts: Facts, given: Sequence[Given]) -> Provision:
    """What is demanded of the publication, and when it was published here."""
    demands = [fact for network in networks(facts) for fact in facts.all_of(network, "bylaws")]
    told = [Subsection(ended(words(one))) for one in demands]
    for one in given:
        if one.published is not None:
            told.append(Subsection(write(
                "Vedtægten om forsøg {trial} er offentliggjort den {day}.",
                "The bylaw on trial {trial} was published on {day}.",
                trial=Text.same(one.trial), day=one.published,
            )))  # fmt: skip
    return Provision("publication", Text("Offentliggørelse", "Publication"), tuple(told))


_RULES = Text("Regler, der fraviges, og hvad der gælder i stedet", "Rules set aside, and what holds instead")


def _scope(facts: Facts, exemptions: Sequence[Exemption]) -> Iterator[Subsection]:
    book = facts.pack.rulebook
    for one in exemptions:
        groups = [book.words.group_inside(code) for code in book.groups if code in one.groups]
        everybody = Text("alle borgere, som reglerne gælder", "all citizens whom the rules concern")
        whom = _list(groups) if groups else everybody
        yield Subsection(write(
            "“{title}” (undtagelse {id}) gælder for {whom}.", "“{title}” (exemption {id}) holds for {whom}.",
            title=Cited(one.title, exemption_ref(facts, one, "title", one.title)), id=Text.same(one.id),
            whom=Cited(whom, exemption_ref(facts, one, "groups", whom)),
        ))  # fmt: skip


def _rules(facts: Facts, place: str, given: Given, exemptions: Sequence[Exemption]) -> Iterator[Subsection]:
    """The law's day; then the rules set aside, those for the single case, those changed, and new ones."""
    told = [one for part in exemptions for one in norms_told(facts, part, place, given.law_day)]
    trial, day = Text.same(given.trial), _law_day(given)
    yield Subsection(write(
        "For forsøg {trial} er loven gengivet, som den er den {day}.",
        "For trial {trial} the law is told as it is on {day}.",
        trial=trial, day=day,
    ))  # fmt: skip
    for da, en, some in _by_treatment(told):
        if some:
            yield Subsection(write(da, en, trial=trial), tuple(one.said for one in some))
    if silent := unplaced(told):
        which = listed_words([quoted(one) for one in silent])
        yield Subsection(write(
            "Kilderne nævner ingen paragraf for {which}.", "The sources name no paragraph for {which}.",
            which=which,
        ))  # fmt: skip


def _law_day(given: Given) -> Cited:
    day = long_day(given.law_day)
    source = Text(
        f"Loven i Frikommune, som den er den {day.da}", f"The law in Frikommune as it is on {day.en}"
    )
    return Cited(day, Ref(f"law-day:{given.law_day}", day, source, "law/"))


def _by_treatment(told: Sequence[NormTold]) -> Iterator[tuple[str, str, list[NormTold]]]:
    aside = [one for one in told if one.instead is None]
    yield (
        "I forsøg {trial} fraviges disse regler og gælder ikke:",
        "In trial {trial} these rules are set aside and do not hold:",
        [one for one in aside if not one.by_case],
    )
    yield (
        "I forsøg {trial} kan disse regler fraviges i den enkelte sag:",
        "In trial {trial} these rules may be set aside in the single case:",
        [one for one in aside if one.by_case],
    )
    changed = [one for one in told if one.instead is not None]
    yield (
        "I forsøg {trial} ændres disse regler:",
        "In trial {trial} these rules are changed:",
        [one for one in changed if one.law is not None],
    )
    yield (
        "I forsøg {trial} gælder disse regler, som loven ikke har:",
        "In trial {trial} these rules hold, which the law has not:",
        [one for one in changed if one.law is None],
    )


def _uses(facts: Facts, exemptions: Sequence[Exemption]) -> Iterator[Subsection]:
    for one in exemptions:
        if one.use is not None:
            yield _use(facts, one)


def _use(facts: Facts, exemption: Exemption) -> Subsection:
    """When one exemption may be used; the reasons are its points."""
    use = exemption.use
    assert use is not None
    ref = exemption_ref(facts, exemption, "use", exemption.title)
    id_ = Text.same(exemption.id)
    said = write(
        "Undtagelse {id} bruges kun, når {what}.", "Exemption {id} is used only where {what}.",
        id=id_, what=Cited(_DECIDED, ref),
    )  # fmt: skip
    if use.leader_check:
        said += write(" {what} af {id}.", " {what} of {id}.", what=Cited(_CHECKED, ref), id=id_)
    if not use.reasons:
        return Subsection(said)
    own = (
        Text(", eller en grund med egne ord", ", or a reason in one's own words")
        if use.own_words
        else Text("", "")
    )
    said += write(" Grunde til at bruge {id}{own}:", " Reasons to use {id}{own}:", id=id_, own=own)
    reasons = (
        words(Cited(text, exemption_ref(facts, exemption, f"reason:{code}", text)))
        for code, text in use.reasons.items()
    )
    return Subsection(said, tuple(reasons))


_DECIDED = Text(
    "det er besluttet og begrundet i den enkelte sag", "it is decided, with its reason, in the single case"
)
_CHECKED = Text("En leder kontrollerer brugen", "A leader checks the use")


def _conditions(facts: Facts, given: Given) -> Iterator[Subsection]:
    own = own_subjects(given.trial, given.parts)
    told = dict.fromkeys(one for one in facts.now.known if one.about in own and one.says == "condition")
    yield from (Subsection(ended(words(facts.cite(one)))) for one in told)


def evaluation_said(facts: Facts, number: str) -> Iterator[Subsection]:
    """What is recorded and counted, by the trial's own description, and who evaluates it."""
    trial = facts.pack.trials[number]
    source = Text("Beskrivelsen af forsøget i Frikommune", "The description of the trial in Frikommune")

    def cited(name: str, text: Text) -> Cited:
        return Cited(text, Ref(f"trial:{trial.id}:{name}", text, source, f"trial/{trial.id}"))

    if any(trial.registration):
        yield Subsection(ended(words(cited("registration", trial.registration))))
    if trial.indicators:
        said = write("Om forsøg {trial} opgøres:", "On trial {trial} is counted:", trial=Text.same(trial.id))
        some = tuple(words(cited(f"indicator-{at}", one)) for at, one in enumerate(trial.indicators, 1))
        yield Subsection(said, some)
    about = Subject("trial", trial.id)
    for entry in counted_in(facts.now.known):
        if entry.about == about and entry.says == "evaluated_by":
            yield Subsection(write(
                "Forsøg {trial} evalueres af {who}.", "Trial {trial} is evaluated by {who}.",
                trial=Text.same(trial.id), who=facts.cite(entry),
            ))  # fmt: skip


def _period(facts: Facts, given: Given) -> Iterator[Subsection]:
    trial = Text.same(given.trial)
    if given.starts is None:
        yield Subsection(write(
            "Hvornår vedtægten om forsøg {trial} gælder fra, er ikke registreret endnu.",
            "From when the bylaw holds for trial {trial} is not recorded yet.", trial=trial,
        ))  # fmt: skip
    else:
        yield Subsection(write(
            "Vedtægten gælder for forsøg {trial} fra den {day}.",
            "For trial {trial} the bylaw holds from {day}.",
            trial=trial, day=given.starts,
        ))  # fmt: skip
    last = _last_day(facts, given)
    if last is not None:
        yield Subsection(write(
            "For forsøg {trial} gælder den til og med den {day}, hvis ikke forsøget ophører eller kommunen "
            "træder ud før.",
            "For trial {trial} it holds to the end of {day}, unless the trial ends or the municipality "
            "leaves before.",
            trial=trial, day=last,
        ))  # fmt: skip


def _last_day(facts: Facts, given: Given) -> Cited | None:
    """The last day of the trial's period: as adopted, else as the latest source has it."""
    known = facts.now.known
    end = life_of(known, given.trial, given.parts).last_day
    if end is None:
        told = (found_day(facts, one, "period_end") for one in networks(facts))
        return next((one[0] for one in told if one is not None), None)
    own = own_subjects(given.trial, given.parts)
    telling = [
        one
        for one in counted_in(known)
        if one.says == "period_end" or (one.says == "extend" and one.about in own)
    ]
    return facts.cite(telling[-1], long_day(end - timedelta(1))) if telling else None


def _list(some: Sequence[Text]) -> Text:
    return Text(*(listed((one.said_in(language) for one in some), language) for language in LANGUAGES))
