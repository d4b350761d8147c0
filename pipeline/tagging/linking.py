"""Questions about places that other components ask, answered from what `ikrar_regions` has left in the document.

region_of_phrase(doc, start, end)   the region that an office or institution belongs to
main_region(doc, level)             the region that the article is about
home_regions(doc)                   all regions that it is about by its own frame, strongest first
article_regions(doc, record_codes)  the codes of `regions` in the interchange (ruling 30)
region_for_level(doc, level, at)    what a bare "bupati", "gubernur", "wali kota" means at a place of the text
province_of(code)                   the province of any code
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from spacy.tokens import Doc

from ikrar.regions import NATION
from pipeline.tagging.extensions import stored, text_of
from pipeline.tagging.mentions import mentions_of
from pipeline.words.shapes import Shape

Level = Literal["province", "regency", "city"]

_NATIONAL = Shape(r"(?<!\w)(?=[A-Z]){places.of_nation}(?!\w)")
_AFTER = Shape(
    r"[\s,(]{0,3}(?:(?:di|se-?|untuk|{before_names.area})\s*)?(?:(?:{before_names.area}\s+)?{before_names.region}\s+)?", re.IGNORECASE
)
_SHARE_OF_EQUAL = 0.3
"""The other regency of a story of two has at least this share of the first one's weight; one told for comparison has less."""
_SHARE_OF_PROVINCE = 0.5
"""The province of a regency's story is its subject too from this share on; below, it is only its election or its governor."""
_TALLY = 3
"""Records of so many regencies make a tally: each place with a record counts (ruling 30)."""
_JAKARTA = "31"
_NAMED = 1.0
"""A region that the text itself names weighs at least so much; the dateline alone weighs less."""
_SURVEY = 4
"""From so many provinces on a story that none of them dominates, and that names none in its title, is the nation's."""
_LEADING = 4.0
"""A region of this weight opens the text by an office and is named again."""
_SHARE_OF_MAIN = 0.5
"""A second region with at least this share of the strongest one's weight, named in the title or lead, is a home too."""


def region_of_phrase(doc: Doc, start: int, end: int, *, name: int | None = None) -> str | None:
    """The region named inside [start, end), the last one if several and not the province of the one before, or right after it.

    `00` for "RI"; else None.

    A seat or a district there stands for its regency where that is clear ("Kejari Sampit", "Camat Kaway XVI").

    Args:
        name: where the holder's name begins: "Ketua Bawaslu | Bambang Utoyo" is not of the district Bambang.
    """
    inside = [mention for mention in mentions_of(doc, "region") if start <= mention["start"] < end]
    if inside:
        codes = [str(mention["code"]) for mention in inside]
        within = len(codes) > 1 and codes[-2].startswith(f"{codes[-1]}.")  # "Bawaslu Kabupaten Buol Provinsi Sulawesi Tengah"
        return codes[-2] if within else codes[-1]
    after = _AFTER.match(text_of(doc), end)
    reach = after.end() if after else end
    for mention in mentions_of(doc, "region"):
        if end <= mention["start"] <= reach:
            return str(mention["code"])
    for sign in _places(doc)["signs"]:
        if name is not None and sign["start"] >= name:
            continue
        if start <= sign["start"] < end or end <= sign["start"] <= reach:
            return _clear_code(doc, sign["codes"])
    if _NATIONAL.search(text_of(doc), start, end) or (after and _NATIONAL.match(text_of(doc), reach)):
        return NATION
    return None


def main_region(doc: Doc, level: Level | None = None) -> str | None:
    """The region that the article is about, of a level if one is given; `00` for a survey of the nation; None when it names none."""
    if level is None and surveys_nation(doc):
        return NATION
    return next((code for code in _places(doc)["scores"] if level is None or level_of(doc, code) == level), None)


def surveys_nation(doc: Doc) -> bool:
    """Whether it is of no region: it lists places of several provinces, none in its title or outlet; or only its dateline says Jakarta."""
    places = _places(doc)
    scores: dict[str, float] = places["scores"]
    if not scores or places["title"] or places["outlet"]:
        return False
    if max(scores.values()) < _NAMED and all(province_of(code) == _JAKARTA for code in scores):
        return True
    provinces: dict[str, float] = {}
    for code, weight in scores.items():
        provinces[province_of(code)] = provinces.get(province_of(code), 0.0) + weight
    return len(provinces) >= _SURVEY and max(provinces.values()) < _SHARE_OF_MAIN * sum(provinces.values())


def home_regions(doc: Doc) -> list[str]:
    """Regions that the article is about by title, lead, offices, outlet and dateline, strongest first."""
    places = _places(doc)
    scores: dict[str, float] = places["scores"]
    if not scores:
        return []
    least = _SHARE_OF_MAIN * max(scores.values())
    return [code for at, (code, weight) in enumerate(scores.items()) if at == 0 or (weight >= least and code in places["title"])]


def article_regions(doc: Doc, record_codes: Iterable[str]) -> list[str]:
    """Codes of the places that the article is about (ruling 30), sorted.

    A story of one regency or city keeps it and the equals of its title or text; a province whose election it is, a neighbour told for
    comparison and a national tally are background. A story of a province or of the nation has every place that a record is about.

    Args:
        record_codes: regions of its records.
    """
    records = set(record_codes)
    codes = _subject_regions(doc, records)
    # Of the province there is no record: it is the election's, the supervisor's, or told beside the regency.
    inner = {code for code in records if "." in code}
    if 0 < len(inner) < _TALLY and inner == records - {NATION}:
        return [code for code in codes if {code} != {province_of(one) for one in inner}]
    return codes


def _subject_regions(doc: Doc, records: set[str]) -> list[str]:
    """What `article_regions` answers, with the province of a story of its regencies."""
    scores: Mapping[str, float] = _places(doc)["scores"]
    main = main_region(doc)
    if main is None or "." not in main:
        records |= _tallied(doc, records)
    if is_national(doc, records) or (records == {NATION} and not _places(doc)["title"]):
        return sorted((records or {NATION}) | ({main} if main and main in _places(doc)["title"] else set()))
    if _leads(doc, records) and main is not None and not _places(doc)["title"]:
        records = {code for code in records if province_of(code) == province_of(main)}
    codes = records - {NATION} | ({main} if main else set())
    if main is None or "." not in main or not scores:
        return sorted(codes)
    province = province_of(main)
    several = 2 * _TALLY if _places(doc)["title"] == [main] and province not in records else _TALLY
    if len({code for code in records if "." in code}) >= several:
        led = scores.get(province, 0) >= _SHARE_OF_PROVINCE * scores[main]
        return sorted(codes | ({province} if led else set()))
    equals = {code for code in codes if scores.get(code, 0) >= scores[main] * (_SHARE_OF_EQUAL if "." in code else _SHARE_OF_PROVINCE)}
    homes = {code for code in home_regions(doc) if "." in code}
    return sorted({main} | equals | homes | codes.intersection(_places(doc)["title"]))


def _tallied(doc: Doc, records: set[str]) -> set[str]:
    """Places that a tally by place gives a number of cases, reports or servants; none where it is no tally of at least three places."""
    claims = (count for count in mentions_of(doc, "count") if count["unit"] not in ("participant", "region", "other"))
    places = {str(count["region"]) for count in claims if count["region"]} - {NATION}
    return places if len(places) >= _TALLY and len(places & records) >= _TALLY - 1 else set()


def is_national(doc: Doc, record_codes: Iterable[str] = ()) -> bool:
    """Whether the story is the nation's: a national body opens its title, or neither title nor outlet names a region.

    A region that opens the text and has records outweighs a national tally told beside it. A story that has no record and names no
    region is the nation's where a national body acts in it.

    Args:
        record_codes: regions of its records; without `00` among them a story that names regions is theirs.
    """
    places, records = _places(doc), set(record_codes)
    national = places["title_nation"]
    if places["title"]:
        return NATION in records and national is not None and national < places["title_start"]
    if places["outlet"]:
        return False
    if records:
        return NATION in records and not _leads(doc, records)
    return national is not None or (not places["scores"] and _names_national_body(doc))


def _leads(doc: Doc, records: set[str]) -> bool:
    """Whether the text opens with a region of its own and has a record of it: a tally of the nation is its background (ruling 30)."""
    main = main_region(doc)
    return main is not None and main in records and _places(doc)["scores"].get(main, 0) >= _LEADING


def _names_national_body(doc: Doc) -> bool:
    return any(mention.get("region") == NATION for mention in mentions_of(doc, "institution"))


def region_for_level(doc: Doc, level: Level, at: int) -> str | None:
    """The region of a bare office at character `at`.

    The last region of that level named before, if the article is about it; else its main one of that level.
    """
    main = main_region(doc, level)
    before = [mention for mention in mentions_of(doc, "region") if mention["level"] == level and mention["start"] <= at]
    if before and (main is None or _places(doc)["scores"].get(before[-1]["code"], 0) >= _SHARE_OF_MAIN * _places(doc)["scores"][main]):
        return str(before[-1]["code"])
    return main


def level_of(doc: Doc, code: str) -> str:
    """`nation`, `province`, `regency` or `city` of a code: city codes count from 71 within their province."""
    if code == NATION:
        return "nation"
    if "." not in code:
        return "province"
    return "city" if int(code[3:]) >= 71 else "regency"


def province_of(code: str) -> str:
    """The code of the province that a region lies in; a province and the nation are their own."""
    return code[:2]


def _clear_code(doc: Doc, codes: list[str]) -> str | None:
    """The one region of a seat or district, with the article's other places as second sign."""
    if len(codes) == 1:
        return codes[0]
    scores: Mapping[str, float] = _places(doc)["scores"]
    named = [code for code in codes if code in scores]
    return max(named, key=lambda code: scores[code]) if named else None


def _places(doc: Doc) -> dict[str, Any]:
    places: dict[str, Any] | None = stored(doc, "places")
    return places if places is not None else {"scores": {}, "title": [], "title_start": 0, "title_nation": None, "outlet": [], "signs": []}
