"""A few hundred index documents, varied and always the same: practice sentences of our own, every field with and without a value."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ikrar import model
from search.documents import IndexDocument

REGIONS = ("33.25", "33.74", "33", "52.01", "52.71", "73.08", "91.03", "11.01", "00", "34.02", "64.72", "35.07")
OUTLETS = ("kabarpesisir", "suarabukit", "warta-lembah", "bawaslu-contoh")
ELECTIONS = ("pilkada-2018", "pemilu-2019", "pilkada-2020", "pemilu-2024", "pilkada-2024")
DATES = (
    None,
    "2024",
    "2023",
    "2024-11",
    "2024-10",
    "2023-12",
    "2024-11-18",
    "2024-11-01",
    "2024-11-30",
    "2024-12-31",
    "2023-01-01",
    "2018-02-28",
)
COUNTS = ((None, None), (1, 1), (2, None), (11, 19), (38, 38), (100, 999), (401, None), (7, 7), (0, 0))

SENTENCES = (
    "Sekretaris daerah menyatakan netralitas ASN adalah harga mati.",
    "Pernyataan itu dibacakan dalam apel, lalu pakta integritas ditandatangani.",
    "Bawaslu belum menerima laporan dugaan pelanggaran netralitas.",
    "Dua PNS dilaporkan karena melanggar aturan di media sosial.",
    "Camat mengimbau para kepala desa agar tidak memihak.",
    "Imbauan serupa dikeluarkan Pemkab lewat surat edaran Nomor 800.1.11.1/3608.",
    "Penandatanganan ikrar dipimpin penjabat bupati pada Jum’at pagi.",
    "Keberpihakan perangkat desa akan disanksi, kata pejabat itu.",
    "Aparatur sipil negara diminta menjaga sikap selama kampanye.",
    "Ketua “pengawas” menegaskan laporan itu dihentikan.",
    "Pemerintah Kabupaten menggelar sosialisasi bagi honorer se-Kabupaten.",
    "Kades dan lurah hadir; pakta dan integritas menjadi pembicaraan.",
    "Temuan di Sul\u00adSel diteruskan ke KASN, bukan ke BKN.",
    "Sanksi teguran tertulis dijatuhkan kepada empat pegawai.",
    "Mereka terbukti tidak netral menurut pemeriksaan inspektorat.",
    "Café Ñandu menjadi tempat pertemuan yang dipersoalkan.",
)
TITLES = (
    "Netralitas ASN Jadi Perhatian",
    "Camat Diminta Tidak Memihak",
    "Ikrar Netral Dibacakan di Halaman Kantor",
    "Bawaslu Teruskan Laporan ke KASN",
    "Pemkab Terbitkan Surat Edaran",
    "Kades Dilaporkan, Prosesnya Dihentikan",
)


def generate_documents(number: int, seed: int = 7) -> list[IndexDocument]:
    """`number` documents in articles of one to four records."""
    chance = random.Random(seed)
    documents: list[IndexDocument] = []
    article = 0
    while len(documents) < number:
        article += 1
        documents.extend(_article(chance, article))
    return documents[:number]


def _article(chance: random.Random, number: int) -> Iterator[IndexDocument]:
    outlet = chance.choice(OUTLETS)
    sentences = chance.choices(SENTENCES, k=chance.randint(1, 6))
    hour, zone = chance.randint(0, 23), chance.choice(("+07:00", "+08:00", "+09:00"))
    day = f"{chance.choice((2018, 2023, 2024))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    shared = {
        "article_id": f"a{number:04}",
        "url": f"https://{outlet}.test/{number}",
        "outlet": outlet,
        "source_kind": chance.choice(model.SOURCE_KINDS),
        "title": chance.choice(TITLES),
        "text": "\n".join(sentences),
        "published_at": chance.choice((None, f"{day}T{hour:02}:15:00{zone}", f"{day}T12:00:00+07:00")),
        "gone": chance.random() < 0.1,
        # Every fourth article is a copy of the one before; some were never compared.
        "copied": "" if number % 7 == 0 else f"t{number - (number % 4 == 1):04}",
    }
    kinds = chance.choice((("article",), ("statement",), ("violation",), ("statement", "violation"), ("violation",) * 4))
    for ordinal, kind in enumerate(kinds):
        own = {"id": f"r{number:04}x{ordinal}", "revision": 1 + number % 5, "kind": kind, "election": chance.choice((None, *ELECTIONS))}
        if kind == "article":
            own |= {"regions": tuple(chance.sample(REGIONS, k=chance.randint(0, 3)))}
        else:
            own |= _claim(chance, kind, chance.choice(sentences))
        yield IndexDocument(**shared, **own)  # type: ignore[arg-type]  # of many types


def _claim(chance: random.Random, kind: str, evidence: str) -> dict[str, object]:
    date = chance.choice(DATES)
    claim: dict[str, object] = {
        "regions": (chance.choice(REGIONS),),
        "evidence": evidence,
        "date": date,
        "date_basis": chance.choice(model.DATE_BASES) if date else None,
        "confidence": chance.choice((None, 0.25, 0.5, 0.6, 0.95)),
        "needs_review": chance.random() < 0.3,
    }
    if kind == "statement":
        return claim | {
            "form": chance.choice(model.FORMS),
            "issuer_position": chance.choice((None, *model.POSITIONS)),
            "issuer_institution": chance.choice((None, *model.INSTITUTIONS)),
            "issuer_status": chance.choice((None, *model.STATUSES)),
            "audience": tuple(chance.sample(model.AUDIENCES, k=chance.randint(0, 3))),
            "scope": chance.choice((None, *model.SCOPES)),
        }
    low, high = chance.choice(COUNTS)
    return claim | {
        "stage": chance.choice(model.STAGES),
        "count_min": low,
        "count_max": high,
        "count_unit": chance.choice(model.COUNT_UNITS) if low is not None else None,
        "count_exact": low == high and low != 7 if low is not None else None,
        "subject": chance.choice(model.SUBJECTS),
        "from_institution": chance.choice((None, *model.INSTITUTIONS)),
        "to_institution": chance.choice((None, *model.INSTITUTIONS)),
        "conduct": tuple(chance.sample(model.CONDUCTS, k=chance.randint(0, 2))),
        "sanction": chance.choice((None, *model.SANCTIONS)),
    }
