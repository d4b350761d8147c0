"""Small articles and records for the store's tests."""

from __future__ import annotations

from typing import Any

from ikrar.model import Annotation, Article, Count, Evidence, Issuer, Record
from ikrar.store import Store


def article(number: int = 1, text: str = "Bawaslu menerima dua laporan.", title: str = "Dua laporan") -> Article:
    url = f"https://contoh.example/berita/{number}"
    return Article(url=url, canonical_url=url, outlet="contoh", title=title, text=text, published_at="2024-11-02T08:00:00+07:00")


def violation(stage: str = "reported", region: str = "33.25", number: int = 2, **fields: Any) -> Record:
    return Record(
        kind="violation",
        stage=stage,
        region=region,
        subject=fields.pop("subject", "civil_servant"),
        count=Count(number, number, True, "report"),
        evidence=fields.pop("evidence", (Evidence(0, 7, "Bawaslu"),)),
        **fields,
    )


def declaration(region: str = "33.25", **fields: Any) -> Record:
    return Record(
        kind="statement",
        form="declaration",
        region=region,
        issuer=Issuer(name="Sari Wulandari", position="regent", status="definitive", institution="pemda"),
        audience=("civil_servant",),
        scope="government",
        evidence=(Evidence(0, 7, "Bawaslu"),),
        **fields,
    )


def put(store: Store, *records: Record, number: int = 1, analysis: str = "1", **changed: Any) -> str:
    """Store an article with its records in one revision; returns its identifier."""
    stored = article(number, **changed)
    with store.change("test") as change:
        version = change.put_article(
            stored,
            outlet_name="Harian Contoh",
            source_kind="press",
            archived_at="2024-11-02T02:00:00+00:00",
            captures=[{"digest": stored.digest}],
        )
        annotation = Annotation(url=stored.url, relevant=True, relevance_score=0.9, regions=("33.25",), records=records)
        change.put_annotation(stored.id, version, analysis, annotation)
    return stored.id
