"""Bins of confidence: sizes, ties, the rest at the top, intervals."""

from __future__ import annotations

import pytest

from pipeline.evaluate.reliability import Bin, bins, equal_bins, main


def test_equal_confidence_is_never_parted() -> None:
    judged = [(0.5, True)] * 3 + [(0.5, False)] * 2 + [(0.9, True)] * 2
    assert bins(judged, at_least=2) == [Bin(0.5, 0.5, 5, 3, 0.5), Bin(0.9, 0.9, 2, 2, 0.9)]


def test_what_is_too_small_joins_the_bin_below() -> None:
    judged = [(0.5, True)] * 4 + [(0.9, False)]
    (made,) = bins(judged, at_least=4)
    assert (made.low, made.high, made.n, made.right) == (0.5, 0.9, 5, 4)
    assert made.mean == pytest.approx(0.58)


def test_small_steps_are_gathered_until_a_bin_is_full() -> None:
    judged = [(0.1, False), (0.2, True), (0.3, True), (0.4, True)]
    assert [(part.low, part.high, part.n, part.right) for part in bins(judged, at_least=2)] == [(0.1, 0.2, 2, 1), (0.3, 0.4, 2, 2)]


def test_nothing_judged_has_no_bins() -> None:
    assert bins([]) == []


def test_a_long_list_falls_into_few_bins() -> None:
    judged = [(place / 1000, True) for place in range(1000)]
    assert [part.n for part in equal_bins(judged, most=5)] == [200] * 5


def test_the_interval_is_wilsons() -> None:
    # 19 of 20: the textbook example of the score interval, .764 to .991.
    low, high = Bin(0.9, 0.9, 20, 19, 0.9).interval
    assert (low, high) == (pytest.approx(0.764, abs=0.001), pytest.approx(0.991, abs=0.001))


def test_a_file_that_is_missing_is_told_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["no-such-gold.jsonl"])
    assert "no-such-gold.jsonl: cannot be read" in capsys.readouterr().err
