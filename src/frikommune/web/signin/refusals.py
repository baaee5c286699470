"""What is said when a municipality's own sign-in cannot be trusted or does not answer."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.pages.speech import said, say
from frikommune.web.signin.providers import Provider

AGAIN = Text("Gå til Log ind, og prøv igen.", "Go to Sign in, and try again.")
_TELL = Text(
    "Prøv igen. Bliver det ved, så sig det til administratoren; nævn det, der står under Fik.",
    "Try again. If it goes on, tell the administrator; quote what stands under Given.",
)


def not_trusted(provider: Provider, given: str, expected: Text) -> Refused:
    """An answer that is not what it must be: signature, receiver, time, sender."""
    return refuse(
        "answer_not_trusted",
        problem=Text(
            "Svaret fra jeres login kan ikke bruges, og du er ikke logget ind",
            "The answer of your sign-in cannot be used, and you are not signed in",
        ),
        where=_where(provider),
        given=given[:300] or "–",
        expected=expected,
        do_next=_TELL,
    )


def not_asked(provider: Provider) -> Refused:
    """An answer to a question that this browser did not ask, or that was answered before."""
    return refuse(
        "answer_not_asked",
        problem=Text(
            "Svaret fra jeres login hører ikke til noget, der er begyndt her, eller det er brugt",
            "The answer of your sign-in belongs to nothing begun here, or it was used",
        ),
        where=_where(provider),
        given=say("et svar uden et spørgsmål", "an answer without a question"),
        expected=Text(
            "et svar på det login, der sidst blev begyndt i denne browser",
            "an answer to the sign-in that was last begun in this browser",
        ),
        do_next=AGAIN,
    )


def declined(provider: Provider, given: str) -> Refused:
    """The sign-in itself said no."""
    return refuse(
        "declined",
        problem=Text("Jeres login sagde nej", "Your sign-in said no"),
        where=_where(provider),
        given=given[:300],
        expected=Text("et login, der er gennemført", "a sign-in that was completed"),
        do_next=AGAIN,
    )


def no_answer(provider: Provider, given: str) -> Refused:
    """The sign-in's machine does not answer, or not with what the standard asks."""
    return refuse(
        "no_answer",
        problem=Text("Jeres login svarer ikke, som det skal", "Your sign-in does not answer as it should"),
        where=_where(provider),
        given=given[:300],
        expected=Text(
            "et svar efter standarden inden for ti sekunder", "an answer by the standard within ten seconds"
        ),
        do_next=_TELL,
    )


def claim_missing(provider: Provider, claim: str, known: list[str]) -> Refused:
    """A claim without which nobody can be let in."""
    return refuse(
        "claim_missing",
        problem=Text("Jeres login sagde ikke det, der skal til", "Your sign-in did not say what is needed"),
        where=_where(provider),
        given=", ".join(sorted(known))[:300] or "–",
        expected=Text(f"oplysningen “{claim}”", f"the claim “{claim}”"),
        do_next=Text(
            f"Bed jeres it-afdeling om at sende “{claim}” med til Frikommune.",
            f"Ask your IT department to send “{claim}” along to Frikommune.",
        ),
    )


def subject_is_cpr(provider: Provider) -> Refused:
    """A CPR number must not become a person's name here; it is not repeated."""
    return refuse(
        "subject_is_cpr",
        problem=Text("Jeres login sendte et CPR-nummer", "Your sign-in sent a CPR number"),
        where=_where(provider),
        given=say("vises ikke", "not shown"),
        expected=Text("en bruger-id, der ikke er et CPR-nummer", "a user id that is not a CPR number"),
        do_next=Text(
            "Bed jeres it-afdeling om at sende en anden entydig id. Intet er gemt.",
            "Ask your IT department to send another unique id. Nothing was kept.",
        ),
    )


def demand_unmet(provider: Provider, claims: tuple[str, ...]) -> Refused:
    """The sign-in was weaker than the administrator demands, such as with one factor."""
    demanded = "; ".join(
        f"{claim} = {', '.join(allowed)}" for claim, allowed in provider.demands if claim in claims
    )
    return refuse(
        "demand_unmet",
        problem=Text("Dit login er ikke stærkt nok her", "Your sign-in is not strong enough here"),
        where=_where(provider),
        given=", ".join(claims),
        expected=Text.same(demanded),
        do_next=Text(
            "Log ud af jeres login, og log ind igen med to faktorer.",
            "Sign out of your own sign-in, and sign in again with two factors.",
        ),
    )


def no_seat(provider: Provider, values: tuple[str, ...]) -> Refused:
    """Nothing that the sign-in said gives a role here."""
    return refuse(
        "no_seat",
        problem=Text(
            "Du er kendt af jeres login, men har ingen rolle her",
            "Your sign-in knows you, but you have no role here",
        ),
        where=_where(provider),
        given=say(
            f"{len(values)} værdier i “{provider.groups}”, ingen af dem giver en rolle",
            f"{len(values)} values in “{provider.groups}”, none of them gives a role",
        ),
        expected=Text(
            f"mindst én værdi i “{provider.groups}”, som Frikommune kender",
            f"at least one value in “{provider.groups}” that Frikommune knows",
        ),
        do_next=Text(
            "Bed din leder eller it-afdelingen om den gruppe, der giver rollen, og log ind igen.",
            "Ask your leader or IT department for the group that gives the role, and sign in again.",
        ),
    )


def closed(provider: Provider) -> Refused:
    """An administrator closed the access."""
    return refuse(
        "access_closed",
        problem=Text("Din adgang er lukket", "Your access is closed"),
        where=_where(provider),
        given=say("et login, der ellers er i orden", "a sign-in that is otherwise in order"),
        expected=Text("en åben adgang", "an open access"),
        do_next=Text("Spørg administratoren.", "Ask the administrator."),
    )


def _where(provider: Provider) -> str:
    return f"{said(provider.title)} ({provider.id})"
