"""By which orders residual series are moved among blocks: every choice where they are few, else by lot."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.effects.panels.panel import Ints


def placebo_orders(treated: npt.NDArray[np.bool_], draws: int, seed: int, alike: bool = False) -> Ints:
    """(R, G): which block's series each block is given, the real order first.

    One treated block (or one untreated): rounds through all blocks, so that each stands in its place equally
    often; one round where blocks are `alike` and further ones would say the same. Blocks alike and few enough
    choices of the treated: each choice once. Otherwise `draws` orders by lot, and the real one.
    """
    blocks, chosen = treated.size, int(treated.sum())
    lot = np.random.default_rng(seed)
    if 1 in (chosen, blocks - chosen):
        turns = (np.arange(blocks)[None, :] + np.arange(blocks)[:, None]) % blocks
        rounds = 1 if alike else max(1, -(-draws // blocks))
        firsts = [np.arange(blocks), *(lot.permutation(blocks) for _ in range(rounds - 1))]
        return np.concatenate([first[turns] for first in firsts])
    if alike and comb(blocks, chosen) <= max(draws, 1000):
        return _each_choice(treated)
    orders = lot.permuted(np.tile(np.arange(blocks), (draws, 1)), axis=1)
    return np.concatenate([np.arange(blocks)[None, :], orders])


def smallest_p(blocks: int, treated: int, draws: int) -> float:
    """The least p-value that placebos over `blocks` can give when `treated` of them are treated.

    Where half are treated, the other half in their place give the same effect with the sign turned.
    """
    same = 2 if 2 * treated == blocks else 1
    return max(same / comb(blocks, treated), 1 / (draws + 1))


def _each_choice(treated: npt.NDArray[np.bool_]) -> Ints:
    here, rest = np.flatnonzero(treated), np.flatnonzero(~treated)
    picks = np.array(list(combinations(range(treated.size), here.size)))
    orders = np.empty((len(picks), treated.size), dtype=np.intp)
    left = np.ones(orders.shape, dtype=bool)
    np.put_along_axis(left, picks, values=False, axis=1)
    orders[:, here] = picks
    orders[:, rest] = np.nonzero(left)[1].reshape(len(picks), -1)
    return orders[np.argsort((picks != here).any(axis=1), kind="stable")]
