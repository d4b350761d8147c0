"""The practice articles keep what the issue asks of them, on each day."""

from __future__ import annotations

import pytest

from ikrar.model import FORMS, INSTITUTIONS, STAGES, SUBJECTS
from newsroom.articles import OUTLET_IDS, articles_on, load_articles

BOTH_DAYS = pytest.mark.parametrize("day", [1, 2])


def test_thirty_six_articles_on_the_first_day_two_thirds_relevant() -> None:
    own = [article for article in articles_on(1) if article.reprint_of is None]
    relevant = [article for article in own if article.gold["relevant"]]
    assert len(own) == 36
    assert 0.6 <= len(relevant) / len(own) <= 0.72
    assert {article.outlet for article in articles_on(1)} == set(OUTLET_IDS)


def test_every_form_and_stage_in_over_twenty_regencies_of_ten_provinces() -> None:
    records = [record for article in articles_on(1) for record in article.gold["records"]]
    assert {record["form"] for record in records if record["kind"] == "statement"} == set(FORMS)
    assert {record["stage"] for record in records if record["kind"] == "violation"} == set(STAGES)
    regencies = {record["region"] for record in records if "." in record["region"]}
    assert len(regencies) > 20
    assert len({code.partition(".")[0] for code in regencies}) >= 10


@BOTH_DAYS
def test_evidence_is_where_it_says(day: int) -> None:
    for article in articles_on(day):
        assert article.gold["relevant"] or not article.gold["records"]
        for record in article.gold["records"]:
            for span in record["evidence"]:
                assert article.text[span["start"] : span["end"]] == span["text"], article.id
            assert record.get("subject") is None or record["subject"] in SUBJECTS
            for name in ("from_institution", "to_institution"):
                assert record.get(name) is None or record[name] in INSTITUTIONS
        for mention in (*article.gold["officials"], *article.gold["counts"]):
            assert mention["text"] in article.text, article.id


@BOTH_DAYS
def test_no_noise_inside_the_gold_text(day: int) -> None:
    for article in articles_on(day):
        noise = [line.headline for line in article.page.related]
        noise += [text for text in (article.page.caption, article.page.byline, article.page.closing) if text]
        assert not [text for text in noise if text in article.text], article.id
        assert "baca juga" not in article.text.lower()


def test_the_second_day_brings_news_a_correction_and_a_loss() -> None:
    first, second = ({article.id: article for article in articles_on(day)} for day in (1, 2))
    assert len(second.keys() - first.keys()) >= 4
    assert [article.id for article in second.values() if article.gone]
    corrected = [key for key in first if first[key].text != second[key].text]
    assert len(corrected) == 1
    before, after = first[corrected[0]], second[corrected[0]]
    assert after.modified_at and before.modified_at is None
    assert before.gold["records"] != after.gold["records"]


def test_reprints_are_word_for_word_under_another_title() -> None:
    originals = {article.id: article for article in load_articles()}
    reprints = [article for article in originals.values() if article.reprint_of]
    assert len(reprints) >= 6
    for article in reprints:
        original = originals[article.reprint_of]
        assert article.text == original.text
        assert article.title != original.title
        assert article.published_at > original.published_at
