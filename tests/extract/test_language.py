"""Which language a text is in."""

from __future__ import annotations

import pytest

from newsroom.articles import load_articles
from pipeline.extract.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The regent said that the civil servants of the district have to be neutral in the election, and that he will watch them.", "en"),
        ("Bupati sampun paring dhawuh dhateng para camat supados mboten nyengkuyung calon, ingkang nglanggar bakal dipun tindak.", "jv"),
        ("Bupati nepikeun yen sakabeh camat teu meunang ngarojong calon, jeung eta geus ditetepkeun dina surat pikeun maranehna.", "su"),
        ("2024 2025 17:00", None),
        ("", None),
    ],
)
def test_told_by_small_words(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_indonesian_with_speech_in_regional_languages_is_indonesian() -> None:
    assert {detect_language(article.text) for article in load_articles()} == {"id"}
