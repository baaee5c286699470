"""What the API answers of law and of histories that are sent, key by key."""

from __future__ import annotations

from datetime import date
from typing import Literal

from frikommune.casework.duties.duty import Place
from frikommune.ledger.row import Outcome, Standing
from frikommune.web.api.fields import Told, told
from frikommune.web.api.shapes import ExemptionShape, Weighed


class WeighedGrant(Weighed):
    source: str | None = told("tilladelsens kilde", "the grant's source")
    certainty: str | None = told("hvor sikker den er", "how certain it is")


class StepShape(Told):
    step: int = told("skridtets nummer", "number of the step")
    words: str = told("vinduet i ord og dage", "its window in words and days")
    read_on: date = told("den dag, hvis lov er læst", "the day whose law was read")
    opens: date | None = told("første dag i rette tid", "first day in time")
    due: date | None = told("sidste dag i rette tid", "last day in time")
    layer: str = told(
        "law, eller den undtagelse der giver vinduet", "law, or the exemption that gives the window"
    )
    displaced: str | None = told("lovens eget vindue i ord", "the law's own window in words")
    displaced_opens: date | None = told("lovens første dag", "the law's first day")
    displaced_due: date | None = told("lovens sidste dag", "the law's last day")
    within_law: bool | None = told(
        "om vinduet ligger inden for lovens", "whether the window lies inside the law's"
    )


class NormShape(Told):
    norm: str = told("normens id", "id of the norm")
    title: str = told("dens titel", "its title")
    kind: Literal["duty", "precondition", "limit"] = told("pligt, forudsætning eller grænse", "its kind")
    counted_from: str | None = told("hvad der sætter uret i gang", "what sets a duty's clock going")
    in_force: bool = told("om den kræver noget den dag", "whether it asks anything that day")
    determined: bool = told("om en kilde siger, hvad den kræver", "false where no source gives what it asks")
    asks: list[str] = told("hvad den kræver, i ord", "what it asks, in words")
    asks_without_trials: list[str] = told(
        "hvad loven alene kræver", "what the law alone asks, where it differs"
    )
    steps: list[StepShape] = told("dens skridt", "its steps")
    version_from: date | None = told("lovens versions første dag", "first day of the law's version")
    sources: list[str] = told("versionens kilder", "the version's sources")
    certainty: str | None = told("hvor sikker versionen er", "how certain the version is")
    layers: list[str] = told("undtagelser lagt over, i rækkefølge", "exemptions laid over it, in order")
    suspended_by: str | None = told(
        "den undtagelse, der fraviger den for alle", "the exemption that waives it for all"
    )
    usable: list[str] = told("undtagelser, der kan bruges sag for sag", "exemptions usable case by case")
    considered: list[WeighedGrant] = told("hver undtagelse, der er vejet", "each exemption that was weighed")
    assumptions: list[str] = told("læsninger, som ingen kilde giver", "readings that no source gives")


class Applies(Told):
    municipality: str = told("kommunen", "the municipality")
    group: str = told("målgruppen", "the target group")
    on: date = told("dagen, der spørges om", "the day asked about")
    start: date = told(
        "forløbets første dag, som vinduer regnes fra", "the course's first day, that windows count from"
    )
    without_trials: bool = told("om alle forsøg er ladt ude", "whether all trials were left out")
    norms: list[NormShape] = told("normerne", "the norms")
    exemptions: dict[str, ExemptionShape] = told(
        "de undtagelser, der er nævnt, ved id", "the exemptions named, by id"
    )


class DutyShape(Told):
    place: Place = told("hvor den står i dagens arbejde", "where it stands in a day's work")
    place_words: str = told("det samme i ord", "the same in words")
    norm: str = told("normens id", "id of the norm")
    occurrence: int = told(
        "nummer; 0 for et skridt, der ikke er taget", "its number; 0 for a step not yet taken"
    )
    title: str = told("titel", "title")
    reason: str = told("grunden i én linje", "the reason in one line")
    opens: date | None = told("første dag i rette tid", "first day in time")
    due: date | None = told("sidste dag i rette tid", "last day in time")
    opens_without_trials: date | None = told(
        "det samme efter loven alene, hvor det er anderledes", "the same by the law alone, where it differs"
    )
    due_without_trials: date | None = told(
        "det samme efter loven alene, hvor det er anderledes", "the same by the law alone, where it differs"
    )
    standing: Standing = told("om det kræves", "whether it is asked")
    standing_words: str = told("det samme i ord", "the same in words")
    outcome: Outcome = told("hvad der kom af det", "what came of it")
    outcome_words: str = told("det samme i ord", "the same in words")
    layer: str = told("law, eller den undtagelse der afgjorde", "law, or the exemption that decided")
    usable: list[str] = told("undtagelser, der kan bruges i dag", "exemptions that may be used today")
    awaits: list[str] = told("brug, der venter på lederen", "uses that await the leader")
    considered: list[Weighed] = told("hver undtagelse, der er vejet", "each exemption that was weighed")


class RowStep(Told):
    code: str = told("fast navn på skridtet i begrundelsen", "stable name of the step of the reasoning")
    text: str = told("skridtet som sætning", "the step as a sentence")


class RowShape(Told):
    course: str = told("id på kursens første forløb", "id of the first spell of the course")
    spell: str = told("id på det forløb, det skete i", "id of the spell it happened in")
    group: str = told("målgruppe", "target group")
    municipality: str = told("kommune", "municipality")
    norm: str = told("normens id", "id of the norm")
    occurrence: int = told("skridt, forekomst eller udløser", "step, occurrence or trigger")
    opens: date | None = told("første dag i rette tid", "first day in time")
    due: date | None = told("sidste dag i rette tid", "last day in time")
    standing: Standing = told("om det kræves", "whether it is asked")
    outcome: Outcome = told("hvad der kom af det", "what came of it")
    met_by: str | None = told("hændelsen, der opfyldte det", "the event that met it")
    met_on: date | None = told("dens dag", "its day")
    days_late: int = told("dage efter fristen", "days after due")
    layer: str = told("law, eller den undtagelse der afgjorde", "law, or the exemption that decided")
    use: str | None = told("beslutningen, der tæller", "the decision that counts")
    version_from: date | None = told("lovens versions første dag", "first day of the law's version")
    read_on: date = told("den dag, hvis lov er læst", "the day whose law was read")
    sources: list[str] = told("versionens kilder", "the version's sources")
    certainty: str | None = told("hvor sikker versionen er", "how certain the version is")
    steps: list[RowStep] | None = told(
        "begrundelsen, hvor der er bedt om den", "the reasoning, where asked for", None
    )


class Differing(Told):
    change: str = told("hvordan", "how")
    norm: str = told("normen", "the norm")
    occurrence: int = told("dens nummer", "its number")
    text: str = told("som sætning", "as a sentence")


class Evaluated(Told):
    subject: str = told("borgerens pseudonym", "the citizen's pseudonym")
    synthetic: bool = told("om borgeren er opdigtet", "whether the citizen is made up")
    reconstruction: bool = told(
        "om et offentliggjort tal er genskabt i borgeren", "whether a published figure was rebuilt"
    )
    on: date = told("observationsdagen", "the observation day")
    duties: list[DutyShape] = told(
        "pligterne i ord, som de løses", "the duties in words, in the order of work"
    )
    rows: list[RowShape] = told("hovedbogens rækker med alle forsøg", "rows of the ledger with all trials")
    rows_without_trials: list[RowShape] = told("de samme efter loven alene", "the same by the law alone")
    differences: list[Differing] = told("hvad forsøgene ændrede", "what the trials changed")
    unplaced: list[str] = told("det, som intet krav rammer", "what no demand speaks of")
    exemptions: dict[str, ExemptionShape] = told(
        "de undtagelser, der kan bruges", "the exemptions that may be used"
    )
