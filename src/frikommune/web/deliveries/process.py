"""The process that works on one delivery (`python -m frikommune.web.deliveries.process read 17`).

The bytes of the file come on stdin.
"""

from __future__ import annotations

import os
import sys
import threading
from time import sleep

_BEAT = 10.0


def main(words: list[str]) -> None:
    """Work on one delivery."""
    import django

    django.setup()
    from frikommune.web.deliveries.apart import do
    from frikommune.web.deliveries.models import Delivery

    work, pk = words[0], int(words[1])
    content = sys.stdin.buffer.read()
    threading.Thread(target=_beat, args=(pk,), daemon=True).start()
    do(work, Delivery.objects.select_related("system__programme").get(pk=pk), content)


def _beat(pk: int) -> None:
    """Say every few seconds that the process is there, whatever it is busy with."""
    from django.utils import timezone

    from frikommune.web.deliveries.models import Delivery

    while True:
        sleep(_BEAT)
        Delivery.objects.filter(pk=pk, pid=os.getpid()).update(seen_at=timezone.now())


if __name__ == "__main__":
    main(sys.argv[1:])
