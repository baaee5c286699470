"""What must be in order before real people sign in. Each fault says what, where, and how to mend it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text
from frikommune.web.reach import closed_to_us
from frikommune.web.secret import DEMO

SHORTEST_SECRET = 40
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")
_OTHERS = 0o007


def faults() -> tuple[Refusal, ...]:
    """Everything that is wrong with this installation; nothing for a demonstration, which is not for real."""
    if settings.DEMO:
        return ()
    found: list[Refusal] = []
    for check in CHECKS:
        try:
            found.extend(one for refused in check() for one in refused.refusals)
        except Refused as refused:
            found.extend(refused.refusals)
    return tuple(found)


def public_address(here: str) -> str:
    """Where people reach the site: behind https by its first name, else as it listens (`here`)."""
    named = [one for one in settings.ALLOWED_HOSTS if one not in THIS_MACHINE]
    return f"https://{named[0]}/" if settings.HTTPS and named else here


def refuse_unready() -> None:
    """Raises Refused with everything that is wrong."""
    found = faults()
    if found:
        raise Refused(*found)


def _debug() -> Iterator[Refused]:
    if settings.DEBUG:
        yield refuse(
            "debug_on",
            problem=Text(
                "Fejlsider ville vise programmets indre", "Error pages would show the program's inside"
            ),
            where="DEBUG",
            given="True",
            expected=Text.same("False"),
            do_next=Text("Fjern DEBUG fra indstillingerne.", "Remove DEBUG from the settings."),
        )


def _secret() -> Iterator[Refused]:
    secret = str(settings.SECRET_KEY)
    in_file = "FRIKOMMUNE_SECRET" not in os.environ
    where = str(settings.DATA / "secret-key") if in_file else "FRIKOMMUNE_SECRET"
    if secret.startswith((DEMO, "django-insecure-")):
        yield refuse(
            "demo_secret",
            problem=Text("Nøglen er en demonstrations", "The key is a demonstration's"),
            where=where,
            given=f"{secret[:5]}…",
            expected=Text(
                "en nøgle, der aldrig har været brugt i en demonstration", "a key never used in one"
            ),
            do_next=Text(
                "Brug en ny, tom datamappe, eller sæt FRIKOMMUNE_SECRET til 50 tilfældige tegn.",
                "Use a new, empty data folder, or set FRIKOMMUNE_SECRET to 50 random characters.",
            ),
        )
    elif len(secret) < SHORTEST_SECRET or len(set(secret)) < 10:
        yield refuse(
            "weak_secret",
            problem=Text("Nøglen kan gættes", "The key can be guessed"),
            where=where,
            given=Text(f"{len(secret)} tegn", f"{len(secret)} characters").en,
            expected=Text(
                f"mindst {SHORTEST_SECRET} tilfældige tegn", f"at least {SHORTEST_SECRET} random characters"
            ),
            do_next=Text(
                "Lav en: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'",
                "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'",
            ),
        )
    if in_file and _others_may(Path(where)):
        yield _readable(Path(where))


def _https() -> Iterator[Refused]:
    if not settings.HTTPS and not settings.LOCAL:
        yield refuse(
            "https_off",
            problem=Text(
                "Uden https kan alle på nettet læse med", "Without https all on the network can read along"
            ),
            where="FRIKOMMUNE_HTTPS",
            given=os.environ.get("FRIKOMMUNE_HTTPS", "–") or "–",
            expected=Text.same("1"),
            do_next=Text(
                "Stil en proxy med https foran, og sæt FRIKOMMUNE_HTTPS=1. Kun til denne maskine: --local.",
                "Put an https proxy before it, and set FRIKOMMUNE_HTTPS=1. For this machine only: --local.",
            ),
        )


def _hosts() -> Iterator[Refused]:
    named = [one for one in settings.ALLOWED_HOSTS if one not in THIS_MACHINE]
    if settings.LOCAL and not named:
        return
    if not settings.LOCAL and named and "*" not in named:
        return
    expected = (
        Text("ingen, når programmet kun er til denne maskine", "none, where it is for this machine only")
        if settings.LOCAL
        else Text("det navn, folk skriver, fx frikommune.nordjylland.dk", "the name that people write")
    )
    yield refuse(
        "hosts_missing",
        problem=Text("Det står ikke fast, hvilket navn siden har", "The site's name is not settled"),
        where="FRIKOMMUNE_HOSTS",
        given=", ".join(named) or "–",
        expected=expected,
        do_next=Text("Ret FRIKOMMUNE_HOSTS.", "Correct FRIKOMMUNE_HOSTS."),
    )


def _person_key() -> Iterator[Refused]:
    if settings.NO_CASEWORK or (settings.LOCAL and not settings.PERSON_KEY):
        return
    from frikommune.web.cases.key import person_key

    if closed := closed_to_us(Path(settings.PERSON_KEY)) if settings.PERSON_KEY else None:
        yield closed
        return
    try:
        person_key()
    except Refused as refused:
        yield refused
        return
    if _others_may(Path(settings.PERSON_KEY)):
        yield _readable(Path(settings.PERSON_KEY))


def _files() -> Iterator[Refused]:
    """The database and the documents are nobody else's on the machine."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        path = Path(str(database["NAME"]))
        if path.exists() and _others_may(path):
            yield _readable(path)
    documents = Path(settings.MEDIA_ROOT)
    if documents.exists() and _others_may(documents):
        yield _readable(documents)


def _demo_persons() -> Iterator[Refused]:
    from django.db import DatabaseError

    from frikommune.web.people.models import Person

    try:
        found = Person.objects.filter(made_up=True, is_active=True).count()
    except DatabaseError:  # before the first migration there is nobody
        return
    if found:
        yield refuse(
            "demo_persons",
            problem=Text("Databasen er en demonstrations", "The database is a demonstration's"),
            where=str(settings.DATA),
            given=Text(f"{found} opdigtede personer", f"{found} made-up persons").en,
            expected=Text(
                "en database uden opdigtede personer og borgere", "one without made-up persons and citizens"
            ),
            do_next=Text(
                "Brug en ny, tom datamappe (--data), eller vis den med --demo.",
                "Use a new, empty data folder (--data), or show it with --demo.",
            ),
        )


def _today() -> Iterator[Refused]:
    if os.environ.get("FRIKOMMUNE_TODAY"):
        yield refuse(
            "today_fixed",
            problem=Text("Dagen i dag står stille", "Today stands still"),
            where="FRIKOMMUNE_TODAY",
            given=os.environ["FRIKOMMUNE_TODAY"],
            expected=Text("urets dag", "the clock's day"),
            do_next=Text("Slet FRIKOMMUNE_TODAY.", "Unset FRIKOMMUNE_TODAY."),
        )


def _sign_ins() -> Iterator[Refused]:
    from frikommune.web.signin.ready import check_sign_ins

    check_sign_ins()
    yield from ()


CHECKS: tuple[Callable[[], Iterator[Refused]], ...] = (
    _debug,
    _secret,
    _https,
    _hosts,
    _person_key,
    _files,
    _demo_persons,
    _today,
    _sign_ins,
)


def _others_may(path: Path) -> bool:
    """Whether anybody on the machine may read it: it is open to others, and so is every folder on the way."""
    try:
        return bool(path.stat().st_mode & _OTHERS) and _way_is_open(path)
    except OSError:
        return False


def _way_is_open(path: Path) -> bool:
    return all(one.stat().st_mode & 0o001 for one in path.resolve().parents)


def _readable(path: Path) -> Refused:
    mode = oct(path.stat().st_mode & 0o777)[2:]
    return refuse(
        "readable_by_all",
        problem=Text("Alle på maskinen kan læse den", "All on the machine can read it"),
        where=str(path),
        given=mode,
        expected=Text("kun den bruger, programmet kører som", "only the user that the program runs as"),
        do_next=Text(
            f"chmod o-rwx {path.parent if path.name != 'documents' else path}",
            f"chmod o-rwx {path.parent if path.name != 'documents' else path}",
        ),
    )
