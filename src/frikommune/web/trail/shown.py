"""The state of the chain, as every page of the trail tells it."""

from __future__ import annotations

from typing import Any

from frikommune.web.trail.models import Verification
from frikommune.web.trail.verifying import tail


def chain_shown() -> dict[str, Any]:
    """When the whole chain was last walked by the command, and whether its last links hold now.

    The whole of it takes a command: a request has no time for millions of traces.
    """
    return {"verified": Verification.objects.order_by("-pk").first(), "tail": tail()}
