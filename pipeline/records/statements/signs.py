"""How surely a statement is told: signs from the sentences that its record was put together from (`confidence`)."""

from __future__ import annotations

import math

from pipeline.records.appeals.appeals import Appeal
from pipeline.records.building import Signs
from pipeline.records.statements.occasion import Occasion


def signs_of_occasion(occasion: Occasion) -> Signs:
    """The signs of an act: how many sentences tell it, and who holds it."""
    return {
        "urged": 0.0,
        "acts": math.log1p(len(occasion.deeds)),
        "scene or basis": float(all(deed.scene or deed.basis for deed in occasion.deeds)),
        "sentences about it": math.log1p(len(occasion.sentences)),
        "holder of a best role": float(occasion.holder is not None and occasion.holder.rank == 0),
    }


def signs_of_appeal(appeal: Appeal) -> Signs:
    """The same signs of what an official urges."""
    return {
        "urged": 1.0,
        "acts": math.log1p(len(appeal.spans)),
        "scene or basis": 0.0,
        "sentences about it": math.log1p(len(appeal.spans)),
        "holder of a best role": float(appeal.official is not None),
    }
