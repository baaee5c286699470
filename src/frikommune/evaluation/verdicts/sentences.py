"""The one plain sentence of a verdict: what happened, compared with what, and how sure it is.

No statistician's words stand here; those are in `reasons.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.effects.effect import Estimate, Scale
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.verdicts.against import Against
from frikommune.evaluation.verdicts.amounts import SCALE_WORDS, Amounts
from frikommune.evaluation.verdicts.rule import Oriented
from frikommune.evaluation.verdicts.verdict import Verdict
from frikommune.language import NO_WORDS, Text

_UNSURE = Text(
    "Det kan ikke afgøres, om forsøget gjorde en forskel",
    "It cannot be told whether the trial made a difference",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence is about: an estimate, the way that is better, and what it was held against."""

    estimate: Estimate
    scale: Scale
    direction: Direction
    amounts: Amounts
    against: Against
    found: Oriented
    name: Text = NO_WORDS

    @property
    def what(self) -> Text:
        """`andelen`, with the outcome's name after it where it has one."""
        what = SCALE_WORDS[self.scale].what
        if not any(self.name):
            return what
        return Text(f"{what.da} ({self.name.da})", f"{what.en} ({self.name.en})")

    @property
    def it(self) -> Text:
        """`den`, where `what` has been said."""
        return SCALE_WORDS[self.scale].it

    def turned_back(self, better: float) -> float:
        """A value of which higher is better, as the estimate has it."""
        return better if self.direction == "higher" else -better

    @property
    def difference(self) -> Text:
        """`andelen er 8,3 procentpoint højere med forsøget end uden`."""
        moved = self.amounts.moved(self.estimate.value)
        than = self.against.than
        if self.amounts.is_nothing(self.estimate.value):
            than = self.against.same_as
        return Text(
            f"{self.what.da} er {moved.da} med forsøget{than.da}",
            f"{self.what.en} is {moved.en} with the trial{than.en}",
        )


def sentence(verdict: Verdict, told: Told, *, several: bool = False, unfinished: bool = False) -> Text:
    """The sentence of a verdict.

    `several`: it would have been sure if it were the only outcome. `unfinished`: it would have been sure if
    all had finished.
    """
    if verdict == "cannot_tell":
        return _unsure(told, several=several, unfinished=unfinished)
    if verdict == "improved":
        said = _sure(told, Text("Det gik bedre med forsøget", "Things went better with the trial"))
    elif verdict == "worse":
        said = _sure(told, Text("Det gik dårligere med forsøget", "Things went worse with the trial"))
    else:
        said = _within(told)
    return said if told.direction == "higher" else _lower_is_better(said, told.scale)


def _lower_is_better(said: Text, scale: Scale) -> Text:
    down = SCALE_WORDS[scale].down
    return Text(f"{said.da} {down.da.capitalize()} er bedre.", f"{said.en} {down.en.capitalize()} is better.")


def _sure(told: Told, head: Text) -> Text:
    it = told.it
    interval = told.found.interval
    if interval is None:
        return Text(
            f"{head.da}: {told.difference.da}, og så stor en forskel ville tilfældet sjældent give; hvor"
            f" lille den kan være, kan ikke siges.",
            f"{head.en}: {told.difference.en}, and chance would seldom give so large a difference; how small"
            f" it may be cannot be said.",
        )
    nearest = interval[0] if interval[0] > 0 else interval[1]
    least = told.amounts.moved(told.turned_back(nearest))
    if told.amounts.is_nothing(nearest):
        return Text(
            f"{head.da}: {told.difference.da}. Når usikkerheden regnes med, kan forskellen være ganske"
            f" lille, men den er der.",
            f"{head.en}: {told.difference.en}. Allowing for uncertainty the difference may be quite small,"
            f" but it is there.",
        )
    return Text(
        f"{head.da}: {told.difference.da}, og selv når usikkerheden regnes med, er {it.da} mindst"
        f" {least.da}.",
        f"{head.en}: {told.difference.en}, and even allowing for uncertainty {it.en} is at least {least.en}.",
    )


def _within(told: Told) -> Text:
    assert told.found.interval is not None
    low, high = told.found.interval
    limit = _limit_said(told)
    if low >= 0:
        return Text(
            f"Det gik ikke dårligere med forsøget: {told.difference.da}. Om det gik bedre, er ikke påvist.",
            f"Things did not go worse with the trial: {told.difference.en}. That they went better has not"
            f" been shown.",
        )
    worst = told.amounts.moved(told.turned_back(low))
    if high < 0:
        return Text(
            f"Det gik lidt dårligere med forsøget, men inden for grænsen på {limit.da}: {told.difference.da},"
            f" og selv når usikkerheden regnes med, er {told.it.da} højst {worst.da}.",
            f"Things went slightly worse with the trial, but within the limit of {limit.en}:"
            f" {told.difference.en}, and even allowing for uncertainty {told.it.en} is at most {worst.en}.",
        )
    return Text(
        f"Det gik ikke dårligere med forsøget, end grænsen på {limit.da} tillader: {told.difference.da}, og"
        f" når usikkerheden regnes med, er {told.it.da} i værste fald {worst.da}. Om det gik bedre, er ikke"
        f" påvist.",
        f"Things went no worse with the trial than the limit of {limit.en} allows: {told.difference.en}, and"
        f" allowing for uncertainty {told.it.en} is at worst {worst.en}. That they went better has not been"
        f" shown.",
    )


def _limit_said(told: Told) -> Text:
    """The margin as it was given: `5,0 procentpoint`."""
    assert told.found.margin is not None
    return told.amounts.size(told.turned_back(-told.found.margin))


def _unsure(told: Told, *, several: bool, unfinished: bool) -> Text:
    lead = f"{_UNSURE.da}: {told.difference.da}", f"{_UNSURE.en}: {told.difference.en}"
    da, en = _because(told, several=several, unfinished=unfinished)
    return Text(f"{lead[0]}, {da}", f"{lead[1]}, {en}")


def _because(told: Told, *, several: bool, unfinished: bool) -> Text:
    if any(told.estimate.doubt):
        return Text(
            "men den usikkerhed, der kan regnes ud, er ikke til at stole på her.",
            "but the uncertainty that can be computed is not to be trusted here.",
        )
    if told.found.interval is None and told.estimate.p_value is not None:
        return Text(
            "men så stor en forskel kan også komme af tilfældigheder.",
            "but so large a difference may also come of chance.",
        )
    if told.found.interval is None:
        return Text(
            "men der er for lidt at sammenligne med til at sige, hvor sikkert det er.",
            "but there is too little to compare with to say how sure that is.",
        )
    if unfinished:
        return Text(
            "men det afhænger af, hvordan det går dem, der endnu ikke er færdige.",
            "but it depends on how those fare who have not finished yet.",
        )
    if several:
        return Text(
            "men der er set på flere resultater, og så må et enkelt af dem ventes at se sådan ud ved et"
            " tilfælde.",
            "but several outcomes were looked at, and one of them must then be expected to look so by"
            " chance.",
        )
    low, high = sorted(told.turned_back(end) for end in told.found.interval)
    least, most = told.amounts.moved(low), told.amounts.moved(high)
    return Text(
        f"men når usikkerheden regnes med, kan {told.it.da} være alt fra {least.da} til {most.da}.",
        f"but allowing for uncertainty {told.it.en} may be anything from {least.en} to {most.en}.",
    )
