"""The six practice outlets: who they are, which family of sites they belong to, how they treat a crawler."""

from __future__ import annotations

from dataclasses import dataclass

PRACTICE_NOTICE = "DATA LATIHAN"
"""Stands on every page, outside the text of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeOutlet:
    """An invented outlet. `family` names the module in `newsroom.families` that knows its pages."""

    id: str
    name: str
    family: str
    kind: str
    """Kind of publisher, as in an outlet's YAML: `press`, `government`."""
    zone: str
    """IANA zone of the editors; what a printed time without a zone means."""
    dateline: str
    """How the outlet opens a text; `{place}` and `{PLACE}` are the dateline's place."""
    crawl_delay_seconds: float
    disallow: tuple[str, ...]
    """Paths of robots.txt that crawlers must not ask for; pages link to them all the same."""
    encoding: str = "utf-8"
    gzip: bool = False
    down_on: tuple[int, ...] = ()
    """Days on which everything, robots.txt too, answers 503 with Retry-After."""


OUTLETS = (
    PracticeOutlet(
        id="kabarswarna",
        name="Kabar Swarna",
        family="wordpress",
        kind="press",
        zone="Asia/Jakarta",
        dateline="{PLACE} (KABARSWARNA) – ",
        crawl_delay_seconds=0.05,
        disallow=("/wp-admin/", "/?s=", "/tag/"),
    ),
    PracticeOutlet(
        id="wartapantura",
        name="Warta Pantura",
        family="tribun",
        kind="press",
        zone="Asia/Jakarta",
        dateline="WARTAPANTURA.EXAMPLE, {PLACE} - ",
        crawl_delay_seconds=0.25,
        disallow=("/search", "/tag/", "/topic/"),
    ),
    PracticeOutlet(
        id="radarkatulistiwa",
        name="Radar Katulistiwa",
        family="disway",
        kind="press",
        zone="Asia/Jakarta",
        dateline="{PLACE}, RADARKATULISTIWA.EXAMPLE - ",
        crawl_delay_seconds=0.05,
        disallow=("/cari", "/tag/"),
        gzip=True,
    ),
    PracticeOutlet(
        id="mediacenter",
        name="Media Center Daerah",
        family="goid",
        kind="government",
        zone="Asia/Jakarta",
        dateline="{place}, MC – ",
        crawl_delay_seconds=0.05,
        disallow=("/cari", "/unduh/"),
        encoding="windows-1252",
        down_on=(2,),
    ),
    PracticeOutlet(
        id="catatantimur",
        name="Catatan Timur",
        family="blogspot",
        kind="press",
        zone="Asia/Makassar",
        dateline="{PLACE} | ",
        crawl_delay_seconds=0.05,
        disallow=("/search",),
    ),
    PracticeOutlet(
        id="rangkumdaerah",
        name="Rangkum Daerah",
        family="reprint",
        kind="press",
        zone="Asia/Jakarta",
        dateline="{PLACE}, rangkumdaerah.example || ",
        crawl_delay_seconds=0.05,
        disallow=("/?s=",),
    ),
)
