"""One case told over several sentences: words that point back are resolved to the claim that they continue.

A chain is one case or one tally. "Kedua kades", "keduanya", "kasus tersebut", "11 kades itu" continue a chain; a number not told before
begins one; separate tallies stay separate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.records.acts.stages import is_as_far
from pipeline.records.acts.subjects import kind_of_unit, kinds_told
from pipeline.records.cases.chain import Chain
from pipeline.records.cases.continuation import continued
from pipeline.records.cases.continued_silently import REACH_OF_SILENCE
from pipeline.records.cases.place_groups import place_after, places_beside
from pipeline.records.cases.told_again import REACH_OF_POINTER
from pipeline.records.claims.claims import Claim, Done, acts_of_question
from pipeline.records.claims.introduced import introduced, post_told_of
from pipeline.records.participants.headed import in_ranked_stretch, is_of_home
from pipeline.records.participants.participant import Accused
from pipeline.records.participants.some_of import is_some, take_after, whole_told
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.words.phrases import load_phrases

_REACH_OF_CASES = 6
"""Sentences in which a case of persons of unknown kind may be the one that is told on."""


def build_chains(frame: Frame, claims: Iterable[Claim]) -> list[Chain]:
    """Chains in order of their first sentence."""
    chains: list[Chain] = []
    pending: Claim | None = None
    asked = _acts_asked(frame)
    for claim in claims:
        if claim.accused is not None and claim.accused.pronoun and not claim.done:
            _name_only_case_again(frame, claim, claim.accused, chains)
            continue
        if claim.accused is not None and (claim.accused.there or claim.accused.rank) and not continued(frame, claim, chains):
            if not claim.done:
                continue
            claim = _headed_by_none_told(frame, claim)
        whole_of = whole_told(claim.sentence, claim.accused, chains) if is_some(claim.accused) and claim.accused else None
        if is_some(claim.accused) and whole_of is None:
            claim = replace(claim, accused=None)
        found = [] if _of_another_place(frame, claim, chains) else _told_on(frame, claim, chains)
        if not found and _is_object(claim) and (post := post_told_of(frame, claim.sentence)) is not None:
            chains.append(_of_named(frame, claim, post))
            found = chains[-1:]
        if not found and claim.accused is not None and _is_object(claim) and introduced(frame, claim, set()) is None:
            claim = replace(claim, accused=None)  # nobody in particular: the case told last
            found = _told_on(frame, claim, chains)
        if not found and _ends_in_ranked_stretch(frame, claim) and claim.accused is not None:
            claim = replace(claim, accused=replace(claim.accused, form="topic", part=True, pronoun=False, papers=False))
        if not found and (begun := _begin(frame, claim) or _begin_earlier(frame, claim, chains)):
            chains.append(begun)
            found = [begun]
            if whole_of is not None:
                take_after(begun, whole_of)
            begun.done.extend(_told_before(frame, claim, pending, asked, chains))
        elif (whole := _begin_whole(frame, claim, found)) is not None:
            chains.append(whole)
        if claim.accused is None or (claim.accused.papers and claim.done and not found):
            pending = None if found else claim
        elif claim.done:
            pending = None
        for chain in found:
            chain.add(claim, names=len(found) == 1)
    return chains


def _name_only_case_again(frame: Frame, claim: Claim, accused: Accused, chains: Sequence[Chain]) -> None:
    """ "Yang bersangkutan kooperatif": another sentence about the case, where it is all that was told."""
    if len(chains) != 1 or not chains[0].single or chains[0].age(claim) > REACH_OF_POINTER:
        return
    if load_phrases("accused")["one_servant_meant"].pattern.fullmatch(frame.text, accused.start, accused.end):
        chains[0].add(claim, names=False)


def _told_before(
    frame: Frame, claim: Claim, pending: Claim | None, asked: Mapping[int, tuple[Done, ...]], chains: Sequence[Chain]
) -> Sequence[Done]:
    """What was told of those with whom a chain begins before they were counted or named: of nobody, in a question, or of their kind."""
    if pending is not None and _told_before_its_number(frame, pending, claim):
        return pending.done
    if not claim.done and claim.sentence.index in asked:
        return asked[claim.sentence.index]
    kind = _kind_counted_now(frame, claim, chains)
    return () if kind is None else tuple(kind.done)


def _ends_in_ranked_stretch(frame: Frame, claim: Claim) -> bool:
    """ "Laporan kedua diterima Sabtu. … Laporan ini tidak diregister": one of those counted, of which nothing was told before."""
    accused = claim.accused
    if accused is None or accused.form != "back" or not accused.papers or accused.size is not None or accused.rank:
        return False
    return _has_ended(claim) and in_ranked_stretch(frame, claim.sentence) is not None


def _has_ended(claim: Claim) -> bool:
    return any(is_as_far(done.stage, "forwarded") or done.stage == "dismissed" for done in claim.done)


def _told_on(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Chain]:
    """The chains that a claim tells on; they stand for what it tells better."""
    return [again.taken() for again in continued(frame, claim, chains)]


def _headed_by_none_told(frame: Frame, claim: Claim) -> Claim:
    """ "Kasus di Bone sudah diteruskan", where no list has Bone: the case told last, if Bone is what the article is about.

    "Dua kasus masuk. Kasus pertama dihentikan": one of them, without a number of its own.
    """
    accused = claim.accused
    assert accused is not None
    if accused.rank:
        return replace(claim, accused=replace(accused, form="topic", part=True, rank="", papers=False)) if _has_ended(claim) else claim
    return replace(claim, accused=None) if is_of_home(frame, accused.there) else claim


def _begin_whole(frame: Frame, claim: Claim, parts: Sequence[Chain]) -> Chain | None:
    """ "Dua guru dan seorang kadus dipanggil. Ketiganya …": the number that the text writes for all of them (ruling 17).

    It has got as far as they have, where they have all got equally far.
    """
    accused = claim.accused
    if accused is None or accused.count is None or len(parts) < 2 or all(part.single for part in parts) or accused.form != "back":
        return None
    stages = {frozenset(done.stage for done in part.done) for part in parts}
    if not claim.done and (len(stages) > 1 or not parts[0].done):
        return None
    kinds = {kind for part in parts for kind in part.kinds}
    if accused.elliptic and len(kinds) > 1 and kind_of_unit(accused.count["unit"]):
        # "dua lurah dan empat kades. Enam orang itu …": people of several kinds are none of them
        accused = replace(accused, kinds=(), count={**accused.count, "unit": "other"})
    whole = Chain(replace(accused, form="new", part=False, vague=False), claim.sentence, (claim.sentence.index, claim.group))
    whole.kinds.update(kinds)
    if len(stages) == 1:
        whole.done.extend(parts[0].done)
    whole.add(claim, names=False)
    return whole


def _acts_asked(frame: Frame) -> dict[int, tuple[Done, ...]]:
    """ "Berapa yang sudah dihukum? Baru 31.": acts of questions about a number, by the index of the sentence that answers."""
    asked: dict[int, tuple[Done, ...]] = {}
    for sentence, answer in pairwise(frame.sentences):
        question = frame.text[sentence.start : sentence.end].rstrip("\"”' ").endswith("?")
        counted = load_phrases("claims")["how_many"].found(frame.text, sentence.start, sentence.end)
        counted = counted or (load_phrases("claims")["those_that"].opens(frame.text, *sentence.bounds) and _is_number_alone(frame, answer))
        if question and counted:
            asked[answer.index] = tuple(acts_of_question(frame, sentence))
    return asked


def _is_number_alone(frame: Frame, answer: Span) -> bool:
    """ "Yang sudah diteruskan? "Empat," katanya", but not "Belum ada, dua ASN masih cuti": an answer that opens with a bare number."""
    number = next(iter(frame.numbers(*answer.bounds)), None)
    return (
        number is not None
        and number["start"] == frame.opening(*answer.bounds)
        and frame.text[number["end"] : answer.end].lstrip()[:1] in ',.!”"'
    )


def _told_before_its_number(frame: Frame, pending: Claim, claim: Claim) -> bool:
    """The act stands in the sentence before: "Hari ini sedang diproses. Yang terlibat ada 28 orang."

    So too before the one to whom the breach is laid: "… diputuskan sebagai pelanggaran. Kasus itu melibatkan Camat X."
    """
    near = 0 <= claim.sentence.index - pending.sentence.index <= REACH_OF_SILENCE
    same = frame.paragraph_at(pending.sentence.start).index == frame.paragraph_at(claim.sentence.start).index
    weak = all(done.stage == "alleged" for done in claim.done)
    if all(done.stage == "sanctioned" and done.criminal for done in pending.done):
        weak = all(done.stage == "alleged" or done.act.name == "prosecute" for done in claim.done)  # "Vonis: … Terdakwanya Kades X"
    if near and weak and _is_one_of_lead(frame, pending, claim):
        return True
    introduced = load_phrases("claims")["they_are"].found(frame.text, claim.sentence.start, claim.accused.start if claim.accused else 0)
    if claim.accused is not None and claim.accused.in_case:
        return near and weak and all(done.stage != "alleged" for done in pending.done)
    named = all(done.stage == "alleged" or done.act.name == "arrive" for done in claim.done)  # "Terlapornya | seorang guru"
    if near and named and _is_whom_papers_name(frame, pending, claim):
        return True
    if near and same and weak and _points_at_kind(frame, pending, claim):
        return True
    return near and same and weak and (introduced or _is_how_many(frame, claim) or _is_among_those(frame, pending, claim))


def _points_at_kind(frame: Frame, pending: Claim, claim: Claim) -> bool:
    """ "KASN memberi rekomendasi terhadap guru di Bone. Kelima guru itu …": as many as nothing has counted, of a kind just told of."""
    accused = claim.accused
    if accused is None or accused.form != "back" or accused.count is None or accused.papers:
        return False
    return bool(set(accused.kinds) & set(kinds_told(frame, *pending.sentence.bounds)))


def _is_one_of_lead(frame: Frame, pending: Claim, claim: Claim) -> bool:
    """ "Dugaan ketidaknetralan ASN didalami Bawaslu. [paragraph] Seorang ASN berinisial R datang ke kampanye": whose case the lead told."""
    accused = claim.accused
    if accused is None or pending.sentence.index > 1 or accused.papers or accused.size not in (None, (1, 1)):
        return False
    if len(frame.numbers(*claim.sentence.bounds)) > 1:
        return False  # "Mukomuko 2 ASN, Lebong 1 ASN": an item of a list
    counted = any(kind_of_unit(m["unit"]) for m in frame.numbers(*pending.sentence.bounds))
    return not counted and bool(set(accused.kinds) & set(kinds_told(frame, *pending.sentence.bounds)))


def _is_whom_papers_name(frame: Frame, pending: Claim, claim: Claim) -> bool:
    """ "Laporannya sudah kami kirim ke BKN. Laporan dari warga itu mengenai | seorang ASN": of whom the papers told of before are."""
    accused, text = claim.accused, frame.text
    if accused is not None and not accused.papers and _is_whom_it_is_about(frame, pending, claim, accused):
        return True
    if accused is None or accused.count is None or accused.papers or pending.accused is None or not pending.accused.papers:
        return False
    start = claim.sentence.start
    same = _PAPER.fullmatch(text, pending.accused.start, pending.accused.end)
    if same is not None and re.search(rf"(?<!\w){re.escape(same['noun'])}(?: \w+){{0,2}}\s+$", text[start : accused.start], re.IGNORECASE):
        return True  # "Berkasnya sudah diserahkan ke BKN. Ketua membawa berkas pelanggaran | dua guru | ke Jakarta"
    papers = load_phrases("accused")["own_paper"].last(text, start, accused.start) or load_phrases("subjects")["papers"].last(
        text, start, accused.start
    )
    if papers is None or load_phrases("accused")["another"].found(text, papers.start(), accused.start):
        return False
    return right_before(text, papers.end(), accused.start, "claims", "about")


_PAPER = re.compile(r"(?P<noun>berkas|surat rekomendasi|rekomendasi)nya", re.IGNORECASE)


def _is_whom_it_is_about(frame: Frame, pending: Claim, claim: Claim, accused: Accused) -> bool:
    """ ""Masih kami kaji," kata Ketua Bawaslu. [paragraph] Kasus itu menyangkut | seorang guru": the case of which something was told."""
    opening = frame.text[frame.opening(*claim.sentence.bounds) : accused.start].strip()
    told = load_phrases("accused")["told_is_about"].pattern.fullmatch(opening) is not None
    of_nobody = pending.accused is None or pending.accused.papers
    return told and of_nobody and any(done.stage != "alleged" for done in pending.done)


def _is_among_those(frame: Frame, pending: Claim, claim: Claim) -> bool:
    """ "Bawaslu kebanjiran laporan. | Sebelas | di antaranya menyangkut kades": of reports whose whole is not counted."""
    accused = claim.accused
    if accused is None or accused.unit != "report" or pending.accused is not None:
        return False
    opens = accused.start == frame.opening(*claim.sentence.bounds) and claim.sentence.index - pending.sentence.index == 1
    return opens and load_phrases("claims")["among"].opens(frame.text, accused.end, claim.sentence.end)


def _is_how_many(frame: Frame, claim: Claim) -> bool:
    """ "Yang honorer itu kami putus kontraknya. Ada lima orang semuanya": the number says of how many the sentence before was told."""
    accused = claim.accused
    if accused is None or accused.count is None or accused.papers:
        return False
    return _ALL_TOGETHER.match(frame.text, accused.end, claim.sentence.end) is not None


_ALL_TOGETHER = re.compile(r"\s+(?:semuanya|totalnya|jumlahnya|seluruhnya|kesemuanya|mereka)(?!\w)", re.IGNORECASE)


def _kind_counted_now(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> Chain | None:
    """ "Bawaslu menelusuri kabar tentang kepala desa. Ada dua kepala desa.": how many they are of whom a case was told by their kind.

    So too a number that is pointed at, and was not told ("KASN memberi rekomendasi atas ASN Bone. Kelima ASN itu …").
    """
    accused = claim.accused
    if accused is None or accused.count is None or accused.part or accused.papers or accused.form not in ("new", "back"):
        return None
    pointed = accused.form == "back"
    if claim.done and not pointed:
        return None
    opening = frame.text[frame.opening(*claim.sentence.bounds) : accused.start].strip()
    if opening and load_phrases("claims")["so_many"].pattern.fullmatch(opening) is None:
        return None
    told = [c for c in chains if c.first.form == "topic" and c.count is None and c.kinds & set(accused.kinds) and c.done]
    told = [c for c in told if not (pointed and c.first.one)]
    return next((c for c in reversed(told) if 0 < claim.sentence.index - c.sentence.index <= _TO_THEIR_NUMBER), None)


_TO_THEIR_NUMBER = 3
"""Sentences after a case of a kind of servant in which it is said how many they are."""


def _begin(frame: Frame, claim: Claim) -> Chain | None:
    """A counted number or a post begins a case, also when it points back to nothing told ("Ketiga kades" in the lead)."""
    accused = claim.accused
    if accused is None or accused.form == "aside":
        return None
    if _opens_article(frame, claim):
        return Chain(replace(accused, form="topic", one=True), claim.sentence, (claim.sentence.index, claim.group))
    if accused.form == "topic" and not accused.one and _is_post_of_lead(frame, claim):
        accused = replace(accused, one=True)
    if (
        accused.form in ("new", "office")
        or (accused.form == "topic" and (claim.done or accused.in_case))
        or (accused.form == "back" and accused.count is not None)
    ):
        return Chain(accused, claim.sentence, (claim.sentence.index, claim.group), places_beside(frame, accused, claim.sentence))
    return None


def _opens_article(frame: Frame, claim: Claim) -> bool:
    """ "Staf kelurahan di Kota Bitung itu terekam membagikan kartu calon": the lead points at one whom nothing has named before."""
    accused = claim.accused
    if accused is None or accused.form != "back" or accused.papers or accused.pronoun or accused.plural or accused.size is not None:
        return False
    suspected = any(done.act.name in ("suspect", "deed") for done in claim.done) and all(done.stage == "alleged" for done in claim.done)
    opens = frame.opening(*claim.sentence.bounds) == accused.start
    return suspected and opens and bool(accused.kinds) and claim.sentence.index <= 1


def _is_post_of_lead(frame: Frame, claim: Claim) -> bool:
    """ "Kepala sekolah di pelosok Merangin ini tersandung": the one post of which the lead tells what it did."""
    accused = claim.accused
    if accused is None or claim.sentence.index > 1 or frame.opening(*claim.sentence.bounds) != accused.start:
        return False
    if load_phrases("accused")["office_noun"].pattern.match(frame.text, accused.start) is None:
        return False
    pointed = _THIS.search(frame.text, accused.end, min(claim.sentence.end, accused.end + _TO_POINTER))
    return pointed is not None and any(done.act.name in ("suspect", "deed", "record") for done in claim.done)


_THIS = re.compile(r"\s(?:ini|itu)\s", re.IGNORECASE)
_TO_POINTER = 60
"""Characters after the post of a lead in which "ini" says that it is a particular one."""


def _is_object(claim: Claim) -> bool:
    """ "menegur|nya": the words that point back are a part of the act."""
    return (
        claim.accused is not None
        and claim.accused.pronoun
        and any(done.act.start < claim.accused.start < done.act.end for done in claim.done)
    )


def _begin_earlier(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> Chain | None:
    """A case that begins where its servant was named, although nothing was said to be done there ("Oknum guru … . Ia dilaporkan")."""
    if any(not chain.kinds and chain.age(claim) <= _REACH_OF_CASES for chain in chains):
        return None  # "dua laporan. … ASN yang disanksi tersebut": of whom cases are told is not known
    named = introduced(frame, claim, {kind for chain in chains for kind in chain.kinds})
    return None if named is None else _of_named(frame, claim, named)


def _of_named(frame: Frame, claim: Claim, named: tuple[Accused, Span]) -> Chain:
    """The case of a servant whom an earlier sentence named."""
    accused, sentence = named
    begun = Chain(accused, sentence, (claim.sentence.index, claim.group), places_beside(frame, accused, sentence))
    begun.kinds.update(accused.kinds)
    begun.seen.append(sentence)
    return begun


def _of_another_place(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> bool:
    """ "Ketiga perangkat desa tersebut, semuanya dari Karo, ditegur": a part of a tally of many places, told on with its own place.

    The number in the tally keeps its stage; that of the place gets the new one.
    """
    accused = claim.accused
    if accused is None or accused.form != "back" or accused.size is None or not claim.done:
        return False
    place = place_after(frame, accused, claim.sentence)
    if place is None:
        return False
    same = [c for c in chains if c.size == accused.size and c.first.unit == accused.unit and c.kinds & set(accused.kinds)]
    same = [c for c in same if all(place != code and place.startswith(code.removesuffix("00")) for code in c.places)]
    if not same:
        return False
    sentence = same[-1].sentence
    beside = [c for c in chains if c.sentence == sentence]
    return len(beside) > 1 and place not in {m.get("code") for m in frame.within(sentence.start, sentence.end, "region")}
