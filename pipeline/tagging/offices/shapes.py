"""What stands inside and around the name of an office: patterns without vocabulary."""

from __future__ import annotations

import re

from pipeline.tagging.numbers.numerals import UNITS
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

SPACE = re.compile(r"[ \t\xa0\u200b-\u200d\u2060\ufeff]*\n?[ \t\xa0\u200b-\u200d\u2060\ufeff]*")
BRACKET = re.compile(r"\(([^()\n]{1,60})\)")
CODE = re.compile(
    r"(?:[A-Z]{2,}(?:[\w&/.-]*\w)?|\d+/\w+|[A-Z]+\d\w*|[A-Z]?[a-z]+\d\w*|(?<=[NA] )\d+|[IVX]{1,4}\b|[A-Z][a-z]+[A-Z]\w*|&|/|-(?=\w))",
    re.ASCII,
)
UNIT_NUMBER = re.compile(r"\d{2,4}(?:-\d{1,2})?(?:\s?/\s?[A-Z][\w.]*)?(?![\w/])")
"""Of military commands: "Dandim 0601 Kota Lama", "Danramil 05/Kota Lama"."""
HELD_BY = Shape(
    r",?\s*(?:{offices.named}\s+(?=[A-Z])|yang\s+(?:{offices.at_present}\s+)?{offices.held}\s+(?:oleh\s+)?(?=[A-Z])"
    r"|yang\s+baru(?:\s+{offices.installed})?\s*(?:,\s*)?(?=[A-Z]))"
)
"""Between an office or its division and its holder."""
POLICE_RANK = Shape(r"{offices.police_rank}")
PREVIOUS = Shape(r"\s*{offices.previous}\s*(?:,\s*)?")
""""Bupati sebelumnya, Nama Satu": who held the office before."""
JOINED = re.compile(r"(?:dan|serta|&)\s+(?P<word>[A-Z]\w+)")
NAME_FOLLOWS = re.compile(r"\.?\s+[A-Z][a-z’']")
CAPITALISED = re.compile(r"[A-Z][\w'’-]*")
LOCAL_LINK = Shape(r"{offices.local_link}")
"""Links after which a place may stand in small letters."""
LINK = Shape(
    r"(?=[a-z&])(?:dan|serta|&|pada|di|dari|non|untuk|se-\s?\w+|se[A-Z]\w+|se\s{offices.local_link}|{dates.year_span}\s\d{4}|{dates.term}\s\d{4}\S*"
    r"|yang\s{offices.in_charge}|{offices.link}|{offices.local_link})(?!\w)"
)
"""Small words inside an office's name."""
ON_BEHALF = re.compile(r"\s+A\.\s?N\.?(?=\s)")
ALL_OF_REGION = Shape(
    r"[\w.]+(?:\s+\w+)?\s+(?:di|dari|se-?)\s+(?:{before_names.area}\s+)?{before_names.region}(?<=\w)(?!\w)", re.IGNORECASE
)
""" "Kades di Kabupaten Lama": a village's office without its village is that of no one holder."""
SMALL = re.compile(r"[a-z]{3,}")
HOSPITAL = Shape(
    r"\s+(?P<name>(?:(?=[A-Zd]){titles.before}\.\s?)*(?:[A-Z]\.\s?)*[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})"
    r"(?=\s*[,;(]|\s+{offices.doctor}\.|\s+(?:serta|dan|hingga|sampai)\s)"
)
UNIVERSITY = Shape(r"(?=[A-Z]){offices.university}\s+(?:[A-Z][\w'’-]+\s+){0,4}?[A-Z][\w'’-]+(?=\s*,|\s+(?=[A-Z]){titles.before}\b)")
""" "Rektor Universitas Sam Ratulangi, Prof. Name": it is named after somebody who is not its rector."""
PARTY = Shape(r"{offices.party}\s+[A-Z]\w+")
PLACE_TAIL = Shape(r"\s+(?=[A-Z])(?:{offices.place_tail}(?!\w)|{offices.place_end}(?=\s*(?:[,.;:)\n]|\s[a-z]|$)))")
"""Second words of villages and districts whose first word alone is a place as well."""
RUN = re.compile(r"(?<![\w.])[A-Z0-9][\w'’/-]*")
NEXT_WORD = re.compile(r"\s+([A-Z][\w'’]+)")
CANDIDACY = Shape(
    r"(?<!\w){offices.stands_for}(?:\s*\([^()\n]{2,20}\))?\s+(?:{offices.elected}\s+)?(?:{offices.executive}\s*(?:dan|/|-|–|&)\s*)?\Z",
    re.IGNORECASE,
)
"""Before an executive office: those named stand for it."""
PREPOSITION = Shape(r"(?:{before_names.at}|{before_names.area}|pada)\b")
SAYS = Shape(r"\s+(?:(?:{offices.also}\s+)?(?:me|ber)\w{4,}|{offices.quoted}\b|(?:{offices.when_asked}\s+)?{offices.asked}\w*)")
"""Right behind an office: its holder says something, also "ketika dikonfirmasi"."""
SAID_BY = Shape(r"\b{offices.said_by}(?:\s+oleh)?\s+\Z")
"""Right before whoever speaks."""
SAME_HOLDER = Shape(
    r"\s*(?:,\s*)?(?:yang\s+(?:juga|{offices.at_once})(?:\s+{offices.in_capacity})*|{offices.at_once}(?:\s+{offices.in_capacity})?)\s+",
    re.IGNORECASE,
)
"""Between a holder and a further office of the same person."""
CHAIN = Shape(
    r"\s*(?:,\s*)?(?:(?:{offices.at_once}|yang juga)(?:\s+{offices.in_capacity})?|selaku|dan juga|/)\s+",
    re.IGNORECASE,
)
LOCAL_KIND = Shape(r"(?:{before_names.region}|{before_names.below_regency}|{offices.local_kind})")
LOCAL_NOUN = Shape(r"(?=[A-Z][a-z])(?:{before_names.region}|{before_names.below_regency}|{before_names.island}|{offices.local_kind})\s+")
AFTER_NAME = re.compile(r"\s*(?:[,.;:()\"”’-]|\s[a-z]|$|\n)")
RELATIVE = Shape(r"{offices.relative}\s+\Z")
_SOME = "|".join(word for word, number in UNITS.items() if 2 <= number <= 10)
GROUP = Shape(
    rf"(?<![\w.])(?:{{offices.many}}|{{counts.vague}}|\d{{1,3}}(?:\.\d{{3}})?|{_SOME}|(?<!\w,[ ]){{offices.one_of_many}})[ \t\xa0]+"
    r"(?:orang[ \t\xa0]+)?\Z",
    re.IGNORECASE,
)
"""Words that make an office that of many; "Iskandar, salah seorang anggota Bawaslu" is one man."""


def ends_part(text: str, at: int) -> bool:
    """Whether a comma or an opening bracket follows."""
    return re.compile(r"\s*(?:,|\()").match(text, at) is not None


def is_appended_place(text: str, at: int) -> bool:
    """Whether a place inside a run of capitals stands after "di", a comma or a bracket rather than in the name itself."""
    return re.search(r"(?:\bdi|\bke|,|\()\s*\Z", text[max(0, at - 5) : at]) is not None


def code_at(text: str, at: int, limit: int) -> re.Match[str] | None:
    """Abbreviations, numbers of units, roman numerals; after "Komisi", "nomor" a letter or a number alone."""
    if (code := CODE.match(text, at, limit)) is not None:
        return code
    part = _PART.match(text, at, limit)
    return part if part is not None and _ends_with("numbered", text[max(0, at - _LONGEST_BEFORE) : at]) else None


_PART = re.compile(r"[A-E]\b|\d+")
_LONGEST_BEFORE = 10
"""Characters of "Komisi ", "RSUD"."""


def hospital_named(text: str, at: int, limit: int) -> re.Match[str] | None:
    """A hospital that bears a person's name, which a comma, a doctor's title or a list ends: "Direktur RSUD H Nama Satu, dr. Nama Dua"."""
    before = text[max(0, at - _LONGEST_BEFORE) : at]
    return HOSPITAL.match(text, at, limit) if before[-1:].isupper() and _ends_with("hospital", before) else None


def _ends_with(group: str, text: str) -> bool:
    return load_phrases("offices")[group].ends_before(text, 0, len(text)) is not None
