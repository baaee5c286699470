"""Making the application ready and serving it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from frikommune.errors import Refused
from frikommune.web.reach import reach_database, refuse_root

SETTINGS = "frikommune.web.settings"


def set_up(data: Path, demo: bool, today: date | None = None, *, local: bool = False) -> None:
    """Tell Django where things are kept, and start it. `today` stands in the clock's place.

    `local`: for this machine alone. What is made from now on is readable by the user alone. Raises Refused
    where root would open what is another user's.
    """
    refuse_root(data)
    os.umask(0o077)
    os.environ["FRIKOMMUNE_DATA"] = str(data)
    if demo:
        os.environ["FRIKOMMUNE_DEMO"] = "1"
    if local:
        os.environ["FRIKOMMUNE_LOCAL"] = "1"
    if today:
        os.environ["FRIKOMMUNE_TODAY"] = today.isoformat()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()


def prepare(demo: bool) -> str:
    """Bring database and style sheets up to date; in a demonstration, found North Jutland and its persons.

    While nobody can sign in yet: the path at which the first administrator chooses a password. Raises Refused
    where the database does not answer.
    """
    reach_database()
    from django.core.management import call_command

    from frikommune.web.backup.holding import hold
    from frikommune.web.privacy.starting import put_right

    hold()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    put_right()
    if demo:
        from frikommune.packfiles.folder import packs_folder
        from frikommune.packfiles.pack import DEFAULT_PACK
        from frikommune.web.cases.demo import take_demo_cases
        from frikommune.web.journal.found import from_pack
        from frikommune.web.journal.models import Programme
        from frikommune.web.pages.clock import today
        from frikommune.web.people.demo import seat_demo_persons
        from frikommune.web.publishing.demo import publish_demo_result
        from frikommune.web.surveys.demo import take_demo_survey

        programme = Programme.objects.filter(slug=DEFAULT_PACK).first()
        programme = programme or from_pack(packs_folder() / DEFAULT_PACK)
        seat_demo_persons(programme)
        take_demo_cases(programme, today())
        take_demo_survey(programme, today())
        publish_demo_result(programme, today())
    from frikommune.web.people.managing import first_administrator
    from frikommune.web.people.welcome import welcome_path

    administrator = first_administrator()
    return welcome_path(administrator) if administrator else ""


def check() -> None:
    """Raises Refused with everything that keeps this installation from being used, its database too."""
    from frikommune.web.production import faults

    found = list(faults())
    try:
        reach_database()
    except Refused as refused:
        found.extend(refused.refusals)
    if found:
        raise Refused(*found)


def serve(address: str, port: int, workers: int) -> None:
    """Serve until interrupted."""
    import multiprocessing

    from django.conf import settings
    from granian import Granian
    from granian.constants import Interfaces

    from frikommune.web.operations import measures

    if settings.METRICS:
        measures.share(Path(settings.DATA))
    # A fork of a process in which Polars has worked waits for its threads for ever.
    multiprocessing.set_start_method("spawn", force=True)
    Granian(
        "frikommune.web.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
    ).serve()
