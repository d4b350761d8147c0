"""Gold in a short form: excerpts of articles, each with its records in a line; `ikrar evaluate FILE.txt` measures over them.

An article of a few sentences has few other sentences that could hide an error, and ten can be written in the time of one whole article:
they say which ways of telling are read. A file holds

    @ 2024-10-17 Kabupaten Kendal            the day of publication, and the place, for all below it

    Bawaslu memanggil tiga kepala desa, Selasa (15/10). // Ketiganya mengaku hadir.       ` // ` between paragraphs
    > V examined; 3 village_head; village_head; -; -; 2024-10-15
    > S circular; Dico Hartanto; 2024-10-14; Kabupaten Batang

`V` stage; count; subject; from; to; date[; place] and `S` form; issuer; date[; place], in the codebook's words: `-` for null, `2..* report`
and `11..19 case` for ranges, an institution as issuer by its id; the place only if it is another one. `> -` alone: no record. `#` begins a
comment. The title says no more than that the article is about neutrality in that place; mentions are not annotated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ikrar.errors import InputError
from ikrar.model import INSTITUTIONS
from ikrar.regions import NATION, Regions
from pipeline.evaluate.gold import Article, problems

SUFFIX = ".txt"

_OPENING = "Netralitas aparatur menjelang pemilihan{place} kembali menjadi perhatian.\n\n"
"""What stands before an excerpt, as what its readers know: the subject and the place."""
_HEADING = re.compile(r"@ (?P<day>\d{4}-\d\d-\d\d) (?P<place>.+)")
_COUNT = re.compile(r"(?P<min>\d+)(?P<range>\.\.(?P<max>\d+|\*))? (?P<unit>\w+)")
_PARAGRAPH = " // "


@dataclass(slots=True)
class _Excerpt:
    line: int
    day: str
    place: str
    text: str
    records: list[str] = field(default_factory=list)


def read_excerpts(path: Path, regions: Regions) -> list[Article]:
    """The excerpts of a file as articles with gold, in its order.

    Raises:
        InputError: the file is missing or empty, or a line is not of the form above or not in the codebook's words; it names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", file=path) from error
    codes = {_named(regions, code): code for code in (NATION, *regions)}
    articles = []
    for excerpt in _excerpts(lines, path):
        try:
            article = _article(excerpt, path.stem, codes)
            wrong = next(problems(article, frozenset((NATION, *regions))), None)
        except ValueError as error:
            wrong = str(error)
        if wrong is not None:
            raise InputError(wrong, file=path, line=excerpt.line)
        articles.append(article)
    if not articles:
        raise InputError("holds no excerpt", file=path)
    return articles


def _named(regions: Regions, code: str) -> str:
    """ "Kabupaten Kendal", "Kota Kediri", "Provinsi Bali", "Indonesia"."""
    region = regions[code]
    return f"Provinsi {region.name}" if region.level == "province" else region.name


def _excerpts(lines: list[str], path: Path) -> Iterator[_Excerpt]:
    heading: re.Match[str] | None = None
    excerpt: _Excerpt | None = None
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line.startswith("#"):
            continue
        if line.startswith("@"):
            heading = _HEADING.fullmatch(line)
            if heading is None:
                raise InputError("a heading is `@ 2024-10-17 Kabupaten Kendal`", file=path, line=number)
        elif line.startswith(">"):
            if excerpt is None:
                raise InputError("a record without an excerpt above it", file=path, line=number)
            excerpt.records.append(line[1:].strip())
        elif line:
            if heading is None:
                raise InputError("an excerpt without a heading (`@ DAY PLACE`) above it", file=path, line=number)
            if excerpt is not None:
                raise InputError("an excerpt stands in one line, its records below it, then an empty line", file=path, line=number)
            excerpt = _Excerpt(number, heading["day"], heading["place"], line.replace(_PARAGRAPH, "\n\n"))
        if excerpt is not None and (not line or line.startswith("@")):
            yield _with_records(excerpt, path)
            excerpt = None
    if excerpt is not None:
        yield _with_records(excerpt, path)


def _with_records(excerpt: _Excerpt, path: Path) -> _Excerpt:
    if not excerpt.records:
        raise InputError("an excerpt without its records; none at all is written `> -`", file=path, line=excerpt.line)
    return excerpt


def _article(excerpt: _Excerpt, name: str, codes: dict[str, str]) -> Article:
    """The excerpt as an article of which only the records are annotated; what is quoted as evidence is all of it."""
    home = _code(excerpt.place, codes)
    place = excerpt.place.removeprefix("Provinsi ")
    opening = _OPENING.format(place="" if home == NATION else f" di {place}")
    text = opening + excerpt.text
    evidence = [{"start": len(opening), "end": len(text), "text": excerpt.text}]
    told = [line for line in excerpt.records if line != "-"]
    records = [_record(line, excerpt, home, codes) | {"evidence": evidence} for line in told]
    return {
        "id": f"{name}:{excerpt.line}",
        "url": f"https://kabar.example/{name}/{excerpt.line}",
        "outlet": "kabar",
        "title": "Netralitas ASN" + ("" if home == NATION else f" di {place}"),
        "published_at": f"{excerpt.day}T18:00:00+07:00",
        "text": text,
        "gold": {"relevant": True, "records": records, "officials": None, "regions": None, "counts": None},
    }


def _record(line: str, excerpt: _Excerpt, home: str, codes: dict[str, str]) -> dict[str, Any]:
    kind, _, rest = line.partition(" ")
    values = [None if value == "-" else value for value in (part.strip() for part in rest.split(";"))]
    fields = {"V": 6, "S": 3}.get(kind)
    if fields is None or len(values) not in (fields, fields + 1):
        raise ValueError(
            f"a record is `> V stage; count; subject; from; to; date[; place]`, `> S form; issuer; date[; place]` or `> -`: {line}"
        )
    day = values[fields - 1]
    record: dict[str, Any] = {"region": _code(values[fields] or "", codes) if len(values) > fields else home, "date": day}
    record["date_basis"] = None if day is None else "published" if day == excerpt.day else "explicit"
    if kind == "S":
        return record | {"kind": "statement", "form": values[0], "issuer": _issuer(values[1])}
    record |= {"kind": "violation", "stage": values[0], "count": _count(values[1]), "subject": values[2]}
    return record | {"from_institution": values[3], "to_institution": values[4], "conduct": [], "sanction": None}


def _issuer(name: str | None) -> dict[str, str | None] | None:
    if name is None:
        return None
    institution = name if name in INSTITUTIONS else None
    return {"name": None if institution else name, "position": None, "status": None, "institution": institution}


def _count(written: str | None) -> dict[str, Any] | None:
    if written is None:
        return None
    told = _COUNT.fullmatch(written)
    if told is None:
        raise ValueError(f"a count is `3 civil_servant`, `11..19 case` or `2..* report`: {written}")
    least = int(told["min"])
    most = least if told["range"] is None else None if told["max"] == "*" else int(told["max"])
    return {"min": least, "max": most, "exact": least == most, "unit": told["unit"]}


def _code(place: str, codes: dict[str, str]) -> str:
    if place not in codes:
        near = get_close_matches(place, codes, 1) or ["Kabupaten Kendal, Kota Kediri, Provinsi Bali, Indonesia"]
        raise ValueError(f"{place!r} is no official name of a region, as in {near[0]}")
    return codes[place]
