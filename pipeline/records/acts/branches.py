"""What one branch of Bawaslu passes to another, or citizens to one of them: no hand-over to one who decides (ruling 22)."""

from __future__ import annotations

from pipeline.records.acts.parties import Party, is_receiver, parties_in, speaker_party, that_commission
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def stays_with_supervisor(frame: Frame, act: Act, last: int) -> bool:
    """ "dilimpahkan ke Bawaslu Kabupaten": from one branch of Bawaslu to another, no hand-over to one who decides (ruling 22)."""
    if load_phrases("claims")["on_its_way"].pattern.match(frame.text, act.start, last):
        return True  # "sedang ditindaklanjuti untuk dilaporkan ke KASN"
    after = [party for party in parties_in(frame, act.end, last) if is_receiver(frame, party)]
    if after and after[0].party == "own_voice":
        after[0] = that_commission(frame, after[0]) or speaker_party(frame, act.start, act.end) or after[0]
        # "laporan yang diserahkan Panwascam kepada pihaknya", says Bawaslu
    steps = [other.start for other in acts_beside(frame, act) if other.start >= act.end and other.name in ("hand_over", "forward")]
    after = [party for party in after if party.start < min(steps, default=last)] or after  # "…, dan nanti kita teruskan | ke KASN"
    return bool(after) and after[0].institution in ("bawaslu", "panwascam") and not any(p.party in _DECIDING for p in after)


def from_branch_below(frame: Frame, sentence: Span) -> tuple[str | None, str | None]:
    """ "Panwascam mengirim temuan seorang kades ke Panwaslu kabupaten": from the branch of the district to Bawaslu; else from nobody."""
    before = frame.before(sentence)
    told = [sentence] if before is None or not frame.in_one_paragraph(before.start, sentence.start) else [sentence, before]
    named = [m for span in told for m in frame.within(*span.bounds) if m.get("institution", m.get("id")) == "panwascam"]
    return ("panwascam", "bawaslu") if named else (None, None)


def stage_with_supervisor(frame: Frame, act: Act, doer: Party | None, first: int) -> str:
    """ "rekaman itu sampai ke tangan Bawaslu": it was reported; what one branch passes to another is being handled."""
    words = load_phrases("claims")
    if words["arrives"].pattern.match(frame.text, act.start):
        return "reported"
    # "laporan warga soal dua camat, yang diserahkan ke Bawaslu": by nobody of the supervisor's own
    brought = doer is None and words["brings"].pattern.match(frame.text, act.start) is not None
    named = parties_in(frame, first, act.start)
    if named and named[-1].party == "citizens" and not frame.text[named[-1].end : act.start].strip():
        return "reported"  # "laporan itu | warga | sampaikan ke kami"
    report = words["report_noun"].last(frame.text, first, act.start) if brought else None
    by_branch = any(party.institution == "panwascam" for party in named)
    return "reported" if not by_branch and (report is not None or _is_from_organisers(frame, act, doer, first)) else "examined"


def _is_from_organisers(frame: Frame, act: Act, doer: Party | None, first: int) -> bool:
    """ "Dua ASN ditemukan KPU lewat Sipol dan | disampaikan kepada Bawaslu": KPU reports what it found, Bawaslu has it only by that."""
    supervisor = doer is not None or any(party.party == "supervisor" for party in parties_in(frame, first, act.start))
    return not supervisor and any(mention.get("id") == "kpu" for mention in frame.within(first, act.start, "institution"))


_DECIDING = frozenset({"commission", "employer", "police", "court"})


def acts_beside(frame: Frame, act: Act) -> list[Act]:
    """The acts of the sentence of this one."""
    here = frame.sentence_at(act.start)
    return [] if here is None else find_acts(frame, here)
