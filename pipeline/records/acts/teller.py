"""Who tells what is told without a verb of saying: whoever speaks around it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records.acts.parties import named_speaker
from pipeline.records.reading.actors import namings, speaker_of
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.words.phrases import load_phrases

_WORDS_BETWEEN = 3
"""So many words may stand between a person and "mencatat", "penjelasan"."""


def teller_of(frame: Frame, sentence: Span) -> Mention | None:
    """The speaker of the sentence; else of the nearest one before it in its paragraph, of the first one after, of the paragraph before."""
    here = (teller for told in _in_paragraph(frame, sentence) if (teller := speaker_in(frame, told)))
    beyond = (teller for told in _beyond(frame, sentence) if (teller := speaker_in(frame, told)))
    return next(here, None) or _heads_paragraph(frame, sentence) or next(beyond, None)


def _heads_paragraph(frame: Frame, sentence: Span) -> Mention | None:
    """ "Ketua Bawaslu, Iwan, memberi nilai tujuh. Dari 19 ASN, baru enam yang ditindak": who opens the paragraph tells the rest.

    So does who opens it behind a question of the newsroom ("Bagaimana dengan pegawai? Ketua Bawaslu, Iwan, masih repot").
    """
    paragraph = frame.paragraph_at(sentence.start)
    told = (s for s in frame.sentences if paragraph.holds(s.start) and s.start < sentence.start)
    first = next((s for s in told if not frame.text[s.start : s.end].rstrip().endswith("?")), paragraph)
    opening = frame.opening(first.start, paragraph.end)
    named = [m for m in frame.within(opening, sentence.start, "official") if m.get("name") and m["start"] - opening <= 1]
    return named[0] if named else None


def speaker_in(frame: Frame, sentence: Span) -> Mention | None:
    """Who is said to speak in the sentence, or to count and to know what it tells."""
    return named_speaker(frame, sentence.start) or speaker_of(frame, sentence.start, sentence.end) or _who_counts(frame, sentence)


def _who_counts(frame: Frame, sentence: Span) -> Mention | None:
    """ "Maemunah mencatat 12 ASN", "begitu penjelasan Komisioner Bawaslu NTT, Melkianus"."""
    for word in load_phrases("stage_dates")["tells"].all(frame.text, sentence.start, sentence.end):
        for naming in namings(frame, sentence.start, sentence.end):
            first, last = min(naming.end, word.end()), max(naming.start, word.start())
            if len(frame.text[first:last].split()) <= _WORDS_BETWEEN and frame.quote_at(naming.start) is None:
                return naming.official
    return None


def _in_paragraph(frame: Frame, sentence: Span) -> Iterator[Span]:
    """The sentence and those of its paragraph whose speaker may tell it, the likeliest first."""
    paragraph = frame.paragraph_at(sentence.start)
    before = _before(frame, sentence, paragraph.start)
    yield sentence
    yield from (other for other in before if not of_other_bodies(frame, sentence, other))
    yield from (other for other in frame.sentences if other.index > sentence.index and paragraph.holds(other.start))


def _beyond(frame: Frame, sentence: Span) -> Iterator[Span]:
    """Sentences of the paragraphs beside whose speaker may tell it, the likeliest first."""
    paragraph = frame.paragraph_at(sentence.start)
    yield from (other for other in _next_paragraph(frame, paragraph) if _speaks_for_its_body(frame, sentence, other))
    floor = frame.paragraphs[paragraph.index - 1].start if paragraph.index else 0
    yield from (other for other in _before(frame, sentence, floor) if other.start < paragraph.start)


def _before(frame: Frame, sentence: Span, floor: int) -> list[Span]:
    """Sentences from `floor` to this one that no heading parts from it, the nearest first."""
    return [s for s in reversed(frame.sentences) if floor <= s.start < sentence.start and not frame.apart(s.start, sentence.start)]


def _next_paragraph(frame: Frame, paragraph: Span) -> list[Span]:
    following = frame.paragraphs[paragraph.index + 1 : paragraph.index + 2]
    return [s for s in frame.sentences if following and following[0].holds(s.start)]


def _speaks_for_its_body(frame: Frame, sentence: Span, other: Span) -> bool:
    """ "Panwas Jakarta Timur tengah memeriksa …" before "kata Ketua Panwas Jakarta Timur": the body of the sentence speaks in the other."""
    speaker = speaker_in(frame, other)
    bodies = {(m["id"], m.get("region")) for m in frame.within(sentence.start, sentence.end, "institution") if m.get("region")}
    return speaker is not None and (speaker.get("institution"), speaker.get("region")) in bodies


def of_other_bodies(frame: Frame, sentence: Span, other: Span) -> bool:
    """Whether a later claim is told of one body, under its own name, and all who spoke before in its paragraph serve another.

    "kata Kapolres, Selasa (19/11). Bawaslu juga belum menerima laporan": what the police chief said on that day is not Bawaslu's.
    """
    if other.start > sentence.start or frame.quote_at(sentence.start) is not None:
        return False
    bodies = {m["id"] for m in frame.within(sentence.start, sentence.end, "institution")}
    serve = {m.get("institution") for m in frame.within(frame.paragraph_at(sentence.start).start, other.end, "official")}
    return bool(bodies and serve) and "bawaslu" in bodies and serve.isdisjoint(bodies) and None not in serve
