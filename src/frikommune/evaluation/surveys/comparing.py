"""Two waves, or a group and the others: each statement's difference, with the many of them corrected for.

Answers are anonymous, so two waves are two samples: nobody knows who answered both. Each share above the
middle of the scale is compared by Newcombe's hybrid score interval and Fisher's exact test, each number by
Welch's; p-values are Holm's over all that are compared at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import scipy

from frikommune.evaluation.shown.laid_out import Cell, Column, Drawing, Line, Point, Series, Table
from frikommune.evaluation.shown.quantities import number, p_value, percent, points, signed
from frikommune.evaluation.surveys.groups import LEAST, Group
from frikommune.evaluation.surveys.results import NBSP
from frikommune.evaluation.surveys.scoring import Tally, tally
from frikommune.evaluation.surveys.variables import Variable, variables_of
from frikommune.evaluation.surveys.waves import ALL, Wave, cell_of
from frikommune.language import NO_WORDS, Text

SURE = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """`second` less `first`. `difference` is of shares, or of means for a number.

    `interval` is 95 % for this one alone; `adjusted` is Holm's p over all compared at once. `doubt`: why the
    two may not mean the same. Where `why_not` says something, there is no difference to show.
    """

    variable: Variable
    first: Tally | None = None
    second: Tally | None = None
    difference: float | None = None
    interval: tuple[float, float] | None = None
    p: float | None = None
    adjusted: float | None = None
    doubt: Text = NO_WORDS
    why_not: Text = NO_WORDS

    @property
    def is_share(self) -> bool:
        """Whether shares are compared; otherwise means."""
        return self.variable.scale is not None

    @property
    def is_sure(self) -> bool:
        """Whether there is a difference also when the many are corrected for."""
        return self.adjusted is not None and self.adjusted < SURE


def between_waves(earlier: Wave, later: Wave, group: Group = ALL) -> tuple[Difference, ...]:
    """What changed from one wave to another, statement by statement, for all or for a group."""
    before = {one.key: one for one in variables_of(earlier.questionnaire)}
    return _corrected(
        _of_waves(before[one.key], earlier, one, later, group)
        for one in variables_of(later.questionnaire)
        if one.key in before and _is_compared(one)
    )


def against_others(wave: Wave, group: Group) -> tuple[Difference, ...]:
    """A group against everybody else in the same wave."""
    return _corrected(
        _of_group(wave, one, group) for one in variables_of(wave.questionnaire) if _is_compared(one)
    )


def _is_compared(variable: Variable) -> bool:
    return variable.scale is not None or variable.question.kind == "number"


def _of_waves(before: Variable, earlier: Wave, variable: Variable, later: Wave, group: Group) -> Difference:
    if (before.scale, before.question.kind) != (variable.scale, variable.question.kind):
        return Difference(variable, why_not=_OTHER_SCALE)
    if group not in earlier.shown(before) or group not in later.shown(variable):
        return Difference(variable, why_not=_TOO_FEW)
    found = difference(earlier.tally(before, group), later.tally(variable, group))
    return found if before.version == variable.version else replace(found, doubt=_OTHER_WORDS)


def _of_group(wave: Wave, variable: Variable, group: Group) -> Difference:
    if not {group, ALL} <= wave.shown(variable):
        return Difference(variable, why_not=_TOO_FEW)
    rest = [one.values.get(variable.key) for one in wave.answers if not group.holds(cell_of(one))]
    others = tally(variable, rest)
    if others.answered < LEAST:
        return Difference(variable, why_not=_TOO_FEW)
    return difference(others, wave.tally(variable, group))


def difference(first: Tally, second: Tally) -> Difference:
    """One difference, not yet corrected. The two tallies are of the same scale, or both of numbers."""
    one, two = first.top, second.top
    if one is None or two is None:
        return _of_means(first, second)
    counts = (two.numerator, two.denominator, one.numerator, one.denominator)
    from statsmodels.stats.proportion import confint_proportions_2indep  # noqa: PLC0415  it takes a second to import

    low, high = confint_proportions_2indep(*counts, method="newcomb", compare="diff")
    table = [[part, whole - part] for part, whole in (counts[:2], counts[2:])]
    return Difference(
        second.variable,
        first,
        second,
        two.numerator / two.denominator - one.numerator / one.denominator,
        (float(low), float(high)),
        float(scipy.stats.fisher_exact(table)[1]),
    )


def _of_means(first: Tally, second: Tally) -> Difference:
    one, two = first.mean, second.mean
    found = Difference(second.variable, first, second)
    if one is None or two is None or not (one.spread or two.spread) or min(one.of, two.of) < 2:
        return replace(found, why_not=_NO_SPREAD)
    test = scipy.stats.ttest_ind(second.scores, first.scores, equal_var=False)
    low, high = test.confidence_interval(0.95)
    return replace(
        found,
        difference=two.value - one.value,
        interval=(float(low), float(high)),
        p=float(test.pvalue),
    )


def _corrected(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """With Holm's p-values over those that have one."""
    every = list(found)
    places = [place for place, one in enumerate(every) if one.p is not None]
    if places:
        from statsmodels.stats.multitest import multipletests  # noqa: PLC0415  it takes a second to import

        adjusted = multipletests([every[place].p for place in places], method="holm")[1]
        for place, p in zip(places, adjusted, strict=True):
            every[place] = replace(every[place], adjusted=float(p))
    return tuple(every)


def table_of(found: Sequence[Difference], first: Text, second: Text) -> Table:
    """The differences as a table; `first` and `second` are what the two are called."""
    columns = (
        Column(Text("Udsagn", "Statement")),
        Column(first),
        Column(second),
        Column(Text("Forskel", "Difference")),
        Column(Text("95 %-interval", "95% interval")),
        Column(Text("p, rettet for alle udsagn", "p, corrected for all statements")),
        Column(Text("Større, end tilfældigheder kan forklare?", "Larger than chance can explain?")),
    )
    title = Text(f"{second.da} mod {first.da}", f"{second.en} against {first.en}")
    return Table(title, columns, tuple(_row(one) for one in found), UNPAIRED)


def _row(one: Difference) -> tuple[Cell, ...]:
    if one.difference is None or one.interval is None or one.first is None or one.second is None:
        return (one.variable.words, None, None, one.why_not, None, None, None)
    sides = (_side(one.first), _side(one.second))
    said = points(one.difference) if one.is_share else signed(one.difference)
    ends = [signed(100 * end if one.is_share else end) for end in one.interval]
    interval = Text(f"{ends[0].da} til {ends[1].da}", f"{ends[0].en} to {ends[1].en}")
    yes = Text("ja", "yes") if one.is_sure else Text("nej", "no")
    verdict = Text(f"{yes.da}; {one.doubt.da}", f"{yes.en}; {one.doubt.en}") if one.doubt != NO_WORDS else yes
    return (one.variable.words, *sides, said, interval, p_value(one.adjusted), verdict)


def _side(one: Tally) -> Text:
    """`82,5 % (33 af 40)`, or a mean with its number of answers."""
    if one.top is not None:
        share = percent(one.top.share)
        part, whole = one.top.numerator, one.top.denominator
        danish = share.da.replace(" ", NBSP)
        return Text(f"{danish} ({part} af {whole})", f"{share.en} ({part} of {whole})")
    mean = one.mean
    said = number(mean.value if mean else None)
    return Text(f"{said.da} ({one.answered} svar)", f"{said.en} ({one.answered} answers)")


def picture_of(found: Sequence[Difference], first: Text, second: Text) -> Drawing | None:
    """Differences of shares with their intervals about zero; None where there is none."""
    drawn = [one for one in found if one.is_share and one.interval is not None]
    if not drawn:
        return None
    dots = tuple(Point(one.variable.words, one.difference, *(one.interval or (None, None))) for one in drawn)
    told = [_told(one) for one in drawn]
    return Drawing(
        "intervals",
        Text(f"{second.da} mod {first.da}", f"{second.en} against {first.en}"),
        Text(" ".join(one.da for one in told), " ".join(one.en for one in told)),
        (Series(Text("forskel", "difference"), dots),),
        y_title=Text("Forskel i procentpoint", "Difference in percentage points"),
        unit="points",
        lines=(Line(Text("ingen forskel", "no difference"), y=0.0),),
    )


def _told(one: Difference) -> Text:
    said = points(one.difference)
    sure = BEYOND if one.is_sure else WITHIN
    words = one.variable.words
    return Text(f"{words.da}: {said.da}, {sure.da}.", f"{words.en}: {said.en}, {sure.en}.")


def sentence(found: Sequence[Difference]) -> Text:
    """How many differences there are, in one sentence."""
    compared = [one for one in found if one.adjusted is not None]
    sure, many = sum(one.is_sure for one in compared), len(compared)
    if not many:
        return Text("Intet kan sammenlignes her.", "Nothing can be compared here.")
    if many == 1:
        end = BEYOND if sure else WITHIN
        return Text(f"Forskellen er {end.da}.", f"The difference is {end.en}.")
    return Text(
        f"{sure or 'Ingen'} af de {many} forskelle er {BEYOND.da}, når man ser på så mange på én gang.",
        f"{sure or 'None'} of the {many} differences {'are' if sure > 1 else 'is'} {BEYOND.en} when so many "
        "are looked at together.",
    )


BEYOND = Text("større, end tilfældigheder kan forklare", "larger than chance can explain")
WITHIN = Text("ikke større, end tilfældigheder kan forklare", "no larger than chance can explain")
UNPAIRED = Text(
    "Svarene er anonyme, så de to er hver sit udsnit: ingen ved, hvem der svarede i begge. Ansatte i samme "
    "kommune ligner ofte hinanden, så den sande usikkerhed er snarere større end vist.",
    "Answers are anonymous, so the two are separate samples: nobody knows who answered both. Staff of one "
    "municipality are often alike, so the true uncertainty is rather larger than shown.",
)
_OTHER_SCALE = Text(
    "svarskalaen er ændret: kan ikke sammenlignes", "the scale was changed: cannot be compared"
)
_OTHER_WORDS = Text("ordlyden er ændret imellem runderne", "the wording was changed between the waves")
_TOO_FEW = Text("skjult: for få svar", "hidden: too few answers")
_NO_SPREAD = Text("alle svarede det samme", "everybody answered alike")
