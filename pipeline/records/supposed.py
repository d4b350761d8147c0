"""Cases that are only thought of, to explain how such things go (ruling 11)."""

from __future__ import annotations

from pipeline.records.frame import Frame, Span
from pipeline.records.phrases import load_phrases
from pipeline.records.stages import Act


def is_supposed(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Misalnya KASN menyatakan tidak terbukti, ...": thought of; "Misalnya di Bangli, tiga ASN ...": an example that there is."""
    words, text = load_phrases("assertion"), frame.text
    opening = words["supposed"].pattern.match(text[sentence.start : sentence.end].lstrip('"“ '))
    if opening is not None and not any(m["type"] in ("count", "region", "date") for m in frame.within(*sentence.bounds)):
        return True
    # "misalnya seorang camat dilaporkan, maka ia diperiksa lima hari": somebody, and what would follow
    told = words["supposed_case"].last(text, sentence.start, act.start)
    if told is None or frame.within(told.start(), sentence.end, "region") or words["real"].found(text, told.end(), act.end):
        return False
    return words["would_follow"].found(text, told.end(), sentence.end)
