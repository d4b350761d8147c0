"""An act in the sentence that tells it, with what several questions about it ask."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.acts.stages import Act
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.clauses import NEAR, clause_after, clause_before, stands_near
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import Phrases, load_phrases


@dataclass(frozen=True, slots=True)
class Telling:
    """How a sentence tells an act; offsets are characters of the text."""

    frame: Frame
    text: str
    """The text of the article."""
    act: Act
    sentence: Span
    first: int
    """Where the clause of the act begins."""
    last: int
    """Where its clause ends."""
    real: bool
    """A word beside the act says that it was done ("sudah", "telah")."""
    known: bool
    """What is wanted or asked is told before it, the act itself only says of whom, or why."""

    @property
    def following(self) -> str:
        """What follows the act in its clause."""
        return self.text[self.act.end : self.last].lstrip()

    def before(self, words: Phrases) -> bool:
        """Whether one of the words stands before the act in its clause."""
        return words.found(self.text, self.first, self.act.start)


def telling_of(frame: Frame, act: Act, sentence: Span) -> Telling:
    """How the sentence tells the act."""
    first = clause_before(frame.text, sentence.start, act.start)
    real = stands_near(frame.text, load_phrases("assertion")["real"], first, act.start, NEAR)
    # "menuntut Camat X dievaluasi karena | mengarahkan warga": what is demanded is told before the reason
    # … and "akan dipanggil karena | dilaporkan warga": why it is planned has happened
    reason = act.name in ("deed", "suspect", "complain") and right_before(frame.text, sentence.start, act.start, "assertion", "cause")
    last = clause_after(frame.text, act.end, sentence.end)
    return Telling(frame, frame.text, act, sentence, first, last, real, reason or _says_which(frame, act, sentence))


def _says_which(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "ingin dua camat yang | dilaporkan ke Bawaslu dipenjara": what is wanted is the main verb; of whom, has happened."""
    which = load_phrases("grammar")["relative"].ends_before(frame.text, sentence.start, act.start)
    if which is None or act.meaning.active or act.meaning.stage not in ("reported", "examined"):
        return False
    counted = frame.numbers(sentence.start, which.start())
    return bool(counted) and len(frame.text[counted[-1]["end"] : which.start()].split()) <= _TO_WHICH


_TO_WHICH = 4
"""Words of a place between persons and "yang"."""
