"""Words that point back, and the measure of the records that rest on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.references import points_back

GOLD = Path(__file__).parents[1] / "gold"


@pytest.mark.parametrize(
    ("proof", "expected"),
    [
        ("Keduanya sudah dimintai klarifikasi", True),
        ("Ketiga kades dijatuhi teguran", True),
        ("Kasus tersebut dihentikan", True),
        ("dugaan pelanggaran oleh camat itu diteruskan", True),
        ("Sisanya masih dikaji", True),
        ("berkasnya dikirim ke KASN", True),
        ("Dari jumlah itu, lima sudah disanksi", True),
        ("Sebelas perangkat desa dari Jepon sudah disemprit", False),
        ("Bawaslu menerima laporan ketiga tentang kades", False),
        ("Dua ASN diteruskan ke BKN", False),
    ],
)
def test_words_that_point_back(proof: str, expected: bool) -> None:
    assert points_back({"evidence": [{"text": "Hingga Senin."}, {"text": proof}]}) is expected


def test_the_gold_holds_enough_of_them() -> None:
    """The codebook's rulings 12 to 14 are judged on at least 25 cases."""
    articles = [article for name in ("building", "building2", "building3") for article in read_gold(GOLD / f"{name}.jsonl")]
    records = [record for article in articles for record in article["gold"]["records"] if record["kind"] == "violation"]
    assert sum(map(points_back, records)) >= 25
