"""What is said of a trial's power: one plain sentence for a leader, and why it is so."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from frikommune.evaluation.power.answer import Found, Simulated, Testable
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.reckoned import LEAST, countable, inference_of, signed
from frikommune.evaluation.power.survival import events_needed
from frikommune.evaluation.power.taking import Need
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import NO_WORDS, Text


def size_words(size: float, measure: str) -> Text:
    """A difference without its sign, rounded up, so that what is promised is never too much."""
    if measure == "share":
        said = number(ceil(1000 * size - 1e-6) / 10)
        return Text(f"{said.da} procentpoint", f"{said.en} percentage points")
    if measure == "hazard":
        return percent(ceil(1000 * size - 1e-6) / 1000)
    return number(size, 1 if size >= 10 else 2)


def chance_words(chance: float) -> Text:
    """A probability in whole percent; nothing is certain, and nothing impossible."""
    if chance > 0.995:
        return Text("over 99 %", "over 99%")
    return Text("under 1 %", "under 1%") if chance < 0.005 else percent(chance, 0)


def sentence_of(
    verdict: Testable | None,
    asked: Asked,
    found: Found,
    simulated: Simulated | None,
    needs: Sequence[Need],
) -> Text:
    """The one sentence: the verdict, and the number that it hangs on."""
    if verdict == "can_test":
        return _can_test(asked, found, simulated)
    if asked.kind == "none":
        return Text(
            "Kun beskrive: uden noget at sammenligne med kan ingen sige, hvad forsøget gjorde.",
            "Descriptive only: with nothing to compare with, nobody can say what the trial did.",
        )
    seen, takes = _seen(asked, found, simulated), _takes(needs)
    if verdict == "pool":
        return Text(
            f"Saml flere kommuner: {seen.da}{takes.da}", f"Pool across municipalities: {seen.en}{takes.en}"
        )
    if verdict == "describe_only":
        return Text(f"Kun beskrive: {seen.da}{takes.da}", f"Descriptive only: {seen.en}{takes.en}")
    return _without_verdict(asked, found, simulated, needs)


def _can_test(asked: Asked, found: Found, simulated: Simulated | None) -> Text:
    better = simulated.found if simulated else found.at_smallest
    if asked.smallest is not None and better is not None and better >= asked.target:
        size, sure = size_words(asked.smallest, asked.measure), chance_words(better)
        return Text(
            f"Kan afprøves: er forskellen {size.da}, bliver den fundet med {sure.da} sandsynlighed.",
            f"Can test: if the difference is {size.en}, it will be found with {sure.en} probability.",
        )
    alike = (simulated.not_worse if simulated else found.at_margin) or 0.0
    margin, sure = size_words(asked.margin or 0.0, asked.measure), chance_words(alike)
    return Text(
        f"Kan afprøves: går det lige så godt som ellers, kan det med {sure.da} sandsynlighed vises, at det"
        f" ikke er gået mere end {margin.da} dårligere.",
        f"Can test: if things go as well as otherwise, it can be shown with {sure.en} probability that they"
        f" have not gone more than {margin.en} worse.",
    )


def _seen(asked: Asked, found: Found, simulated: Simulated | None) -> Text:
    """What can be seen at all; begins small, for it stands after a colon."""
    if not countable(asked):
        return Text(
            f"der ventes under {LEAST} tilfælde uden forsøget, og så få kan ikke sammenlignes.",
            f"fewer than {LEAST} cases are expected without the trial, and so few cannot be compared.",
        )
    if not found.tested:
        few, others = asked.treated_clusters or 1, asked.untreated_clusters or 1
        return Text(
            f"med {few} af {few + others} kommuner kan ingen test skelne forsøget fra et tilfælde.",
            f"with {few} of {few + others} municipalities no test can tell the trial from chance.",
        )
    least = simulated.detectable if simulated else found.detectable
    if least is None:
        return Text("ingen forskel kan ses.", "no difference can be seen.")
    size = size_words(least, asked.measure)
    return Text(
        f"kun forskelle på mindst {size.da} kan ses.", f"only differences of at least {size.en} can be seen."
    )


def _takes(needs: Sequence[Need]) -> Text:
    """` Det kræver 769 borgere i forsøget (nu 54).`, or what else would be enough."""
    enough = [one.says for one in needs if one.number is not None]
    if not enough:
        return (
            Text(
                " Hverken flere borgere eller flere kommuner er nok.",
                " Neither more citizens nor more municipalities are enough.",
            )
            if needs
            else NO_WORDS
        )
    da, en = (" eller ".join(one.da for one in enough), " or ".join(one.en for one in enough))
    return Text(f" Det kræver {da}.", f" It takes {en}.")


def _without_verdict(asked: Asked, found: Found, simulated: Simulated | None, needs: Sequence[Need]) -> Text:
    if asked.treated is None:
        takes = _takes(needs)
        if needs:
            return Text(takes.da.strip(), takes.en.strip())
        return Text(
            "Skriv, hvor mange borgere der er med, eller hvor stor en forskel der er umagen værd.",
            "Write how many citizens take part, or how large a difference is worthwhile.",
        )
    seen = _seen(asked, found, simulated)
    return Text(
        f"{seen.da[0].upper()}{seen.da[1:]} Skriv, hvor stor en forskel der er umagen værd, så siges det, om"
        " den kan afprøves.",
        f"{seen.en[0].upper()}{seen.en[1:]} Write how large a difference is worthwhile, to be told whether it"
        " can be tested.",
    )


def why_of(asked: Asked, found: Found, simulated: Simulated | None) -> tuple[Text, ...]:
    """How it was reckoned, and what that rests on."""
    if asked.kind == "none":
        return ()
    said = [_how(asked)]
    chosen = inference_of(asked)
    if chosen is not None and chosen.method == "none":
        said.append(chosen.reason)
    if found.tested and asked.smallest is not None and found.at_smallest is not None:
        size, sure = size_words(asked.smallest, asked.measure), chance_words(found.at_smallest)
        said.append(
            Text(
                f"Efter formlen findes en forskel på {size.da} med {sure.da} sandsynlighed.",
                f"By the formula a difference of {size.en} is found with {sure.en} probability.",
            )
        )
    if found.tested and asked.margin is not None and found.at_margin is not None:
        size, sure = size_words(asked.margin, asked.measure), chance_words(found.at_margin)
        said.append(
            Text(
                f"Efter formlen kan “ikke mere end {size.da} dårligere” vises med {sure.da} sandsynlighed,"
                " hvis der ingen forskel er.",
                f"By the formula “not more than {size.en} worse” can be shown with {sure.en} probability, if"
                " there is no difference.",
            )
        )
    if asked.measure == "hazard" and asked.smallest is not None:
        said.append(_events(asked, asked.smallest))
    if simulated is not None:
        said += [_simulated(simulated), simulated.inference]
    return tuple(one for one in said if one != NO_WORDS)


def _how(asked: Asked) -> Text:
    level, sure = percent(asked.alpha, 0), percent(asked.target, 0)
    test = Text(
        f"Tosidet test på {level.da}; en forskel regnes for synlig, når den findes med {sure.da}"
        " sandsynlighed.",
        f"Two-sided test at {level.en}; a difference counts as visible when found with {sure.en}"
        " probability.",
    )
    if not asked.clustered:
        return test
    return Text(
        f"{test.da} Der er regnet på kommuner, ikke på borgere.",
        f"{test.en} It is reckoned on municipalities, not on citizens.",
    )


def _events(asked: Asked, smallest: float) -> Text:
    """How many must have had it happen; what is watched for longer needs fewer citizens."""
    share = 0.5
    if asked.treated is not None and asked.compared is not None:
        share = asked.treated / (asked.treated + asked.compared)
    events = number(events_needed(1 + signed(asked, smallest), share, asked.target, asked.alpha), 0)
    return Text(
        f"Det skal være sket for {events.da} borgere i alt (efter Schoenfeld), hvor længe det end tager.",
        f"It must have happened to {events.en} citizens in all (after Schoenfeld), however long that takes.",
    )


def _simulated(simulated: Simulated) -> Text:
    wrongly, many = percent(simulated.wrongly, 0), number(simulated.draws, 0)
    return Text(
        f"Prøvet på {many.da} opdigtede forløb: uden nogen virkning fandt beregningen alligevel en i"
        f" {wrongly.da} af dem.",
        f"Tried on {many.en} made-up courses: with no effect at all, the computation found one in"
        f" {wrongly.en} of them.",
    )
