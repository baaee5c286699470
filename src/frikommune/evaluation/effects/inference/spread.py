"""How much a block fluctuates, given how large it is: a small municipality's figures jump more."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats

_STEPS = 20
_LITTLE, _MUCH = 0.05, 20.0
"""From hardly any chance in the block that has most of it to hardly anything else in the one with least."""
_CALM = 2.5
"""What is believed of a typical block beforehand: the share of its variance that is chance among its citizens
is Beta(1, 2.5), more of it strikes the whole block. Few blocks hardly tell, and with a flat belief the
largest
seem calmer than they are (null-simulations.md)."""
_ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Fluctuation:
    """The variance of a block's change: A + B / information, for each of the shares B may have.

    `shares` (S,); `shapes` (S, G): each block's relative variance under each share; `belief` (S,): the
    shares' probability before anything is seen, as a logarithm. Source of the model: Ferman and Pinto,
    “Inference in differences-in-differences with few treated groups and heteroskedasticity”, Review of
    Economics and Statistics 101 (2019), 452–467. They fit it by least squares on squared changes; here it is
    averaged over the normal likelihood, which is steadier than one fit when blocks are few.
    """

    shares: Floats
    shapes: Floats
    belief: Floats

    def among(self, judged: np.ndarray) -> Fluctuation:
        """The model for some of the blocks."""
        return replace(self, shapes=self.shapes[:, judged])

    def after(self, changes: Floats, information: Floats) -> Fluctuation:
        """The model when other changes of the blocks were seen too: (n,) each, of another size altogether."""
        shapes = _shapes(self.shares, 1 / information)
        first, second = changes @ (1 / shapes).T, changes**2 @ (1 / shapes).T
        return replace(self, belief=self.belief + _likelihood(shapes, first, second)[0])

    def variance(self, changes: Floats, of: Floats) -> Floats:
        """(R, n): as R sets of `changes` (R, G) tell it, the variance of each of n sums of blocks.

        `of` (S, n) is that variance under each of the shapes. The mean change need not be nought.
        """
        weight = 1 / self.shapes.T
        return self.told(changes @ weight, changes**2 @ weight, of)

    def told(self, first: Floats, second: Floats, of: Floats) -> Floats:
        """As `variance`, from the changes' sums and sums of squares (R, S) over the blocks' variances."""
        likelihood, square = _likelihood(self.shapes, first, second)
        belief = self.belief + likelihood
        belief = np.exp(belief - belief.max(axis=1, keepdims=True))
        return np.asarray((belief * square / belief.sum(axis=1, keepdims=True)) @ of)


@dataclass(frozen=True, slots=True)
class Judged:
    """The variance of R placebos, each from its own changes, were an effect e the true one.

    The changes are then `a − e·b`; `first` and `second` are the parts of their sums and sums of squares that
    go with 1, e and e² (R, S), so that another e costs nothing that is as wide as the blocks.
    """

    model: Fluctuation
    first: tuple[Floats, Floats]
    second: tuple[Floats, Floats, Floats]
    of: Floats

    def spread(self, effect: float) -> Floats:
        """(R,): standard deviations."""
        first = self.first[0] - effect * self.first[1]
        second = self.second[0] - 2 * effect * self.second[1] + effect**2 * self.second[2]
        return np.asarray(np.sqrt(self.model.told(first, second, self.of)[:, 0]))


def judge(model: Fluctuation, outcome: Floats, treatment: Floats, of: Floats) -> Judged:
    """Changes (R, G) in the outcome and, for an effect of 1, in the treatment, ready to be asked."""
    weight = 1 / model.shapes.T
    return Judged(
        model,
        (outcome @ weight, treatment @ weight),
        (outcome**2 @ weight, (outcome * treatment) @ weight, treatment**2 @ weight),
        of[:, None],
    )


def fluctuation(information: Floats) -> Fluctuation | None:
    """The model for blocks whose changes rest on `information` (G,); None where they are all alike."""
    noise = 1 / information
    noise = noise / np.median(noise)
    if np.ptp(noise) <= _ALIKE:
        return None
    ratio = np.geomspace(_LITTLE / noise.max(), _MUCH / noise.min(), _STEPS)
    shares = np.concatenate([[0.0], ratio / (1 + ratio)])
    edges = np.concatenate([[ratio[0] / 2], np.sqrt(ratio[:-1] * ratio[1:]), [np.inf]])
    chance = np.diff(1 - (1 / (1 + edges)) ** _CALM, prepend=0.0)
    return Fluctuation(shares, _shapes(shares, noise), np.log(np.maximum(chance, 1e-300)))


def _shapes(shares: Floats, noise: Floats) -> Floats:
    """(S, n): relative variances, of a block with the median noise always 1."""
    return np.asarray((1 - shares)[:, None] + shares[:, None] * (noise / np.median(noise)))


def _likelihood(shapes: Floats, first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Of n normal changes with unknown mean and size: the logarithm, and the size squared, (…, S) each."""
    total, number = (1 / shapes).sum(axis=1), shapes.shape[1]
    square = np.maximum(second - first**2 / total, 1e-300) / (number - 1)
    fixed = np.log(shapes).sum(axis=1) + np.log(total)
    return np.asarray(-0.5 * (fixed + (number - 1) * np.log(square))), np.asarray(square)
