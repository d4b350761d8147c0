"""Penalties that KASN or BKN only names in what it recommends: nobody has imposed them yet (ruling 2)."""

from __future__ import annotations

import re

from pipeline.records.acts.parties import Party, is_receiver, parties_in, who_acts
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_PENALTIES = frozenset({"punish", "impose", "reprimand", "reprove"})
_AFTER = 2
"""Sentences after a penalty in which an employer may say that nothing has been done about it."""


def who_only_named_it(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """The commission that named a penalty of which nobody says who imposed it; None where it was imposed, or that is open.

    "KASN merekomendasikan sanksi bagi lima ASN. Empat di antaranya | mendapat sanksi moral", "Menurut KASN, dua camat | dikenai sanksi
    sedang. BKPSDM mengaku belum menerima suratnya".
    """
    if act.name not in _PENALTIES or _is_imposed(frame, act, sentence):
        return None
    before = frame.before(sentence)
    if before is not None and not frame.in_one_paragraph(before.start, sentence.start):
        before = None
    here = _commissions(frame, sentence.start, act.start)
    if here and _is_beside_own(frame, act, sentence):
        return here[-1]
    if before is not None and not _others_act(frame, before) and _goes_on(frame, act, sentence, before):
        return _commissions(frame, *before.bounds)[-1]
    undone = _left_undone(frame, sentence)
    floor, ceiling = (before or sentence).start, sentence.end if undone is None else undone.end
    named = [] if undone is None else here or _commissions(frame, floor, ceiling)
    return named[-1] if named else None


def _is_imposed(frame: Frame, act: Act, sentence: Span) -> bool:
    """Whether a word says that it has been done, or an employer or a day stands in the sentence."""
    words = load_phrases("assertion")["real"]
    if words.found(frame.text, act.start, act.end) or right_before(frame.text, sentence.start, act.start, "assertion", "real"):
        return True
    return _others_act(frame, sentence, act) or bool(frame.within(*sentence.bounds, "date"))


def _others_act(frame: Frame, sentence: Span, act: Act | None = None) -> bool:
    """Whether anybody else than the commission acts there, to whom the penalty may be owed: neither who gets the paper nor the punished."""
    others = [party for party in parties_in(frame, *sentence.bounds) if party.party != "commission" and not is_receiver(frame, party)]
    others = [party for party in others if not right_before(frame.text, sentence.start, party.start, "grammar", "for_whom")]
    if act is not None:  # "Empat camat di Blora | mendapat sanksi moral"
        others = [party for party in others if party.start >= act.start or _ACTS.search(frame.text, party.end, act.start)]
    return bool(others)


_ACTS = re.compile(r"[,;:]|(?<!\w)(?:me(?!ndapat)\w{4,}|dan|lalu)(?!\w)", re.IGNORECASE)
"""Between an office and a penalty: what the office does itself."""


def _commissions(frame: Frame, start: int, end: int) -> list[Party]:
    return [party for party in parties_in(frame, start, end) if party.party == "commission"]


def _is_beside_own(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "KASN memberi hukuman sedang kepada dua ASN dan | teguran kepada tiga ASN": the next one of its penalties."""
    earlier = [other for other in find_acts(frame, sentence) if other.name in _PENALTIES and other.end <= act.start]
    return any((doer := who_acts(frame, other, sentence)) is not None and doer.party == "commission" for other in earlier)


def _goes_on(frame: Frame, act: Act, sentence: Span, before: Span) -> bool:
    """Whether the sentence goes on with what the one before says that the commission gave or recommended as a penalty."""
    penalty = load_phrases("assertion")["penalty"]
    named = [other for other in find_acts(frame, before) if other.name in _PENALTIES or penalty.found(frame.text, other.start, other.end)]
    given = [doer for other in named if (doer := who_acts(frame, other, before)) is not None]
    if not any(doer.party == "commission" for doer in given) or not _commissions(frame, *before.bounds):
        return False
    opening = frame.opening(*sentence.bounds)
    return load_phrases("claims")["goes_on_with_rest"].found(frame.text, opening, act.start)


def _left_undone(frame: Frame, sentence: Span) -> Span | None:
    """ "… BKPSDM mengaku belum menerima suratnya", "Bupati belum menjalankannya": the sentence that says that nothing has been done."""
    undone = load_phrases("claims")["penalty_left_undone"]
    for following in (s for s in frame.sentences if 0 < s.index - sentence.index <= _AFTER):
        told = undone.first(frame.text, *following.bounds)
        if told is not None and not _is_of_others(frame, following.start, told.end()):
            return following
    return None


def _is_of_others(frame: Frame, start: int, end: int) -> bool:
    """ "Pelapor mengaku belum menerima salinannya", "KASN belum mendapat surat": they have not to impose anything."""
    who = next(iter(parties_in(frame, start, end)), None)
    return who is not None and who.party in ("citizens", "supervisor", "commission") and not is_receiver(frame, who)
