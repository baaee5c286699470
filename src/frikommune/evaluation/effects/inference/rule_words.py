"""The rule of inference in words: why a method was chosen, and why another is not to be trusted."""

from __future__ import annotations

from frikommune.evaluation.shown.quantities import number, p_value
from frikommune.language import NO_WORDS, Text

REASON: dict[str, Text] = {
    "randomisation": Text(
        "Få kommuner er med i forsøget, så usikkerheden findes ved at lade som om andre kommuner var de "
        "udvalgte: Hvor tit giver tilfældigheder alene en lige så stor ændring? Udsving tilpasses kommunens "
        "størrelse (randomiseringstest).",
        "Few municipalities take part, so the uncertainty is found by pretending that others were chosen: "
        "how often does chance alone give as large a change? Fluctuations are scaled to the municipality's "
        "size (randomisation inference).",
    ),
    "wild": Text(
        "Der er en del kommuner både i og uden for forsøget, men ikke mange, så usikkerheden findes ved at "
        "vende kommunernes udsving tilfældigt mange gange (wild cluster-bootstrap).",
        "There are some municipalities both in and outside the trial, but not many, so the uncertainty is "
        "found by turning the municipalities' fluctuations at random many times (wild cluster bootstrap).",
    ),
    "clustered": Text(
        "Der er mange kommuner af nogenlunde samme størrelse både i og uden for forsøget, så klyngerobuste "
        "standardfejl kan bruges.",
        "There are many municipalities of much the same size both in and outside the trial, so clustered "
        "standard errors may be used.",
    ),
}
SHORT: dict[str, Text] = {
    "randomisation": Text(
        "randomiseringstest over kommuner, tilpasset størrelse",
        "randomisation inference over municipalities, scaled to size",
    ),
    "wild": Text(
        "wild cluster-bootstrap, intervallet ved at vende testen",
        "wild cluster bootstrap, interval by inverting the test",
    ),
    "clustered": Text(
        "klyngerobuste standardfejl (CR1), t-fordelingen",
        "clustered standard errors (CR1), Student's t",
    ),
    "none": Text("ingen test", "no test"),
}
_WRONG = ((1.5, 80), (2.5, 35), (5.0, 15), (12.0, 10))
"""With so few in effect, about so many false alarms in 100 by clustered errors (docs/null-simulations.md)."""


def _counted(count: int) -> Text:
    """`én kommune`, `4 kommuner`; a cluster may also be something else, which readers are told elsewhere."""
    return Text("én", "one") if count == 1 else Text.same(str(count))


def doubt_clustered(treated: int, untreated: int, counts: tuple[float, float]) -> Text:
    """Why clustered standard errors are not to be trusted with these."""
    few = min(counts)
    wrong = next((share for most, share in _WRONG if few < most), 7)
    side, there = (treated, True) if counts[0] <= counts[1] else (untreated, False)
    said = _counted(side)
    da = "med i forsøget" if there else "uden for forsøget"
    en = "in the trial" if there else "outside the trial"
    unlike = Text("", "")
    if few < side - 1:
        unlike = Text(
            f", og de er så ulige store, at de kun tæller som omkring {number(few, 0).da}",
            f", and so unequal in size that they count as about {number(few, 0).en}",
        )
    return Text(
        f"Stol ikke på den: Kun {said.da} {_cluster(side).da} er {da}{unlike.da}. Klyngerobuste standardfejl "
        f"bliver da for små og melder en effekt omkring {wrong} gange af 100, hvor der ingen er.",
        f"Do not trust it: only {said.en} {_cluster(side).en} {_is(side)} {en}{unlike.en}. Clustered "
        f"standard errors then are too small and report an effect about {wrong} times in 100 where there is "
        "none.",
    )


def doubt_wild(treated: int, untreated: int) -> Text:
    """Why the wild bootstrap is not used with these."""
    few = min(treated, untreated)
    if few <= 2:
        return Text(
            f"Siger intet her: Med {_counted(few).da} {_cluster(few).da} på den ene side finder metoden "
            "næsten aldrig en effekt, heller ikke hvor der er en.",
            f"Says nothing here: with {_counted(few).en} {_cluster(few).en} on one side the method hardly "
            "ever finds an effect, not even where there is one.",
        )
    return Text(
        "Vises til sammenligning: Med så få, eller så ulige store, kommuner er metoden usikker.",
        "Shown for comparison: with so few municipalities, or so unequal ones, the method is unsure.",
    )


def doubt_randomisation(mixed: bool) -> Text:
    """Why placebos are not to be trusted here; no words where they may be."""
    if not mixed:
        return NO_WORDS
    return Text(
        "Stol ikke på den: Deltagerne bor i de samme kommuner som de andre, så der er ingen kommuner at "
        "trække lod imellem.",
        "Do not trust it: those who take part live in the same municipalities as the others, so there are no "
        "municipalities to draw among.",
    )


def too_few_choices(treated: int, untreated: int, least: float, wanted: float) -> Text:
    """That there are too few placebos for any test."""
    said = p_value(least)
    limit = number(wanted, 2)
    return Text(
        f"Der kan ikke siges, om ændringen er mere end tilfældig: {_counted(treated).da} med og "
        f"{_counted(untreated).da} uden for forsøget giver så få mulige sammenligninger, at testen højst kan "
        f"nå {said.da}, og der kræves {limit.da}. Tag flere kommuner uden for forsøget med; med én i "
        "forsøget skal der være mindst 20 i alt.",
        f"It cannot be said whether the change is more than chance: {_counted(treated).en} in and "
        f"{_counted(untreated).en} outside the trial give so few possible comparisons that the test can "
        f"reach {said.en} at best, and {limit.en} is needed. Add municipalities outside the trial; with one "
        "in the trial there must be at least 20 in all.",
    )


def too_small(treated: int, similar: int) -> Text:
    """That the treated are smaller than nearly all others, so that nobody tells how they fluctuate."""
    return Text(
        f"Der kan ikke siges, om ændringen er mere end tilfældig: {_those(treated).da} så meget mindre end "
        f"de andre, at kun {similar} kan vise, hvor meget så små tal svinger af sig selv. Tag flere lige så "
        "små kommuner med, eller saml perioderne til længere.",
        f"It cannot be said whether the change is more than chance: {_those(treated).en} so much smaller "
        f"than the others that only {similar} can show how much such small numbers fluctuate by themselves. "
        "Add more municipalities as small, or join the periods into longer ones.",
    )


def too_few_mixed(clusters: int) -> Text:
    """That units within few clusters cannot be tested."""
    return Text(
        f"Der kan ikke siges, om ændringen er mere end tilfældig: Deltagere og andre bor i de samme "
        f"{clusters} kommuner, og det er for få til at vide, hvor ens naboer er. Der skal mindst 12 til.",
        f"It cannot be said whether the change is more than chance: those who take part and the others live "
        f"in the same {clusters} municipalities, too few to know how alike neighbours are. It takes at least "
        "12.",
    )


def _cluster(count: int) -> Text:
    return (
        Text("enhed (kommune)", "unit (municipality)")
        if count == 1
        else Text("enheder (kommuner)", "units (municipalities)")
    )


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _those(count: int) -> Text:
    return (
        Text("Den ene i forsøget er", "The one in the trial is")
        if count == 1
        else Text("De, der er med i forsøget, er", "Those in the trial are")
    )
