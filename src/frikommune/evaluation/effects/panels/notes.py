"""What is said beside a difference-in-differences: what it assumes, and what weakens it."""

from __future__ import annotations

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.inference.leave_one_out import LeftOut
from frikommune.evaluation.effects.inference.rule import Chosen
from frikommune.evaluation.effects.inference.rule_words import SHORT
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Observations
from frikommune.evaluation.shown.quantities import p_value
from frikommune.language import Text, listed

ASSUMED = Text(
    "Svaret forudsætter, at de med forsøget ellers ville have ændret sig ligesom de andre. Det kan ikke "
    "efterprøves; forløbet før starten kan kun tale for eller imod.",
    "The answer assumes that those in the trial would otherwise have changed like the others. That cannot be "
    "checked; the course before the start can only speak for or against it.",
)
FORCED = Text(
    "Der er flere starttidspunkter, og der var bedt om før og efter med ét samlet tal. Det tal ville bruge "
    "dem, der allerede er i gang, som sammenligning og kan få forkert fortegn. Derfor er hver start i stedet "
    "sammenlignet for sig.",
    "There are several starts, and one before-and-after number was asked for. That number would use those "
    "who already take part as comparison, and may get the wrong sign. So each start was compared by itself "
    "instead.",
)
_SHOWN = 5


def why(chosen: Chosen, clustered: Estimate | None, level: float) -> tuple[Text, ...]:
    """Why no test was made, or why the chosen one was; and that clustered errors would have said more."""
    if clustered is None or not any(clustered.doubt) or (clustered.p_value or 0.0) > 1 - level:
        return (chosen.reason,)
    said = p_value(clustered.p_value)
    return (
        chosen.reason,
        Text(
            f"Den almindelige metode (klyngerobuste standardfejl) giver {said.da} og ser sikker ud. "
            f"{clustered.doubt.da}",
            f"The usual method (clustered standard errors) gives {said.en} and looks sure. "
            f"{clustered.doubt.en}",
        ),
    )


def overridden(question: Question, chosen: Chosen) -> tuple[Text, ...]:
    """That another inference was asked for than the rule would have chosen."""
    asked = question.inference
    if asked is None or asked == chosen.method:
        return ()
    return (
        Text(
            f"Usikkerheden er fundet på den måde, der var bedt om ({SHORT[asked].da}). Reglen ville have "
            f"valgt: {SHORT[chosen.method].da}.",
            f"The uncertainty was found in the way that was asked for ({SHORT[asked].en}). The rule would "
            f"have chosen: {SHORT[chosen.method].en}.",
        ),
    )


def sign_hangs_on(rest: tuple[LeftOut, ...], value: float) -> tuple[Text, ...]:
    """That the effect changes sign without one of those it rests on."""
    names = [one.name for one in rest if one.value is not None and one.value * value < 0]
    if not names:
        return ()
    shown = names[:_SHOWN]
    return (
        Text(
            f"Resultatet hænger på enkelte: Det skifter fortegn uden {listed(shown, 'da', _OR)}.",
            f"The result hangs on single ones: it changes sign without {listed(shown, 'en', _OR)}.",
        ),
    )


_OR = Text("eller", "or")


def switched_off(panel: Panel) -> tuple[Text, ...]:
    """That some stop again."""
    ended = ((panel.treated[:, :-1] > panel.treated[:, 1:]).any(axis=1)).sum()
    if not ended:
        return ()
    return (
        Text(
            f"Hos {ended} hører forsøget op igen. Perioderne efter tæller som uden forsøget; varer "
            "virkningen ved, er tallet for lille.",
            f"For {ended} the trial ends again. The periods after count as outside it; if the effect lasts, "
            "the number is too small.",
        ),
    )


def always_treated(names: tuple[str, ...]) -> tuple[Text, ...]:
    """Who was left out because there is no time before."""
    if not names:
        return ()
    shown = listed([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])], "da")
    english = listed([*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])], "en")
    return (
        Text(
            f"Udeladt, fordi de er med i forsøget i alle perioder og ikke viser nogen ændring: {shown}.",
            f"Left out because they are in the trial in all periods and show no change: {english}.",
        ),
    )


def covariates_left_out(panel: Panel, observations: Observations) -> tuple[Text, ...]:
    """Covariates that the fixed effects already hold."""
    gone = [name for name in observations.covariates.columns if name not in panel.covariates]
    if not gone:
        return ()
    return (
        Text(
            f"Uden betydning her, fordi de ikke ændrer sig over tid: {listed(gone, 'da')}. Faste forskelle "
            "er allerede taget ud.",
            f"Without use here because they do not change over time: {listed(gone, 'en')}. Fixed differences "
            "are taken out already.",
        ),
    )
