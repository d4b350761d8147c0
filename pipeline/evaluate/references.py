"""Which records rest on words that point back to what was told before: "keduanya", "kasus tersebut", "11 kades itu", "sisanya"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NUMBER = r"dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|\w+ belas|\w+ puluh(?: \w+)?"
_PERSONS = r"orang|kades|kepala|perangkat|asn|pns|guru|lurah|camat|pejabat|pegawai|aparat\w*|oknum|staf|terlapor|nama|tenaga|sekdes|kadus"
_MATTER = r"kasus|perkara|laporan|temuan|berkas|dugaan|pelanggaran|surat|rekomendasi|pengaduan|aduan"
_POINTS_BACK = re.compile(
    rf"\bke(?:{_NUMBER})(?:nya| (?:{_PERSONS}))\b|\b(?:mereka|yang bersangkutan|sisanya|selebihnya|lainnya|semuanya|seluruhnya)\b"
    rf"|\b(?:{_MATTER})nya\b|\b(?:{_MATTER}|{_PERSONS})(?: \w+){{0,2}} (?:tersebut|itu|ini|tadi)\b"
    rf"|\b(?:diantaranya|di antaranya|dari (?:jumlah|angka|total)\w* (?:itu|tersebut))\b",
    re.IGNORECASE,
)


def points_back(record: Mapping[str, Any]) -> bool:
    """Whether any of the spans that prove the record holds such words. The same question for gold and found records."""
    return any(_POINTS_BACK.search(span["text"]) for span in record["evidence"])
