"""Series that change places: drawn once, ready for any number of effects of the same panel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.effects.inference.placebo_orders import placebo_orders
from frikommune.evaluation.effects.inference.randomised import Pair, Randomised
from frikommune.evaluation.effects.inference.series import moving
from frikommune.evaluation.effects.inference.spread import Judged, fluctuation, judge
from frikommune.evaluation.effects.panels.panel import Floats, Ints, Panel

_ENOUGH = 5
MOST = 2500
"""More blocks than these do not change places."""


@dataclass(frozen=True, slots=True)
class Lots:
    """Which series each block is given in each of R placebos, ready for any number of effects.

    `pool` (n,): the blocks that change places; the others keep their own series, `rest` (G, T), 0 in the
    pool.
    `scaled` (n, T) over `scale` (n,) are the pool's. `judged` is for a contrast that counts nothing.
    """

    pool: Ints
    orders: Ints
    scale: Floats
    scaled: Pair
    rest: Pair
    judged: Judged | None
    shapes: Floats | None

    def of(self, value: float, contrast: Floats) -> Randomised:
        """The placebos of an effect that is a weighted sum of the cells: `contrast` (G, T)."""
        dealt = _dealt(contrast[self.pool] * self.scale[:, None], self.scaled, self.orders)
        kept = [float((contrast * part).sum()) for part in self.rest.parts]
        effects = Pair(dealt.outcome + kept[0], dealt.treatment + kept[1])
        if self.judged is None or self.shapes is None:
            return Randomised(value, effects)
        of = self.shapes @ (contrast[self.pool] ** 2).sum(axis=1)
        return Randomised(value, effects, replace(self.judged, of=of[:, None]))


def lots(panel: Panel, value: float, series: Pair, draws: int, seed: int, by_lot: bool = False) -> Lots:
    """Draws which series each block is given; fluctuation is judged by the series less the effect `value`.

    `by_lot`: the treated cannot change places among themselves (they start at several times), so that no
    choice of them stands for all its orders.
    """
    moved = moving(panel)
    crossed, information = _change(panel, moved)
    pool = _pool(moved, seed)
    model = fluctuation(information[pool])
    orders = placebo_orders(moved[pool], draws, seed, alike=model is None and not by_lot)
    outside = np.ones(moved.size, dtype=bool)
    outside[pool] = False
    rest = Pair(*(part * outside[:, None] for part in series.parts))
    if model is None:
        own = Pair(*(part[pool] for part in series.parts))
        return Lots(pool, orders, np.ones(pool.size), own, rest, None, None)
    some = moved[pool]
    among = ~some if 2 * some.sum() <= some.size else some
    change = crossed[pool] / information[pool, None]
    left = series.under(value)[pool]
    for half in _halves(panel, left, pool, moved):
        model = model.after(*half)
    free = (change * left).sum(axis=1)
    scale = np.sqrt(model.among(among).variance(free[None, among], model.shapes)[0])
    scaled = Pair(
        *(_centred(part[pool], panel.weight[pool], scale) / scale[:, None] for part in series.parts)
    )
    changes = _dealt((change * scale[:, None])[among], scaled, orders[:, among], added=False)
    nothing = np.zeros(len(model.shapes))
    judged = judge(model.among(among), *changes.parts, of=nothing)
    return Lots(pool, orders, scale, scaled, rest, judged, model.shapes)


def _halves(
    panel: Panel, left: Floats, pool: Ints, moved: npt.NDArray[np.bool_]
) -> Iterator[tuple[Floats, Floats]]:
    """Changes in which no start lies, and what each rests on: from the first half of a time to the second.

    Before the first start of all blocks; after it of those alone that fluctuation is judged by, since an
    effect may grow. They say more of how fluctuation goes with size than the one change that is tested.
    """
    started = panel.treated[moved].mean(axis=0) > 0
    some, weight = moved[pool], panel.weight[pool]
    calm = ~some if 2 * some.sum() <= some.size else some
    for periods, blocks in ((~started, np.ones_like(some)), (started, calm)):
        places = np.flatnonzero(periods)
        early, late = places[: places.size // 2], places[places.size // 2 :]
        each = [(weight[:, part].sum(axis=1), (weight * left)[:, part].sum(axis=1)) for part in (early, late)]
        (one, before), (other, after) = each
        seen = blocks & (one > 0) & (other > 0)
        if early.size and seen.sum() >= _ENOUGH:
            change = after[seen] / other[seen] - before[seen] / one[seen]
            yield change, 1 / (1 / one[seen] + 1 / other[seen])


def _pool(moved: npt.NDArray[np.bool_], seed: int) -> Ints:
    """The blocks that change places: all; of very many, the treated and others by lot."""
    if moved.size <= MOST:
        return np.arange(moved.size)
    room = max(MOST - int(moved.sum()), MOST // 2)
    others = np.random.default_rng(seed).permutation(np.flatnonzero(~moved))[:room]
    return np.sort(np.concatenate([np.flatnonzero(moved), others]))


def _dealt(contrast: Floats, series: Pair, orders: Ints, added: bool = True) -> Pair:
    """What contrasts (n, T) make of the series each block is given by `orders` (R, n): (R,), or (R, n)."""
    own = np.arange(len(contrast))
    each = [(contrast @ part.T)[own, orders] for part in series.parts]
    return Pair(*(part.sum(axis=1) if added else part for part in each))


def _centred(series: Floats, weight: Floats, scale: Floats) -> Floats:
    """Less a period's mean over the blocks, in which each counts by how little it fluctuates."""
    counts = (weight > 0) / scale[:, None] ** 2
    mean = (series * counts).sum(axis=0) / np.maximum(counts.sum(axis=0), 1e-300)
    return np.where(weight > 0, series - mean, 0.0)


def _change(panel: Panel, moved: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """What turns a series into a change from before to after (G, T), and what that change rests on (G,)."""
    periods, path = panel.treated.shape[1], panel.treated[moved].mean(axis=0)
    crossed = np.asarray(panel.gram[:, :periods, :periods] @ path)
    information = crossed @ path
    known = information > 1e-12 * information.max()
    return crossed, np.where(known, information, information[known].min())
