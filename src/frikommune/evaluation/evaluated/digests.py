"""By what others can check that they evaluate the same: the digest of published counts."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256

from frikommune.evaluation.counts.counted import Counted


def digest_of_counts(*groups: Counted) -> str:
    """SHA-256 of the counts of one group, or of two."""
    return sha256(json.dumps([asdict(one) for one in groups], sort_keys=True).encode()).hexdigest()
