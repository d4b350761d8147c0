"""Printed times of Indonesian pages: `Rabu, 20 November 2024 13:00 WIB`, `Jumat 18-10-2024,20:16 WIB`, `2024-09-27 16:24:42`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from ikrar.clock import is_stand_in

ZONES = {
    "WIB": timezone(timedelta(hours=7)),
    "WITA": timezone(timedelta(hours=8)),
    "WIT": timezone(timedelta(hours=9)),
    "UTC": UTC,
    "GMT": UTC,
}
"""What a printed zone means."""
_MONTH_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "ags", "agt", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?\s*(?P<half>[ap]m\b)?"
_ZONE = r"(?P<zone>WIB|WITA|WIT|UTC|GMT)\b"
# A number may stick to a letter before it: "By Redaksi31 Januari 2020".
_DATE = (
    rf"(?:(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s./-]*(?P<month>{_MONTH})[a-z]*\.?[\s,./-]*(?P<year>20\d\d|19\d\d)(?!\d)"
    rf"|\b(?P<month2>{_MONTH})[a-z]*\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>20\d\d)(?!\d)"
    r"|(?<!\d)(?P<year3>20\d\d)[-/.](?P<month3>\d{1,2})[-/.](?P<day3>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<day4>\d{1,2})\s?[-/.]\s?(?P<month4>\d{1,2})\s?[-/.]\s?(?P<year4>20\d\d)(?!\d))"
)
_PRINTED = re.compile(rf"{_DATE}(?:[\s,|/@•·T-]*(?:pukul|jam|at|pkl\.?)?[\s,|/@•·T-]*{_CLOCK}[\s,()-]*(?:{_ZONE})?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Printed:
    """A time as printed: `clock` is None where only a day is, `zone` where no zone is."""

    day: date
    clock: tuple[int, int, int] | None
    zone: tzinfo | None
    start: int
    end: int

    def moment(self, default_zone: tzinfo) -> datetime:
        """The instant; midnight where no clock is printed."""
        hour, minute, second = self.clock or (0, 0, 0)
        return datetime(self.day.year, self.day.month, self.day.day, hour, minute, second, tzinfo=self.zone or default_zone)


def find_printed(text: str) -> list[Printed]:
    """All dates printed in full (with their year) in a text, in its order. Days come before months in figures."""
    found = []
    for match in _PRINTED.finditer(text):
        groups = match.groupdict()
        day, month, year = (next(groups[name + n] for n in ("", "2", "3", "4") if groups[name + n]) for name in ("day", "month", "year"))
        try:
            printed = date(int(year), MONTHS.get(month.lower()) or int(month), int(day))
        except ValueError:
            continue
        zone = ZONES.get((groups["zone"] or "").upper())
        found.append(Printed(printed, _clock(groups), zone, match.start(), match.end()))
    return found


def parse_machine_time(text: str, zone: tzinfo) -> datetime | None:
    """An ISO 8601 time (or an RFC 2822-like one), in `zone` where it has no offset; None if it cannot be read or is a stand-in for none.

    A time in UTC is turned into `zone`, because days are counted where the outlet is.
    """
    bare = text.strip()
    iso = re.fullmatch(
        r"(\d{4}-\d{2}-\d{2})(?:[T\s]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{2}:?\d{2}|[+-]\d{2})?",
        bare,
        re.IGNORECASE,
    )
    if iso is None:
        printed = find_printed(bare)
        if not printed:
            return None
        moment = printed[0].moment(zone)
        offset = re.search(r"([+-]\d{2}):?(\d{2})\s*$", bare[printed[0].end :])
        return moment.replace(tzinfo=_offset(offset[0])) if offset and printed[0].zone is None else _local(moment, zone)
    day, clock, mark = iso.groups()
    try:
        naive = datetime.fromisoformat(f"{day}T{clock or '00:00'}")
    except ValueError:
        return None
    if is_stand_in(naive):
        return None
    return _local(naive.replace(tzinfo=_offset(mark) if mark else zone), zone)


def zone_of(name: str | None) -> tzinfo:
    """The outlet's zone; western Indonesia's (most people's, and most editors') where none is known."""
    return ZoneInfo(name or "Asia/Jakarta")


def _clock(groups: dict[str, str | None]) -> tuple[int, int, int] | None:
    if groups["hour"] is None or groups["minute"] is None:
        return None
    hour = int(groups["hour"])
    half = (groups["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour, int(groups["minute"]), int(groups["second"] or 0)


def _offset(mark: str) -> tzinfo:
    bare = mark.strip().upper()
    if bare in ZONES or bare == "Z":
        return ZONES.get(bare, UTC)
    digits = re.sub(r"\D", "", bare).ljust(4, "0")
    distance = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]))
    return timezone(-distance if bare.startswith("-") else distance)


def _local(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone) if moment.utcoffset() == timedelta(0) else moment
