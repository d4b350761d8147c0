"""Acts that stand under a condition, or are the next step of what is only possible (phrasing 11)."""

from __future__ import annotations

import re

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.acts.subjects import is_word_for_persons
from pipeline.records.asserted.only_spoken_of import PENALTIES
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import FAR, clause_after, clause_before, is_condition, stands_near
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_KIND_HAS = re.compile(r"\s+(?:[\w/]+(?:\s+\w+)?\s+(?:ada|baru|hanya|sudah|memang|cuma)\s+)?", re.IGNORECASE)
""" "Kalau ASN ada | empat, sudah kami panggil", "Kalau | dua perangkat desa"."""
_TO_NUMBER = 30
"""Characters behind "kalau" in which the number of the persons may stand."""
_TO_COUNT = 20
"""Characters behind an act in which the number may stand of whom it is told."""


def follows_possibility(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Pelanggaran dapat diteruskan ke BKN. Oknum itu lalu diperiksa BKN": the next step of what may be done, not of what was."""
    words, text = load_phrases("assertion"), frame.text
    completes = act.name == "check"  # "Warga mau melaporkan seorang camat. Buktinya | masih dilengkapi"
    next_step = completes or words["next_step"].found(text, sentence.start, act.start)
    if not next_step or frame.within(sentence.start, sentence.end, "date"):
        return False
    before = frame.before(sentence)
    if before is None or not frame.in_one_paragraph(before.start, sentence.start):
        return False
    acts = [other for other in find_acts(frame, before) if not completes or other.meaning.stage == "reported"]
    return bool(acts) and all(stands_near(text, words["unreal"], before.start, other.start, FAR) for other in acts)


def goes_on_with_unreal(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Seorang ASN tidak boleh memihak, apalagi sampai | menjadi tim sukses": no more done than what stands before it."""
    words, text = load_phrases("assertion"), frame.text
    more = words["all_the_more"].ends_before(text, sentence.start, act.start)
    if more is None:
        return False
    end = sentence.start + len(text[sentence.start : more.start()].rstrip(" ,"))
    start = clause_before(text, sentence.start, end)
    denied = [no.end() for no in words["negation"].all(text, start, end) if not words["neutral_word"].found(text, no.end(), end)]
    return bool(denied) or words["unreal"].found(text, start, end)


def is_under_condition(frame: Frame, act: Act, sentence: Span, real: bool) -> bool:
    """Whether "jika", "bila" or their like govern the act; `real` where a word right at it says that it was done."""
    words, text = load_phrases("assertion"), frame.text
    condition = words["condition"].last(text, sentence.start, act.start)
    if condition is not None:
        # "Kalau perangkat desa, sampai hari ini nihil": as for, no condition.
        if not is_condition(frame, condition, sentence, act.start):
            return False
        if condition.group().lower() != "kalau":
            return True
        return words["ongoing"].first(text, condition.end(), act.end) is None and not _of_whom(frame, condition.end(), act, sentence)
    once = words["only_once"].last(text, sentence.start, act.start)
    if once is not None and not frame.within(once.end(), act.end, "date"):
        return True  # "baru bisa dijatuhi sanksi setelah | dinyatakan terbukti"
    rule = words["when_then"].first(text, sentence.start, sentence.end)
    if rule is not None and rule.start() < act.start and not real:
        return True
    after = words["condition"].first(text, act.end, sentence.end) if not real else None
    told_of_whom = right_before(text, sentence.start, act.start, "grammar", "relative")
    if after is not None and told_of_whom and words["unreal"].found(text, act.end, after.start()):
        return False  # "tiga kades yang | dilaporkan akan diberhentikan kalau terbukti"
    if after is not None and is_condition(frame, after, sentence, act.start):
        return act.name in PENALTIES or words["condition"].first(text, act.end, clause_after(text, act.end, sentence.end)) is not None
    return False


def _of_whom(frame: Frame, start: int, act: Act, sentence: Span) -> bool:
    """ "Kalau dua perangkat desa itu, penyidikannya dihentikan": as for persons told of by their number, no condition."""
    words, text = load_phrases("assertion"), frame.text
    counts = frame.within(start, min(start + _TO_NUMBER, sentence.end), "count")
    comma = text.find(",", start, act.start)
    if words["later"].found(text, start, max(comma, start)):
        return False  # "Kalau | nanti | ada lima laporan, kelimanya kami proses"
    as_for = any(_KIND_HAS.fullmatch(text, start, m["start"]) and not _break_it(text, m["end"], comma) for m in counts)
    if comma > 0 and not as_for and frame.within(comma, min(act.end + _TO_COUNT, sentence.end), "count"):
        as_for = is_word_for_persons(text, start, comma)  # "Kalau pambakal, ada tiga laporan masuk"
    return as_for and comma > 0 and not any(words[g].found(text, comma, act.end) for g in ("consequence", "unreal"))


def _break_it(text: str, start: int, comma: int) -> bool:
    """ "Kalau dua camat | melanggar, kami beri sanksi": what they would do stands before the comma, not "yang melanggar"."""
    breach = load_phrases("claims")["breach"].first(text, start, comma) if comma > 0 else None
    return breach is not None and not load_phrases("grammar")["relative"].found(text, start, breach.start())
