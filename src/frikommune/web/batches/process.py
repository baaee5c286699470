"""The process that writes one batch: `python -m frikommune.web.batches.process 17`."""

from __future__ import annotations

import os
import sys
import threading
from time import sleep

_BEAT = 10.0


def main(pk: int) -> None:
    """Write it from where it stopped."""
    import django

    django.setup()
    from frikommune.web.batches.models import Batch
    from frikommune.web.batches.work import write

    threading.Thread(target=_beat, args=(pk,), daemon=True).start()
    write(Batch.objects.select_related("programme", "made_by").get(pk=pk))


def _beat(pk: int) -> None:
    """Say every few seconds that the process is there, whatever it is busy with."""
    from django.utils import timezone

    from frikommune.web.batches.models import Batch

    while True:
        sleep(_BEAT)
        Batch.objects.filter(pk=pk, pid=os.getpid()).update(seen_at=timezone.now())


if __name__ == "__main__":
    main(int(sys.argv[1]))
