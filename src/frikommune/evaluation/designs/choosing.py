"""How a design is computed: estimator and cluster follow from the comparison, not from taste.

The inference follows from the number of municipalities by the written rule of `effects/inference/rule.py`,
once their sizes are seen; here it is foretold from the numbers that are expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from frikommune.evaluation.designs.design import Comparison, Design, Measure
from frikommune.evaluation.effects.effect import Estimator
from frikommune.evaluation.effects.inference.rule import WILD, decide
from frikommune.evaluation.effects.inference.rule_words import REASON
from frikommune.language import NO_WORDS, Text

FITS: dict[Comparison, tuple[Estimator, ...]] = {
    "none": (),
    "before": ("two_groups", "counts", "weighted", "matched", "survival"),
    "other_municipalities": ("did", "staggered", "synthetic", "two_groups", "counts", "survival"),
    "matched": ("weighted", "matched", "two_groups", "counts", "survival"),
    "benchmark": ("one_group",),
}
"""Which estimators answer which comparison."""
BEFORE_FOR_SYNTHETIC = 8
"""From so many periods before the start, one municipality is compared with a blend of others."""


@dataclass(frozen=True, slots=True)
class Computed:
    """How a design is computed, with the reasons in words; `estimator` None: it can only be described."""

    estimator: Estimator | None
    reason: Text
    cluster: str = ""
    inference: Text = NO_WORDS
    doubts: tuple[Text, ...] = ()


def choose(design: Design, starts: Sequence[date] = ()) -> Computed:
    """Estimator, cluster and inference of a design. `starts`: the municipalities' first days, if known."""
    measure: Measure = design.primary.measure if design.primary else "share"
    match design.comparison:
        case "none":
            return Computed(None, _NOTHING_TO_COMPARE)
        case "benchmark":
            return Computed("one_group", _BENCHMARK, inference=_ONE_GROUP[measure])
        case "before":
            return Computed(_groups(measure), _BEFORE, inference=_PERSONS, doubts=(_BEFORE_DOUBT,))
        case "matched":
            estimator: Estimator = "survival" if measure == "time" else "weighted"
            few = treated_municipalities(design)
            doubts = (_MATCHED_FEW,) if few is not None and few < 10 else ()
            return Computed(estimator, _MATCHED, design.cluster or "kommune", _persons_or_places(few), doubts)
        case "other_municipalities":
            return _municipalities(design, measure, starts)


def treated_municipalities(design: Design) -> int | None:
    """How many municipalities are expected in the trial; None where the design doesn't say."""
    return design.expected.treated_clusters or len(design.municipalities) or None


def _municipalities(design: Design, measure: Measure, starts: Sequence[date]) -> Computed:
    few, before = treated_municipalities(design), design.expected.periods_before
    cluster = design.cluster or "kommune"
    inference = _by_number(few, design.expected.untreated_clusters)
    if measure == "time":
        return Computed("survival", _TIME, cluster, inference)
    if before == 0:
        return Computed(_groups(measure), _ONLY_AFTER, cluster, inference, (_ONLY_AFTER_DOUBT,))
    if len(set(starts)) > 1:
        return Computed("staggered", _STAGGERED, cluster, inference)
    if few == 1 and before is not None and before >= BEFORE_FOR_SYNTHETIC:
        return Computed("synthetic", _SYNTHETIC, cluster, inference)
    return Computed("did", _DID, cluster, inference)


def _groups(measure: Measure) -> Estimator:
    if measure == "time":
        return "survival"
    return "counts" if measure == "count" else "two_groups"


def _persons_or_places(few: int | None) -> Text:
    return _PERSONS if few is None else _by_number(few, None)


def _by_number(treated: int | None, untreated: int | None) -> Text:
    """The inference in words, by the written rule for so many municipalities of one size."""
    if treated is None:
        return _UNKNOWN_NUMBER
    if untreated is None:
        return REASON["randomisation"] if treated < WILD else _MANY
    return decide(np.ones(treated), np.ones(untreated)).reason


_NOTHING_TO_COMPARE = Text(
    "Uden sammenligning kan ingen beregning sige, hvad forsøget gjorde; tallene kan kun beskrives.",
    "Without a comparison no computation can tell what the trial did; the figures can only be described.",
)
_BENCHMARK = Text(
    "Én gruppe holdes op mod et kendt tal. Det siger, om gruppen adskiller sig fra tallet, ikke hvorfor.",
    "One group is held against a known figure. It tells whether the group differs from it, not why.",
)
_BEFORE = Text(
    "Borgerne før og efter start i de samme kommuner sammenlignes som to grupper.",
    "Citizens before and after the start in the same municipalities are compared as two groups.",
)
_BEFORE_DOUBT = Text(
    "Alt andet, der ændrede sig samtidig, tælles med som forsøgets virkning. Andre kommuner ved siden af"
    " ville vise det.",
    "All else that changed at the same time is counted as the trial's effect. Other municipalities beside it"
    " would show that.",
)
_MATCHED = Text(
    "Borgere i forsøget sammenlignes med borgere, der ligner dem, men ikke var med. Det holder kun, hvis alt,"
    " der både afgjorde, hvem der kom med, og hvordan det gik, er målt.",
    "Citizens in the trial are compared with citizens like them who were not. It holds only if all that"
    " decided both who took part and how they fared is measured.",
)
_MATCHED_FEW = Text(
    "Blev det besluttet i kommunen, hvem der kom med, så er forskellen mellem borgerne også forskellen mellem"
    " få kommuner, og mange borgere gør den ikke sikrere.",
    "If the municipality decided who took part, the difference between citizens is also one between few"
    " municipalities, and many citizens do not make it surer.",
)
_TIME = Text(
    "Tid med uafsluttede forløb kræver en overlevelsesanalyse: kurver for de to grupper, og forskellen i"
    " gennemsnitlig tid frem til en fast dag.",
    "Time with unfinished cases needs a survival analysis: curves for the two groups, and the difference in"
    " mean time up to a set day.",
)
_ONLY_AFTER = Text(
    "Uden tal fra før start kan kommunerne kun sammenlignes bagefter, som to grupper.",
    "Without figures from before the start, the municipalities can only be compared afterwards, as two"
    " groups.",
)
_ONLY_AFTER_DOUBT = Text(
    "Det kan ikke ses, om kommunerne var forskellige i forvejen. Hent tal fra før start.",
    "It cannot be seen whether the municipalities differed beforehand. Fetch figures from before the start.",
)
_STAGGERED = Text(
    "Kommunerne begynder på forskellige dage. Derfor sammenlignes hver kun med kommuner, der ikke er begyndt:"
    " en almindelig før-efter-beregning kan få fortegnet forkert.",
    "The municipalities begin on different days. So each is compared only with those that have not begun: a"
    " plain before-and-after computation may get the sign wrong.",
)
_SYNTHETIC = Text(
    "Én kommune med mange perioder før start sammenlignes med den blanding af andre kommuner, der lignede den"
    " mest før start.",
    "One municipality with many periods before the start is compared with the blend of others that was most"
    " like it before the start.",
)
_DID = Text(
    "Ændringen fra før til efter i forsøgets kommuner sammenlignes med ændringen i de andre. Forskelle, der"
    " var der i forvejen, og ændringer, der rammer alle, trækkes fra.",
    "The change from before to after in the trial's municipalities is compared with that of the others."
    " Differences that were there already, and changes that strike all, are subtracted.",
)
_PERSONS = Text(
    "Usikkerheden regnes på de enkelte borgere.", "The uncertainty is reckoned on the single citizens."
)
_ONE_GROUP: dict[Measure, Text] = {
    "share": Text(
        "Wilsons konfidensinterval og en eksakt binomialtest.",
        "Wilson's confidence interval and an exact binomial test.",
    ),
    "mean": Text("Et t-interval om gennemsnittet.", "A t interval about the mean."),
    "count": Text("Et t-interval om gennemsnittet.", "A t interval about the mean."),
    "time": Text("Et t-interval om den gennemsnitlige tid.", "A t interval about the mean time."),
}
_UNKNOWN_NUMBER = Text(
    "Afhænger af, hvor mange kommuner der er med; skriv det forventede antal.",
    "Depends on how many municipalities take part; write the number expected.",
)
_MANY = Text(
    "Mange kommuner på begge sider: usikkerheden regnes på kommuner med wild bootstrap eller klyngede"
    " standardfejl, efter den skrevne regel.",
    "Many municipalities on both sides: the uncertainty is reckoned on municipalities, by wild bootstrap or"
    " clustered errors, as the written rule says.",
)
