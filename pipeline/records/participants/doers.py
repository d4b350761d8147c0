"""Servants without a number who are told to have done something for a candidate: "Pegawai Dinas X | mengantar kaus calon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.acts.subjects import KINDS, kind_of_unit, words_for_persons
from pipeline.records.participants.not_accused import is_of_kin
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_CONDUCT = frozenset({"deed", "suspect"})


def doers_in(frame: Frame, sentence: Span) -> Iterator[tuple[str, int, int]]:
    """Kind and place in the text of servants whom their workplace or a picture makes known, right before what they did.

    What is said of a kind without a workplace is said of all ("ASN berkampanye untuk calon bisa dipenjara").
    """
    acts = [act for act in find_acts(frame, sentence) if act.name in _CONDUCT]
    if not acts:
        return
    text, last = frame.text, sentence.start
    for kind, match in words_for_persons(text, sentence.start, sentence.end):
        if kind not in KINDS or match.start() < last or is_of_kin(text, sentence.start, match.start()):
            continue
        shown = _is_shown(text, sentence, match)
        if not shown and not _opens(text, sentence, match.start()) and not _is_spoken_of(text, sentence, match.start()):
            continue
        end = _known_until(text, match.end(), acts, shown)
        if end is not None and not (end == match.end() and _were_counted(frame, sentence, kind)):
            last = end
            yield kind, match.start(), end


def _were_counted(frame: Frame, sentence: Span, kind: str) -> bool:
    """ "Puluhan kades digerebek. Bawaslu menduga | kades dimobilisasi …": the kind is those counted before."""
    before = frame.before(sentence)
    return any(kind_of_unit(m["unit"]) == kind for m in frame.numbers(sentence.start if before is None else before.start, sentence.end))


def _is_shown(text: str, sentence: Span, kind: re.Match[str]) -> bool:
    """ "foto sekelompok | pegawai", "video | lurah yang …", "menanggapi kabar | lurah yang dituduh …": some servants of whom one tells.

    "mengirim foto | ASN yang ikut berkampanye" is of anybody, and so is "bila ada video | lurah yang …".
    """
    words, told = load_phrases("accused"), load_phrases("assertion")
    in_office = words["office_noun"].pattern.fullmatch(text, kind.start(), kind.end()) is not None
    if not in_office and not right_before(text, sentence.start, kind.start(), "accused", "some_of_kind"):
        return False
    if any(told[group].found(text, sentence.start, kind.start()) for group in ("condition", "negation", "unreal")):
        return False
    if right_before(text, sentence.start, kind.start(), "accused", "shown"):
        return True
    return right_before(text, sentence.start, kind.start(), "accused", "talked_of") and _SUSPECT.match(text, kind.end()) is not None


_SUSPECT = Shape(r"\s+yang\s+{claims.suspected}(?!\w)", re.IGNORECASE)


def _is_spoken_of(text: str, sentence: Span, start: int) -> bool:
    """ "Dugaan | kepala sekolah di Agam membiayai kampanye diusut": what servants of a workplace are said to have done."""
    if not right_before(text, sentence.start, start, "accused", "said_of_them"):
        return False
    told = load_phrases("assertion")
    return not any(told[group].found(text, sentence.start, start) for group in ("condition", "negation", "unreal"))


def _opens(text: str, sentence: Span, start: int) -> bool:
    """Whether the kind heads the sentence, also behind "Para"."""
    return load_phrases("accused")["all_of_them"].pattern.fullmatch(text[sentence.start : start].strip('"“ ')) is not None


def _known_until(text: str, start: int, acts: list[Act], shown: bool) -> int | None:
    """Where the words end by which such servants are known; None where nothing they did follows right behind."""
    act = next((act for act in acts if act.start >= start), None)
    if act is None and not shown and any(act.start < start < act.end for act in acts):
        known = _WORKPLACE.match(
            text, start
        )  # "Dugaan | kepala sekolah di Agam | ikut membiayai kampanye mencuat": inside the words for it
        return known.end() if known is not None and _DO.match(text, known.end()) else None
    if act is None or load_phrases("accused")["of_rule"].opens(text, start, act.start):
        return None
    known = _WORKPLACE.match(text, start, act.start)
    end = known.end() if known is not None else start
    if known is None and not shown:
        return None
    if not shown and load_phrases("grammar")["relative"].found(text, end, act.start):
        return None  # "Pegawai Pemkab X yang memakai kaus calon bisa dipecat"
    between = load_phrases("accused")["fillers"].pattern.sub("", text[end : act.start]).strip(" ,")
    return end if not between or _ON_THE_WAY.fullmatch(between) is not None else None


_WORKPLACE = Shape(
    r"(?:\s+\([\w\s]+\))?(?:\s+(?!yang|dan|serta)[a-z/]+){0,2}\s+(?:(?:{before_names.at}|pada)\s+)?(?:{before_names.below_regency}\s+|{before_names.workplace}\s+)?"
    r"[A-Z0-9][\w'’-]*(?:,?\s+(?:(?:dan|di|dari)\s+)?(?:(?:{before_names.below_regency}|{before_names.regency})\s+)?[A-Z0-9][\w'’-]*){0,6}(?:\s+(?:itu|tersebut|ini))?"
)
""" "kontrak Dinas Lingkungan Hidup", "di Kecamatan Lasusua": where they serve, by its name."""
_DO = re.compile(r"\s+(?:ikut|turut|hadir|(?:me|ber)[a-z]{3,})(?!\w)")
""" "ikut membiayai", "mengarahkan": what they did, and not what somebody says of them."""
_ON_THE_WAY = re.compile(r"(?:yang\s+)?(?:[a-z]+-[a-z]+|berseragam|berpeci|berbaju|bermasker)(?:\s+\w+){0,2}")
""" "ramai-ramai", "berseragam dinas": how they were seen, between them and what they did."""
