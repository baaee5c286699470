"""What must be within reach before anything is opened: data that are this user's, a database that answers."""

from __future__ import annotations

import os
from pathlib import Path

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def refuse_root(data: Path) -> None:
    """Root on somebody else's data would leave files that the service cannot read. Raises Refused."""
    if os.name == "nt" or os.geteuid() != 0 or not data.exists() or data.stat().st_uid == 0:
        return
    owner = _name_of(data.stat().st_uid)
    raise refuse(
        "root_on_others_data",
        problem=Text(
            f"Data tilhører {owner}, og root ville efterlade filer, som {owner} ikke kan læse",
            f"The data are {owner}'s, and root would leave files that {owner} cannot read",
        ),
        where=str(data),
        given="root",
        expected=Text(f"brugeren {owner}", f"the user {owner}"),
        do_next=Text(
            f"Kør det som {owner}: kommandoen i deploy/frikommune gør det (docs/running.md).",
            f"Run it as {owner}: the command in deploy/frikommune does so (docs/running.md).",
        ),
    )


def reach_database() -> None:
    """Connect, or say in words why not. Raises Refused."""
    from django.conf import settings
    from django.db import OperationalError, connection

    from frikommune.web.backup.refusals import no_server

    try:
        connection.ensure_connection()
    except OperationalError as fault:
        said = next(iter(str(fault).splitlines()), "–")
        raise no_server(str(settings.DATABASES["default"]["NAME"]), said) from None


def closed_to_us(path: Path) -> Refused | None:
    """Why a file that is there may not be read by this user: it is another's, or its folder is."""
    for one, may in ((path.parent, os.X_OK), (path, os.R_OK)):
        if os.path.exists(one) and not os.access(one, may):
            return _closed(one, _name_of(one.stat().st_uid), _name_of(os.geteuid()))
    return None


def _closed(one: Path, owner: str, user: str) -> Refused:
    return refuse(
        "closed_to_us",
        problem=Text(f"{user} må ikke læse den", f"{user} may not read it"),
        where=str(one),
        given=owner,
        expected=Text(f"en, der tilhører {user}", f"one that is {user}'s"),
        do_next=Text.same(f"chown {user} {one}"),
    )


def _name_of(user: int) -> str:
    try:
        import pwd

        return pwd.getpwuid(user).pw_name
    except (ImportError, KeyError):
        return str(user)
