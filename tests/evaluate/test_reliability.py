"""Bins of confidence: sizes, ties, the rest at the top."""

from __future__ import annotations

from pipeline.evaluate.reliability import Bin, bins


def test_equal_confidence_is_never_parted() -> None:
    judged = [(0.5, True)] * 3 + [(0.5, False)] * 2 + [(0.9, True)] * 2
    assert bins(judged, at_least=2) == [Bin(0.5, 0.5, 5, 3), Bin(0.9, 0.9, 2, 2)]


def test_what_is_too_small_joins_the_bin_below() -> None:
    judged = [(0.5, True)] * 4 + [(0.9, False)]
    assert bins(judged, at_least=4) == [Bin(0.5, 0.9, 5, 4)]


def test_small_steps_are_gathered_until_a_bin_is_full() -> None:
    judged = [(0.1, False), (0.2, True), (0.3, True), (0.4, True)]
    assert bins(judged, at_least=2) == [Bin(0.1, 0.2, 2, 1), Bin(0.3, 0.4, 2, 2)]


def test_nothing_judged_has_no_bins() -> None:
    assert bins([]) == []
