"""Looking only where a pattern can begin finds what `re` finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from ikrar.config import Config
from pipeline.records.phrases import load_phrases
from pipeline.records.prefilter import beginnings, find_all, may_match, word_beginnings

TEXTS = [case["text"] for case in yaml.safe_load((Path(__file__).parent / "statement_cases.yml").read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?<!\w)(?:surat edaran|se)(?!\w)", {"sur", "se"}),
        (r"(?:me)?minta", {"mem", "min"}),
        (r"(?:a|b)\.n\.", {"a", "b"}),
        (r"kades\w*", {"kad"}),
        (r"\w+ netral", None),
    ],
)
def test_beginnings(pattern: str, expected: set[str] | None) -> None:
    assert beginnings(pattern) == expected


def test_a_word_shorter_than_the_letters_compared() -> None:
    assert may_match(beginnings("se"), word_beginnings("SE Bupati"))
    assert not may_match(beginnings("edaran"), word_beginnings("SE Bupati"))


@pytest.mark.parametrize("name", ["forms", "modality", "speech", "audience"])
def test_finds_what_re_finds(name: str) -> None:
    tried = 0
    for group in load_phrases(name).values():
        for text in TEXTS:
            plain = [match.span() for match in group.pattern.finditer(text)]
            assert [match.span() for match in find_all(group.pattern, group.beginnings, text, 0, len(text))] == plain
            tried += len(plain)
    assert tried > 10


def test_a_stretch_of_the_text() -> None:
    pattern = re.compile(r"(?<!\w)netral(?!\w)", re.IGNORECASE)
    text = "Netral, netral, tidak netral"
    assert [match.start() for match in find_all(pattern, beginnings(pattern.pattern), text, 3, 20)] == [8]


def test_words_come_from_the_given_configuration(tmp_path: Path) -> None:
    from pipeline.records.phrases import words_of

    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "speech.yml").write_text(
        "about: 'Only one.'\nentries:\n  - group: saying\n    patterns: ['bersabda']\n    example: 'ia bersabda'\n", encoding="utf-8"
    )
    with words_of(Config(tmp_path)):
        assert load_phrases("speech")["saying"].found("ia bersabda")
    assert not load_phrases("speech")["saying"].found("ia bersabda")
