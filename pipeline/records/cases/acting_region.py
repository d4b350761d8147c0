"""The region of whoever acts in a sentence on a case: where it is handled."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import parties_in
from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Done
from pipeline.records.reading.actors import namings
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.place import home_region
from pipeline.tagging.linking import province_of
from pipeline.words.phrases import load_phrases

NATIONAL = frozenset({"kasn", "bkn", "kemendagri", "kemenpanrb"})
"""Bodies whose seat is no region of a case."""


def acting_region(frame: Frame, sentence: Span) -> str | None:
    """The region of the supervisor, government or court that acts in the sentence, not of one to whom something is handed."""
    high_court = load_phrases("whose")["high_court"].pattern
    for party in parties_in(frame, sentence.start, sentence.end):
        if party.party not in ("supervisor", "employer", "court", "police"):
            continue
        if right_before(frame.text, sentence.start, party.start, "whose", "copy_to") or high_court.match(frame.text, party.start):
            continue
        if re.search(
            r"(?<!\w)(?:ke(?:pada)?|di|dari|lewat)\s+(?:\S+\s+)?$",
            frame.text[max(sentence.start, party.start - 20) : party.start],
            re.IGNORECASE,
        ):
            continue
        for mention in frame.within(party.start, min(sentence.end, party.end + 30)):
            code = mention.get("code") if mention["type"] == "region" else None
            if mention["type"] == "institution" and mention["id"] not in NATIONAL:
                code = mention.get("region")
            beside = len(frame.text[party.end : mention["start"]].split()) <= 3 and "," not in frame.text[party.end : mention["start"]]
            of_neighbour = party.party == "police" and is_of_neighbours_police(frame, str(code))
            if code and beside and not of_neighbour and not (party.party == "court" and _sits_elsewhere(frame, str(code))):
                return str(code)
    return None


def is_of_neighbours_police(frame: Frame, code: str) -> bool:
    """ "kini di Polres Tapanuli Selatan" in an article about its neighbour without police of its own: a place named for nothing else."""
    home = home_region(frame)
    if not home or "." not in home or home == code or province_of(code) != province_of(home):
        return False
    offices = [m for m in frame.mentions if m["type"] == "institution" and m["id"] in _INVESTIGATING and m.get("region") == code]
    offices = [m for m in offices if right_before(frame.text, max(0, m["start"] - _BEFORE), m["start"], "whose", "at_police")]
    named = [any(0 <= m["start"] - office["end"] <= 1 for office in offices) for m in frame.mentions if m.get("code") == code]
    return bool(named) and all(named)


_BEFORE = 40
"""Characters before an office in which it is said that a case is there; "anggota Polres X" serve there."""
_INVESTIGATING = frozenset({"polri", "kejaksaan", "pengadilan"})


def _sits_elsewhere(frame: Frame, code: str) -> bool:
    """ "Hakim PN Polewali tetapkan kepala puskesmas …" in an article about Mamasa: a court judges those of its neighbours too."""
    home = home_region(frame)
    return home is not None and "." in home and home != code


def acting_by_name(frame: Frame, chain: Chain, home: str | None) -> str | None:
    """ "Yusmar membebastugaskan seorang camat": the region of the office that the article gave him; not where he only speaks of it."""
    for done in chain.done:
        if done.sentence == chain.sentence and done.stage != "alleged":
            official = _named_beside(frame, done)
            if official is not None and official.get("institution") in _ACTING_BODIES:
                code = official.get("region")
                return str(code) if code and "." in code and code.startswith(home or "") else None
    return None


def _named_beside(frame: Frame, done: Done) -> Mention | None:
    """Whose name stands right before an act, or behind a passive, outside of quotes."""
    act, active = done.act, done.act.meaning.active
    span = (done.sentence.start, act.start) if active else (act.end, min(done.sentence.end, act.end + _TO_AGENT))
    named = [naming for naming in namings(frame, *span) if frame.quote_at(naming.start) is None]
    if not named:
        return None
    one = named[-1] if active else named[0]
    between = (one.end, act.start) if active else (act.end, one.start)
    return one.official if _BESIDE_ACT.fullmatch(frame.text, *between) is not None else None


_ACTING_BODIES = frozenset({"bawaslu", "pemda", "inspektorat", "bkpsdm"})
_TO_AGENT = 30
"""Characters after a passive in which the name of who did it begins."""
_BESIDE_ACT = re.compile(
    r"[\s,]*(?:(?:oleh|juga|sudah|telah|lalu|kemudian|langsung|pun|akhirnya|bahkan|sendiri|sempat|kembali)\s+)*", re.IGNORECASE
)
"""Between a name and the act that its bearer does."""
