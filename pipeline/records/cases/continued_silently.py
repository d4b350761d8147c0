"""The case told last goes on without being pointed at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.handover import COMMISSIONS
from pipeline.records.acts.parties import named_speaker, parties_in
from pipeline.records.acts.subjects import kinds_told, without_denied
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.named_together import kinds_of_case, with_those_beside
from pipeline.records.cases.told_again import LEAST_PARTS, REACH_OF_POINTER
from pipeline.records.claims.claims import Claim, Done
from pipeline.records.claims.outcome import SETTLED
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import home_region
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape

REACH_OF_SILENCE = 2
"""A sentence that names nobody continues a case told at most so many sentences before."""
_STEPS = SETTLED | {"reported", "examined"}
_STEPPING = frozenset({"bawaslu", "kasn", "bkn", "pemda", "inspektorat", "bkpsdm", "gakkumdu", "kejaksaan", "pengadilan"})
_THE_MATTER = Shape(r"{claims.the_matter}\s+(?:itu|tersebut|ini)(?!\w)", re.IGNORECASE)


def best_of(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Chain]:
    """The chain that shares a name with the words at the pointer ("Kumtua asal Touluaan"), else a whole, else the last."""
    accused = claim.accused
    assert accused is not None
    until = min(accused.end + _TO_NAME, claim.sentence.end)
    there = next((m for m in frame.within(accused.end, until, "region") if m.get("code")), None)
    placed = [chain for chain in chains if there is not None and there["code"] in chain.places]
    if there is not None and placed and _IN_PLACE.fullmatch(frame.text, accused.end, there["start"]):
        return placed[:1]  # "Gowa tiga kades, Takalar satu kades. Khusus kades | Takalar | …": that one, whatever stood beside
    names = set(re.findall(r"[A-Z]\w{3,}", frame.text[accused.start : until]))
    parties = parties_in(frame, accused.start, until)
    names -= {word for party in parties for word in frame.text[party.start : party.end].split()}
    sharing = [
        chain
        for chain in chains
        if names & set(re.findall(r"[A-Z]\w{3,}", frame.text[chain.first.end : min(chain.first.end + 60, chain.sentence.end)]))
    ]
    just_told = [chain for chain in chains if accused.papers and chain.first.papers and chain.age(claim) <= 1]
    if just_told and not sharing:
        return list(just_told[:1])
    whole = [chain for chain in chains if chain.done or not chain.first.part]
    return list((sharing or whole or chains)[:1])


_TO_NAME = 40
"""Characters after a pointer in which a name may stand."""
_IN_PLACE = re.compile(r"\s+(?:(?:di|dari|asal)\s+)?(?:(?:kabupaten|kota)\s+)?", re.IGNORECASE)
""" "kades | di Kabupaten | Takalar"."""


def told_silently(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """The chain of the sentence just before, in the same paragraph or the next one, when no other kind of servant is named here."""
    near = [chain for chain in recent if 0 <= chain.age(claim) <= REACH_OF_SILENCE]
    if not near:
        return list(recent) if _is_last_step(frame, claim, recent) or is_step_of_only_case(frame, claim, recent) else []
    chain = whole_broken_down(recent) or _whole_at_that_step(claim, near) or near[0]
    here, there = frame.paragraph_at(claim.sentence.start).index, frame.paragraph_at(chain.seen[-1].start).index
    if chain.sentence == claim.sentence and all(done.act.end <= chain.first.start for done in claim.done):
        return []  # "Kades di Tuban sudah divonis, sedangkan dua kades di Rembang baru diperiksa"
    others = _kinds_outside_acts(frame, claim)
    told_there = [c for c in near if c.sentence == chain.sentence]
    own = [c for c in told_there if others and kinds_of_case(frame, c) == others]
    if own and len(own) < len(told_there):
        return own[:1]  # "satu terhadap kades dan satu terhadap ASN. Laporan terhadap kades dihentikan"
    if others and not chain.single and others < {*chain.kinds, *kinds_told(frame, *chain.sentence.bounds)}:
        return []  # "tiga laporan terhadap TNI, Polri dan ASN. Laporan terhadap TNI diteruskan": not all of them
    ended = any(done.stage in ("dismissed", "proven", "sanctioned") for done in claim.done)
    if ended and load_phrases("claims")["only_some"].found(frame.text, claim.sentence.start, claim.sentence.end) and not chain.single:
        return []
    if not chain.single and not chain.done and load_phrases("claims")["only_a_few"].found(frame.text, *claim.sentence.bounds):
        return []  # "Pegawai kita 4.800. Yang dilaporkan cuma segelintir"
    if not chain.single and any(_of_share(frame, claim, done.act.start) for done in claim.done):
        return []  # "Sekitar 80 persen sudah direkomendasikan": of how many of them is not told
    matter = chain.single and len(told_there) == 1 and tells_on(frame, claim.sentence)
    goes_on = here == there or matter or _speech_goes_on(frame, claim.sentence) or _office_goes_on(claim, recent)
    goes_on = goes_on or _paper_goes_out(frame, claim.sentence)
    if (here - there > 1 or not goes_on) and not is_step_of_only_case(frame, claim, recent):
        return []
    if others and chain.kinds and not others & chain.kinds:
        return []
    cleared = chain.done and all(done.stage == "dismissed" for done in chain.done)
    if cleared and load_phrases("claims")["those_who"].opens(frame.text, claim.sentence.start, claim.sentence.end, skipped='"“ '):
        return []  # "dua lain tidak terbukti. Yang terbukti diteruskan"
    return with_those_beside(frame, chain, recent)


def _of_share(frame: Frame, claim: Claim, start: int) -> bool:
    """Whether a share stands right before what was done."""
    return right_before(frame.text, claim.sentence.start, start, "claims", "some_of_them")


def _kinds_outside_acts(frame: Frame, claim: Claim) -> set[str]:
    """Kinds of servants that the sentence names, but for who acts within the words of an act ("dilayangkan lurah")."""
    edges = [claim.sentence.start, *(edge for done in claim.done for edge in (done.act.start, done.act.end)), claim.sentence.end]
    if all(done.stage == "examined" for done in claim.done):
        met = load_phrases("claims")["met"].first(frame.text, edges[-2], edges[-1])
        edges[-1] = met.start() if met is not None else edges[-1]
    outside = [
        span for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end for span in without_denied(frame.text, start, end)
    ]
    return {kind for start, end in outside for kind in kinds_told(frame, start, end)}


def whole_broken_down(recent: Sequence[Chain]) -> Chain | None:
    """ "Delapan ASN …, lima di antaranya guru, dua lurah dan satu kabid. Kami teruskan …": those of whom only parts were told since."""
    parts = [chain for chain in recent if chain.sentence == recent[0].sentence and chain.count is not None and not chain.done]
    total = sum((chain.size or (0, 0))[0] for chain in parts)
    if len(parts) < LEAST_PARTS or recent[0] not in parts:
        return None
    if recent[0].seen[-1] != recent[0].sentence and all(part.seen[-1] == part.sentence for part in parts if part is not recent[0]):
        return None  # "Gowa tiga kades, Takalar satu kades. Khusus kades Takalar … . PN menjatuhkan pidana": that part alone
    kinds, places = {kind for part in parts for kind in part.kinds}, {place for part in parts for place in part.places}
    wholes = [c for c in recent if c not in parts and c.size == (total, total)]
    # "di Bintuni empat kepala kampung diklarifikasi. Kaimana melibatkan dua ASN dan dua kepala kampung": others, by kind and place
    wholes = [c for c in wholes if not (c.kinds and kinds - c.kinds and places.difference(c.places))]
    return next((c for c in wholes if recent[0].sentence.index - c.seen[-1].index <= REACH_OF_POINTER), None)


def _whole_at_that_step(claim: Claim, near: Sequence[Chain]) -> Chain | None:
    """ "memeriksa dua ASN. Seorang di antaranya guru. | Pemeriksaan selesai": nothing is told of a part, and the step is the whole's."""
    if not near[0].first.part or near[0].done:
        return None
    stages = {done.stage for done in claim.done}
    wholes = (chain for chain in near[1:] if not chain.first.part and chain.done)
    return next((chain for chain in wholes if stages <= {done.stage for done in chain.done}), None)


def _speech_goes_on(frame: Frame, sentence: Span) -> bool:
    """A new paragraph continues the case when it is a quote, or when "kami" speaks on."""
    own = [party for party in parties_in(frame, sentence.start, sentence.end) if party.party == "own_voice"]
    return frame.text[sentence.start] in '"“' or bool(own)


def _office_goes_on(claim: Claim, recent: Sequence[Chain]) -> bool:
    """A new paragraph in which a named office takes the next step goes on with the only case that has been told."""
    steps = [done for done in claim.done if done.stage in SETTLED]
    return len(recent) == 1 and bool(steps) and all(done.act.meaning.active and done.doer in _STEPPING for done in claim.done)


def _paper_goes_out(frame: Frame, sentence: Span) -> bool:
    """ "Surat rekomendasi ke BKN dikirim Kamis": a paragraph that opens with the paper of the case told last."""
    return load_phrases("claims")["its_paper"].pattern.match(frame.text, frame.opening(*sentence.bounds), sentence.end) is not None


def _is_last_step(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> bool:
    """ "… KASN menyatakan wewenangnya. Atas dasar itu KASN merekomendasikan kepada Bupati": of the only persons of whom a case is told."""
    if not recent or recent[0].age(claim) > _REACH_OF_ONLY or len({(c.sentence.index, c.first.papers) for c in recent}) > 1:
        return False
    steps = [done for done in claim.done if done.stage in SETTLED]
    commission = bool(steps) and all(done.act.meaning.active and done.doer in COMMISSIONS for done in steps)
    follows = load_phrases("claims")["follows_from"].opens(frame.text, *claim.sentence.bounds, skipped='"“ ')
    ended = any(done.stage in SETTLED for chain in recent for done in chain.done)
    others = {m.get("code") for m in frame.within(*claim.sentence.bounds, "region")} - {home_region(frame)}
    named = others or _kinds_outside_acts(frame, claim) or frame.numbers(*claim.sentence.bounds)
    return commission and follows and not ended and not named


_REACH_OF_ONLY = 10
"""Sentences back in which the only case of an article may stand that a commission decides."""


def only_case(claim: Claim, recent: Sequence[Chain], *, meant: bool) -> list[Chain]:
    """The one servant of whom a case is told, where no other case is: "ia" is he, some paragraphs later too.

    Args:
        meant: the word is none that may mean whoever speaks ("yang bersangkutan"), so that he may as well be on the way.
    """
    one = len(recent) == 1 and recent[0].single and not recent[0].first.papers and recent[0].age(claim) <= _REACH_OF_ONLY
    return list(recent) if one and claim.done and all(done.stage in (_STEPS if meant else SETTLED) for done in claim.done) else []


def only_number(claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "enam laporan diproses. Ketua membenarkan hal itu. | Bawaslu meneruskannya | ke BKN": the one number told, handed on as one file."""
    one = len(recent) == 1 and recent[0].count is not None and recent[0].age(claim) <= _REACH_OF_FILE
    return list(recent) if one and claim.done and all(done.stage == "forwarded" for done in claim.done) else []


_REACH_OF_FILE = 3
"""Sentences back to the one number that a bare "-nya" hands on."""


def is_step_of_only_case(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> bool:
    """ "Video Camat X viral. [paragraph] Menanggapi itu, Bawaslu membentuk tim penelusuran": what an office does, in the one case told.

    Only where the sentence names no other servants, numbers, places or breaches, and no other case.
    """
    if len(recent) != 1 or recent[0].age(claim) > _REACH_OF_ONLY:
        return False
    chain, steps = recent[0], [done for done in claim.done if done.stage == "examined" or done.stage in SETTLED]
    if chain.first.papers or not steps or (chain.size is None and not chain.done and not _was_caught(frame, chain)):
        return False
    start, end = claim.sentence.bounds
    words, told = load_phrases("claims"), max(done.act.end for done in claim.done)
    of_other = [words[group].found(frame.text, start, end) for group in ("others", "similar_case", "as_a_rule")]
    # "Bawaslu juga memeriksa", but not "Ditelusuri sudah, betul juga ada kejadiannya"
    if (
        words["besides"].found(frame.text, start, told)
        or any(of_other)
        or _is_of_another_matter(frame, claim)
        or not _are_of_office(frame, steps)
    ):
        return False
    elsewhere = {m.get("code") for m in frame.within(start, end, "region")} - {home_region(frame), *chain.places}
    return not (elsewhere or _kinds_outside_acts(frame, claim) or frame.numbers(start, end))


def _is_of_another_matter(frame: Frame, claim: Claim) -> bool:
    """ "Bawaslu memutuskan pelanggaran administrasi KPU", "memeriksa | tim sukses": of no case of a servant."""
    words, bounds = load_phrases("subjects"), claim.sentence.bounds
    if any(words[group].found(frame.text, *bounds) for group in ("other_case", "by_others", "other_breach")):
        return True
    misdeed = load_phrases("misdeeds")["misdeed"].found(frame.text, *bounds)
    return misdeed or any(words["others_handled"].opens(frame.text, done.act.end, claim.sentence.end) for done in claim.done)


def _was_caught(frame: Frame, chain: Chain) -> bool:
    """ "Dua caleg digerebek warga saat bersama | Camat Kambu": nothing more is said of the post, and the case is about it."""
    return right_before(frame.text, chain.sentence.start, chain.first.start, "accused", "caught_with")


def _are_of_office(frame: Frame, steps: Sequence[Done]) -> bool:
    """Whether each step is an office's ("Menindaklanjuti hal itu, Bawaslu membentuk tim": where nobody is told, that of the other)."""
    theirs = [done for done in steps if _is_of_office(frame, done)]
    return bool(theirs) and all(done in theirs or done.doer is None for done in steps)


def _is_of_office(frame: Frame, done: Done) -> bool:
    """Whether an office that handles cases is told to take a step, or speaks of it."""
    if done.doer is not None:
        return done.doer in _STEPPING
    if done.stage in ("dismissed", "proven") and _is_finding(frame, done):
        return True
    if done.stage == "forwarded" and _paper_goes_out(frame, done.sentence):
        return True
    speaker = named_speaker(frame, done.act.start)
    return speaker is not None and speaker.get("institution") in _STEPPING


def _is_finding(frame: Frame, done: Done) -> bool:
    """ "Hasilnya, tidak ditemukan unsur pelanggaran", "Bawaslu tidak menemukan cukup bukti": what came of looking into it."""
    start, act = frame.opening(*done.sentence.bounds), done.act.start
    found = load_phrases("nothing")["concludes"].pattern.match(frame.text, start, act) is not None
    found = found or load_phrases("nothing")["result"].pattern.match(frame.text, start, act) is not None
    return found or any(party.party in ("supervisor", "commission") for party in parties_in(frame, done.sentence.start, act))


def tells_on(frame: Frame, sentence: Span) -> bool:
    """ "Pengakuan itu disampaikan saat diklarifikasi": a paragraph that opens with what the one before told."""
    return _THE_MATTER.match(frame.text, frame.opening(*sentence.bounds), sentence.end) is not None
