"""Which case a claim tells on: numbers told again, words that point back, sentences that name nobody (rulings 12 to 14)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records.acts.handover import EMPLOYERS
from pipeline.records.acts.parties import parties_in
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.cases.by_initials import told_by_initials
from pipeline.records.cases.chain import Again, Chain, stretch_of
from pipeline.records.cases.continued_numbers import REACH_OF_NUMBER, of_number
from pipeline.records.cases.continued_plural import of_them_all
from pipeline.records.cases.continued_silently import (
    best_of,
    is_step_of_only_case,
    only_case,
    only_number,
    told_silently,
    whole_broken_down,
)
from pipeline.records.cases.named_together import (
    is_of_kind,
    kinds_of_case,
    with_those_beside,
)
from pipeline.records.cases.other_place import of_same_place
from pipeline.records.cases.own_servants import only_own
from pipeline.records.cases.place_groups import place_after
from pipeline.records.cases.told_again import REACH_OF_POINTER, told_again
from pipeline.records.claims.claims import Claim
from pipeline.records.claims.outcome import outcome
from pipeline.records.participants.headed import chains_headed, of_ranked
from pipeline.records.participants.other_breaches import is_of_other_breaches
from pipeline.records.participants.participant import PAPERS, Accused
from pipeline.records.participants.posts import posts_in
from pipeline.records.participants.some_of import is_some
from pipeline.records.reading.beside import right_before
from pipeline.records.reading.frame import Frame, Span
from pipeline.records.reading.place import NATION
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def continued(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Again]:
    """The chains that a claim tells on; empty where it begins a case of its own."""
    accused = claim.accused
    here = [chain for chain in chains if not frame.apart(chain.sentence.start, claim.sentence.start)]
    here = of_ranked(frame, claim, of_same_place(frame, claim, here))
    if (accused is None or accused.size is None) and any(_says_the_opposite(frame, claim, chain) for chain in here):
        return []
    recent = sorted(here, key=lambda chain: (chain.age(claim), -chain.last))
    if accused is not None and accused.form == "new":
        again = told_again(frame, claim, recent)
        return [again] if again is not None else []
    if accused is not None and accused.form == "office":
        return _of_post(frame, claim, recent)
    if accused is not None and accused.form != "topic" and accused.size is not None:
        return of_number(frame, claim, recent)
    return [Again(chain) for chain in _told_on(frame, claim, recent)]


def _says_the_opposite(frame: Frame, claim: Claim, chain: Chain) -> bool:
    """ "Dua tidak memenuhi unsur. | Yang di Dinas X memenuhi unsur": what one supervisor finds of some is of others than those dropped."""
    meets = load_phrases("claims")["meets"]
    found = [done for done in claim.done if done.act.name == "convict" and meets.found(frame.text, done.act.start, done.act.end)]
    dropped = [done for done in chain.done if done.act.name == "drop" and meets.found(frame.text, done.act.start, done.act.end)]
    if not found or not dropped or any(done.criminal for done in dropped):
        return False
    return not any(party.party in ("commission", "court") for party in parties_in(frame, *claim.sentence.bounds))


def _told_on(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """The chains that a claim without a number or post tells on."""
    if claim.accused is None:
        told = [chain for chain in told_silently(frame, claim, recent) if not _is_of_letter(frame, chain, claim)]
        return only_own(frame, claim, told, recent)
    if claim.accused.form == "topic":
        return _of_kind(frame, claim, recent)
    if claim.accused.there or claim.accused.rank:
        return chains_headed(frame, claim, recent)
    told_on = of_them_all(frame, claim, recent) if claim.accused.plural else _pointed(frame, claim, recent)
    if told_on and (_others_counted_since(frame, told_on[0], claim) or _is_of_letter(frame, told_on[0], claim)):
        return []
    return told_on


def _is_of_letter(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "Panwaslu menyurati tujuh lurah agar netral. | Suratnya dititipkan kepada camat": no file of a case, and of them none is told."""
    at = claim.accused.start if claim.accused is not None else frame.opening(*claim.sentence.bounds)
    if any(done.stage != "alleged" for done in chain.done) or _LETTER.match(frame.text, at, claim.sentence.end) is None:
        return False
    since = frame.sentences[chain.sentence.index : claim.sentence.index]
    kinds = load_phrases("letters")["kind"], load_phrases("letters")["written_to"]
    return any(words.found(frame.text, *span.bounds) for span in since for words in kinds)


_LETTER = Shape(r"surat(?:nya|\s+{accused.pointer})(?!\w)", re.IGNORECASE)
"""The letter just told of, at the head of a claim."""


def _of_post(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Again]:
    """The case of the same post; or that of the one servant told of just before, whose post is named now ("oknum lurah … Lurah Kedung")."""
    accused = claim.accused
    assert accused is not None
    posts = [chain for chain in recent if chain.first.form == "office"]
    same = [chain for chain in posts if _same_post(frame, chain.first, accused)]
    same = same or [chain for chain in posts if _is_who_was_named(frame, chain, accused)]
    if (
        same
        or load_phrases("claims")["besides"].found(frame.text, claim.sentence.start, accused.end)
        or len(posts_in(frame, claim.sentence)) > 1
    ):
        return [Again(chain) for chain in same[:1]]
    if (counted := _counted_by_name(frame, accused, recent)) is not None:
        return [Again(counted)]
    ones = [
        chain for chain in recent if chain.single and chain.age(claim) <= 1 and not chain.first.papers and set(accused.kinds) & chain.kinds
    ]
    if len(ones) != 1 or ones[0].first.form == "office" or ones[0].sentence == claim.sentence:
        return []
    if ones[0].count is None and load_phrases("accused")["one_of"].pattern.match(frame.text, ones[0].first.start) is None:
        return []  # "dugaan pelanggaran netralitas ASN": nobody in particular
    return [Again(ones[0], accused if ones[0].count is None else None)]


def _counted_by_name(frame: Frame, accused: Accused, recent: Sequence[Chain]) -> Chain | None:
    """ "Tiga kades diproses. Seorang di antaranya, Kades X, dilimpahkan": the one of a number whose post stands in apposition."""
    ones = [c for c in recent if c.single and c.first.form != "office" and not c.first.papers and c.first.end <= accused.start]
    named = [c for c in ones if _ONE_OF_THEM.fullmatch(frame.text, _end_of_number(frame, c), accused.start)]
    return named[0] if named and (not named[0].kinds or set(accused.kinds) & named[0].kinds) else None


def _end_of_number(frame: Frame, chain: Chain) -> int:
    """Where the number of a case ends, in the sentence that told it last."""
    return next((int(m["end"]) for m in frame.within(chain.last, chain.last + 1, "count")), chain.first.end)


_ONE_OF_THEM = re.compile(
    r"\s+(?:di\s*antaranya|dari\s+mereka|di\s*antara\s+mereka)\s*(?:,|ialah|adalah|yakni|yaitu)?\s*|\s*,?\s*(?:yakni|yaitu|ialah)\s+",
    re.IGNORECASE,
)
""" "Seorang | di antaranya, | Kades X", "satu kades, | yakni | Kades X": between a number of one and the post that it stands for."""


def _pointed(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "kades itu", "laporan tersebut", "berkasnya", "ia"."""
    accused = claim.accused
    assert accused is not None
    if (initialled := told_by_initials(frame, accused, recent)) is not None:
        return initialled
    near = [chain for chain in recent if chain.age(claim) <= REACH_OF_POINTER]
    if handed_on := _handed_on_before(frame, claim, near, recent) or _studied_by_employer(frame, claim, recent):
        return handed_on
    here = [chain for chain in near if chain.seen and chain.seen[-1] == claim.sentence and chain.last < accused.start]
    if accused.papers and accused.pronoun and here:
        last = max(here, key=lambda chain: chain.last)  # "seorang guru …, berkasnya sudah dikirim"
        return [c for c in here if c is last or (c.group == last.group and not (c.done or last.done))]
    if accused.kinds:
        of_kind = [c for c in recent if set(accused.kinds) & _kinds_of(frame, c, accused) and c.age(claim) <= REACH_OF_NUMBER]
        of_kind = [chain for chain in of_kind if not _is_one_post_of(frame, accused, chain)]
        if not accused.papers and of_kind and (whole := whole_broken_down(of_kind)) is not None:
            return [whole]  # "Lima dilakukan ASN. Tiga saat pencalonan, dua saat kampanye. Pelanggaran | ASN ini | diteruskan"
        of_kind = [chain for chain in of_kind if chain.done or not chain.first.part] or of_kind
        if not accused.papers:
            of_kind = [chain for chain in of_kind if chain.single] or of_kind
            of_kind = [chain for chain in of_kind if _has_office_of(frame, accused, chain)] or of_kind
        return best_of(frame, claim, of_kind)
    if accused.pronoun and not accused.papers:
        # "Ketiga ASN itu menjadi tim sukses. | Yang bersangkutan | dipanggil": whoever the sentence before tells of, be they several
        said_last = load_phrases("accused")["one_servant_meant"].pattern.fullmatch(frame.text, accused.start, accused.end) is not None
        just_told = [chain for chain in near if chain.age(claim) <= 1]
        if said_last and just_told and not any(chain.single for chain in just_told):
            return just_told[:1]
        one = [chain for chain in near if chain.single and chain.age(claim) <= 2][:1] or only_case(claim, recent, meant=said_last)
        return one or only_number(claim, recent)
    best = best_of(frame, claim, near or (recent if is_step_of_only_case(frame, claim, recent) else []))
    # "menyeret tujuh kades dan 11 perangkatnya. Laporannya kami kaji": of all that were named together
    of_case = _OF_CASE.match(frame.text, accused.start) is not None
    of_all = not accused.pronoun or (of_case and bool(best) and best[0].sentence != claim.sentence and not best[0].single)
    return with_those_beside(frame, best[0], recent) if best and accused.papers and of_all else best


def _kinds_of(frame: Frame, chain: Chain, accused: Accused) -> set[str]:
    """ "satu laporan tentang ASN. ASN itu …", "lima kasus netralitas ASN. Kasus netralitas ASN itu …": the case of whom it is about."""
    return kinds_of_case(frame, chain) if chain.single or (chain.first.papers and accused.papers) else chain.kinds


def _others_counted_since(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "17 kasus netralitas. Pelanggaran protokol kesehatan 72 kasus. | Temuan itu ditegur": the number of other breaches just told."""
    accused, words = claim.accused, load_phrases("accused")
    if accused is None or accused.pronoun or not (accused.papers or words["several_cases"].pattern.match(frame.text, accused.start)):
        return False
    if kinds_in(frame.text, accused.start, accused.end) or load_phrases("claims")["neutrality"].found(
        frame.text, accused.start, accused.end
    ):
        return False  # "Kasus netralitas tersebut"
    if _other_case_just_told(frame, chain, claim):
        return True
    between = frame.sentences[chain.seen[-1].index + 1 : claim.sentence.index]
    if not chain.single and accused.size is None and any(_is_of_somebody_else(frame, sentence) for sentence in between):
        return True
    return any(
        count["unit"] in PAPERS and is_of_other_breaches(frame, count, sentence)
        for sentence in between
        for count in frame.within(*sentence.bounds, "count")
    )


def _other_case_just_told(frame: Frame, chain: Chain, claim: Claim) -> bool:
    """ "Ketua juga menyoroti kasus perusakan baliho calon. | Kasus tersebut dilimpahkan": that one, with no servant in its sentence."""
    before = frame.sentences[claim.sentence.index - 1] if claim.sentence.index else None
    if before is None or before in chain.seen or claim.accused is None:
        return False
    opens = claim.accused.start - frame.opening(*claim.sentence.bounds) <= 1
    servants = kinds_in(frame.text, *before.bounds) or load_phrases("claims")["neutrality"].found(frame.text, *before.bounds)
    return opens and not servants and load_phrases("subjects")["other_case"].found(frame.text, *before.bounds)


def _is_of_somebody_else(frame: Frame, sentence: Span) -> bool:
    """ "Laporan seperti di Kepulauan Aru terkait pengumpulan KTP oleh tim sukses calon": papers about no servant."""
    others = load_phrases("subjects")["by_others"].last(frame.text, *sentence.bounds)
    papers = load_phrases("subjects")["papers"].first(frame.text, *sentence.bounds)
    return others is not None and papers is not None and papers.start() < others.start() and not kinds_in(frame.text, *sentence.bounds)


def _handed_on_before(frame: Frame, claim: Claim, near: Sequence[Chain], recent: Sequence[Chain]) -> list[Chain]:
    """ "Laporan soal camat gugur. [paragraph] Pj Bupati mengaku sudah menerima berkas tersebut": the file that was handed on, not the one
    that ended.
    """
    accused = claim.accused
    assert accused is not None
    taken_over = bool(claim.done) and claim.done[0].act.name == "take_over"  # "menerima berkas dari Panwaslih"
    if not near or not claim.done or not (taken_over or (accused.papers and not accused.pronoun)):
        return []
    if not taken_over and any(done.stage != "forwarded" for done in claim.done):
        return []
    final = outcome(near[0].done)
    ended = final is not None and final.stage == "dismissed"
    if not ended or frame.paragraph_at(near[0].seen[-1].start) == frame.paragraph_at(claim.sentence.start):
        return []
    sent = [c for c in recent if any(done.stage == "forwarded" for done in c.done) and c.age(claim) <= REACH_OF_NUMBER]
    return [c for c in sent if c.group == sent[0].group]


def _studied_by_employer(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    """ "Satu laporan masih ditelusuri. [paragraph] Pj Bupati menugaskan Inspektorat mempelajari|nya": what was handed to the regent."""
    studied = bool(claim.done) and all(done.stage == "examined" and done.doer in EMPLOYERS for done in claim.done)
    if not studied or not recent or frame.in_one_paragraph(recent[0].seen[-1].start, claim.sentence.start):
        return []
    sent = [c for c in recent if any(done.receiver in EMPLOYERS for done in c.done) and c.age(claim) <= REACH_OF_NUMBER]
    return [c for c in sent if c.group == sent[0].group]


def _is_one_post_of(frame: Frame, accused: Accused, chain: Chain) -> bool:
    """ "camat itu" after "ketiga ASN": one of them at most, whose post was named in between; never all of them."""
    if chain.single or chain.first.papers or accused.papers:
        return False
    noun = load_phrases("accused")["office_noun"].first(frame.text, accused.start, accused.end)
    if noun is None or noun.start() != accused.start:
        return False
    if load_phrases("accused")["telling_post"].pattern.fullmatch(noun.group()) is None:
        return False
    told = [frame.text[chain.first.start : chain.first.end], *(frame.say(seen) for seen in chain.seen)]
    return not any(noun.group().casefold() in words.casefold() for words in told)


def _has_office_of(frame: Frame, accused: Accused, chain: Chain) -> bool:
    """ "Seorang guru direkomendasikan. Satu lagi pegawai puskesmas … . | Guru tersebut": the one whose own words name that office.

    The words of a case go up to the next number: "Satu kasus melibatkan camat, satu kasus melibatkan lurah. Kasus | camat | diteruskan".
    """
    noun = load_phrases("accused")["office_noun"].pattern.match(frame.text, accused.start, accused.end)
    if noun is None:
        return False
    first, last = stretch_of(frame, chain) if chain.first.papers else (chain.first.start, chain.first.end)
    return re.search(rf"(?<!\w){re.escape(noun.group())}(?!\w)", frame.text[first:last], re.IGNORECASE) is not None


def _of_kind(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> list[Chain]:
    accused = claim.accused
    assert accused is not None
    if is_some(accused) or load_phrases("accused")["another"].opens(frame.text, accused.end, claim.sentence.end):
        return []
    if any(right_before(frame.text, claim.sentence.start, accused.start, "accused", group) for group in ("found_too", "others_too")):
        return []  # "Ada juga dugaan pelanggaran | guru", "Di samping kuwu, ada | guru"
    if right_before(frame.text, claim.sentence.start, accused.start, "accused", "breach_found"):
        recent = _of_place_before(frame, claim, recent)
    of_kind = [chain for chain in recent if is_of_kind(frame, chain, accused.kinds) and chain.age(claim) <= REACH_OF_NUMBER]
    of_kind = [chain for chain in of_kind if not _is_one_post_of(frame, accused, chain)]
    of_kind = [c for c in of_kind if c.first.papers and _has_office_of(frame, accused, c)] or of_kind
    there = place_after(frame, accused, claim.sentence)
    if there is not None:
        # "Kades di Sumbawa divonis, sedangkan kades di Lombok Tengah disidang": two cases of one sentence, or of one that turns to others
        turns = load_phrases("claims")["besides"].opens(frame.text, frame.opening(*claim.sentence.bounds), claim.sentence.end)
        apart = [c for c in of_kind if (turns or c.seen[-1] == claim.sentence) and c.places]
        apart = [c for c in apart if not any(_one_in_other(there, p) for p in c.places)]
        of_kind = [chain for chain in of_kind if chain not in apart]
    if accused.one:  # "salah satu PNS" is none of a number told before
        of_kind = [chain for chain in of_kind if chain.single]
    return best_of(frame, claim, of_kind)


def _of_place_before(frame: Frame, claim: Claim, chains: Sequence[Chain]) -> list[Chain]:
    """ "Di Ngada ada dugaan pelanggaran | ASN": of the cases before, none that was told without that place."""
    assert claim.accused is not None
    there = {str(m.get("code")) for m in frame.within(claim.sentence.start, claim.accused.start, "region") if m["level"] != "province"}
    told = [(chain, {str(m.get("code")) for m in frame.within(*chain.sentence.bounds, "region")}) for chain in chains]
    return [chain for chain, codes in told if not there or there & codes]


_OF_CASE = Shape(r"{claims.case_noun}")


def _same_post(frame: Frame, first: Accused, second: Accused) -> bool:
    """ "Kades Sombu" is "Kepala Desa Sombu", "Sekda HSU" the "Sekda Kabupaten Hulu Sungai Utara (HSU)"."""
    a, b = frame.text[first.start : first.end].casefold(), frame.text[second.start : second.end].casefold()
    if a in b or b in a:
        return True
    if set(first.kinds) != set(second.kinds):
        return False
    places = [{m.get("code") for m in frame.within(one.start, one.end, "region")} - {None} for one in (first, second)]
    if places[0] and places[0] == places[1] and a.split()[0] == b.split()[0]:
        return True
    names, others = (_names(frame.text[one.start : one.end]) for one in (first, second))
    if not names or not others:
        return False
    # "Camat Pangkal Balam", "Camat Pangkalbalam", "Camat Pangkal-Balam"
    together = "".join(names).replace("-", "").casefold() == "".join(others).replace("-", "").casefold()
    return together or set(names) <= set(others) or set(others) <= set(names)


def _is_who_was_named(frame: Frame, chain: Chain, accused: Accused) -> bool:
    """ "Kepala Desa Lamuru, di Kecamatan X, Andi Rustam, divonis. … | Kades Andi Rustam": by the name that stood beside the post."""
    named = next((m for m in frame.within(accused.start, accused.end, "official") if m.get("name")), None)
    if not chain.kinds & set(accused.kinds):
        return False
    others = [post.start for post in posts_in(frame, chain.sentence) if post.start >= chain.first.end]
    # "Andi Rustam, (54), Kepala Desa Lamuru, dihukum": the name may stand before the post
    near = frame.within(chain.sentence.start, min([*others, chain.sentence.end]), "official")
    told = [m for m in near if m.get("name") and m["end"] > chain.first.start]
    if named is not None and any(m["name"] == named["name"] and m.get("position") == named.get("position") for m in told):
        return True
    names = _names(frame.text[accused.start : accused.end])  # "Kepala Desa Bulu, Andi Rustam, … Kades Andi": by a part of the name
    return bool(names) and any(set(names) <= set(m["name"].split()) for m in told)


def _names(words: str) -> list[str]:
    """The names in the words for a post, without the words of the office."""
    office = load_phrases("accused")["office"].pattern.match(words)
    return re.findall(r"[A-Z][\w'’-]+", words[office.end() if office else 0 :])


def _one_in_other(first: str, second: str) -> bool:
    """Whether the one place lies in the other, or is it."""
    return first == second or first.startswith(f"{second}.") or second.startswith(f"{first}.") or NATION in (first, second)
