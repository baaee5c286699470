"""How much a block fluctuates, given how large it is: a small municipality's figures jump more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.panel import Floats

_SHARES = np.linspace(0.0, 1.0, 21)
"""How much of a typical block's variance is chance among its citizens; the rest strikes all of it at once."""
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Fluctuation:
    """The variance of a block's change: A + B / information, for each of the shares B may have.

    `shapes` (S, G): each block's relative variance under each share. Source of the model: Ferman and Pinto,
    “Inference in differences-in-differences with few treated groups and heteroskedasticity”, Review of
    Economics and Statistics 101 (2019), 452–467. They fit it by least squares on squared changes; here it is
    averaged over the normal likelihood, which is steadier than one fit when blocks are few.
    """

    shapes: Floats

    def variance(self, changes: Floats, of: Floats) -> Floats:
        """(R, n): as R sets of `changes` (R, G) tell it, the variance of each of n sums of blocks.

        `of` (S, n) is that variance under each of the shapes. The mean change need not be nought. `shapes`
        may be those of some blocks only, those that `changes` has.
        """
        weight = 1 / self.shapes
        total, number = weight.sum(axis=1), changes.shape[1]
        centre = changes @ weight.T / total
        square = np.maximum(changes**2 @ weight.T - total * centre**2, 1e-300) / (number - 1)
        belief = -0.5 * (np.log(self.shapes).sum(axis=1) + np.log(total) + (number - 1) * np.log(square))
        belief = np.exp(belief - belief.max(axis=1, keepdims=True))
        return np.asarray((belief * square / belief.sum(axis=1, keepdims=True)) @ of)


def fluctuation(information: Floats) -> Fluctuation | None:
    """The model for blocks whose changes rest on `information` (G,); None where they are all alike."""
    noise = 1 / information
    typical = float(np.median(noise))
    if np.ptp(noise) <= _ALIKE * typical:
        return None
    return Fluctuation((1 - _SHARES)[:, None] + _SHARES[:, None] * (noise / typical)[None, :])
