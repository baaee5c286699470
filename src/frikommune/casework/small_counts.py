"""The rule for small counts, where casework and web ask for it; it stands in `evaluation`, for papers too."""

from frikommune.evaluation.small_counts import BASE, FEW, SMALL, Hidden, hidden, share, share_together, total

__all__ = ["BASE", "FEW", "SMALL", "Hidden", "hidden", "share", "share_together", "total"]
