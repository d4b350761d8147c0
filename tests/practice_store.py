"""A store as a practice run leaves it, made by hand: the newsroom's articles with their expected records, and articles of our own in
which invented people stand accused, for the leak tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ikrar.config import Config
from ikrar.datafolder import DataFolder, open_data_folder
from ikrar.elections import Election
from ikrar.model import Annotation, Article, Record
from ikrar.settings import Settings, load_settings
from ikrar.store import CoverageDay, Store, open_store
from newsroom.articles import PracticeArticle, articles_on

ANALYSIS = "test-1"
ARCHIVED = "2024-11-20T02:00:00+00:00"
OUTLETS = ("kabarswarna", "wartapantura", "radarkatulistiwa", "mediacenter", "catatantimur", "rangkumdaerah")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusingArticle:
    """An article in which people stand accused. `names` may be found on no face."""

    slug: str
    title: str
    text: str
    evidence: str
    region: str
    names: tuple[str, ...]
    stage: str = "reported"
    subject: str = "official"
    mentions: tuple[dict[str, Any], ...] = ()


ACCUSING = (
    AccusingArticle(
        slug="camat-wirosari-kartubi-dilaporkan",
        title="Camat Wirosari Dilaporkan ke Bawaslu",
        text=(
            "Bawaslu Grobogan menerima laporan tentang Camat Wirosari, Drs. H. Kartubi Wiranata, M.Si., Senin (4/11/2024). "
            "Ia diduga mengarahkan perangkat desa.\n\n"
            'Kartubi membantah. "Saya hanya lewat," kata Wiranata saat ditemui di kantornya.\n\n'
            "Ketua Bawaslu Grobogan, Fitri Handayani, mengatakan laporan itu sudah lengkap."
        ),
        evidence="Ia diduga mengarahkan perangkat desa",
        region="33.15",
        names=("kartubi", "wiranata"),
        mentions=({"name": "Kartubi Wiranata", "position": "district_head", "role": "accused", "find": "Kartubi Wiranata"},),
    ),
    AccusingArticle(
        slug="guru-di-kendal-diperiksa",
        title="Guru Bernama Sulasmi Hartuti Diperiksa",
        text=(
            "Seorang guru di Kabupaten Kendal diperiksa Bawaslu karena mengunggah foto bersama calon, Selasa (5/11/2024).\n\n"
            "Guru itu belum menjawab pertanyaan wartawan."
        ),
        evidence="diperiksa Bawaslu karena mengunggah foto bersama calon",
        region="33.24",
        names=("sulasmi", "hartuti"),
        stage="examined",
        subject="civil_servant",
    ),
    AccusingArticle(
        slug="dua-kades-divonis",
        title="DUA KADES DI JEPARA DIVONIS, SUKARJO TERTUNDUK",
        text=(
            "Terdakwa Sukarjo\u00a0Darmopawiro (48) divonis denda oleh Pengadilan Negeri Jepara, Rabu (6/11/2024). "
            "Terdakwa lain, Mun\u00adtasir\n"
            "Abdulgani, dihukum sama.\n\n"
            "sukarjo darmopawiro menerima putusan. Soekarjo tak banyak bicara. Muntasir bin Abdulgani pikir-pikir."
        ),
        evidence="divonis denda oleh Pengadilan Negeri Jepara",
        region="33.20",
        names=("sukarjo", "soekarjo", "darmopawiro", "muntasir", "abdulgani"),
        stage="sanctioned",
        subject="village_head",
    ),
    AccusingArticle(
        slug="lurah-berinisial-xq",
        title="Lurah Berinisial XQ Dipanggil",
        text=(
            "Lurah berinisial XQ (51) dan stafnya, berinisial ZV, dipanggil Bawaslu Kota Serang, Kamis (7/11/2024). "
            "X.Q. membantah. Menurut XQ, ia diundang."
        ),
        evidence="dipanggil Bawaslu Kota Serang",
        region="36.73",
        names=(" xq", "x.q.", " zv "),
        stage="examined",
        subject="civil_servant",
    ),
    AccusingArticle(
        slug="kepala-dinas-terbukti",
        title="Terbukti Langgar Netralitas, Kadis Yohanita Prameswari Tunggu Sanksi",
        text=(
            "Kepala Dinas Pendidikan Kabupaten Blora Yohanita Prameswari dinyatakan terbukti melanggar netralitas, Jumat (8/11/2024).\n\n"
            '"Kami hormati," kata Yohanita. Sekretaris Daerah Blora, Komang Gede Irawadi, mengatakan menunggu surat BKN.'
        ),
        evidence="dinyatakan terbukti melanggar netralitas",
        region="33.16",
        names=("yohanita", "prameswari"),
        stage="proven",
    ),
)


def build_practice_store(settings: Settings, folder: DataFolder) -> Store:
    """Day 1 of the newsroom, the accusing articles and the coverage of half a year before the vote, in three revisions.

    Put together once in a process: every folder gets a copy.
    """
    assert not settings.store.url, "an empty data folder's own store"
    folder.store_database.write_bytes(_database())
    return open_store(settings, folder)


@cache
def _database() -> bytes:
    with TemporaryDirectory() as temporary:
        folder = open_data_folder(Path(temporary) / "data", kind="practice")
        _put_together(load_settings(Config()), folder).close()
        assert [path.name for path in folder.path.glob(f"{folder.store_database.name}*")] == [folder.store_database.name]
        return folder.store_database.read_bytes()


def _put_together(settings: Settings, folder: DataFolder) -> Store:
    store = open_store(settings, folder)
    with store.change("process") as change:
        for article in articles_on(1):
            _put(change, article)
    with store.change("process") as change:
        for accusing in ACCUSING:
            _put_accusing(change, accusing)
    with store.change("coverage") as change:
        change.put_coverage(_coverage(date(2024, 6, 1), date(2024, 11, 26), outlets=OUTLETS[:3]))
        change.put_coverage(_coverage(date(2024, 11, 1), date(2024, 11, 26), outlets=OUTLETS[3:4], complete=False, reason="503"))
    return store


def second_day(store: Store) -> int:
    """Day 2: new articles, a corrected one, a gone one. Returns the new revision."""
    first = {article.id: article for article in articles_on(1)}
    with store.change("process") as change:
        for article in articles_on(2):
            if article.gone and not first[article.id].gone:
                change.set_state(_article(article).id, "gone", since="2024-11-21T02:00:00+00:00", detail="410")
            elif article != first.get(article.id):
                _put(change, article)
    return store.revision()


def accusing_id(accusing: AccusingArticle) -> str:
    return _accusing_article(accusing).id


def election_of(day: str | None, elections: dict[str, Election]) -> str | None:
    """The next vote after the day, within a year; a builder's shortcut for what the analysis reads from the text."""
    if not day or len(day) < 10:
        return None
    when = date.fromisoformat(day)
    after = [found for found in elections.values() if found.voting_day and when <= found.voting_day <= when + timedelta(days=365)]
    return min(after, key=lambda found: found.voting_day or when).id if after else None


def _put(change: Any, practice: PracticeArticle) -> None:
    article = _article(practice)
    version = change.put_article(
        article, outlet_name=practice.outlet.title(), source_kind=_kind(practice.outlet), archived_at=ARCHIVED, captures=_captures(article)
    )
    gold = practice.gold
    annotation = Annotation(
        url=article.url,
        relevant=gold["relevant"],
        relevance_score=1.0 if gold["relevant"] else 0.0,
        regions=tuple(gold["regions"]),
        mentions=tuple(_officials(practice.text, gold["officials"])),
        records=tuple(_records(gold["records"])),
    )
    change.put_annotation(article.id, version, ANALYSIS, annotation)


def _article(practice: PracticeArticle) -> Article:
    return Article(
        url=practice.url,
        canonical_url=practice.url,
        outlet=practice.outlet,
        title=practice.title,
        text=practice.text,
        published_at=practice.published_at,
        published_basis="json_ld",
        author=None,
        language="id",
    )


def _kind(outlet: str) -> str:
    return "self_reported" if outlet == "mediacenter" else "press"


def _captures(article: Article) -> list[dict[str, Any]]:
    return [
        {
            "digest": f"sha1:{article.digest[:32].upper()}",
            "url": article.url,
            "fetched_at": ARCHIVED,
            "warc_file": "x.warc.gz",
            "warc_offset": 0,
        }
    ]


def _officials(text: str, officials: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for official in officials:
        start = text.find(official["text"])
        if start >= 0:
            yield official | {"type": "official", "role": "speaker", "start": start, "end": start + len(official["text"])}


def _records(rows: list[dict[str, Any]]) -> Iterator[Record]:
    from ikrar.elections import load_elections

    elections = load_elections(Config())
    for number, row in enumerate(rows):
        known: dict[str, Any] = {"election": election_of(row.get("date"), elections), "confidence": round(0.95 - 0.08 * (number % 6), 2)}
        if row["kind"] == "statement":
            known["scope"] = "government" if "civil_servant" in (row.get("audience") or ()) else "association"
        if row.get("count") is not None:
            known["count"] = {key: row["count"][key] for key in ("min", "max", "exact", "unit")}
        yield Record.from_json(row | known | {"needs_review": known["confidence"] < 0.6})


def _put_accusing(change: Any, accusing: AccusingArticle) -> None:
    article = _accusing_article(accusing)
    version = change.put_article(
        article, outlet_name="Warta Pantura", source_kind="press", archived_at=ARCHIVED, captures=_captures(article)
    )
    start = article.text.index(accusing.evidence)
    record = Record.from_json(
        {
            "kind": "violation",
            "stage": accusing.stage,
            "region": accusing.region,
            "subject": accusing.subject,
            "date": "2024-11-06",
            "date_basis": "explicit",
            "election": "pilkada-2024",
            "confidence": 0.9,
            "count": {"min": 1, "max": 1, "exact": True, "unit": "civil_servant"},
            "evidence": [{"start": start, "end": start + len(accusing.evidence), "text": accusing.evidence}],
        }
    )
    mentions = []
    for mention in accusing.mentions:
        at = article.text.index(mention["find"])
        fields = {key: value for key, value in mention.items() if key != "find"}
        mentions.append(fields | {"type": "official", "start": at, "end": at + len(mention["find"]), "text": mention["find"]})
    annotation = Annotation(
        url=article.url, relevant=True, relevance_score=1.0, regions=(accusing.region,), mentions=tuple(mentions), records=(record,)
    )
    change.put_annotation(article.id, version, ANALYSIS, annotation)


def _accusing_article(accusing: AccusingArticle) -> Article:
    url = f"http://wartapantura.example/2024/11/06/{accusing.slug}"
    return Article(
        url=url,
        canonical_url=url,
        outlet="wartapantura",
        title=accusing.title,
        text=accusing.text,
        published_at="2024-11-06T10:00:00+07:00",
        published_basis="meta",
        language="id",
    )


def _coverage(first: date, last: date, *, outlets: tuple[str, ...], complete: bool = True, reason: str = "") -> Iterator[CoverageDay]:
    for outlet in outlets:
        for number in range((last - first).days + 1):
            day = (first + timedelta(days=number)).isoformat()
            yield CoverageDay(outlet=outlet, day=day, complete=complete, pages=5 if complete else 0, reason=reason, verified=True)
