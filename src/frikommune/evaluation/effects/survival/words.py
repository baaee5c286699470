"""What a comparison of times until an event says of itself: names and notes."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.survival.compared import Times
from frikommune.evaluation.shown.quantities import number, p_value
from frikommune.language import Text

_REJECTED = 0.05
APART = Text(
    "Oplysningerne afgør næsten helt, hvem der er med, så grupperne kunne ikke gøres sammenlignelige. Den "
    "gennemsnitlige tid er vist uden hensyn til oplysningerne.",
    "The covariates decide almost wholly who takes part, so the groups could not be made comparable. Mean "
    "time is shown without regard to the covariates.",
)
UNADJUSTED = Text(
    "Der er ingen baggrundsoplysninger med: en forskel kan skyldes, at grupperne var forskellige fra "
    "begyndelsen, medmindre der er trukket lod.",
    "There are no covariates: a difference may be due to groups that differed from the start, unless lots "
    "were drawn.",
)


@dataclass(frozen=True, slots=True)
class Tests:
    """The tests beside the estimates, each chi-squared and p; None where it could not be made."""

    log_rank: tuple[float, float] | None
    proportional: tuple[float, float] | None


def span(time: float) -> Text:
    """A time in the durations' own unit, without needless decimals."""
    return number(time, 0 if float(time).is_integer() else 2)


def mean_name(horizon: float) -> Text:
    """What the restricted mean is called."""
    far = span(horizon)
    return Text(
        f"Forskel i gennemsnitlig tid til hændelsen inden for {far.da}: med forsøget minus uden",
        f"Difference in mean time to the event within {far.en}: in the trial minus outside",
    )


def unadjusted(name: Text) -> Text:
    """The name of the same without regard to covariates."""
    return Text(f"{name.da}, uden hensyn til oplysningerne", f"{name.en}, without covariates")


def share_name(time: float) -> Text:
    """What the difference of shares at a time is called."""
    when = span(time)
    return Text(
        f"Forskel i andel uden hændelsen ved {when.da}: med forsøget minus uden",
        f"Difference in share without the event at {when.en}: in the trial minus outside",
    )


def hazard_name(covariates: int) -> Text:
    """What the hazard ratio is called."""
    if covariates:
        return Text(
            "Hazardratio (Cox), under hensyn til oplysningerne", "Hazard ratio (Cox), given the covariates"
        )
    return Text("Hazardratio (Cox)", "Hazard ratio (Cox)")


def notes(times: Times, question: Question, horizon: float, tests: Tests) -> tuple[Text, ...]:
    """What a reader must know, the gravest first."""
    return (
        *_proportional_words(tests),
        *_unfinished_words(times, horizon),
        *_direction_words(question),
        *_horizon_words(question, horizon),
    )


def _proportional_words(tests: Tests) -> tuple[Text, ...]:
    if tests.proportional is None:
        return ()
    said = p_value(tests.proportional[1])
    if tests.proportional[1] < _REJECTED:
        return (
            Text(
                f"Forskellen er ikke den samme hele vejen ({said.da}): hazardratioen er et gennemsnit, der "
                "kan dække over, at forsøget virker i begyndelsen og ikke senere, eller omvendt. Se på "
                "kurverne og på den gennemsnitlige tid.",
                f"The difference is not the same throughout ({said.en}): the hazard ratio is an average "
                "that may hide that the trial works early and not late, or the reverse. Look at the curves "
                "and at mean time.",
            ),
        )
    return (
        Text(
            f"Intet tyder på, at hazardratioen ændrer sig undervejs ({said.da}); med få hændelser ville "
            "det dog sjældent kunne ses.",
            f"Nothing suggests that the hazard ratio changes on the way ({said.en}); with few events that "
            "could seldom be seen.",
        ),
    )


def _unfinished_words(times: Times, horizon: float) -> tuple[Text, ...]:
    counts = [int((~curve.event & (curve.time < horizon)).sum()) for curve in times.curves]
    sizes = [len(curve.time) for curve in times.curves]
    if not sum(counts):
        return ()
    (one, none), (of_one, of_none) = ([number(v, 0) for v in values] for values in (counts, sizes))
    return (
        Text(
            f"{one.da} af {of_one.da} med forsøget og {none.da} af {of_none.da} uden er holdt op med at "
            "blive fulgt før horisonten. De er regnet, som om det senere gik dem som de andre. Er nogle af "
            "dem afsluttet på en anden måde (fx til uddannelse, pension eller flytning), gælder det ikke, "
            "og så bør de vises for sig.",
            f"{one.en} of {of_one.en} in the trial and {none.en} of {of_none.en} outside were no longer "
            "watched before the horizon. They are counted as if they later fared like the others. Where "
            "some of them left otherwise (to education, pension or another municipality) that does not "
            "hold, and they should be shown apart.",
        ),
    )


def _direction_words(question: Question) -> tuple[Text, ...]:
    if question.survival == "restricted_mean" and question.direction == "higher":
        return (
            Text(
                "Der er spurgt, som om længere tid er bedre. Er det godt, at hændelsen kommer hurtigt (fx "
                "job), skal retningen være “lower”.",
                "The question takes longer time for better. If it is good that the event comes soon (work, "
                "say), the direction should be “lower”.",
            ),
        )
    if question.survival == "hazard":
        return (
            Text(
                "En hazardratio over 1 betyder, at hændelsen kommer hurtigere med forsøget end uden.",
                "A hazard ratio above 1 means that the event comes sooner in the trial than outside.",
            ),
        )
    return ()


def _horizon_words(question: Question, horizon: float) -> tuple[Text, ...]:
    if question.horizon is not None:
        return ()
    far = span(horizon)
    return (
        Text(
            f"Den gennemsnitlige tid er regnet til {far.da}: så længe begge grupper er fulgt.",
            f"Mean time is counted up to {far.en}: as long as both groups were watched.",
        ),
    )
