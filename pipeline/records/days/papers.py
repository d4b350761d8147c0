"""The day of the paper that carries a stage: "Suratnya dikirim Senin (21/10)", "Putusan dibacakan Rabu" (ruling 43)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.claims.claims import Done
from pipeline.records.days.claim_dates import dates_of_acts, is_attribution, turns_elsewhere
from pipeline.records.days.said_on import as_spoken
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.moment import Moment
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.wholes import lies_inside
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

_PAPER_REACH = 3
"""Sentences after the claim in which "putusan dibacakan" may stand."""
_PAPERS_OF = {
    "reported": ("report_done",),
    "examined": ("paper_of_examined", "person_heard"),
    "forwarded": ("paper_of_forwarded",),
    "proven": ("paper_of_decision", "paper_of_forwarded"),  # ruling 1: handed on with it
    "dismissed": ("paper_of_decision",),
    "sanctioned": ("paper_of_sanctioned",),
}
"""What carries each stage, and tells its day."""
_ACCUSED = frozenset({"village_head", "ward_head", "district_head"})
_NO_CASES = frozenset({"region", "participant", "other"})
"""Units of what is no case of its own."""
_SIGNED_BY = 100
"""Characters between "diteken" and its day: who signed, with office and name, stands there."""
_RIGHT_BEFORE = 2
""" "Kemarin beliau hadir", "Selasa (12/11), keduanya datang"."""
RIGHT_BEHIND = 8
"""A day so near behind "diserahkan", "diberikan" is that of the paper, whatever verb of saying stands before."""


def day_of_paper(frame: Frame, sentence: Span, final: Done, tally: Tally, among: Sequence[Span] = ()) -> Moment | None:
    """ "Suratnya dikirim Senin (21/10).", "Putusan dibacakan …": a sentence around the claim (or of `among`) tells its day."""
    words = load_phrases("stage_dates")
    papers = _PAPERS_OF.get(final.stage, ())
    here = frame.paragraph_at(sentence.start).index
    around = among or [s for s in frame.sentences if -1 <= s.index - sentence.index <= _PAPER_REACH and s.index != sentence.index]
    for other in sorted(around, key=lambda s: abs(s.index - sentence.index)):
        if (not among and abs(frame.paragraph_at(other.start).index - here) > 1) or frame.apart(other.start, sentence.start):
            continue
        if turns_elsewhere(frame, sentence, other):
            continue
        for match in (found for group in papers for found in words[group].all(frame.text, other.start, other.end)):
            if _is_of_another_case(frame, match, tally, final):
                continue
            dates = [m for m in dates_of_acts(frame, other) if 0 <= match.start() - m["end"] <= _RIGHT_BEFORE and final.stage == "examined"]
            dates += [
                m
                for m in dates_of_acts(frame, other)
                if 0 <= m["start"] - match.end() <= _SIGNED_BY
                and (m["start"] - match.end() <= RIGHT_BEHIND or not is_attribution(frame, m, other))
                and not words["another_act_first"].found(frame.text, match.end(), m["start"])
            ]
            if not dates or (final.giver == "bawaslu" and words["answer"].found(frame.text, other.start, dates[0]["start"])):
                continue
            counts, told = frame.within(other.start, dates[0]["start"], "count"), tally.chain.count
            if not counts and other.start > sentence.start:  # "Seorang kades ditegur. Suratnya tertanggal 9 November"
                between = frame.within(sentence.end, other.start, "count")
                counts = [m for m in between if m["unit"] not in _NO_CASES and frame.paragraph_at(m["start"]).index != here][-1:]
            if _is_of_one_place(frame, other, dates[0]["start"], tally):
                continue
            if all(told is not None and count["min"] == told["min"] for count in counts):
                return as_spoken(frame, dates[0])
    return None


def _is_of_one_place(frame: Frame, sentence: Span, end: int, tally: Tally) -> bool:
    """ "Rekomendasi dari Garut, misalnya, dikirim Senin": the paper of one place among those of the tally."""
    opening = [m for m in frame.within(sentence.start, end, "region") if m.get("code")]
    return any(lies_inside(str(m["code"]), tally.regions) for m in opening)


_POINTED = Shape(r"(?=[A-Z]){letters.paper}\w*\s(?:[^.;:]{0,40}\s)?(?:itu|tersebut)(?!\w)")
""" "Surat bertanggal 5 November 2024 itu": the letter of the sentence before."""


def is_of_letter_before(frame: Frame, start: int) -> bool:
    """ "… mengirim surat imbauan. | Surat bertanggal 5 November itu diteken …": the paper is the one before, which only urges."""
    sentence = frame.sentence_at(start)
    before = frame.before(sentence) if sentence is not None else None
    if before is None or not frame.in_one_paragraph(before.start, start) or _POINTED.match(frame.text, start) is None:
        return False
    return load_phrases("stage_dates")["other_paper"].found(frame.text, *before.bounds)


def _is_of_another_case(frame: Frame, paper: re.Match[str], tally: Tally, final: Done) -> bool:
    """A paper that only urges; one about a post, where several are told of; the advice of a commission, where a penalty is meant."""
    words, sentence = load_phrases("stage_dates"), frame.sentence_at(paper.start())
    if words["other_paper"].found(frame.text, paper.start(), sentence.end if sentence is not None else paper.end()):
        return True
    if is_of_letter_before(frame, paper.start()):
        return True
    if final.stage == "sanctioned" and words["advice"].found(paper.group()):
        return True
    several = tally.chain.count is not None and tally.chain.count["min"] > 1
    if several and words["one_of_several"].pattern.match(frame.text, paper.start()):
        return True
    return several and any(m["position"] in _ACCUSED for m in frame.within(paper.start(), paper.end(), "official"))
