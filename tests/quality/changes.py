"""Changes of an article's words that leave what it tells as it is: its records must stay the same.

Each is what outlets do differently from one another: numbers in figures or words, quotation marks, how a day is brought in, verbs of
saying, one paragraph for each sentence, advertisements and headlines of other articles between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import cycle

Change = Callable[[str], str]

_NUMERALS = {"dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7", "delapan": "8", "sembilan": "9"}
_COUNTED = "orang|ASN|PNS|kepala desa|kades|camat|lurah|guru|kasus|perkara|laporan|pegawai|perangkat|temuan"
_PASSIVES = "laporkan|tangani|periksa|teruskan|rekomendasikan|panggil|nyatakan|limpahkan|serahkan|hentikan|pimpin|hadiri"
_DAYS = "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"
_SAYING = (
    ("kata", "ujar", "ucap", "ungkap", "tutur", "terang"),
    ("katanya", "ujarnya", "ucapnya", "ungkapnya", "tuturnya", "terangnya"),
    ("mengatakan", "menyebutkan", "menjelaskan", "menerangkan", "mengungkapkan", "menuturkan"),
)
_BETWEEN = (
    "Baca juga: Harga Cabai Rawit di Pasar Induk Naik Jelang Akhir Pekan",
    "ADVERTISEMENT",
    "BACA JUGA: Jalan Berlubang Dikeluhkan Warga, Dinas Janji Segera Menambal",
    "Scroll untuk melanjutkan membaca.",
)


def _words(words: Mapping[str, str]) -> Change:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
    return lambda text: pattern.sub(lambda match: words[match.group()], text)


def _both(text: str) -> str:
    """ "tiga (3) orang"."""
    return re.sub(rf"\b({'|'.join(_NUMERALS)})(?= (?:{_COUNTED}))", lambda match: f"{match.group()} ({_NUMERALS[match.group()]})", text)


def _quotation_marks(text: str) -> str:
    marks = cycle("“”")
    return re.sub('"', lambda _: next(marks), text)


def _between_paragraphs(text: str) -> str:
    lines = cycle(_BETWEEN)
    return re.sub(r"\n\n", lambda _: f"\n\n{next(lines)}\n\n", text)


def _sentence_by_sentence(text: str) -> str:
    """Quotes of several sentences stay together."""
    ends = re.finditer(r'(?<=[a-z\d)%]{2}[.!?]) (?=[A-Z“"])|(?<=[.!?,][”"]) (?=[A-Z“"])', text)
    cuts = [match.span() for match in ends if text.count('"', 0, match.start()) % 2 == 0]
    for start, end in reversed(cuts):
        text = f"{text[:start]}\n\n{text[end:]}"
    return text


def _on_the_day(text: str) -> str:
    """ "kata Rudi, pada hari Kamis (1/2)"."""
    return re.sub(rf"(?<=[,a-z]) (?<!sampai )(?<!hingga )(?<!per )({_DAYS})\b(?= \()", r" pada hari \1", text)


CHANGES: Mapping[str, Change] = {
    "numbers in figures": _words(_NUMERALS),
    "numbers in words and figures": _both,
    "curly quotation marks": _quotation_marks,
    "pada hari before days": lambda text: re.sub(
        rf"(?<=[,a-z]) (?<!sampai )(?<!hingga )(?<!per )({_DAYS})\b(?= \()", r" pada hari \1", text
    ),
    "other verbs of saying": _words({one: other for verbs in _SAYING for one, other in zip(verbs, (*verbs[1:], verbs[0]), strict=True)}),
    "sudah for telah": _words({"telah": "sudah", "Telah": "Sudah"}),
    "prefixes apart": lambda text: re.sub(rf"\bdi(?=(?:{_PASSIVES}))", "di ", text),
    "lines between paragraphs": _between_paragraphs,
    "a paragraph for each sentence": _sentence_by_sentence,
}
