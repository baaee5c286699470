"""What a synthetic control is said to be, how it was tested, and why it may not hold."""

from __future__ import annotations

from frikommune.evaluation.effects.synthetic.case import FEW_BEFORE, Case
from frikommune.evaluation.shown.quantities import number, p_value, percent
from frikommune.evaluation.verdicts.amounts import Amounts
from frikommune.language import NO_WORDS, Text, listed

NAME = Text(
    "Forskel til den syntetiske sammenligning efter start",
    "Difference from the synthetic control after the start",
)

MEAN_NAME = Text(
    "Forskel til de syntetiske sammenligninger efter start, i gennemsnit",
    "Difference from the synthetic controls after the start, on average",
)
LEVEL_FREE = Text(
    "Når sammenvejningen må ligge højere eller lavere hele vejen",
    "When the mix may lie higher or lower throughout",
)
PLAIN = Text("Før og efter mod alle andre, lige vægt", "Before and after against all others alike")
OUTCOMES_ONLY = Text("Matchet på udfaldet alene", "Matched on the outcome alone")
NOT_TESTED = Text("Ikke prøvet for sig; vist til sammenligning.", "Not tested by itself; shown to compare.")


def earlier_name(case: Case) -> Text:
    """What an imagined earlier start is called."""
    period = case.outcomes.periods[case.earlier.begins] if case.earlier else ""
    return Text(f"Som om forsøget var begyndt i {period}", f"As if the trial had begun in {period}")


def always(names: list[str]) -> tuple[Text, ...]:
    """That some were treated in all periods and are left out."""
    if not names:
        return ()
    return (
        Text(
            f"Udeladt, fordi de var med i forsøget i alle perioder: {listed(names, 'da')}.",
            f"Left out because they took part in every period: {listed(names, 'en')}.",
        ),
    )


def not_made(names: list[str]) -> tuple[Text, ...]:
    """That some of the treated could not be imitated."""
    if not names:
        return ()
    return (
        Text(
            "Udeladt, fordi der er for få perioder før start, eller for få andre med tal i de samme "
            f"perioder: {listed(names, 'da')}.",
            "Left out because there are too few periods before the start, or too few others with figures in "
            f"the same periods: {listed(names, 'en')}.",
        ),
    )


def how_together(smallest: float, draws: int, level: float) -> Text:
    """How the mean of several was tested."""
    count = number(draws, 0)
    said = Text(
        f"Placeboprøve: {count.da} gange er en af de andre trukket for hver med forsøget, og gennemsnittet "
        "regnet ud; hver er skaleret efter, hvor godt den følges før start.",
        f"Placebo test: {count.en} times one of the others was drawn for each in the trial and the mean "
        "computed; each is scaled by how well it is followed before the start.",
    )
    if smallest <= 1 - level:
        return said
    return Text(
        f"{said.da} Med så få andre kan prøven aldrig give mindre end {p_value(smallest).da}, så der er "
        "intet interval.",
        f"{said.en} With so few others the test can never give less than {p_value(smallest).en}, so there is "
        "no interval.",
    )


def notes_together(cases: tuple[Case, ...]) -> tuple[Text, ...]:
    """Warnings about several at once."""
    found = [doubt(case) for case in cases if case.poor]
    shortest = min(case.real.begins for case in cases)
    if shortest < FEW_BEFORE:
        found.append(_few_before(shortest))
    found.append(
        Text(
            f"De {len(cases)} med forsøget er hver for sig holdt mod deres egen sammenvejning og tæller lige "
            "meget i gennemsnittet. Er der mange, er før og efter med andre som sammenligning (did, "
            "staggered) ofte bedre.",
            f"The {len(cases)} in the trial were each held against a mix of their own and count alike in the "
            "mean. With many, before and after with others to compare with (did, staggered) is often better.",
        )
    )
    return (*found, _left_out(cases[0]), ASSUMED) if cases[0].left_out else (*found, ASSUMED)


def how_tested(case: Case, level: float) -> Text:
    """The placebo test, what it gave, and whether it could have given anything."""
    found = case.ranked
    runs = len(found.ratio)
    far = round(found.p_value * runs)
    p, least = p_value(found.p_value), p_value(found.smallest_p)
    said = Text(
        f"Placeboprøve: hver af de {runs - 1} andre er sat i forsøgets sted. Forholdet mellem afvigelsen "
        f"efter og før start er mindst lige så stort for {far} af {runs}, {case.name} selv medregnet "
        f"({p.da}).",
        f"Placebo test: each of the {runs - 1} others was put in the trial's place. The deviation after the "
        f"start over the one before is at least as large for {far} of {runs}, {case.name} itself among them "
        f"({p.en}).",
    )
    if found.smallest_p <= 1 - level:
        return Text(
            f"{said.da} Intervallet er de faste virkninger, som prøven ikke forkaster.",
            f"{said.en} The interval is the constant effects that the test does not reject.",
        )
    return Text(
        f"{said.da} Med så få andre kan prøven aldrig give mindre end {least.da}, så intet kan afgøres, og "
        "der er intet interval.",
        f"{said.en} With so few others the test can never give less than {least.en}, so nothing can be told, "
        "and there is no interval.",
    )


def doubt(case: Case) -> Text:
    """Why it is not to be trusted: the mix did not follow before the start. No words: it did."""
    if not case.poor:
        return NO_WORDS
    share = percent(case.misfit, 0)
    return Text(
        f"Sammenvejningen følger ikke {case.name} før start: den rammer ved siden af med {share.da} af det, "
        "der ellers skiller to enheder. Så siger afvigelsen efter start heller ikke, hvad forsøget gjorde.",
        f"The mix does not follow {case.name} before the start: it misses by {share.en} of what usually lies "
        "between two units. Then the deviation after the start does not say what the trial did either.",
    )


def notes(case: Case, amounts: Amounts) -> tuple[Text, ...]:
    """Warnings and assumptions, the gravest first."""
    real = case.real
    size, share = amounts.size(real.before), percent(case.misfit, 0)
    found = [doubt(case)]
    if real.begins < FEW_BEFORE:
        found.append(_few_before(real.begins))
    elif len(real.donors) >= real.begins:
        found.append(_many_donors(len(real.donors), real.begins))
    if not case.poor:
        found.append(
            Text(
                f"Før start afviger {case.name} og sammenvejningen typisk {size.da} ({share.da} af det, der "
                "ellers skiller to enheder).",
                f"Before the start {case.name} and the mix typically differ by {size.en} ({share.en} of what "
                "usually lies between two units).",
            )
        )
    found += [_heaviest(case), _without(case, amounts), _earlier(case, amounts), _left_out(case), ASSUMED]
    return tuple(words for words in found if any(words))


ASSUMED = Text(
    "Forudsætning: de andre er ikke selv påvirket af forsøget, og intet andet ramte netop den kommune, der "
    "prøver det, i samme tid. Det kan tallene ikke vise.",
    "Assumed: the others are not affected by the trial themselves, and nothing else struck just the one that "
    "tries it at the same time. Figures cannot show that.",
)


def _few_before(periods: int) -> Text:
    return Text(
        f"Der er kun {periods} perioder før start. Næsten enhver enhed kan efterlignes så kort, så et godt "
        "match før start siger lidt.",
        f"There are only {periods} periods before the start. Almost any unit can be imitated for so short a "
        "time, so a good fit before it says little.",
    )


def _many_donors(donors: int, periods: int) -> Text:
    return Text(
        f"Der er flere at veje sammen ({donors}) end perioder før start ({periods}): noget af det gode match "
        "før start er tilfældigt.",
        f"There are more to mix ({donors}) than periods before the start ({periods}): some of the good fit "
        "before it is chance.",
    )


def _heaviest(case: Case) -> Text:
    place = int(case.real.matched.weights.argmax())
    weight = float(case.real.matched.weights[place])
    if weight < 0.8:
        return NO_WORDS
    name, share = case.outcomes.names[case.real.donors[place]], percent(weight, 0)
    return Text(
        f"Sammenvejningen er næsten kun {name} ({share.da}): sker der noget særligt dér, ligner det en "
        "virkning.",
        f"The mix is almost only {name} ({share.en}): if something particular happens there, it looks like "
        "an effect.",
    )


def _without(case: Case, amounts: Amounts) -> Text:
    """How far the effect depends on a single donor."""
    if not case.without:
        return NO_WORDS
    effects = [one.effect for _, one in case.without]
    low, high = amounts.plain(min(effects)), amounts.plain(max(effects))
    unit = amounts.interval((min(effects), max(effects)))
    turned = min(effects) < 0 < max(effects) or (case.real.effect > 0) != (effects[0] > 0)
    said = Text(
        f"Uden en enkelt af dem, der er vejet sammen, ligger resultatet mellem {low.da} og {high.da}.",
        f"Without any single one of those mixed, the result lies between {low.en} and {high.en}.",
    )
    if not turned:
        return said
    return Text(
        f"Resultatet skifter fortegn, alt efter hvem der tages ud: {unit.da}. Det hviler på enkelte.",
        f"The result changes sign with who is left out: {unit.en}. It rests on single ones.",
    )


def _earlier(case: Case, amounts: Amounts) -> Text:
    """What shows when the trial is said to have begun earlier, when there was none."""
    if case.earlier is None:
        return NO_WORDS
    period, moved = case.outcomes.periods[case.earlier.begins], amounts.plain(case.earlier.effect)
    large = abs(case.earlier.effect) > 0.5 * abs(case.real.effect)
    end = (
        Text(
            "Det er mere end halvdelen af virkningen, uden at der var noget forsøg.",
            "That is more than half the effect, with no trial there.",
        )
        if large
        else Text("Det burde være nær nul.", "That ought to be near nought.")
    )
    return Text(
        f"Som om forsøget var begyndt i {period}: {moved.da}. {end.da}",
        f"As if the trial had begun in {period}: {moved.en}. {end.en}",
    )


def _left_out(case: Case) -> Text:
    if not case.left_out:
        return NO_WORDS
    some = case.left_out[:5]
    more = number(len(case.left_out) - len(some), 0)
    da = listed(some, "da") + (f" og {more.da} til" if len(case.left_out) > len(some) else "")
    en = listed(some, "en") + (f" and {more.en} more" if len(case.left_out) > len(some) else "")
    return Text(
        f"Ikke brugt, fordi de mangler tal i nogle perioder: {da}.",
        f"Not used, because figures are missing in some periods: {en}.",
    )
