"""How far a delivery is, written where the page that waits can see it."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass, field
from time import monotonic

from django.utils import timezone

from frikommune.cases.read import Progress
from frikommune.web.deliveries.models import Delivery

_SECONDS = 0.4


class GivenUpMeanwhile(Exception):
    """Someone gave the delivery up, or took it over, while it was worked on."""


@dataclass
class Telling:
    """Told of a stage and how much of it is done; it is written down a few times a second at most.

    `also` is told everything.
    """

    delivery: Delivery
    also: Progress | None = None
    stage: str = ""
    told: float = field(default=float("-inf"))

    def __call__(self, stage: str, done: int, of: int | None) -> None:
        """So much of a stage is done. Raises GivenUpMeanwhile."""
        if self.also:
            self.also(stage, done, of)
        if stage == self.stage and monotonic() - self.told < _SECONDS:
            return
        self.stage, self.told = stage, monotonic()
        self.say(stage=stage, done=done, of=of)

    def say(self, **changes: object) -> None:
        """Write it down, while the delivery is this process's own. Raises GivenUpMeanwhile."""
        mine = Delivery.objects.filter(pk=self.delivery.pk, state=self.delivery.state, pid=os.getpid())
        if not mine.update(seen_at=timezone.now(), **changes):
            raise GivenUpMeanwhile

    def begin(self) -> None:
        """The delivery is this process's from now on. Raises GivenUpMeanwhile."""
        mine = Delivery.objects.filter(pk=self.delivery.pk, state=self.delivery.state)
        if not mine.update(seen_at=timezone.now(), host=platform.node(), pid=os.getpid()):
            raise GivenUpMeanwhile
