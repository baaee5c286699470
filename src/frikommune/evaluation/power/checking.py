"""What is missing or impossible in a setting, as refusals."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite

from frikommune.errors import Refusal, refuse
from frikommune.evaluation.power.asked import Asked
from frikommune.language import Text


def wrong(asked: Asked) -> Iterator[Refusal]:
    """Everything that is missing or impossible; nothing, where power can be computed."""
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
        if value is not None and not floor <= value <= _MOST:
            expected = Text(f"et helt tal fra {floor} til {_MOST}", f"a whole number from {floor} to {_MOST}")
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
_MOST = 10**9
"""More citizens than any trial has."""
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
