"""How the practice outlets print a time, in Indonesian."""

from __future__ import annotations

from datetime import datetime, timedelta

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
ZONE_LABELS = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def zone_label(moment: datetime) -> str:
    offset = moment.utcoffset()
    assert offset is not None
    return ZONE_LABELS[offset]


def long_date(moment: datetime) -> str:
    """`Rabu, 30 Oktober 2024`."""
    return f"{DAYS[moment.weekday()]}, {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def day_month_year(moment: datetime) -> str:
    """`30 Oktober 2024`."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
