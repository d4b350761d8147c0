"""Whether words that say that there is nothing speak of those of one case, and not of all servants (ruling 10)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.stages import find_acts
from pipeline.records.acts.subjects import kind_of_unit, kinds_in
from pipeline.records.participants.participant import COLLECTIVE, FEW
from pipeline.records.participants.posts import posts_in
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import clause_after
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.kept import kept
from pipeline.words.phrases import load_phrases

_RIGHT_AFTER = 65
"""Characters after "tidak ada pelanggaran" and before a comma in which it is told in whose doing."""


@kept
def says_nothing(frame: Frame, sentence: Span) -> re.Match[str] | None:
    """Words of a sentence that say that there is nothing, of whomever; several rules ask for those of each sentence, hence kept."""
    return load_phrases("nothing")["nothing"].first(frame.text, *sentence.bounds)


def is_of_one_case(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "tidak ada pelanggaran dalam kehadiran lima ASN", "… dalam foto mereka": of the few who are counted or were told of."""
    if _is_out_of_few(frame, sentence, nothing) or _is_of_post(frame, sentence, nothing):
        return True
    if _is_result_for_few(frame, sentence, nothing) or load_phrases("nothing")["of_him"].found(frame.text, nothing.start(), nothing.end()):
        return True
    if _is_why(frame, sentence, nothing) or _concludes_case(frame, sentence, nothing):
        return True
    comma = frame.text.find(",", nothing.end(), sentence.end)
    end = min(comma if comma > 0 else sentence.end, nothing.end() + _RIGHT_AFTER)
    few = (m for m in frame.within(nothing.start(), end, "count") if 1 < m["min"] <= FEW and m["exact"])
    return any(kind_of_unit(m["unit"]) for m in few) or load_phrases("nothing")["of_them"].found(frame.text, nothing.end(), end)


def _is_why(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "tujuh kasus tidak diteruskan sebab | tak ada pelanggaran": why those counted before it went no further."""
    why = load_phrases("assertion")["cause"].ends_before(frame.text, sentence.start, nothing.start())
    if why is None:
        return False
    counted = (m for m in frame.within(sentence.start, why.start(), "count") if m["exact"])
    return any(kind_of_unit(m["unit"]) or m["unit"] in ("report", "case") for m in counted)


def _is_result_for_few(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "Enam ASN dilaporkan. Setelah dikaji, tidak ada yang terbukti", "Hasil klarifikasi menyebut tidak ada pelanggaran".

    What came of looking into those who were just told of.
    """
    words = load_phrases("nothing")
    looked_into = words["looked_into"].ends_before(frame.text, sentence.start, nothing.start())
    if looked_into is None and words["none_of_them"].pattern.match(frame.text, nothing.start()) is None:
        return False
    if not words["result"].found(frame.text, sentence.start, nothing.start()):
        return False
    before = [s for s in frame.sentences if 0 <= sentence.index - s.index <= _JUST_TOLD]
    told = (m for s in before for m in frame.within(s.start, min(s.end, nothing.start()), "count") if m["min"] <= FEW and m["exact"])
    return any(kind_of_unit(m["unit"]) or m["unit"] in ("report", "case") or kinds_in(frame.text, m["start"], m["end"]) for m in told)


def is_said_of_case(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "Seorang camat dilaporkan. … Bawaslu menyimpulkan | tidak ada pelanggaran": what somebody concludes on whom was just told of.

    Not what is said of a whole place ("… tidak ada pelanggaran ASN di Kendal"), nor of a time ("sejauh ini tidak ada").
    """
    words, text = load_phrases("nothing"), frame.text
    concluded = words["concludes"].ends_before(text, sentence.start, nothing.start(), skipped=' ,:"“')
    last = clause_after(text, nothing.end(), sentence.end)
    if concluded is None or words["as_yet"].found(text, *sentence.bounds) or frame.numbers(*sentence.bounds):
        return False
    if (
        words["no_more"].found(text, nothing.start(), last)
        or frame.within(nothing.start(), last, "region")
        or kinds_in(text, nothing.start(), last)
    ):
        return False
    before = [s for s in frame.sentences if 0 < sentence.index - s.index <= _JUST_TOLD]
    return any(_is_of_few(frame, s) and any(act.meaning.stage in _ON_THE_WAY for act in find_acts(frame, s)) for s in before)


def _concludes_case(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "Hasilnya, | tidak ada pelanggaran" is a supervisor's finding, "Bupati menyatakan | tidak ada pelanggaran" none."""
    if not is_said_of_case(frame, sentence, nothing):
        return False
    if load_phrases("grammar")["receiver"].opens(frame.text, frame.opening(*sentence.bounds), sentence.end):
        return False  # "Kepada Bawaslu, tim sukses menyebut | tidak ada pelanggaran"
    if any(load_phrases("nothing")[group].found(frame.text, nothing.start(), sentence.end) for group in ("by_others", "of_one_track")):
        return False  # "Bawaslu menyatakan | tidak ada pelanggaran oleh tim kampanye", "Gakkumdu menyatakan | tidak ada pelanggaran pidana"
    if any(party.party in ("supervisor", "commission") for party in parties_in(frame, *sentence.bounds)):
        return True
    found = load_phrases("nothing")["result"].found(frame.text, sentence.start, nothing.start())
    return found and not frame.within(*sentence.bounds, "official")


def _is_of_few(frame: Frame, sentence: Span) -> bool:
    """Whether a sentence tells of a few who are counted exactly, or of one post."""
    few = (m for m in frame.within(*sentence.bounds, "count") if m["min"] <= FEW and m["exact"])
    return any(kind_of_unit(m["unit"]) or m["unit"] in ("report", "case") for m in few) or bool(posts_in(frame, sentence))


_ON_THE_WAY = frozenset({"reported", "examined"})
_JUST_TOLD = 2
"""Sentences before in which those looked into were counted."""


def _is_out_of_few(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "Dari empat PNS yang dilaporkan, tak seorang pun terbukti", "Keduanya kami anggap selesai, tidak ada pelanggaran"."""
    pointed = COLLECTIVE.search(frame.text, sentence.start, nothing.start())
    if (
        pointed is not None
        and (pointed["nya"] or pointed["both"])
        and any(kind_of_unit(m["unit"]) for m in frame.numbers(*sentence.bounds))
    ):
        return True  # not "ketiga kabupaten", "hari ke-30"
    few = [m for m in frame.within(sentence.start, nothing.start(), "count") if 1 < m["min"] <= FEW and m["exact"]]
    out_of = load_phrases("accused")["out_of"]
    return any(
        kind_of_unit(m["unit"])
        and out_of.ends_before(frame.text, sentence.start, m["start"])
        and _WHO_WERE.search(frame.text, m["end"], nothing.start())
        for m in few
    )


_WHO_WERE = re.compile(r"\syang\s+(?:\w+\s+)?di\w{4,}")
""" "Dari empat PNS | yang dilaporkan, tak seorang pun terbukti"; "Dari 21 camat di Biak, tidak satu pun dilaporkan" is said of all."""


def _is_of_post(frame: Frame, sentence: Span, nothing: re.Match[str]) -> bool:
    """ "Terhadap Camat Bulu, Bawaslu berkesimpulan tidak ada pelanggaran": of the one whose post is named before it."""
    posts = [post for post in posts_in(frame, sentence) if post.end <= nothing.start()]
    return any(right_before(frame.text, sentence.start, post.first, "nothing", "on_him") for post in posts)
