"""Before anything is shown: what a backup that was put back brought with it is put right."""

from __future__ import annotations

from frikommune.web.cases.models import Case
from frikommune.web.pages.clock import today
from frikommune.web.privacy.again import destroy_again
from frikommune.web.privacy.destroying import wipe


def put_right() -> None:
    """Rows of an earlier key are brought up to the key, and what was deleted since is deleted again."""
    from frikommune.web.privacy.rotating import is_behind, rotate

    if not Case.every.exists():
        return
    if is_behind():
        rotate()
    if destroy_again(today()):
        wipe()
