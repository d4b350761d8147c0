"""Who acts in a case, whom the speaker speaks for, and to whom the case is handed (rulings 7, 18b, 22, 23)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records.acts.no_doers import is_no_doer
from pipeline.records.acts.stages import Act
from pipeline.records.acts.subjects import YOGYAKARTA
from pipeline.records.reading.actors import speaker_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Mention, Span
from pipeline.records.reading.kept import kept, kept_of
from pipeline.records.reading.place import home_region
from pipeline.words.entries import Entry, load_entries
from pipeline.words.phrases import Phrases, load_phrases, words_config, words_folder
from pipeline.words.prefilter import PatternSet
from pipeline.words.shapes import Shape

_PARTY_OF_INSTITUTION = {
    "bawaslu": "supervisor",
    "panwascam": "supervisor",
    "dkpp": "supervisor",
    "ombudsman": "supervisor",
    "kasn": "commission",
    "bkn": "commission",
    "inspektorat": "employer",
    "bkpsdm": "employer",
    "pemda": "employer",
    "pemdes": "employer",
    "kemendagri": "employer",
    "kemenpanrb": "employer",
    "gakkumdu": "police",
    "polri": "police",
    "tni": "employer",
    "kejaksaan": "court",
    "pengadilan": "court",
}
_REACH = 45
"""Characters before an institution in which "ke", "kepada" or "oleh" may stand."""
_TO_PENALTY = 7
"""Words between "KASN memutuskan" and the penalty: the persons."""
_WORDS_TO_AGENT = 3
"""A passive's agent follows it at once: "ditegur lisan oleh Panwaslu", "dilaporkan warga"."""
_WORDS_TO_BY = 6
"""Words up to an agent that "oleh" stands before."""


class PartyWords(Entry):
    """Words for one party, and the institution of the codebook that they name."""

    party: str
    institution: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or receives. `own_voice` has been replaced by the speaker's own institution."""

    party: str
    institution: str | None
    start: int
    end: int


def parties_in(frame: Frame, start: int, end: int) -> list[Party]:
    """Parties named in [start, end), in order, the longest name at each place."""
    found = _parties_in(frame.text, start, end, words_folder())
    if not any(party.institution == "pemdes" for party in found):
        return list(found)
    head = load_phrases("whose")["head_of_ward"]
    wards = {party for party in found if party.institution == "pemdes" and head.opens(frame.text, party.start, party.end)}
    if not wards or (home_region(frame) or "").startswith(YOGYAKARTA):
        return list(found)  # where a lurah heads a village; elsewhere a ward, which is a part of the city or regency
    return [replace(party, institution="pemda") if party in wards else party for party in found]


@kept
def _parties_in(text: str, start: int, end: int, folder: str) -> tuple[Party, ...]:
    """Asked for several times for each sentence of an article, hence kept."""
    words, patterns = _patterns(folder)
    found = [
        Party(words[number].party, words[number].institution, match.start(), match.end())
        for number, match in patterns.find_all(text, start, end)
        if not _CANDIDATE.search(text, max(start, match.start() - _TO_CANDIDATE), match.start())
    ]
    kept: list[Party] = []
    for party in sorted(found, key=lambda party: (party.start, -party.end)):
        if not kept or party.start >= kept[-1].end:
            kept.append(party)
    return tuple(kept)


_CANDIDATE = Shape(r"(?<!\w){not_accused.no_holder}\s+$", re.IGNORECASE)
""" "calon | bupati": who stands for the office does not hold it."""
_TO_CANDIDATE = 20


def party_of(official: Mention) -> str | None:
    """The party for which an official speaks."""
    return _PARTY_OF_INSTITUTION.get(official.get("institution") or "")


def speaker_party(frame: Frame, start: int, end: int, *, before: bool = False) -> Party | None:
    """The party of whoever says what stands at [start, end); `before`: also of who spoke before in the paragraph."""
    speaker = named_speaker(frame, start) or speaker_of(frame, start, end) or (_speaks_on(frame, start) if before else None)
    institution = None if speaker is None else speaker.get("institution")
    party = _PARTY_OF_INSTITUTION.get(institution or "")
    return _last_supervisor(frame, start) if party is None else Party(party, _outward(institution), start, start)


def _speaks_on(frame: Frame, offset: int) -> Mention | None:
    """ "Kepala Dinas mengakui guru itu belum cuti. Pihaknya | sudah memberi peringatan": who spoke last in the paragraph."""
    if frame.quote_at(offset) is not None:
        return None
    paragraph = frame.paragraph_at(offset)
    for before in reversed([s for s in frame.sentences if paragraph.start <= s.start and s.end <= offset]):
        if speaker := named_speaker(frame, before.start):
            return speaker
        if any(party.party in ("supervisor", "commission") for party in parties_in(frame, *before.bounds)):
            return None
    return None


def _last_supervisor(frame: Frame, offset: int) -> Party | None:
    """The supervisor or commission named last, at most two sentences before: it speaks on as "kami" or "lembaga itu"."""
    sentence = frame.sentence_at(offset)
    if sentence is None:
        return None
    own = any(p.party == "own_voice" for p in parties_in(frame, sentence.start, sentence.end))
    for span in reversed([s for s in frame.sentences if sentence.index - (8 if own else 2) <= s.index <= sentence.index]):
        found = [
            p
            for p in parties_in(frame, span.start, min(span.end, offset))
            if p.party in ("supervisor", "commission") and not is_receiver(frame, p)
        ]
        if found:
            acting = [p for p in found if not right_before(frame.text, span.start, p.start, "grammar", "paper_of")]
            return (acting or found)[-1]
    return None


@kept
def named_speaker(frame: Frame, offset: int) -> Mention | None:
    """The official beside a verb of saying in the sentence of `offset`: after "kata", or before "mengatakan"."""
    quote = frame.quote_at(offset)
    if quote is not None and quote.speaker is not None:
        return quote.speaker
    sentence = frame.sentence_at(offset)
    if sentence is None:
        return None
    officials = frame.within(sentence.start, sentence.end, "official")
    for said in load_phrases("speech")["saying"].all(frame.text, sentence.start, sentence.end):
        after = [
            m
            for m in officials
            if m["start"] >= said.end() and m.get("institution") and len(frame.text[said.end() : m["start"]].split()) <= 1
        ]
        before = [m for m in officials if m["end"] <= said.start() and len(frame.text[m["end"] : said.start()].split()) <= 3]
        # "Sekda, Rudi, mengatakan | Bupati sudah menegur": the active verb has its speaker before it
        told = (*reversed(before), *after) if said.group()[:2].lower() == "me" else (*after, *reversed(before))
        for official in told:
            if official.get("name") or official in after:
                return official
    return None


@kept_of
def who_acts(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """The party that does the act, or None where the text names nobody."""
    before = parties_in(frame, sentence.start, act.start)
    if voice := _own_voice_beside(frame, act, before):
        return _who_is_meant(frame, voice, act)
    if act.meaning.active or (act.name == "convict" and _HOLDS_OBJECT.match(frame.text, act.start)):
        return _doer_before(frame, act, before)
    if doer := _doer_inside(frame, act):
        return doer
    if decision := _decision_before(frame, act, sentence):
        return next((p for p in reversed(parties_in(frame, *decision.span())) if p.party == "commission"), None)
    return _agent_after(frame, act, sentence)


def _own_voice_beside(frame: Frame, act: Act, before: Sequence[Party]) -> Party | None:
    """ "Kami | sudah meneruskan": whoever speaks, at most a word before the act."""
    voices = [p for p in before if p.party == "own_voice" and _words_between(frame, p.end, act.start) <= 1 and not is_receiver(frame, p)]
    return voices[-1] if voices else None


def _doer_before(frame: Frame, act: Act, before: Sequence[Party]) -> Party | None:
    """ "Bawaslu meneruskan kasusnya": the last before the act who neither receives, nor gave the paper, nor only has the house."""
    if before and _WHO_DOES.fullmatch(frame.text, before[-1].end, act.start) and before[-1].party != "own_voice":
        return before[-1]  # "berterima kasih kepada warga | yang melaporkan"
    doers = [p for p in before if not (is_receiver(frame, p) or is_no_doer(frame, p.start, p.end, act))]
    if not doers:
        return None
    return _who_is_meant(frame, doers[-1], act) if doers[-1].party == "own_voice" else doers[-1]


def _doer_inside(frame: Frame, act: Act) -> Party | None:
    """ "ditegur | Panwascam setempat", "teguran sudah | kami | berikan": the words of the act run over the one who does it."""
    if act.name == "reprimand":
        voice = next((p for p in parties_in(frame, act.start, act.end) if p.party == "own_voice"), None)
        if voice is not None:
            return _who_is_meant(frame, voice, act)
    head = frame.text.find(" ", act.start, act.end)
    inside = [p for p in (parties_in(frame, head, act.end) if head > 0 else ()) if not frame.text[head : p.start].strip()]
    by_citizens = act.name == "reprimand"  # "ditegur | warga" is no reprimand
    return next((p for p in inside if p.institution or (by_citizens and p.party == "citizens")), None)


def _decision_before(frame: Frame, act: Act, sentence: Span) -> re.Match[str] | None:
    """ "KASN memutuskan | dua camat | diturunkan pangkatnya": who decides on a penalty, with the persons between."""
    decides = load_phrases("grammar")["decides"].last(frame.text, sentence.start, act.start) if act.name == "punish" else None
    if decides is None or _words_between(frame, decides.end(), act.start) > _TO_PENALTY:
        return None
    return None if any(party.party == "employer" for party in parties_in(frame, decides.end(), act.start)) else decides


def _agent_after(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "ditegur lisan | oleh Panwaslu", "dilaporkan | warga": the first party behind a passive, if it is its agent."""
    named = parties_in(frame, act.end, min(sentence.end, act.end + _TO_AGENT))
    # "dilaporkan ke KASN | oleh Bawaslu"
    party = next((p for p in named if not (is_receiver(frame, p) or _is_examined(frame, act, p))), None)
    if party is None or right_before(frame.text, act.end, party.start, "grammar", "accompanied"):
        return None  # "tahap klarifikasi yang didampingi Kejaksaan"
    words, between = load_phrases("grammar"), frame.text[act.end : party.start]
    if words["gets"].pattern.match(frame.text, act.start, act.end) and words["got_from"].pattern.fullmatch(between.strip()):
        return party
    by = (
        right_before(frame.text, act.end, party.start, "grammar", "by_agent")
        and len(between.split()) <= _WORDS_TO_BY
        and "," not in between
    )
    bare = len(between.split()) <= _WORDS_TO_AGENT and not (_MARK.search(between) or words["not_by"].found(between))
    if not (by or bare):
        return None
    return speaker_party(frame, act.start, act.end) if party.party == "own_voice" else party


def _is_examined(frame: Frame, act: Act, party: Party) -> bool:
    """ "Pemeriksaan 10 | kades oleh Bawaslu X": counted right behind the noun of an examination are those who are examined."""
    if act.meaning.stage != "examined" or _NOUN.match(frame.text, act.start) is None:
        return False
    counted = next(iter(frame.numbers(act.end, party.end)), None)
    return counted is not None and counted["start"] <= party.start < counted["end"] and not frame.text[act.end : counted["start"]].strip()


_NOUN = re.compile(r"pe[mn]|klarifikasi|interogasi|investigasi", re.IGNORECASE)
_TO_AGENT = 80
"""Characters behind a passive in which its agent may stand."""
_MARK = re.compile(r"[,;.]")


_HOLDS_OBJECT = re.compile(r"me\w{4,}\s", re.IGNORECASE)
""" "KASN | menyatakan seorang camat terbukti": whom it is about stands among the words of the act."""
_WHO_DOES = re.compile(
    r"(?:\s+[A-Z]\w*){0,3}\s+yang\s+(?:(?:telah|sudah|berani|ikut|turut|sempat|kini|sedang|tengah|masih)\s+)?", re.IGNORECASE
)
"""Between whoever is told of and the verb of what they do."""


def _who_is_meant(frame: Frame, voice: Party, act: Act) -> Party | None:
    """ "Kami", "pihaknya": whoever speaks; "lembaga itu": the supervisor or commission told of last."""
    if load_phrases("claims")["that_body"].pattern.match(frame.text, voice.start) is not None:
        return _last_supervisor(frame, voice.start) or speaker_party(frame, act.start, act.end)
    return speaker_party(frame, act.start, act.end, before=True)


def handed_to(frame: Frame, act: Act, first: int, last: int) -> Party | None:
    """The institution in [first, last) to which the act hands the case: the first one after it, else the last one before it."""
    named_there = parties_in(frame, first, last)
    targets = [party for party in named_there if is_receiver(frame, party)]
    if act.needs == "inside" and not any(act.start <= party.start < act.end for party in targets):
        # "menyurati BKN"; in "mengajukan seorang camat ke KASN" only KASN receives
        targets = [party for party in named_there if party in targets or act.start <= party.start < act.end]
    targets = [party for party in targets if not right_before(frame.text, max(0, party.start - _REACH), party.start, "grammar", "by_agent")]
    off = load_phrases("grammar")["called_off"]
    targets = [party for party in targets if not off.opens(frame.text, party.end, party.end + _REACH)]
    after = [party for party in targets if party.start >= act.start]  # "mengajukan 13 ASN ke KASN" holds its own addressee
    before = [party for party in targets if party.end <= act.start]
    named = [party for party in after if party.institution or party.party == "own_voice"]  # "ke instansi berwenang, dalam hal ini BKN"
    # "ke atasan, dalam hal ini | KASN"
    meant = [party for party in after if right_before(frame.text, act.end, party.start, "grammar", "that_is")]
    target = meant[0] if meant else _at_last(frame, named or after) if after else before[-1] if before else None
    target = target or _who_has_file(frame, act, first) or _by_way_of(frame, first, last)
    if target is not None and target.party == "own_voice":
        return that_commission(frame, target) or speaker_party(frame, act.start, act.end)
    return target


def that_commission(frame: Frame, voice: Party) -> Party | None:
    """ "15 ASN melanggar menurut KASN. Tahun ini Bawaslu meneruskan tiga ke | lembaga yang sama": KASN or BKN, told of just before."""
    sentence = frame.sentence_at(voice.start)
    if sentence is None or load_phrases("claims")["that_body"].pattern.match(frame.text, voice.start) is None:
        return None
    near = frame.before(sentence) or sentence
    told = [party for party in parties_in(frame, near.start, voice.start) if party.party == "commission"]
    return told[-1] if told else None


def _who_has_file(frame: Frame, act: Act, first: int) -> Party | None:
    """ "Inspektorat kini memegang | berkas enam honorer yang | dilimpahkan Bawaslu": whoever has what was handed on has got it."""
    words, text = load_phrases("grammar"), frame.text
    if act.meaning.active or not right_before(text, first, act.start, "grammar", "relative_passive"):
        return None
    has = words["has_file"].last(text, first, act.start)
    holders = [] if has is None else [party for party in parties_in(frame, first, has.start()) if not is_receiver(frame, party)]
    return holders[-1] if holders and holders[-1].institution and holders[-1].party in _DECIDES else None


_DECIDES = frozenset({"commission", "employer", "police", "court"})


def _at_last(frame: Frame, targets: Sequence[Party]) -> Party:
    """ "dilimpahkan ke penyidik dan akhirnya ke pengadilan": the last of those through whose hands one act sends it (ruling 18b)."""
    target, on = targets[0], load_phrases("grammar")["and_at_last"].pattern
    for following in targets[1:]:
        if on.fullmatch(frame.text[target.end : following.start].strip()) is None:
            break
        target = following
    return target


def _by_way_of(frame: Frame, first: int, last: int) -> Party | None:
    """ "dilimpahkan lewat SBT", "Melalui KASN, rekomendasi Panwas …": where no other receiver is named, the office on the way."""
    return next(
        (
            party
            for party in parties_in(frame, first, last)
            if (party.party == "commission" or party.institution == "inspektorat")
            and right_before(frame.text, max(0, party.start - _REACH), party.start, "grammar", "by_way_of")
        ),
        None,
    )


def addressee_in(frame: Frame, sentence: Span) -> Party | None:
    """ "Suratnya dilayangkan kepada bupati", "Alamat surat: Mendagri": the office to which a paper of the case is addressed there."""
    for paper in load_phrases("grammar")["paper_to"].all(frame.text, sentence.start, sentence.end):
        if load_phrases("grammar")["copy"].found(frame.text, sentence.start, paper.end()):
            continue  # "tembusannya dikirim ke KASN"
        for party in parties_in(frame, paper.start(), sentence.end):
            if party.start >= paper.end() - 1 and party.institution and party.party in ("employer", "commission"):
                return party if len(frame.text[paper.end() : party.start].split()) <= 1 else None
    return None


def addressee_before(frame: Frame, act: Act, sentence: Span) -> Party | None:
    """ "Kasus itu berlanjut ke Polres. Bawaslu menyerahkan berkas Kades X": to whom, told just before."""
    before = frame.before(sentence)
    if before is None or not act.meaning.active or not _FILE.match(frame.text, act.end, sentence.end):
        return None
    doer = who_acts(frame, act, sentence)
    if doer is None or doer.party not in ("supervisor", "police", "commission"):
        return None
    targets = [p for p in parties_in(frame, before.start, before.end) if is_receiver(frame, p) and p.institution and p.party != "citizens"]
    return targets[-1] if targets and load_phrases("claims")["case_papers"].found(frame.text, before.start, before.end) else None


_FILE = Shape(r"\s+(?:(?:seluruh|semua|dua|tiga|{claims.bundle_of})\s+)?{claims.case_papers}(?!\w)", re.IGNORECASE)


@kept_of
def is_receiver(frame: Frame, party: Party) -> bool:
    """Whether the institution stands after "ke", "kepada", "di tangan"; or says who is meant there ("ke instansi X, dalam hal ini Y")."""
    text, floor = frame.text, max(0, party.start - _REACH)
    if right_before(text, floor, party.start, "grammar", "to_party"):
        return True
    if text[floor : party.start].endswith(" ("):  # "ke Komisi ASN | (KASN)"
        spelled = [p for p in parties_in(frame, floor, party.start - 2) if p.end == party.start - 2]
        alike = bool(spelled) and spelled[0].institution == party.institution and not _AT.search(text, floor, spelled[0].start)
        return alike and is_receiver(frame, spelled[0])
    return right_before(text, floor, party.start, "grammar", "that_is") and load_phrases("grammar")["receiver"].found(
        text, floor, party.start
    )


_AT = re.compile(r"(?<!\w)di\s+\w+\s+\Z", re.IGNORECASE)
""" "menumpuk | di meja | Komisi ASN (KASN)": whoever has the papers may be told of as the one who acts."""


def _outward(institution: str | None) -> str | None:
    """A district's supervisor is a branch of Bawaslu (ruling 22)."""
    return "bawaslu" if institution == "panwascam" else institution


def _words_between(frame: Frame, start: int, end: int) -> int:
    return len(frame.text[start:end].split())


@lru_cache(maxsize=4)
def _patterns(folder: str) -> tuple[tuple[PartyWords, ...], PatternSet]:
    """The words of each pattern, and the patterns; of the shipped vocabulary, or of the folder that the environment names."""
    entries = load_entries(words_config(folder), "parties", PartyWords, compiled_later=True)
    return entries, PatternSet(Phrases(entry.patterns) for entry in entries)
