"""A count of successes with what has not finished: its share, interval, and the bounds that remain open."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.counts.proportions import Share


@dataclass(frozen=True, slots=True)
class Counted:
    """`succeeded` of `started`, of whom `unfinished` may still succeed. Unknown ones are in neither number.

    Raises ValueError unless 0 <= succeeded, 0 <= unfinished and succeeded + unfinished <= started.
    """

    succeeded: int
    started: int
    unfinished: int = 0
    unknown: int = 0

    def __post_init__(self) -> None:
        if min(self.succeeded, self.unfinished, self.unknown) < 0 or self.rest < 0:
            raise ValueError(f"{self.succeeded} + {self.unfinished} of {self.started}")

    @property
    def rest(self) -> int:
        """Those who finished without success."""
        return self.started - self.succeeded - self.unfinished

    @property
    def of_all(self) -> Share:
        """Of all who started, the unfinished among them counted as not succeeding yet."""
        return Share(self.succeeded, self.started)

    @property
    def of_finished(self) -> Share:
        """Of those who finished. It flatters or blackens where those who finish early are selected."""
        return Share(self.succeeded, self.started - self.unfinished)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The share if none of the unfinished succeed, and if all do; None where nobody started."""
        if not self.started:
            return None
        return self.succeeded / self.started, (self.succeeded + self.unfinished) / self.started

    def __add__(self, other: Counted) -> Counted:
        """Both together."""
        return Counted(
            self.succeeded + other.succeeded,
            self.started + other.started,
            self.unfinished + other.unfinished,
            self.unknown + other.unknown,
        )
