"""Two tracks of one case: what ends the criminal one leaves neutrality open (ruling 5)."""

from __future__ import annotations

from pipeline.records.acts.stages import Act
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases


def is_of_crime(text: str, act: Act, sentence: Span) -> bool:
    """ "unsur pidananya tidak terpenuhi": the act ends the criminal track only (ruling 5)."""
    criminal = load_phrases("claims")["criminal"]
    return criminal.found(text, max(sentence.start, act.start - 80), min(sentence.end, act.end + 60))


def other_track_goes_on(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "secara pidana tidak terbukti. Namun secara netralitas masuk pelanggaran": what follows keeps the other track open."""
    if load_phrases("claims")["is_other_track"].found(frame.text, act.end, sentence.end):
        return True
    following = frame.after(sentence)
    if following is None:
        return False
    goes_on = load_phrases("claims")["other_track"].pattern.match(frame.text, frame.opening(*following.bounds, '"“ '), following.end)
    return goes_on is not None and not _names_others(frame, *goes_on.span())


def leaves_neutrality_open(frame: Frame, sentence: Span) -> bool:
    """ "Perkara pidananya dihentikan … Soal netralitas belum diputuskan": near it, of the same persons, and the crime is named too."""
    near = [s for s in frame.sentences if abs(s.index - sentence.index) <= _NEAR_END]
    if not any(load_phrases("claims")["criminal"].found(frame.text, *s.bounds) for s in near):
        return False
    still = (load_phrases("claims")["neutrality_open"].first(frame.text, *s.bounds) for s in near)
    told = (found.span() for found in still if found is not None)
    return any(not _names_others(frame, *span) and not _counted_between(frame, span, sentence) for span in told)


def _counted_between(frame: Frame, still: tuple[int, int], sentence: Span) -> bool:
    """ "UU Desa tetap jalan. | Satu laporan lain menyasar ASN. Laporan itu tidak diregister": of others, of whom is told since."""
    between = frame.numbers(min(still[1], sentence.end), max(still[0], sentence.start))
    return any(not m["text"].casefold().startswith("ke") for m in between)


def _names_others(frame: Frame, start: int, end: int) -> bool:
    """ "kasus netralitas tiga camat masih diproses": of others than those told of; "ketiganya" are those."""
    numbers = (m for m in frame.numbers(start, end + _THEIR_NUMBER) if not m["text"].casefold().startswith("ke"))
    return any(numbers) or bool(frame.within(start, end, "region"))


_THEIR_NUMBER = 15
"""Characters after "namun kasus netralitas", "masih memproses pelanggaran netralitas" in which the number of others may stand."""
_NEAR_END = 4
"""Sentences around the end of a case in which it may stand that the other track goes on."""
