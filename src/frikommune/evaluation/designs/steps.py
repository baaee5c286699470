"""The guided steps of a design, in order, as data: what is asked, with help, and which fields answer it."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class DesignStep:
    """One step. `fields` are names of `Design`; the last two steps have none: they compute, and lock.

    `help` says why it is asked and how to answer, `example` how a trial in a jobcentre might answer.
    """

    id: str
    title: Text
    question: Text
    help: Text
    example: Text
    fields: tuple[str, ...] = ()


STEPS: tuple[DesignStep, ...] = (
    DesignStep(
        "why",
        Text("Hvorfor", "Why"),
        Text(
            "Hvad skal forsøget føre til, og ad hvilken vej?",
            "What should the trial lead to, and by what way?",
        ),
        Text(
            "Skriv kæden led for led: fra det, der gøres anderledes, til det, borgeren får ud af det. Så kan"
            " man bagefter se, hvilket led der bristede.",
            "Write the chain link by link: from what is done differently to what the citizen gains."
            " Afterwards one can see which link broke.",
        ),
        Text(
            "Ledige kan begynde i jobrotation uden at vente 26 uger → de får erfaring og netværk tidligere →"
            " flere er i arbejde eller uddannelse bagefter.",
            "The unemployed can begin job rotation without waiting 26 weeks → they gain experience and"
            " contacts earlier → more are in work or education afterwards.",
        ),
        ("trial", "title", "purpose", "theory"),
    ),
    DesignStep(
        "whom",
        Text("Hvem", "Whom"),
        Text("Hvem gælder forsøget for, hvor og hvornår?", "Whom does the trial reach, where and when?"),
        Text(
            "Skriv målgruppen, så en kollega ville udpege de samme borgere. Enheden er det, der tælles:"
            " borgere, sager, virksomheder eller kommuner.",
            "Write the target group so that a colleague would pick the same citizens. The unit is what is"
            " counted: citizens, cases, companies or municipalities.",
        ),
        Text(
            "Dagpengemodtagere og jobparate kontanthjælpsmodtagere med under 26 ugers ledighed, i Aalborg og"
            " Jammerbugt, 1. september 2018 til 30. juni 2019.",
            "Recipients of dagpenge and job-ready recipients of kontanthjælp with under 26 weeks'"
            " unemployment, in Aalborg and Jammerbugt, 1 September 2018 to 30 June 2019.",
        ),
        ("population", "unit", "municipalities", "starts", "ends", "subgroups"),
    ),
    DesignStep(
        "outcome",
        Text("Mål", "Outcome"),
        Text(
            "Hvilket ene tal skal afgøre, om det gik godt?",
            "Which single figure decides whether it went well?",
        ),
        Text(
            "Vælg ét. Har man mange, vil et af dem altid se godt ud ved et tilfælde. Skriv, hvad der tælles,"
            " hvor det tælles, hvor længe efter start, og om højt eller lavt er godt. Andre mål er velkomne,"
            " men afgør ikke sagen.",
            "Choose one. With many, one of them will always look good by chance. Write what is counted, where"
            " it is counted, how long after the start, and whether high or low is good. Other outcomes are"
            " welcome, but do not decide.",
        ),
        Text(
            "Andelen, der er i ordinært arbejde eller uddannelse 12 måneder efter jobrotationens start, talt"
            " i sagerne. Højere er bedre.",
            "The share in ordinary work or education 12 months after the job rotation began, counted in the"
            " cases. Higher is better.",
        ),
        ("primary", "secondary", "correction"),
    ),
    DesignStep(
        "worthwhile",
        Text("Hvor meget", "How much"),
        Text(
            "Hvor stor en forskel er umagen værd, eller hvor meget dårligere må det højst gå?",
            "How large a difference is worthwhile, or how much worse may it go at most?",
        ),
        Text(
            "Skal forsøget forbedre noget, så skriv den mindste forbedring, der ville få jer til at"
            " fortsætte. Skal det lette arbejdet, uden at det går ud over borgerne, så skriv marginen: den"
            " forværring, I højst vil acceptere. Tallet vælges nu, for bagefter vil det blive valgt efter"
            " resultatet.",
            "If the trial is to improve something, write the smallest improvement that would make you go on."
            " If it is to ease the work without harm to citizens, write the margin: the most that you accept"
            " it to worsen. Choose it now; afterwards it would be chosen by the result.",
        ),
        Text(
            "Mindst 5 procentpoint flere i arbejde eller uddannelse. Eller: højst 3 procentpoint færre, når"
            " der til gengæld spares en samtale.",
            "At least 5 percentage points more in work or education. Or: at most 3 points fewer, where a talk"
            " is saved in return.",
        ),
        ("primary.smallest", "primary.margin"),
    ),
    DesignStep(
        "compared",
        Text("Sammenlignet med hvem", "Compared with whom"),
        Text("Hvad ville være sket uden forsøget?", "What would have happened without the trial?"),
        Text(
            "Det kan man ikke se, så nogen må vise det: andre kommuner før og efter (bedst), lignende"
            " borgere, egen kommune før (svagt: alt andet ændrer sig også) eller et kendt tal. Uden"
            " sammenligning kan forsøget kun beskrives.",
            "It cannot be seen, so someone must show it: other municipalities before and after (best),"
            " similar citizens, one's own municipality before (weak: everything else changes too) or a known"
            " figure. Without a comparison the trial can only be described.",
        ),
        Text(
            "De 87 kommuner uden for netværket, to år før og et år efter.",
            "The 87 municipalities outside the network, two years before and one year after.",
        ),
        ("comparison", "compared_with", "benchmark", "benchmark_source", "estimand"),
    ),
    DesignStep(
        "computed",
        Text("Hvordan det regnes", "How it is computed"),
        Text(
            "Passer den beregning, programmet foreslår?",
            "Does the computation that the program proposes fit?",
        ),
        Text(
            "Beregningen følger af sammenligningen og af, hvor mange kommuner der er med; I behøver ikke"
            " vælge. Skriv, hvor det blev besluttet, hvem der er med: som regel i kommunen.",
            "The computation follows from the comparison and from how many municipalities take part; you need"
            " not choose. Write where it was decided who takes part: as a rule in the municipality.",
        ),
        Text(
            "Før og efter mod andre kommuner; usikkerheden regnes på kommuner, ikke på borgere, for det er"
            " kommunen, der gik med.",
            "Before and after against other municipalities; the uncertainty is reckoned on municipalities,"
            " not citizens, since it is the municipality that joined.",
        ),
        ("estimator", "cluster"),
    ),
    DesignStep(
        "guardrails",
        Text("Stopregler", "Guardrails"),
        Text(
            "Hvad må ikke ske, og hvem beslutter, at der skal stoppes?",
            "What must not happen, and who decides to stop?",
        ),
        Text(
            "En stopregel er et tal, der holdes øje med undervejs. Skriv grænsen, og hvem der tager stilling,"
            " når den nås.",
            "A guardrail is a figure that is watched along the way. Write the limit, and who decides when it"
            " is reached.",
        ),
        Text(
            "Hvis over 30 % af borgerne ikke har haft en samtale i et halvt år, standser jobcenterchefen"
            " forsøget og ser på det.",
            "If more than 30% of citizens have had no talk for half a year, the head of the jobcentre halts"
            " the trial to look into it.",
        ),
        ("guardrails",),
    ),
    DesignStep(
        "data",
        Text("Data", "Data"),
        Text(
            "Hvilke oplysninger bruges, med hvilken ret, og hvor længe gemmes de?",
            "Which information is used, by what right, and how long is it kept?",
        ),
        Text(
            "Brug det, fagsystemet allerede ved. Nævn retsgrundlaget, hvor længe data gemmes, og hvem der ser"
            " dem.",
            "Use what the case system knows already. Name the legal basis, how long the data is kept, and who"
            " sees it.",
        ),
        Text(
            "Udtræk fra fagsystemet hvert kvartal; pseudonymiseret; slettes to år efter slutrapporten; kun"
            " evaluator ser rækker.",
            "Exports from the case system each quarter; pseudonymised; deleted two years after the final"
            " report; only the evaluator sees rows.",
        ),
        ("data",),
    ),
    DesignStep(
        "costs",
        Text("Udgifter", "Costs"),
        Text(
            "Hvad koster det, i hvilket års priser, og hvem betaler?",
            "What does it cost, in which year's prices, and who pays?",
        ),
        Text(
            "Tag også det med, der kommer i stedet, og den tid, registreringen tager.",
            "Include what comes in its place, and the time that registering takes.",
        ),
        Text(
            "En lægeattest LÆ 265: prisen i 2018, betalt af kommunen.",
            "A medical certificate LÆ 265: its price in 2018, paid by the municipality.",
        ),
        ("costs",),
    ),
    DesignStep(
        "reforms",
        Text("Samtidige ændringer", "Concurrent changes"),
        Text(
            "Hvad ændrer sig samtidig, som kunne forveksles med forsøget?",
            "What changes at the same time that could be mistaken for the trial?",
        ),
        Text(
            "Ny lov, en anden indsats, en krise på arbejdsmarkedet. Rammer det alle kommuner ens, hjælper en"
            " sammenligning med andre kommuner.",
            "A new law, another effort, a slump in the labour market. If it strikes all municipalities alike,"
            " a comparison with other municipalities helps.",
        ),
        Text(
            "Lov om en aktiv beskæftigelsesindsats ændres 1. januar 2020.",
            "The act on active employment efforts changes on 1 January 2020.",
        ),
        ("reforms",),
    ),
    DesignStep(
        "power",
        Text("Kan det afprøves", "Can it be tested"),
        Text(
            "Er der borgere og kommuner nok til at se den forskel, I håber på?",
            "Are there citizens and municipalities enough to see the difference that you hope for?",
        ),
        Text(
            "Skriv, hvor mange I venter at nå, og hvad man ved om niveauet uden forsøget. Svaret er: kan"
            " afprøves, kun beskrive, eller saml flere kommuner, og hvad der skulle til.",
            "Write how many you expect to reach, and what is known of the level without the trial. The answer"
            " is: can test, descriptive only, or pool across municipalities, and what it would take.",
        ),
        Text(
            "54 borgere mod kendte 41,7 %: kun forskelle over 18,8 procentpoint kan ses. For 5 procentpoint"
            " skal der 769 borgere til.",
            "54 citizens against a known 41.7%: only differences above 18.8 percentage points can be seen."
            " For 5 points it takes 769 citizens.",
        ),
        ("expected",),
    ),
    DesignStep(
        "lock",
        Text("Lås", "Lock"),
        Text("Er designet færdigt?", "Is the design done?"),
        Text(
            "Når designet låses, får det en dato og en kode. Lås, før nogen ser data. Det kan ændres"
            " bagefter, men hver ændring står med sin grund, og resultatet viser, hvad der var planlagt.",
            "When the design is locked, it gets a date and a code. Lock it before anyone sees data. It can be"
            " changed afterwards, but each change stands with its reason, and the result shows what was"
            " planned.",
        ),
        Text(
            "Låst 15. august 2018 af koordinator; første udtræk 1. oktober.",
            "Locked 15 August 2018 by the coordinator; first export 1 October.",
        ),
    ),
)


def step_of(field: str) -> str:
    """The id of the step that asks for a field: `primary.margin`, or what lies inside one: `data.sources`."""
    exact = (step.id for step in STEPS if field in step.fields)
    inside = (step.id for step in STEPS if field.split(".", 1)[0] in step.fields)
    return next(exact, None) or next(inside, "lock")
