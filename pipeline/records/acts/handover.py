"""From whom to whom a case is handed on (rulings 2, 4, 18b, 23)."""

from __future__ import annotations

import re

from pipeline.records.acts.branches import acts_beside
from pipeline.records.acts.parties import (
    Party,
    addressee_before,
    addressee_in,
    handed_to,
    is_receiver,
    named_speaker,
    parties_in,
    party_of,
    speaker_party,
)
from pipeline.records.acts.stages import Act, find_acts
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.acts.teller import teller_of
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

COMMISSIONS = frozenset({"kasn", "bkn"})
EMPLOYERS = frozenset({"pemda", "inspektorat", "bkpsdm"})


def hand_over(frame: Frame, act: Act, stage: str, doer: Party | None, first: int, last: int) -> tuple[str | None, str | None]:
    """Institutions that give and receive by this act, told in [first, last); None where the text names none."""
    if stage == "reported":
        return None, _receiver_of_report(frame, act, doer, last)
    if stage != "forwarded":
        return None, None
    if act.name == "take_over":
        return _taken_over(frame, act, doer)
    if (taken_from := _came_from(frame, act, doer)) is not None:
        return taken_from
    if act.name in ("prosecute", "indict"):
        return _charged(frame, act, last)
    if right_before(frame.text, first, act.start, "grammar", "relative_passive"):
        last = before_next_number(frame, act.end, last)  # "Dari lima kasus yang diteruskan, | tiga sudah dibalas KASN"
    receiver = _receiver_of_case(frame, act, first, last)
    if _goes_to_court(frame, act, doer, receiver):
        return "kejaksaan", "pengadilan"
    return _awaited(frame, act, first) or _given(frame, act, doer, receiver, first, last)


def _charged(frame: Frame, act: Act, last: int) -> tuple[str | None, str]:
    """ "menjadi tersangka", "didakwa di Pengadilan Negeri": whoever is charged is with the police, or the court."""
    words = load_phrases("claims")
    if words["in_court"].found(frame.text, act.start, act.end) or words["at_court"].opens(frame.text, act.end, last):
        return None, "pengadilan"
    return _joint_desk(frame, act), "polri"


def _receiver_of_case(frame: Frame, act: Act, first: int, last: int) -> str | None:
    """ "diteruskan ke KASN": to whom, by the act, the sentence before, the address of the paper or what is asked of an office."""
    sentence = frame.sentence_at(act.start)
    target = handed_to(frame, act, first, last)
    if target is None and sentence is not None:
        target = addressee_before(frame, act, sentence)
    if act.copy_only and sentence is not None and (addressee := addressee_in(frame, sentence)) is not None:
        target = addressee  # "ditujukan ke BKN dan ditembuskan ke bupati"
    return _asked_to_punish(frame, act, last) if target is None else target.institution


def _goes_to_court(frame: Frame, act: Act, doer: Party | None, receiver: str | None) -> bool:
    """ "terdakwa di Pengadilan Negeri setelah jaksa melimpahkan berkasnya": what prosecutors hand on where a court is named."""
    if doer is None or doer.institution != "kejaksaan" or receiver not in ("pengadilan", None):
        return False
    return receiver is not None or _is_named_beside(frame, act, "pengadilan")


def _is_named_beside(frame: Frame, act: Act, institution: str) -> bool:
    """Whether the institution is named in the sentence of the act."""
    sentence = frame.sentence_at(act.start)
    return sentence is not None and any(party.institution == institution for party in parties_in(frame, *sentence.bounds))


def _awaited(frame: Frame, act: Act, first: int) -> tuple[str | None, str | None] | None:
    """ "menunggu rekomendasi KASN", "310 aduan lewat BKN menanti eksekusi pembina kepegawaian": whoever is waited for has the case."""
    awaited = parties_in(frame, act.start, act.end) if act.name == "await" else ()
    if not awaited:
        return None
    if awaited[-1].party == "commission":
        return "bawaslu", awaited[-1].institution
    by_way = [p for p in parties_in(frame, first, act.start) if p.party == "commission"]
    by_way = [p for p in by_way if right_before(frame.text, first, p.start, "grammar", "by_way_of")]
    return (by_way[-1].institution if by_way else "bawaslu"), "pemda"


def _given(frame: Frame, act: Act, doer: Party | None, receiver: str | None, first: int, last: int) -> tuple[str | None, str | None]:
    """ "Bawaslu meneruskan dua kades ke bupati": from whoever acts, or else is known to give, to the receiver."""
    # Employers receive cases, they do not hand them on.
    giver = doer.institution if doer is not None and doer.party not in ("citizens", "employer", "court") else None
    if giver is None:
        giver = _unnamed_giver(frame, act, receiver, first, last)
    if giver in COMMISSIONS and receiver is None and _is_awaited(frame, act, giver):
        return "bawaslu", giver
    if giver in COMMISSIONS and (receiver is None or receiver == giver):
        receiver = "pemda" if _employer_acts(frame, act) else None
    return _by_joint_desk(frame, act, doer, giver, receiver)


def _by_joint_desk(frame: Frame, act: Act, doer: Party | None, giver: str | None, receiver: str | None) -> tuple[str | None, str | None]:
    """From and to where the joint desk may be the giver: it hands to the police and to the courts; what reaches others is Bawaslu's."""
    if receiver == "polri" and giver in (None, "bawaslu", "gakkumdu"):
        giver = giver if giver == "bawaslu" and doer is not None else _joint_desk(frame, act) or giver
    elif giver == "gakkumdu":
        if receiver is None and _is_named_beside(frame, act, "polri"):
            receiver = "polri"  # "ditetapkan tersangka oleh polisi setelah perkaranya dilimpahkan Gakkumdu"
        elif receiver not in _COURT:
            giver = "bawaslu"
    return giver, None if receiver == giver else receiver


_COURT = frozenset({"kejaksaan", "pengadilan"})
"""To whom the joint desk hands what it has investigated itself."""


def _is_awaited(frame: Frame, act: Act, commission: str) -> bool:
    """ "belum ada tanggapan dari KASN terkait | rekomendasi": it was sent to the one whose answer is awaited, not by it."""
    before = [other for other in acts_beside(frame, act) if other.name == "await" and other.end <= act.start]
    return any(party.institution == commission for other in before for party in parties_in(frame, other.start, other.end))


def _asked_to_punish(frame: Frame, act: Act, last: int) -> str | None:
    """ "merekomendasikan | Bupati | memberhentikan dua kades": the office right behind the verb, with what it is to do."""
    recommends = load_phrases("assertion")["recommends_to"].last(frame.text, act.start, act.end + 1)
    if recommends is None or recommends.start() != act.start:
        return None
    for party in parties_in(frame, recommends.end(), last):
        if party.party == "employer" and not frame.text[recommends.end() : party.start].strip():
            return party.institution if _TO_DO.match(frame.text, party.end, last) else None
    return None


_TO_DO = re.compile(r"(?:\s+(?:kota\s+)?[A-Z][\w.-]*){0,4}\s+(?:(?:untuk|agar|supaya|segera)\s+)*me\w{4,}")


def _employer_acts(frame: Frame, act: Act) -> bool:
    """Whether an employer stands in or beside the sentence of what KASN or BKN recommends: it has to act on it (ruling 2).

    A recommendation of which nobody says to whom it went has no receiver (codebook: only where the text states it).
    """
    here = frame.sentence_at(act.start)
    if here is None:
        return False
    near = [s for s in frame.sentences if abs(s.index - here.index) <= 1]
    if any(party.party == "employer" for s in near for party in parties_in(frame, s.start, s.end)):
        return True
    teller = teller_of(frame, here)  # "Kepala BKPSDM melaporkan … Tujuh ASN lain juga direkomendasikan KASN"
    return teller is not None and party_of(teller) == "employer"


def _taken_over(frame: Frame, act: Act, doer: Party | None) -> tuple[str | None, str | None]:
    """ "BKPSDM sudah menerima surat BKN": whose paper it is, and who has it; Bawaslu has only a copy of what goes to the employer."""
    giver = next((party.institution for party in parties_in(frame, act.start, act.end) if party.institution), None)
    giver = giver or _from_whom(frame, act)
    receiver = doer.institution if doer is not None and doer.party != "supervisor" else "pemda" if giver in COMMISSIONS else None
    if receiver is None and giver is not None:  # "berujung rekomendasi Bawaslu | ke KASN"
        here = frame.sentence_at(act.start)
        target = handed_to(frame, act, act.end, here.end) if here is not None else None
        receiver = None if target is None else target.institution
    return giver, None if receiver == giver else receiver


def _came_from(frame: Frame, act: Act, doer: Party | None) -> tuple[str | None, str | None] | None:
    """ "diterima BKN dari Bawaslu", "Bupati | belum menjalankan surat Bawaslu": whose paper it is stands among the words of the act."""
    inside = [party for party in parties_in(frame, act.start, act.end) if party.institution] if act.name in ("hand_over", "forward") else []
    if len(inside) == 1 and doer is not None and doer.party == "employer" and doer.institution and inside[0].party in _SENDING:
        return inside[0].institution, doer.institution
    if len(inside) < 2 or not right_before(frame.text, act.start, inside[-1].start, "grammar", "from_party"):
        return None
    giver, receiver = inside[-1].institution, inside[0].institution
    return (giver, receiver) if giver and receiver and giver != receiver else None


def _from_whom(frame: Frame, act: Act) -> str | None:
    """ "menerima pelimpahan kasus seorang kadis | dari Gakkumdu": the first office after the act that is named as the sender."""
    here = frame.sentence_at(act.start)
    for party in parties_in(frame, act.end, here.end) if here is not None else ():
        if party.party in _SENDING and right_before(frame.text, act.end, party.start, "grammar", "from_party"):
            return party.institution
    return None


_SENDING = frozenset({"supervisor", "commission", "police", "court"})


def _unnamed_giver(frame: Frame, act: Act, receiver: str | None, first: int, last: int) -> str | None:
    """Who hands on where the verb names nobody: by the receiver, the papers named beside, the speaker."""
    named = {party.institution for party in parties_in(frame, first, last) if not (act.copy_only and is_receiver(frame, party))}
    speaker = speaker_party(frame, act.start, act.end)
    if receiver == "kejaksaan":
        return "polri" if "polri" in named | _named_before(frame, first) else None
    if receiver in COMMISSIONS:
        return "bawaslu"
    if act.name == "await" and receiver is None:
        return None
    told_by = named_speaker(frame, act.start)
    if told_by is not None and told_by.get("institution") in COMMISSIONS and receiver in (*EMPLOYERS, None):
        return str(told_by["institution"])
    judged = {party.institution for party in parties_in(frame, first, last) if not is_receiver(frame, party)} & named & COMMISSIONS
    if judged and receiver in (*EMPLOYERS, None) and not (speaker is not None and speaker.party == "supervisor" and receiver is None):
        return "kasn" if "kasn" in judged else "bkn"
    sentence = frame.sentence_at(act.start)
    if sentence is not None and not named & {"bawaslu"} and (letter := letter_of(frame, sentence)):
        return letter
    if "bawaslu" in named or (speaker is not None and speaker.party == "supervisor"):
        return "bawaslu"
    before = _named_before(frame, first)
    if receiver not in (*EMPLOYERS, "pemdes", "polri") or not before & {"bawaslu", *COMMISSIONS}:
        return None
    village = {"village_head", "village_official"} & set(kinds_in(frame.text, sentence.start if sentence is not None else first, last))
    commission = _last_commission(frame, first) if receiver in EMPLOYERS and not village and before & {"kasn", "bkn"} else None
    return commission or ("bawaslu" if "bawaslu" in before else None)


def _last_commission(frame: Frame, offset: int) -> str | None:
    """ "Satu menurut KASN bersih. Empat direkomendasikan ke kita": KASN or BKN where it, and not Bawaslu, acts last before."""
    here = frame.sentence_at(offset)
    if here is None:
        return None
    floor = next((s.start for s in frame.sentences if s.index >= here.index - 2), 0)
    for party in reversed([p for p in parties_in(frame, floor, offset) if not is_receiver(frame, p)]):
        if right_before(frame.text, floor, party.start, "grammar", "from_party"):
            continue  # "KASN menerima 1.105 laporan | dari Bawaslu"
        if party.institution == "bawaslu":
            return None
        if party.party == "commission":
            return party.institution
    return None


def _joint_desk(frame: Frame, act: Act) -> str | None:
    """The joint desk of supervisors, police and prosecutors, where it hands to the police here or in the sentence before."""
    here = frame.sentence_at(act.start)
    if here is None:
        return None
    spans = [s for s in frame.sentences if here.index - 1 <= s.index <= here.index]
    named = {party.institution for span in spans for party in parties_in(frame, span.start, span.end)}
    if not named & {"gakkumdu", "bawaslu"}:  # "dilimpahkan ke penyidik. Gakkumdu menilai buktinya cukup"
        named |= {p.institution for s in frame.sentences if s.index == here.index + 1 for p in parties_in(frame, s.start, s.end)}
    return "gakkumdu" if "gakkumdu" in named and "bawaslu" not in named else None


def letter_of(frame: Frame, sentence: Span) -> str | None:
    """ "surat KASN … Di situ ada rekomendasi": the commission whose letter the sentence before is about."""
    if not load_phrases("stage_dates")["in_letter"].opens(frame.text, sentence.start, sentence.end, skipped='"“ '):
        return None
    before = frame.before(sentence) or sentence
    named = [party for party in parties_in(frame, before.start, before.end) if party.party == "commission"]
    named = [party for party in named if not is_receiver(frame, party)]  # "mengirim surat ke BKN. Isinya penerusan …"
    return named[-1].institution if named else None


def _named_before(frame: Frame, offset: int) -> set[str | None]:
    """Institutions named in the two paragraphs before: who speaks on without being named again."""
    floor = frame.paragraphs[max(0, frame.paragraph_at(offset).index - 2)].start if frame.paragraphs else 0
    return {party.institution for party in parties_in(frame, floor, offset)}


REPORTED_ON = frozenset({"kasn", "bkn", "pemda", "bkpsdm", "inspektorat"})
"""To whom supervisors report their cases."""


def said_by_supervisor(frame: Frame, act: Act) -> bool:
    """ "tiga ASN telah dilaporkan ke KASN", says Bawaslu: it was the one who reported (ruling 7)."""
    speaker = speaker_party(frame, act.start, act.end)
    return speaker is not None and speaker.party == "supervisor"


def goes_to_place(frame: Frame, act: Act) -> bool:
    """ "laporan itu | dilimpahkan | ke Sulawesi Selatan": passed among supervisors to whoever looks into it there.

    The capital is none such place: "berkasnya dikirim ke Jakarta" is told of what KASN or BKN gets.
    """
    to = _TO_PLACE.match(frame.text, act.end)
    place = next(iter(frame.within(to.end(), to.end() + 1, "region")), None) if to is not None else None
    return place is not None and str(place["code"]).split(".")[0] not in ("00", "31")


_TO_PLACE = re.compile(r"\s+(?:kembali\s+)?ke\s+")


def clears(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "rekomendasi KASN" that somebody broke no rule, told here or just before: a judgement, nothing is handed on by it."""
    if not frame.text[act.start : act.end].casefold().startswith("rekomendasi"):
        return False
    words = load_phrases("claims")["clearing"]
    for span in (s for s in frame.sentences if 0 <= sentence.index - s.index <= _CLEARED_BEFORE):
        cleared = words.first(frame.text, span.start, span.end)
        if cleared is not None and any(p.party == "commission" for p in parties_in(frame, span.start, cleared.start())):
            return not frame.within(span.start, span.end, "count")
    return False


_CLEARED_BEFORE = 3
"""Sentences after a clearing by KASN or BKN in which its paper is still told of."""


def _receiver_of_report(frame: Frame, act: Act, doer: Party | None, last: int) -> str | None:
    """Who was told: the one who receives, the one named after "ke", also among the words of the act, else the supervisor who speaks."""
    last = _before_next_step(frame, act, last)
    behind = next((party.end for party in parties_in(frame, act.end, last)), act.end)  # "417 laporan | diterima | KASN"
    named = [party for party in parties_in(frame, act.start, behind) if party.institution]
    named = [party for party in named if party.start < act.end or _GOT_BY.search(frame.text, act.start, party.start)]
    inside = [party for party in named if is_receiver(frame, party) or _GOT_BY.search(frame.text, act.start, party.start)]
    if inside:
        return inside[-1].institution  # "dilaporkan ke Bawaslu", "laporan yang singgah ke Bawaslu"
    if act.name == "receive":
        if doer is not None and doer.institution is not None:
            return doer.institution
    else:
        target = handed_to(frame, act, act.start, before_next_number(frame, act.end, last))
        if target is not None and target.institution is not None:
            return target.institution
    speaker = speaker_party(frame, act.start, act.end)
    return speaker.institution if speaker is not None and speaker.party in ("supervisor", "commission") else None


def _before_next_step(frame: Frame, act: Act, last: int) -> int:
    """ "ASN yang dilaporkan diperiksa, dan jika terbukti | direkomendasikan ke BKN": the address of the next step is not the report's."""
    sentence = frame.sentence_at(act.start)
    steps = find_acts(frame, sentence) if sentence is not None else ()
    return min([step.start for step in steps if act.end <= step.start < last and step.name in ("forward", "hand_over")], default=last)


_GOT_BY = re.compile(r"(?<!\w)diterima\s+(?:oleh\s+)?(?:pihak\s+)?\Z", re.IGNORECASE)
""" "laporan yang | diterima | Bawaslu": whoever got the report."""


def before_next_number(frame: Frame, first: int, last: int) -> int:
    """ "12 ASN dilaporkan warga, tujuh di antaranya sampai ke BKN", "… dan | tujuh di antaranya": what follows is told of the seven."""
    of_them = load_phrases("accused")["part"]
    for count in frame.within(first, last, "count"):
        if "," in frame.text[first : count["start"]] or of_them.opens(frame.text, count["end"], last):
            return int(count["start"])
    return last


def sent_to_employer(frame: Frame, act: Act, doer: Party | None, last: int) -> tuple[str, str] | None:
    """ "BKD telah menerima dua laporan dari KASN": an employer has what KASN, BKN or Bawaslu sent (ruling 2): from whom, to whom."""
    if doer is None or doer.party != "employer" or doer.institution not in EMPLOYERS or act.name != "receive":
        return None
    for party in parties_in(frame, act.end, last):
        if party.party in ("commission", "supervisor") and party.institution in ("bawaslu", *COMMISSIONS):
            of_it = not frame.text[act.end : party.start].strip()  # "menerima laporan | Bawaslu"
            from_it = of_it or right_before(frame.text, act.end, party.start, "grammar", "from_party")
            return (party.institution, doer.institution) if from_it else None
    return None


def sent_by_supervisor(frame: Frame, act: Act, doer: Party | None, first: int, last: int) -> str | None:
    """ "BKN menerima 88 aduan dari Bawaslu": the commission to which a supervisor's report was handed on (ruling 7); else None."""
    if not load_phrases("grammar")["from_supervisor"].found(frame.text, first, last):
        return None
    speaker = named_speaker(frame, act.start)
    named = (doer.institution if doer is not None else None, speaker.get("institution") if speaker is not None else None)
    return next((institution for institution in named if institution in _REPORTED_TO), None)


_REPORTED_TO = frozenset({"kasn", "bkn", "kemendagri", "kemenpanrb", "polri", "tni"})


def is_before_ethics_board(frame: Frame, act: Act, sentence: Span) -> bool:
    """ "Majelis kode etik menyidangkan tiga ASN": the employer's own board hears them, no court."""
    words, before = load_phrases("grammar"), frame.sentences[max(0, sentence.index - 1)]
    if not words["hears"].found(frame.text, act.start, act.end):
        return False
    if any(party.party in ("court", "police") for party in parties_in(frame, before.start, sentence.end)):
        return False
    return words["ethics_board"].found(frame.text, before.start, sentence.end)
