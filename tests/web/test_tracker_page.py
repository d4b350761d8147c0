"""The tracker as map and table, and the page of one region."""

from __future__ import annotations

import re
from itertools import accumulate

import pytest

from ikrar.config import Config
from search.silence import Silence
from search.tracker import RegionStatus, State, TrackerReader
from search.tracker.states import Searched
from search.web.map import load_map
from tests.web.conftest import Served


def test_map_and_table_hold_each_of_the_514_once_and_agree(served: Served) -> None:
    text = served.client.get("/pelacak").text
    shapes = re.findall(r'<a href="/pelacak/([\d.]+)\?election=pilkada-2024" tabindex="-1"><path class="s-(\w+)"', text)
    rows = re.findall(r'<th scope="row"><a href="/pelacak/([\d.]+)\?[^>]+>.*?<span class="swatch s-(\w+)"', text, re.DOTALL)
    assert len(shapes) == len(set(shapes)) == 514
    assert sorted(shapes) == sorted(rows)
    api = served.client.get("/api/tracker").json()
    assert sorted((row["code"], row["state"]) for row in api["regions"]) == sorted(rows)
    assert {state for _, state in rows} >= {"declared", "other_acts", "not_covered"}


def test_rows_can_be_chosen_and_sorted_without_scripts(served: Served) -> None:
    def names(address: str) -> list[str]:
        return re.findall(r'<th scope="row"><a[^>]+>([^<]+)<', served.client.get(address).text)

    assert len(names("/pelacak?province=33")) == 35
    declared = names("/pelacak?state=declared")
    assert declared and len(declared) < 20
    assert names("/pelacak?sort=state")[: len(declared)] == declared
    assert names("/pelacak?sort=province")[0].startswith("Kabupaten Aceh")
    assert names("/pelacak?sort=") == names("/pelacak?sort=region")


def test_the_numbers_of_coverage_stand_on_the_page(served: Served) -> None:
    text = served.client.get("/pelacak").text
    assert "Sekurangnya 2 media" in text and "14 hari dalam 180 hari" in text
    assert "tidak dijumlahkan" in text


def test_an_election_without_a_known_day_says_so(served: Served) -> None:
    answer = served.client.get("/api/tracker?election=pilkada-2015").json()
    assert answer["election"]["id"] == "pilkada-2015"
    assert served.client.get("/pelacak?election=pilkada-2015").status_code == 200


def test_a_regions_page_lists_acts_claims_and_outcomes_apart(served: Served) -> None:
    text = served.client.get("/pelacak/33.20?election=pilkada-2024").text
    assert "deklarasi sebagian: Kepala desa" in text
    acts, claims, outcomes = (text.index(f'id="{part}"') for part in ("acts", "claims", "outcomes"))
    assert acts < claims < outcomes
    assert "tag-outcome" not in text[claims:outcomes] and "tag-outcome" in text[outcomes:]


def test_a_region_without_anything_is_no_zero(served: Served) -> None:
    text = served.client.get("/pelacak/94.01?election=pilkada-2024").text
    assert "Belum tercakup" in text and "bukan bukti bahwa tidak ada pelanggaran" in text


def test_outlets_that_are_not_counted_for_their_silence_are_named(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = RegionStatus(
        code="64", election="pilkada-2024", state=State.NOT_COVERED, searched=Searched(outlets_known=1, silent=("kabarswarna",))
    )
    monkeypatch.setattr(TrackerReader, "province", lambda *_: quiet)
    said = "Tidak dihitung, karena daftar beritanya terbaca tetapi terlalu lama tidak memuat apa pun bagi kami: Kabarswarna."
    assert said in served.client.get("/pelacak/64").text
    assert served.client.get("/api/tracker").json()["regions"][0]["searched"]["silent"] == []


def test_a_province_has_a_page_too(served: Served) -> None:
    page = served.client.get("/pelacak/64").text
    assert "Dari 10 kabupaten dan kota di Kalimantan Timur" in page
    assert "dari 0 media" not in page


def extent(path: str) -> tuple[int, int, int, int]:
    xs, ys = [], []
    for ring in path.strip("z").split("z"):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        xs += list(accumulate(numbers[0::2]))
        ys += list(accumulate(numbers[1::2]))
    return min(xs), max(xs), min(ys), max(ys)


def test_every_region_can_be_seen_and_touched_on_the_map(config: Config) -> None:
    drawn = load_map(config)
    assert len({shape.code for shape in drawn.regions}) == 514 and len(drawn.provinces) == 38
    for shape in drawn.regions:
        left, right, top, bottom = extent(shape.path)
        assert max(right - left, bottom - top) >= 14, shape.code
        assert left >= -14 and right <= drawn.width + 14 and top >= -14 and bottom <= drawn.height + 14


@pytest.mark.parametrize("address", ["/tentang", "/tentang?lang=en"])
def test_methods_and_coverage(served: Served, address: str) -> None:
    text = served.client.get(address).text
    assert "kabarswarna" in text and "503" in text
    assert "Tidak ada media yang diam sampai 26 November 2024" in text or "No outlet was silent up to 26 November 2024" in text
    assert served.client.get("/api/tracker").json()["silent_outlets"] == []


def test_a_silent_outlet_is_named(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    silence = Silence(outlet="kabarswarna", last="2024-09-01", until="2024-11-26", days=86, usual=2.0, read=80, reasons=())
    monkeypatch.setattr("search.web.about_page.find_silent", lambda *_: [silence])
    said = "sejak 1 September 2024: 86 hari, biasanya satu berita setiap 2 hari. Dari hari-hari itu 80 terbaca lengkap"
    assert said in served.client.get("/tentang").text
    assert served.client.get("/api/tracker").json()["silent_outlets"][0]["last"] == "2024-09-01"
