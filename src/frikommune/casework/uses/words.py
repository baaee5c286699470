"""The words of what stands against a decision to use an exemption."""

from __future__ import annotations

from collections.abc import Mapping

from frikommune.language import Text

PROBLEMS: Mapping[str, Text] = {
    "use_exemption_unknown": Text(
        "Der er ingen undtagelse af det navn, som bruges sag for sag",
        "No exemption of that name is used case by case",
    ),
    "use_not_for_step": Text(
        "Undtagelsen handler ikke om det skridt", "The exemption is not about that step"
    ),
    "use_taken": Text(
        "Skridtet er allerede undladt ved en anden beslutning",
        "Another decision leaves the step out already",
    ),
    "use_not_granted": Text("Forsøget gælder ikke her den dag", "The trial does not hold here on that day"),
    "use_too_late": Text("Beslutningen kommer for sent", "The decision comes too late"),
    "use_without_reason": Text("Der mangler en begrundelse", "A reason is missing"),
    "use_reason_not_listed": Text(
        "Begrundelsen er ikke en af dem, som forsøget tager imod",
        "The reason is none of those that the trial accepts",
    ),
    "use_case_closed": Text(
        "Sagen er lukket eller flyttet til en anden kommune",
        "The case is closed, or has moved to another municipality",
    ),
    "use_step_done": Text(
        "Skridtet er gjort; der er intet at undlade", "The step is done: nothing is left out"
    ),
    "use_waived": Text(
        "Skridtet er allerede fraveget; der er intet at undlade",
        "The step is set aside already: nothing is left out",
    ),
    "use_not_for_group": Text(
        "Skridtet kræves ikke af borgerens målgruppe", "The step is not asked of the citizen's target group"
    ),
    "use_nothing_due": Text("Loven kræver ikke skridtet i sagen nu", "The law asks for no such step now"),
    "use_decided_ahead": Text(
        "Beslutningen kan ikke være taget efter i dag", "The decision cannot have been taken after today"
    ),
}

CHOOSE_OTHER = Text(
    "Følg loven i sagen, eller vælg et andet skridt. Blev beslutningen taget en anden dag, så vælg den dag.",
    "Follow the law in the case, or choose another step. If it was decided on another day, choose that day.",
)
OTHER_DAY = Text(
    "Følg loven i sagen. Blev beslutningen taget en anden dag, mens forsøget gjaldt, så vælg den dag.",
    "Follow the law in the case. If it was decided on another day, while the trial held, choose that day.",
)
CORRECT_DAY = Text("Ret dagen, og send igen.", "Correct the day, and send again.")
NEW_PLACE = Text(
    "Er borgeren flyttet, beslutter den nye kommune. Er det en fejl, så ret den i fagsystemet.",
    "If the citizen has moved, the new municipality decides. If it is a mistake, mend it in the case system.",
)
SEE_CASE = Text("Se i sagen, hvad loven kræver nu.", "See in the case what the law asks for now.")
BACKDATE = Text(
    "Gør skridtet nu; det tæller som for sent. Blev beslutningen taget i tide, så vælg dagen for den.",
    "Take the step now: it counts as late. If the decision was taken in time, choose the day it was taken.",
)
CHOOSE_REASON = Text("Vælg eller skriv en grund, og send igen.", "Choose or write a reason, and send again.")
NO_NEED = Text("Registrér ikke noget; sagen er i orden.", "Register nothing: the case is in order.")
SEE_OTHER = Text(
    "Se den beslutning, der er der. Er den forkert, så træk den tilbage først.",
    "See the decision that is there. If it is wrong, withdraw it first.",
)
NOT_LEFT_OUT = Text("et skridt, som ingen har undladt endnu", "a step that nobody has left out yet")
OPEN_CASE = Text("en åben sag i kommunen den dag", "an open case in the municipality on that day")
STEP_OPEN = Text(
    "et skridt, som loven kræver, og som ikke er gjort", "a step that the law asks for, not done"
)
