"""What staggered effects are called, whom they were held against, and what weakens them."""

from __future__ import annotations

from frikommune.evaluation.effects.panels.panel import Floats
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import Controls
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import NO_WORDS, Text, listed

NAME = Text(
    "Ændring med forsøget ud over de andres ændring, over alle starter",
    "Change in the trial beyond the others' change, over all starts",
)
OF_COHORTS = Text(
    "Hver start regnet for sig, og gennemsnittet af dem", "Each start by itself, and their mean"
)
OF_EVENTS = Text(
    "Gennemsnit af perioderne siden start, hver tæller lige meget",
    "Mean of the periods since the start, each counting the same",
)
OTHER_CONTROLS: dict[Controls, Text] = {
    "never": Text("Holdt mod dem, der aldrig kommer med", "Held against those who never join"),
    "not_yet": Text("Holdt også mod dem, der starter senere", "Held against those who start later too"),
}
NO_COVARIATES = Text("Uden baggrundsoplysninger", "Without covariates")
REGRESSION = Text("Kun regression på baggrundsoplysningerne", "Regression on covariates only")
TWO_WAY = Text("Ét samlet tal (almindelig før og efter)", "One number for all (plain two-way effects)")
NOT_TESTED = Text("Ikke prøvet for sig; vist til sammenligning.", "Not tested by itself; shown to compare.")
ROBUST = Text(
    "Dobbelt robust (regression og vægtning); klyngerobuste standardfejl, t-fordelingen.",
    "Doubly robust (regression and weighting); clustered standard errors, Student's t.",
)
PULLED = Text(
    "klyngerobuste standardfejl (influensfunktion), t-fordelingen",
    "clustered standard errors (influence function), Student's t",
)
NO_ANTICIPATION = Text(
    "Det er også forudsat, at ingen ændrede noget, før deres forsøg begyndte.",
    "It is also assumed that nobody changed anything before their trial began.",
)
WILD_ASKED = Text(
    "Wild cluster-bootstrap findes ikke for forskudt start; randomiseringstesten er brugt i stedet.",
    "There is no wild cluster bootstrap for staggered starts; randomisation inference was used instead.",
)
BY_PLACEBOS = Text(
    "Usikkerheden findes ved at lade, som om andre var de udvalgte, med de samme starter: Hvor tit giver "
    "tilfældigheder alene en lige så stor ændring? Udsving tilpasses størrelsen (randomiseringstest).",
    "The uncertainty is found by pretending that others were chosen, with the same starts: how often does "
    "chance alone give as large a change? Fluctuations are scaled to size (randomisation inference).",
)
BY_CLUSTERS = Text(
    "Deltagere og andre bor i de samme kommuner, så usikkerheden regnes kommune for kommune (klyngerobuste "
    "standardfejl).",
    "Those who take part and the others live in the same municipalities, so the uncertainty is counted "
    "municipality by municipality (clustered standard errors).",
)
CUT = Text(
    "Billedet viser de perioder siden start, som mindst hver tiende er nået til; alle står i tabellen.",
    "The picture shows those periods since the start that at least one in ten have come to; all are in the "
    "table.",
)
BY_REGRESSION = Text(
    "Baggrundsoplysningerne er brugt ved regression alene: for få starter samtidig til også at regne på, "
    "hvem der kommer med (dobbelt robust).",
    "Covariates were used by regression alone: too few start together to model who joins as well (doubly "
    "robust).",
)

THIN = Text(
    "Nogle ligner så lidt dem, de holdes mod, at baggrundsoplysningerne næsten afgør, hvem der er med. Se "
    "også tallet med regression alene.",
    "Some are so unlike those they are held against that covariates almost decide who takes part. See the "
    "number by regression alone too.",
)


def compared(controls: Controls, untreated: int) -> Text:
    """Whom each start was held against."""
    if controls == "never":
        return Text(
            f"Hver start er holdt for sig mod de {untreated}, der aldrig kommer med, fra den sidste periode "
            "før starten.",
            f"Each start was held by itself against the {untreated} who never join, from the last period "
            "before the start.",
        )
    return Text(
        "Hver start er holdt for sig mod dem, der endnu ikke var begyndt, fra den sidste periode før "
        "starten.",
        "Each start was held by itself against those who had not yet begun, from the last period before the "
        "start.",
    )


def all_join(cohorts: Cohorts, last: int) -> Text:
    """That everybody joins at last, and what follows from it."""
    period = cohorts.periods[last]
    return Text(
        "Alle kommer med til sidst. Derfor er de, der endnu ikke var begyndt, brugt som sammenligning, og "
        f"fra {period}, hvor de sidste starter, er der ingen at sammenligne med; de perioder er ikke brugt.",
        f"Everybody joins at last. So those who had not yet begun were compared with, and from {period}, "
        "when the last ones start, there is nobody to compare with; those periods were not used.",
    )


def notes_on(cohorts: Cohorts) -> tuple[Text, ...]:
    """What is thin or uneven in the cells."""
    return tuple(words for words in (_single(cohorts), _gaps(cohorts), _few_never(cohorts)) if any(words))


def _single(cohorts: Cohorts) -> Text:
    """Starts that rest on one unit."""
    alone = [
        f"{cohorts.periods[start]} ({cohorts.names[int((cohorts.start == start).argmax())]})"
        for start in cohorts.starts
        if (cohorts.start == start).sum() == 1
    ]
    if not alone:
        return NO_WORDS
    shown = [*alone[:5], "…"] if len(alone) > 5 else alone
    return Text(
        f"Starter, der hviler på en enkelt: {listed(shown, 'da')}. Deres eget tal kan være tilfældigt; se på "
        "det samlede.",
        f"Starts that rest on a single one: {listed(shown, 'en')}. Their own figure may be chance; look at "
        "the overall one.",
    )


def _gaps(cohorts: Cohorts) -> Text:
    """Units without rows in some periods."""
    gaps = int((~cohorts.seen).any(axis=1).sum())
    if not gaps:
        return NO_WORDS
    return Text(
        f"{number(gaps, 0).da} mangler tal i nogle perioder. De indgår kun i de sammenligninger, hvor de er "
        "set både før og efter.",
        f"{number(gaps, 0).en} lack figures in some periods. They count only in comparisons in which they "
        "are seen both before and after.",
    )


def _few_never(cohorts: Cohorts) -> Text:
    never = int(cohorts.never.sum())
    if not 0 < never < 3:
        return NO_WORDS
    return Text(
        f"Kun {never} kommer aldrig med, så sammenligningen hviler på få. Hold også mod dem, der starter "
        "senere (controls = not_yet).",
        f"Only {never} never join, so the comparison rests on few. Compare with those who start later too "
        "(controls = not_yet).",
    )


def two_way_doubt(negative: float) -> Text:
    """Why the plain number is not to be trusted, and how much of it counts with the wrong sign."""
    da = "Stol ikke på det: tallet bruger også dem, der allerede er i gang, som sammenligning."
    en = "Do not trust it: the number also compares with those who already take part."
    if negative < 0.005:
        return Text(f"{da} Her er ingen vægte negative.", f"{en} No weights are negative here.")
    share = percent(negative, 0)
    return Text(
        f"{da} {share.da} af vægtene er negative: virkninger, der trækker tallet den forkerte vej.",
        f"{en} {share.en} of its weights are negative: effects that pull the number the wrong way.",
    )


def sizes_told(weight: Floats) -> tuple[Text, ...]:
    """That units weigh by their size, the same in all periods."""
    if not weight.size or weight.max() - weight.min() < 1e-9 * weight.max():
        return ()
    return (
        Text(
            "Hver vejer efter sin gennemsnitlige størrelse, ens i alle perioder, så at en ændret "
            "sammensætning ikke ligner en virkning.",
            "Each weighs by its average size, the same in all periods, so that a changed composition does "
            "not look like an effect.",
        ),
    )
