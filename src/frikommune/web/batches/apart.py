"""A batch is written by a process of its own; one that died is known to be dead, and can be taken over."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from django.conf import settings
from django.utils import timezone

from frikommune.web.batches.models import Batch
from frikommune.web.pages.alive import is_alive
from frikommune.web.pages.ended import wait_for
from frikommune.web.trail.who import handed_on


def is_worked_on(batch: Batch) -> bool:
    """Whether a process is still writing it."""
    return batch.ended_at is None and is_alive(batch.host, batch.pid, batch.seen_at)


def start(batch: Batch) -> None:
    """Have it written from where it stopped, unless a process does already."""
    mine = Batch.objects.filter(pk=batch.pk, ended_at=None, pid=batch.pid, seen_at=batch.seen_at)
    if is_worked_on(batch) or not mine.update(pid=None, host="", seen_at=timezone.now()):
        return
    if not settings.WORK_APART:
        from frikommune.web.batches.work import write

        write(Batch.objects.get(pk=batch.pk))
        return
    command = [sys.executable, "-m", "frikommune.web.batches.process", str(batch.pk)]
    environment = {**os.environ, **handed_on(), "FRIKOMMUNE_DATA": str(settings.DATA)}
    process = subprocess.Popen(command, env=environment)
    threading.Thread(target=wait_for, args=(process,), daemon=True).start()
