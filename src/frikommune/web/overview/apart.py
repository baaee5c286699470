"""Counting many cases takes a process of its own: the page tells that it is on its way."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from frikommune.web.overview.counting import Counted, Place
from frikommune.web.pages.ended import wait_for
from frikommune.web.trail.who import handed_on

AT_ONCE = 3_000
"""Up to so many cases are counted while the page is asked for."""
_GIVEN_UP = timedelta(minutes=30)


def counted(place: Place) -> Counted | None:
    """The rows; None where they are being counted now."""
    found = place.kept()
    if found is not None:
        return found
    if place.cases <= AT_ONCE or not settings.WORK_APART:
        return place.count()
    _start(place)
    return None


def _start(place: Place) -> None:
    """Begin, unless it is begun already: a file says so, and is believed for half an hour."""
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sign = place.folder / "counting"
    try:
        sign.touch(exist_ok=False)
    except FileExistsError:
        if timezone.now().timestamp() - sign.stat().st_mtime < _GIVEN_UP.total_seconds():
            return
        sign.touch()
    command = [sys.executable, "-m", "frikommune.web.overview.process"]
    words = [place.programme.slug, place.municipality, place.today.isoformat()]
    environment = {**os.environ, "FRIKOMMUNE_DATA": str(settings.DATA), **handed_on()}
    process = subprocess.Popen([*command, *words], env=environment)
    threading.Thread(target=_wait, args=(process, sign), daemon=True).start()


def _wait(process: subprocess.Popen[bytes], sign: Path) -> None:
    wait_for(process)
    sign.unlink(missing_ok=True)
