"""The words of a tagger's own file: slots of its patterns, and what is said when a use is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikrar.config import Config
from ikrar.errors import ConfigError
from pipeline.words.by_use import UsedEntry, WordsByUse

VOCABULARY = """about: Words of a test.
entries:
  - {use: span, words: [hari, hari kerja], example: lima hari}
  - {use: past, words: [lalu], example: hari lalu}
"""


@pytest.fixture
def used(tmp_path: Path) -> WordsByUse[UsedEntry]:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "spans.yml").write_text(VOCABULARY, encoding="utf-8")
    return WordsByUse(Config(tmp_path), "spans", UsedEntry)


def test_a_slot_holds_the_words_of_its_use(used: WordsByUse[UsedEntry]) -> None:
    pattern = used.pattern(r"(?P<n>\d{1,2})\s+{span}\s+{past}")
    assert pattern.search("5 Hari\nkerja lalu")
    assert not pattern.search("5 harian lalu"), "words are whole"
    assert used.pattern(r"{~span+past}").fullmatch("hari kerja"), "the longest first"
    assert used.pattern(r"{~span}an").search("harian"), "without bounds of its own"
    assert used.pattern("{>span+past}.").search("xyh") and not used.pattern("{>span+past}.").search("xyz")


def test_lists_and_parts_are_named_like_uses(used: WordsByUse[UsedEntry]) -> None:
    used.add({"numeral": ["dua", "tiga"]}, {"counted": r"{numeral}\s+{~span}"})
    assert used.pattern("{counted} {past}").fullmatch("tiga hari lalu")


def test_a_use_that_no_entry_has_is_told(used: WordsByUse[UsedEntry]) -> None:
    with pytest.raises(ConfigError, match=r"spans\.yml: entries: no entry has this use, and a tagger needs it: future"):
        used.pattern("{future}")
