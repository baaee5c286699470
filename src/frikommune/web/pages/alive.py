"""Whether a process that said it works on something is still there."""

from __future__ import annotations

import os
import platform
from datetime import datetime, timedelta

from django.utils import timezone

SILENT = timedelta(seconds=90)
"""A process that has said nothing for so long is dead; it speaks every few seconds."""


def is_alive(host: str, pid: int | None, seen_at: datetime | None) -> bool:
    """Of a process on `host` that was last heard of at `seen_at`; `pid` None: it has not begun yet."""
    if seen_at is None or timezone.now() - seen_at > SILENT:
        return False
    return host != platform.node() or pid is None or _runs(pid)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
