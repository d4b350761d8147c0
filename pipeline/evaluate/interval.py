"""A 95 % interval of each measure by the bootstrap: articles are drawn again with replacement, whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.evaluate.measures import MEASURES, Scored, Tally

ROUNDS = 2000
SEED = 20241127


def intervals(scored: Sequence[Scored], level: float = 0.95) -> dict[str, tuple[float, float] | None]:
    """Lower and upper end by measure; None where no article has anything to judge. The same input gives the same ends."""
    chance = np.random.default_rng(SEED)
    draws = chance.integers(len(scored), size=(ROUNDS, len(scored)))
    ends = ((1 - level) / 2 * 100, (1 + level) / 2 * 100)
    result: dict[str, tuple[float, float] | None] = {}
    for name in MEASURES:
        tallies = [one.tallies.get(name, Tally()) for one in scored]
        right = np.array([tally.right for tally in tallies])[draws].sum(axis=1)
        wrong = np.array([tally.extra + tally.missed for tally in tallies])[draws].sum(axis=1)
        judged = (right + wrong) > 0
        if not judged.any():
            result[name] = None
            continue
        values = 2 * right[judged] / (2 * right[judged] + wrong[judged])
        low, high = np.percentile(values, ends)
        result[name] = (float(low), float(high))
    return result
