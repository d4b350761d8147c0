"""Whose words a written speech holds that somebody else reads out: its author's, never the reader's (codebook, ruling 32)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.reading.actors import antecedent, namings
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.speakers.holder import NEAR, RIGHT_AFTER
from pipeline.words.phrases import load_phrases


def authors_of_speeches(frame: Frame, sentence: Span) -> Iterator[tuple[Mention, tuple[int, int]]]:
    """The authors of speeches that the sentence says to be read out, each with the place of the speech.

    "Sambutan tertulis Pj Bupati dibacakan Asisten I", "Asisten I membacakan sambutan Pj Bupati", "dalam pidato tertulisnya yang
    dibacakan Asisten I", "Dalam amanat tertulis yang dibacakan Asisten I, Pj Bupati berpesan".
    """
    words, text = load_phrases("issuers"), frame.text
    for speech in words["written_speech"].all(text, *sentence.bounds):
        if words["read_out"].opens(text, speech.end(), sentence.end):
            his = speech.group().lower().endswith("nya")
            author = named_last(frame, sentence, speech.start()) if his else _named_behind_reader(frame, sentence, speech.end())
        else:
            author = _named_right_behind(frame, sentence, speech.start(), speech.end())
        if author is not None:
            yield author, speech.span()


def _named_right_behind(frame: Frame, sentence: Span, start: int, end: int) -> Mention | None:
    """ "Sambutan tertulis | Pj Bupati | dibacakan Asisten I", "membacakan sambutan | Pj Bupati"."""
    words = load_phrases("issuers")
    author = next(iter(namings(frame, end, min(sentence.end, end + RIGHT_AFTER))), None)
    if author is None:
        return None
    read = words["reads_out"].ends_before(frame.text, sentence.start, start) is not None
    return author.official if read or words["read_out"].found(frame.text, author.end, sentence.end) else None


def _named_behind_reader(frame: Frame, sentence: Span, end: int) -> Mention | None:
    """ "Dalam amanat tertulis yang dibacakan Asisten I, | Pj Bupati | berpesan": who is named where the clause of the reader ends."""
    reader = next(iter(namings(frame, end, min(sentence.end, end + NEAR))), None)
    comma = frame.text.find(",", reader.end, sentence.end) if reader is not None else -1
    behind = namings(frame, comma, sentence.end) if comma >= 0 else ()
    return behind[0].official if behind and not frame.text[comma + 1 : behind[0].start].strip() else None


def named_last(frame: Frame, sentence: Span, offset: int) -> Mention | None:
    """ "Dipaparkan Wakil Ketua dalam webinar yang dibukanya": the ending is the person named last."""
    named = namings(frame, sentence.start, offset)
    return named[-1].official if named else antecedent(frame, sentence.start)
