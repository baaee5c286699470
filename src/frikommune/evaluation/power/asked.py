"""What power is asked of: a setting in numbers, checked, with what is assumed where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite, sqrt
from typing import Literal

from frikommune.errors import Refusal, Refused, refuse
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.quantities import number
from frikommune.language import Text

Kind = Literal["none", "one_group", "two_groups", "did"]
"""Nothing to compare with; one group against a known figure; two groups; before and after with others."""
ICC = 0.02
"""Assumed where nobody knows how alike citizens of one municipality are: middling for public services."""
AUTOCORRELATION = 0.7
"""Assumed likeness of a municipality's level from one period to the next."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting in numbers; None: not known.

    `treated` and `untreated` are citizens, where periods are given those of all periods after the start;
    `untreated` None: as many. `treated_clusters` and `untreated_clusters` are the municipalities in which it
    was decided who takes part; None: citizens count one by one. `municipalities` are those in the trial in
    any case, `network` those that could be. `baseline` is the share or mean without the trial (of a
    hazard: the share it happens to), `spread` a
    mean's standard deviation, `size_cv` how unequal municipalities are: the standard deviation of their sizes
    over the mean. `smallest` and `margin` are positive.
    """

    kind: Kind
    measure: Literal["share", "mean", "hazard"] = "share"
    direction: Direction = "higher"
    smallest: float | None = None
    margin: float | None = None
    treated: int | None = None
    untreated: int | None = None
    treated_clusters: int | None = None
    untreated_clusters: int | None = None
    periods_before: int | None = None
    periods_after: int | None = None
    baseline: float | None = None
    spread: float | None = None
    icc: float | None = None
    size_cv: float = 0.0
    autocorrelation: float | None = None
    municipalities: int = 1
    network: int | None = None
    target: float = 0.8
    alpha: float = 0.05

    @property
    def clustered(self) -> bool:
        """Whether it was municipalities that took part, so that they are what counts."""
        if self.kind == "one_group":
            return (self.treated_clusters or 1) > 1
        return self.treated_clusters is not None and self.untreated_clusters is not None

    @property
    def compared(self) -> int | None:
        """How many citizens are compared with: as many, or as many in each municipality, unless said."""
        if self.untreated is not None or self.treated is None or self.kind == "one_group":
            return self.untreated
        if self.treated_clusters and self.untreated_clusters:
            return max(1, round(self.treated / self.treated_clusters * self.untreated_clusters))
        return self.treated

    @property
    def deviation(self) -> float:
        """A citizen's standard deviation. Only of what was completed."""
        if self.measure == "share":
            level = self.baseline or 0.0
            return sqrt(level * (1 - level))
        return self.spread or 0.0

    @property
    def most(self) -> float:
        """The largest difference that there is room for, with the sign of the better direction."""
        sign = 1.0 if self.direction == "higher" else -1.0
        if self.measure == "share":
            level = self.baseline or 0.0
            return sign * ((1 - level) if sign > 0 else level) * (1 - 1e-9)
        if self.measure == "hazard":
            return 9.0 if sign > 0 else -0.99
        return sign * 1000 * self.deviation


def completed(asked: Asked) -> tuple[Asked, tuple[Text, ...]]:
    """The setting with what is assumed where nothing is known, and that in words.

    Raises Refused with everything that is missing or impossible.
    """
    if asked.kind == "none":
        return asked, ()
    refusals = list(_wrong(asked))
    if refusals:
        raise Refused(*refusals)
    assumed: list[Text] = []
    if asked.clustered and asked.icc is None:
        asked = replace(asked, icc=ICC)
        said = number(ICC, 2)
        assumed.append(
            Text(
                f"Ingen ved, hvor ens borgere i samme kommune er; der er regnet med en intraklassekorrelation"
                f" på {said.da}.",
                f"Nobody knows how alike citizens of one municipality are; an intraclass correlation of"
                f" {said.en} is assumed.",
            )
        )
    if asked.clustered and asked.size_cv == 0:
        assumed.append(_ONE_SIZE)
    if asked.kind == "did":
        asked = _with_periods(asked, assumed)
    if asked.untreated is None and asked.kind != "one_group" and asked.treated is not None:
        assumed.append(_AS_MANY_EACH if asked.clustered else _AS_MANY)
    return asked, tuple(assumed)


def _with_periods(asked: Asked, assumed: list[Text]) -> Asked:
    if asked.autocorrelation is None:
        asked = replace(asked, autocorrelation=AUTOCORRELATION)
        said = number(AUTOCORRELATION, 1)
        assumed.append(
            Text(
                f"En kommunes niveau antages at ligne sig selv fra periode til periode (autokorrelation"
                f" {said.da}).",
                f"A municipality's level is assumed to be like itself from one period to the next"
                f" (autocorrelation {said.en}).",
            )
        )
    return asked


def _wrong(asked: Asked) -> Iterator[Refusal]:
    endless = [name for name in _FINITE if not isfinite(getattr(asked, name) or 0.0)]
    if endless:
        for name in endless:
            yield _refusal(name, getattr(asked, name), _A_NUMBER, Text("Ret tallet.", "Correct the number."))
        return
    yield from _sizes(asked)
    yield from _impossible(asked)
    if asked.measure == "hazard":
        yield from _hazard(asked)
    if asked.kind == "did":
        needed = ("treated", "treated_clusters", "untreated_clusters", "periods_before", "periods_after")
        for name in needed:
            if getattr(asked, name) is None:
                yield _refusal(name, None, _A_NUMBER, _WRITE_ALL)


def _sizes(asked: Asked) -> Iterator[Refusal]:
    if asked.measure != "mean" and (asked.baseline is None or not 0 < asked.baseline < 1):
        yield _refusal("baseline", asked.baseline, _SHARE, _WRITE_BASELINE)
    if asked.measure == "mean" and (asked.spread is None or asked.spread <= 0):
        yield _refusal("spread", asked.spread, _SPREAD, _WRITE_SPREAD)
    for name in ("smallest", "margin"):
        value = getattr(asked, name)
        if value is not None and (value <= 0 or (asked.measure == "share" and value >= 1)):
            yield _refusal(name, value, _DIFFERENCE, _FIVE_POINTS)
    least = {"treated": 2, "untreated": 2, "treated_clusters": 1, "untreated_clusters": 1}
    for name, floor in {**least, "periods_before": 1, "periods_after": 1}.items():
        value = getattr(asked, name)
        if value is not None and value < floor:
            expected = Text(f"et helt tal, mindst {floor}", f"a whole number, at least {floor}")
            yield _refusal(name, value, expected, Text("Ret tallet.", "Correct the number."))
    room = abs(asked.most)
    if (
        asked.measure == "share"
        and asked.smallest
        and room <= asked.smallest < 1
        and 0 < (asked.baseline or 0) < 1
    ):
        yield _refusal("smallest", asked.smallest, _ROOM, Text("Vælg en mindre.", "Choose a smaller one."))


def _hazard(asked: Asked) -> Iterator[Refusal]:
    if asked.kind != "two_groups":
        yield _refusal("untreated", asked.untreated, _A_NUMBER, _WRITE_GROUPS)
    if asked.margin is not None:
        yield _refusal("margin", asked.margin, _NO_MARGIN, Text("Slet marginen.", "Delete the margin."))
    if asked.direction == "lower" and (asked.smallest or 0) >= 1:
        yield _refusal("smallest", asked.smallest, _SHARE, _FIVE_POINTS)


def _impossible(asked: Asked) -> Iterator[Refusal]:
    if asked.icc is not None and not 0 <= asked.icc < 1:
        yield _refusal("icc", asked.icc, _FROM_NOUGHT, Text("Ret tallet.", "Correct the number."))
    if asked.autocorrelation is not None and not 0 <= asked.autocorrelation < 1:
        words = Text("Ret tallet.", "Correct the number.")
        yield _refusal("autocorrelation", asked.autocorrelation, _FROM_NOUGHT, words)
    if asked.size_cv < 0:
        yield _refusal("size_cv", asked.size_cv, _A_NUMBER, Text("Ret tallet.", "Correct the number."))
    for name in ("target", "alpha"):
        if not 0 < getattr(asked, name) < 1:
            words = Text("Ret tallet.", "Correct the number.")
            yield _refusal(name, getattr(asked, name), _SHARE, words)
    both = ("treated_clusters", "untreated_clusters")
    if (
        asked.kind == "two_groups"
        and any(getattr(asked, one) is None for one in both)
        and any(getattr(asked, one) is not None for one in both)
    ):
        name = next(one for one in both if getattr(asked, one) is None)
        yield _refusal(name, None, _A_NUMBER, _WRITE_BOTH)
    for citizens, clusters in (("treated", "treated_clusters"), ("untreated", "untreated_clusters")):
        many, few = getattr(asked, citizens), getattr(asked, clusters)
        if asked.clustered and many is not None and few is not None and many < few:
            expected = Text("mindst én borger i hver kommune", "at least one citizen in each municipality")
            yield _refusal(citizens, many, expected, Text("Ret tallene.", "Correct the numbers."))


OPTIONS = {
    "baseline": "--baseline",
    "spread": "--spread",
    "smallest": "--smallest",
    "margin": "--margin",
    "treated": "--n",
    "untreated": "--n2",
    "treated_clusters": "--treated",
    "untreated_clusters": "--untreated",
    "periods_before": "--before",
    "periods_after": "--after",
    "icc": "--icc",
    "autocorrelation": "--autocorrelation",
    "size_cv": "--cv",
    "target": "--power",
    "alpha": "--alpha",
}
"""What the terminal calls each number; a design has most of them under `expected`."""
_NAMES = {
    "baseline": Text("niveauet uden forsøget", "the level without the trial"),
    "spread": Text("standardafvigelsen", "the standard deviation"),
    "smallest": Text("den mindste forskel, der er umagen værd", "the smallest worthwhile difference"),
    "margin": Text("marginen", "the margin"),
    "treated": Text("antallet af borgere i forsøget", "the number of citizens in the trial"),
    "untreated": Text("antallet at sammenligne med", "the number to compare with"),
    "treated_clusters": Text("antallet af kommuner i forsøget", "the number of municipalities in the trial"),
    "untreated_clusters": Text(
        "antallet af kommuner at sammenligne med", "the number of municipalities to compare with"
    ),
    "periods_before": Text("antallet af perioder før start", "the number of periods before the start"),
    "periods_after": Text("antallet af perioder efter start", "the number of periods after the start"),
    "icc": Text("intraklassekorrelationen", "the intraclass correlation"),
    "autocorrelation": Text("autokorrelationen", "the autocorrelation"),
    "size_cv": Text("kommunernes ulighed i størrelse", "how unequal municipalities are in size"),
    "target": Text("den ønskede styrke", "the power wanted"),
    "alpha": Text("signifikansniveauet", "the significance level"),
}
_ONE_SIZE = Text(
    "Kommunerne er regnet for lige store; er de meget ulige, ses mindre.",
    "The municipalities are taken to be of one size; if they are very unequal, less is seen.",
)
_AS_MANY = Text(
    "Der er regnet med lige så mange borgere at sammenligne med.",
    "As many citizens to compare with are assumed.",
)
_AS_MANY_EACH = Text(
    "Der er regnet med lige så mange borgere i hver af de kommuner, der sammenlignes med.",
    "As many citizens are assumed in each of the municipalities compared with.",
)
_A_NUMBER = Text("et tal", "a number")
_SHARE = Text("en andel over 0 og under 1; 41,7 % skrives 0.417", "above 0 and below 1; 41.7% is 0.417")
_SPREAD = Text("et tal over 0", "a number above 0")
_DIFFERENCE = Text(
    "et tal over 0; en andel under 1: fem procentpoint skrives 0.05",
    "a number above 0; a share below 1: five percentage points are 0.05",
)
_ROOM = Text(
    "en forskel, der er plads til fra niveauet uden forsøget",
    "a difference that there is room for from the level without the trial",
)
_FINITE = ("baseline", "spread", "smallest", "margin", "icc", "size_cv", "autocorrelation", "target", "alpha")
_FROM_NOUGHT = Text("et tal fra 0 til under 1", "a number from 0 to below 1")
_FIVE_POINTS = Text("Ret tallet; retningen siges for sig.", "Correct it; the direction is said apart.")
_WRITE_BASELINE = Text(
    "Skriv andelen, som den var før forsøget eller er uden det.",
    "Write the share as it was before the trial or is without it.",
)
_WRITE_SPREAD = Text(
    "Skriv, hvor meget borgerne plejer at afvige fra gennemsnittet.",
    "Write by how much citizens usually differ from the mean.",
)
_WRITE_GROUPS = Text(
    "Skriv, hvor mange der sammenlignes med; tid kræver to grupper.",
    "Write how many are compared with; time needs two groups.",
)
_NO_MARGIN = Text(
    "ingen margin: “ikke værre” regnes ikke for tid", "no margin: “not worse” is not computed for time"
)
_WRITE_BOTH = Text(
    "Skriv, hvor mange kommuner der er på begge sider.", "Write how many municipalities are on either side."
)
_WRITE_ALL = Text(
    "Skriv tallet; før og efter med andre kommuner kan ikke regnes uden.",
    "Write the number; before and after with other municipalities cannot be computed without.",
)


def _refusal(name: str, given: object, expected: Text, do_next: Text) -> Refusal:
    named = _NAMES[name]
    missing = given is None
    da = f"{named.da[0].upper()}{named.da[1:]} {'mangler' if missing else 'kan ikke bruges'}"
    en = f"{named.en[0].upper()}{named.en[1:]} {'is missing' if missing else 'cannot be used'}"
    refused = refuse(
        f"power_{name}",
        problem=Text(da, en),
        where=f"{OPTIONS[name]} ({name})",
        given="–" if missing else given,
        expected=expected,
        do_next=do_next,
    )
    return refused.refusals[0]
