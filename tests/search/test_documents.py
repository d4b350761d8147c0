"""Dates of every precision, and the way through JSON."""

from __future__ import annotations

import pytest

from ikrar.errors import QueryError
from search.documents import IndexDocument, days_of
from search.query import Filters, Query, parse_query


@pytest.mark.parametrize(
    ("iso", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-12", ("2023-12-01", "2023-12-31")),
        ("2024-11-18", ("2024-11-18", "2024-11-18")),
    ],
)
def test_days_of(iso: str, days: tuple[str, str]) -> None:
    assert days_of(iso) == days


@pytest.mark.parametrize("iso", ["", "24", "2024-13", "2024-2", "2023-02-29", "18-11-2024", "2024-11-18T10:00", "0000", "२०२४"])
def test_days_of_refuses(iso: str) -> None:
    with pytest.raises(ValueError):
        days_of(iso)


def document(**changes: object) -> IndexDocument:
    fields: dict[str, object] = {
        "id": "r1",
        "revision": 1,
        "article_id": "a1",
        "kind": "violation",
        "url": "https://example.test/1",
        "outlet": "one",
        "source_kind": "press",
        "title": "Judul",
        "text": "Isi",
        "regions": ("33.25",),
        "conduct": ("social_media", "other"),
        "published_at": "2024-11-18T23:30:00+09:00",
        "date": "2024-11",
    }
    return IndexDocument(**{**fields, **changes})  # type: ignore[arg-type]


def test_json_is_lossless() -> None:
    assert IndexDocument.from_json(document().to_json()) == document()


def test_places_and_times() -> None:
    one = document()
    assert one.places == ("33.25", "33", "00")
    assert (one.region, one.provinces) == ("33.25", ("33",))
    assert (one.first_day, one.last_day) == ("2024-11-01", "2024-11-30")
    assert one.published_day == "2024-11-18"
    assert one.published_second == document(published_at="2024-11-18T21:30:00+07:00").published_second
    assert one.values("conduct") == ("social_media", "other")
    assert one.values("gone") == ("false",)
    assert one.values("sanction") == ()
    several = document(regions=("33", "52.01", "00"))
    assert several.region is None
    assert several.places == ("33", "00", "52.01", "52")


@pytest.mark.parametrize(
    "wrong",
    [
        {"stage": ("accused",)},
        {"form": ("ikrar",)},
        {"count_from": 5, "count_to": 2},
        {"date_from": "2024-12", "date_to": "2024-11"},
        {"published_from": "kemarin"},
    ],
)
def test_filters_refuse(wrong: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        Filters(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [{"sort": "random"}, {"size": -1}, {"size": 5000}, {"facets": ("title",)}])
def test_query_refuses(wrong: dict[str, object]) -> None:
    with pytest.raises(QueryError):
        Query(**wrong)  # type: ignore[arg-type]


def test_fingerprint_is_of_the_question_not_the_page() -> None:
    one = Query(text=parse_query("netral"))
    assert one.fingerprint == Query(text=parse_query(" netral "), after="x", size=3, facets=("stage",)).fingerprint
    assert one.fingerprint != Query(text=parse_query("netral"), sort="date").fingerprint
    assert one.fingerprint != Query(text=parse_query("netral"), filters=Filters(gone=False)).fingerprint
