"""Words of proof that are no finding of an authority against anybody."""

from __future__ import annotations

from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.asserted.telling import Telling
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def is_no_finding(told: Telling) -> bool:
    """Whether experts say it, it is why a case ended, or it is only suspected."""
    frame, act, sentence = told.frame, told.act, told.sentence
    if act.name != "convict":
        return False
    return _is_said_by_experts(frame, act, sentence) or _as_cause(frame, act, sentence) or _is_hedged(frame, act, sentence, told.first)


def _is_said_by_experts(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Ahli pidana menilai perbuatan kades itu melanggar", "…keterangan saksi ahli. Mereka menyatakan …": no authority finds it proven."""
    words, text = load_phrases("assertion"), frame.text
    if words["by_expert"].found(text, sentence.start, act.end):
        return True
    they = sentence.index > 0 and words["they_say"].pattern.match(text, frame.opening(*sentence.bounds), act.end) is not None
    return they and words["expert_heard"].found(text, *frame.sentences[sentence.index - 1].bounds)


def _as_cause(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "dihentikan lantaran akunnya terbukti palsu": why a case ended, no finding against anybody."""
    ends = [other for other in find_acts(frame, sentence) if other.meaning.stage == "dismissed" and other.end <= act.start]
    return bool(ends) and load_phrases("assertion")["cause"].found(frame.text, ends[-1].end, act.start)


def _is_hedged(frame: Frame, act: Act, sentence: Span, clause_start: int) -> bool:
    """ "diduga terbukti melanggar", "diduga melanggar karena terbukti mendaftar": the suspicion holds, what is proven is only a fact."""
    words, text = load_phrases("assertion"), frame.text
    hedge = words["hedge"].last(text, clause_start, act.start)
    if hedge is None:
        return False
    if words["real"].pattern.sub("", text[hedge.end() : act.start]).strip() == "":
        return True
    cause = words["cause"].last(text, hedge.end(), act.start)
    between = [other for other in find_acts(frame, sentence) if hedge.end() <= other.start and other.end <= act.start]
    if cause is None or not all(other.name in _ONLY_SAID for other in between):
        return False
    proofs = (other.start for other in (*between, act) if other.name == "convict")  # "… karena terbukti mendaftar dan | terbukti memasang"
    return any(not text[cause.end() : start].strip() for start in proofs)


_ONLY_SAID = frozenset({"suspect", "deed", "convict"})
"""Acts between a hedge and a word of proof, over which the hedge still reaches."""
