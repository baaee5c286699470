"""The work on a delivery is handed to a process of its own; the bytes go by a pipe and touch no disk."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from django.conf import settings

from frikommune.cases.read import Progress
from frikommune.web.deliveries.models import Delivery
from frikommune.web.pages.ended import wait_for
from frikommune.web.trail.who import handed_on


def start(work: str, delivery: Delivery, content: bytes, *, wait: bool, say: Progress | None = None) -> None:
    """Have it done: `read` or `store`. `wait`: here and now, by this process; `say` is told of it."""
    if wait or not settings.WORK_APART:
        do(work, delivery, content, say)
        return
    command = [sys.executable, "-m", "frikommune.web.deliveries.process", work, str(delivery.pk)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment())
    threading.Thread(target=wait_for, args=(process, content), daemon=True).start()


def do(work: str, delivery: Delivery, content: bytes, say: Progress | None = None) -> None:
    """Do it, by this process."""
    from frikommune.web.deliveries import work as works

    if work == "read":
        works.read(delivery, content, say)
    else:
        works.put_in(delivery, say)


def _environment() -> dict[str, str]:
    return {**os.environ, "FRIKOMMUNE_DATA": str(settings.DATA), **handed_on()}
