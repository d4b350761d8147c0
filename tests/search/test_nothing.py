"""Why an answer is empty, where only some outlets and places are covered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.elections import load_elections
from ikrar.model import Annotation, Article
from ikrar.regions import load_regions
from ikrar.settings import Settings
from ikrar.store import Store, open_store
from search.known import known_outlets
from search.labels import Labels
from search.nothing import Nothing, why_nothing
from search.query import Filters
from search.tracker import TrackerReader

OUTLETS = (("satu", "33.24", "2024-09-01"), ("dua", "33.24", "2024-09-11"), ("tiga", "34.71", "2024-10-01"))
"""Each with the place that it reports on and the first of the 30 days on which it was searched."""


@pytest.fixture
def store(settings: Settings, folder: DataFolder) -> Iterator[Store]:
    with open_store(settings, folder) as opened:
        with opened.change("test") as change:
            for outlet, code, first in OUTLETS:
                days = [(date.fromisoformat(first) + timedelta(days=number)).isoformat() for number in range(30)]
                for day in days:
                    url = f"https://{outlet}.example/{day}"
                    article = Article(
                        url=url, canonical_url=url, outlet=outlet, title="Kabar", text="ASN netral.", published_at=f"{day}T08:00:00+07:00"
                    )
                    version = change.put_article(
                        article, outlet_name=outlet.title(), source_kind="press", archived_at=f"{day}T02:00:00+00:00", captures=[]
                    )
                    change.put_annotation(
                        article.id, version, "1", Annotation(url=url, relevant=True, relevance_score=1.0, regions=(code,))
                    )
                change.put_coverage_span(outlet, days[0], days[-1], complete=True, reason="", verified=True)
        yield opened


def because(store: Store, config: Config, settings: Settings, **asked: object) -> Nothing:
    tracker = TrackerReader(load_regions(config), load_elections(config), settings, {})
    undated = replace(tracker.elections["pilkada-2015"], voting_day=None)
    tracker.elections = tracker.elections | {"pilkada-2015": undated}
    view = store.at()
    return why_nothing(Filters(**asked), view, tracker, known_outlets(view), Labels(config, "en"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"places": ("33.24",)}, "No record matches in 90 articles of 3 outlets."),
        ({"places": ("33",)}, "Of the 35 regencies and cities of Jawa Tengah 1 is covered well enough for Local elections 2024"),
        (
            {"places": ("33.24",), "published_from": "2024-09-21", "published_to": "2024-10-30"},
            "Of the 40 days of that time 20 count as searched in at least one outlet that reports on Kabupaten Kendal, Jawa Tengah.",
        ),
        (
            {"outlet": ("tiga",), "published_from": "2024-10-01", "published_to": "2024-10-30"},
            "Of the 30 days of that time 30 count as searched in at least one outlet.",
        ),
        ({"places": ("00",), "published_from": "2024-10-20"}, "No record matches"),
        ({"election": ("pilkada-2024",)}, "No record matches"),
    ],
)
def test_what_was_searched_is_said(store: Store, config: Config, settings: Settings, asked: dict[str, object], said: str) -> None:
    found = because(store, config, settings, **asked)
    assert found.reason == "none" and said in found.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"places": ("34",)}, "not one of its 5 regencies and cities has 2 outlets that were searched long enough"),
        ({"regions": ("33",)}, "Jawa Tengah is not covered well enough for Local elections 2024: 0 outlets searched long enough"),
        ({"places": ("33.24", "34.71")}, "Kota Yogyakarta, Daerah Istimewa Yogyakarta is not covered well enough"),
        (
            {"places": ("33.24",), "published_from": "2024-10-20"},
            "All outlets that report enough on Kabupaten Kendal, Jawa Tengah: not one day from 20 October 2024 counts as searched",
        ),
        ({"places": ("33.24",), "election": ("pilkada-2024", "pemilu-2019")}, "is not covered well enough for General election 2019"),
        ({"election": ("pemilu-2019",)}, "All outlets: not one day from 19 October 2018 to 17 April 2019 counts"),
        ({"election": ("pemilu-2019",), "outlet": ("satu",)}, "Satu: not one day from 19 October 2018 to 17 April 2019 counts"),
        ({"election": ("pilkada-2015",)}, "The voting day of this election is uncertain"),
    ],
)
def test_what_was_not_is_no_zero(store: Store, config: Config, settings: Settings, asked: dict[str, object], said: str) -> None:
    found = because(store, config, settings, **asked)
    assert found.reason == "not_covered" and said in found.text
