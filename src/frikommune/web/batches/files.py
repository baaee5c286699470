"""Where a batch's files lie: in a folder while it is written, then in one file; both may be cleared away."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from django.conf import settings

from frikommune.web.batches.models import Batch

KEPT_DAYS = 30
"""So long a finished file can be taken home. What it holds can be written again at any time."""


def folder_of(batch: Batch) -> Path:
    """Where its papers are written, one after the other."""
    return _home() / f"{batch.pk}"


def file_of(batch: Batch) -> Path:
    """The one file that they become."""
    return _home() / f"{batch.pk}.zip"


def clear_old() -> None:
    """Clear away what nobody has to wait for any more."""
    oldest = time.time() - KEPT_DAYS * 86_400
    for one in _home().iterdir() if _home().exists() else ():
        if one.stat().st_mtime < oldest:
            shutil.rmtree(one) if one.is_dir() else one.unlink(missing_ok=True)


def _home() -> Path:
    return Path(settings.DATA) / "paper-batches"
