"""Which earlier election a number belongs to, where the number before it tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from pipeline.records.cases.chain import Chain
from pipeline.records.cases.place_groups import is_among
from pipeline.records.reading.frame import Frame
from pipeline.records.reading.past import year_of_past
from pipeline.records.tallies.tally import Tally
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def year_carried_on(frame: Frame, chain: Chain, tallies: Sequence[Tally]) -> str | None:
    """ "Pada Pilkada 2020 kami meneruskan 14 ASN. Sebelas orang disanksi, tiga orang bebas": the year of the number told right before.

    Only for a number without a noun of its own or out of those, in a sentence that tells of no other day.
    """
    sentence, paragraph = chain.sentence, frame.paragraph_at(chain.sentence.start)
    just_told = takewhile(lambda t: sentence.index - t.chain.sentence.index <= 1, reversed(tallies))
    out_of_those = _OUT_OF_THOSE.match(frame.text, frame.opening(*sentence.bounds), chain.first.start) is not None
    past = next((t.past for t in just_told if t.past and (out_of_those or paragraph.holds(t.chain.sentence.start))), None)
    past = past or (_year_of_those(frame, chain) if out_of_those else None)
    bare = chain.count is not None and " " not in chain.count["text"]  # "Adapun laporan yang dihentikan ada | 53"
    if past is None or not (out_of_those or is_said_part(frame, chain) or chain.first.elliptic or chain.first.vague or bare):
        return None
    if frame.within(*sentence.bounds, "date") or load_phrases("claims")["this_time"].found(frame.text, *sentence.bounds):
        return None
    return past


def _year_of_those(frame: Frame, chain: Chain) -> str | None:
    """The year of the number that is pointed at, where it is no tally ("Pada Pilkada 2020 ada 14 kasus. Dari jumlah itu, | 9 | …")."""
    before = frame.before(chain.sentence)
    counts = frame.numbers(*before.bounds) if before is not None else []
    return year_of_past(frame, before, counts[-1]["start"]) if before is not None and counts else None


def is_said_part(frame: Frame, chain: Chain) -> bool:
    """Whether the text says that a number is a part of one before it."""
    return chain.first.part or is_among(frame, chain.first.start, chain.first.end, chain.sentence.end)


_OUT_OF_THOSE = Shape(r"dari\s+(?:[^\s,.;:]+(?:\.\d{3})?\s+){0,4}?(?:{counts.pointing}|situ)(?!\w)", re.IGNORECASE)
""" "Pada Pilkada 2020 ada 1.536 kasus. [paragraph] Dari jumlah itu, | 53 | dihentikan"."""
