"""An extract of many cases is taken by a process of its own: the page tells that it is on its way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.evaluations.models import SnapshotTaken
from frikommune.web.evaluations.taking import Wanted, take
from frikommune.web.journal.models import Programme
from frikommune.web.operations.faults import told as told_of
from frikommune.web.pages.ended import wait_for
from frikommune.web.trail.who import handed_on

AT_ONCE = 500
"""Up to so many cases are taken while the page is asked for."""
_GIVEN_UP = timedelta(minutes=30)


def begin(wanted: Wanted) -> SnapshotTaken | None:
    """The extract; None where it is being taken now. Raises Refused as `take` does."""
    if wanted.cases.count() <= AT_ONCE or not settings.WORK_APART:
        return take(wanted)
    wanted.reach  # noqa: B018 - a trial that holds nowhere is refused at once
    sign = sign_of(wanted.programme, wanted.trial)
    sign.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if is_under_way(wanted.programme, wanted.trial):
        return None
    sign.write_text("", encoding="utf-8")
    _refused_file(sign).unlink(missing_ok=True)
    command = [sys.executable, "-m", "frikommune.web.evaluations.taking_process", _written(wanted)]
    environment = {**os.environ, "FRIKOMMUNE_DATA": str(settings.DATA), **handed_on()}
    process = subprocess.Popen(command, env=environment)
    threading.Thread(target=_wait, args=(process, sign), daemon=True).start()
    return None


def sign_of(programme: Programme, trial: str) -> Path:
    """The file that says that an extract of the trial is being taken."""
    return Path(settings.DATA) / "snapshots" / programme.slug / f"{trial}.taking"


def is_under_way(programme: Programme, trial: str) -> bool:
    """Whether one is being taken; a sign is believed for half an hour."""
    try:
        age = timezone.now().timestamp() - sign_of(programme, trial).stat().st_mtime
    except FileNotFoundError:
        return False
    return age < _GIVEN_UP.total_seconds()


def refused_last(programme: Programme, trial: str) -> list[Text]:
    """Why the last one could not be taken, in words; nothing where it could."""
    try:
        told = json.loads(_refused_file(sign_of(programme, trial)).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [Text(*one) for one in told]


def take_written(told: dict[str, Any]) -> None:
    """What the process does: take the extract, or write down why not."""
    from frikommune.web.journal.book import book_of
    from frikommune.web.people.models import Person

    programme = Programme.objects.get(slug=told["programme"])
    sign = sign_of(programme, told["trial"])
    wanted = Wanted(
        programme,
        book_of(programme),
        told["trial"],
        tuple(told["municipalities"]),
        date.fromisoformat(told["observed"]),
        date.fromisoformat(told["taken_on"]),
        Person.objects.get(pk=told["person"]),
        told["by"],
        told["per"],
        told["horizon"],
    )
    try:
        take(wanted)
    except Refused as refused:
        _write_refused(sign, [one.problem for one in refused.refusals])
    except (OSError, DatabaseError) as fault:
        machine = told_of(fault)
        if machine is None:
            raise
        _write_refused(sign, [machine])
    finally:
        sign.unlink(missing_ok=True)


def _written(wanted: Wanted) -> str:
    return json.dumps(
        {
            "programme": wanted.programme.slug,
            "trial": wanted.trial,
            "municipalities": wanted.municipalities,
            "observed": wanted.observed.isoformat(),
            "taken_on": wanted.taken_on.isoformat(),
            "person": wanted.person.pk,
            "by": wanted.by,
            "per": wanted.per,
            "horizon": wanted.horizon,
        }
    )


def _write_refused(sign: Path, words: list[Text]) -> None:
    _refused_file(sign).write_text(json.dumps([list(one) for one in words]), encoding="utf-8")


def _refused_file(sign: Path) -> Path:
    return sign.with_suffix(".refused")


def _wait(process: subprocess.Popen[bytes], sign: Path) -> None:
    wait_for(process)
    sign.unlink(missing_ok=True)
