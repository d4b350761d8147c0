"""One case counted in reports in one sentence and in persons in another: one claim, in the unit of the persons (ruling 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.stages import find_acts
from pipeline.records.cases.chain import Again, Chain, kinds_beside
from pipeline.records.claims.claims import Claim
from pipeline.records.claims.outcome import ON_THE_WAY
from pipeline.records.participants.participant import PAPERS, Accused
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.frame import Frame
from pipeline.words.phrases import load_phrases

_BY_CHANCE = 5
"""Smaller numbers of reports and of persons may be the same by chance, unless one follows at once or points back ("ketiganya")."""
_AT_ONCE = 1
_REACH_OF_KIND = 4
"""Sentences within which a small number of reports about one kind of servants is that of as many of the kind."""
_REACH = 8
"""Sentences within which a number of reports is that of the persons."""


def counted_otherwise(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Again | None:
    """ "Bawaslu menerima tujuh laporan. … Tujuh ASN itu sudah dipanggil": the chain of as many reports, or of as many persons.

    The chain takes the persons for what it counts. Two ends that exclude each other are two claims: "lima laporan dihentikan,
    lima ASN dihukum".
    """
    accused = claim.accused
    if accused is None or accused.count is None or accused.size is None or accused.part or are_others(frame, accused, claim.sentence):
        return None
    words, of_kind = load_phrases("claims"), [c for c in recent if c.size == accused.size and _is_of_kind_told(frame, c, accused)]
    if words["besides"].found(frame.text, claim.sentence.start, accused.start) and not (
        of_kind and words["contrast"].found(frame.text, claim.sentence.start, accused.start)
    ):
        return None  # "Selain itu warga mengadukan dua kades"; not "Sedangkan untuk dua ASN", as their report was told
    if _stands_beside_others(frame, claim, accused):
        return None
    least, most = accused.size
    if most not in (None, least):
        return None
    if least == 1:
        return _of_one_report(frame, claim, recent)
    reach = _REACH if accused.form == "back" or least >= _BY_CHANCE else _AT_ONCE
    if frame.section_at(claim.sentence.start) is not None:
        # "lima berkas di lima kabupaten. … 2. Jembrana. | Lima ASN | diklarifikasi": those of one place are not all that the lead counts
        recent = [chain for chain in recent if frame.section_at(chain.sentence.start) is not None]
    for chain in recent:
        first = chain.first
        near = max(reach, _REACH_OF_KIND) if chain in of_kind else reach
        if chain in of_kind and first.part and not claim.done and 0 < chain.age(claim) <= near:
            return Again(chain)  # "Enam di antaranya menyangkut kades, lima ASN. Soal enam kades itu, prosesnya bercabang"
        if first.count is None or chain.size is None or first.part or chain.age(claim) > near:
            continue
        if first.papers == accused.papers and not _is_of_reports_told(frame, chain, claim, accused):
            continue
        if not _same_number(chain.size, accused.size):
            continue
        if (accused.kinds and chain.kinds and not set(accused.kinds) & chain.kinds) or _end_apart(chain, claim):
            continue
        if first.papers and not accused.papers and not _is_of_list_by_conduct(frame, claim, accused):
            # where it was first told stays: there its place and its day stand
            return Again(chain, replace(first, count=accused.count, kinds=accused.kinds, papers=False), reports=first.count)
        if accused.papers and accused.count["exact"] and not first.count["exact"]:
            return Again(chain, replace(first, count=accused.count))  # "sedikitnya 212 kasus. Ada 212 laporan"
        return Again(chain)
    return None


def _is_of_kind_told(frame: Frame, chain: Chain, accused: Accused) -> bool:
    """ "empat laporan menyangkut kades, dua laporan menyangkut ASN. … | dua ASN": of a list of reports by kind, those of its kind."""
    if not chain.first.papers or not accused.kinds or chain.done:
        return False
    return set(kinds_beside(frame, chain)) == set(accused.kinds)


def _is_of_reports_told(frame: Frame, chain: Chain, claim: Claim, accused: Accused) -> bool:
    """ "Bawaslu menerima sembilan laporan. "| Sembilan pelanggaran | sudah diregister"": as many breaches as there were reports."""
    if not accused.papers or chain.first.unit == accused.unit or chain.sentence == claim.sentence:
        return False
    beside = [c for c in frame.numbers(*chain.sentence.bounds) if c["unit"] in PAPERS and c["start"] != chain.first.start]
    return not beside and not frame.within(accused.end, claim.sentence.end, "count")


def _of_one_report(frame: Frame, claim: Claim, recent: Sequence[Chain]) -> Again | None:
    """ "Baru satu perkara ASN yang ditangani. | Seorang bidan | dilaporkan tetangganya": right after one report, whom it is about.

    Alike "Laporan itu menyangkut | seorang bidan".
    """
    accused = claim.accused
    if accused is None or accused.papers or accused.form != "new":
        return None
    before = frame.text[claim.sentence.start : accused.start].strip('"“ ')
    if before and load_phrases("accused")["report_is_about"].pattern.fullmatch(before) is None:
        return None
    if (
        any(done.stage not in ON_THE_WAY for done in claim.done)
        or not claim.done
        or load_phrases("accused")["someone_besides"].found(frame.text, *claim.sentence.bounds)
    ):
        return None
    for chain in recent:
        first = chain.first
        one = (
            first.papers
            and first.count is not None
            and chain.size == (1, 1)
            and not first.part
            and chain.age(claim) == (0 if before else 1)
        )
        stays = all(done.stage in ON_THE_WAY for done in chain.done) and bool(chain.done)
        if one and stays and frame.in_one_paragraph(chain.sentence.start, claim.sentence.start):
            return Again(chain, replace(first, count=accused.count, kinds=accused.kinds, papers=False), reports=first.count)
    return None


def _stands_beside_others(frame: Frame, claim: Claim, accused: Accused) -> bool:
    """ "delapan ASN dan dua kepala desa": with others of another kind, so that all together are not as many as the reports.

    "meregister lima temuan dan dua laporan": so too papers beside papers, which are not the persons told of before.
    """
    counts = [m for m in frame.within(*claim.sentence.bounds, "count") if (m["unit"] in PAPERS) == accused.papers and m["unit"] != "region"]
    before = [m for m in counts if m["start"] < accused.start]
    after = [m for m in counts if m["start"] >= accused.end]
    joiner = load_phrases("grammar")["joiner"].pattern
    joined = [frame.text[m["end"] : accused.start] for m in before[-1:]] + [frame.text[accused.end : m["start"]] for m in after[:1]]
    return any(joiner.fullmatch(between.strip()) for between in joined)


def _is_of_list_by_conduct(frame: Frame, claim: Claim, accused: Accused) -> bool:
    """ "5 dugaan dihentikan. Jenisnya | 5 ASN mendekati partai, 2 ASN berfoto": what was done by how many, whatever came of it."""
    others = [m for m in frame.within(*claim.sentence.bounds, "count") if m["unit"] == accused.unit and m["start"] != accused.start]
    acts = find_acts(frame, claim.sentence) if accused.form == "new" and others else []
    return bool(acts) and all(act.name == "deed" for act in acts)


def _same_number(first: tuple[int, int | None], second: tuple[int, int | None]) -> bool:
    """ "tujuh" and "tujuh", "setidaknya tiga" and "tiga"; twice "setidaknya tiga" says nothing."""
    return first[0] == second[0] and (first == second or None in (first[1], second[1])) and {first[1], second[1]} != {None}


def _end_apart(chain: Chain, claim: Claim) -> bool:
    """Whether one of the two was dropped and the other got further than an examination."""
    ends = [{done.stage for done in told} for told in (chain.done, claim.done)]
    return any("dismissed" in ended and other & {"forwarded", "proven", "sanctioned"} for ended, other in (ends, ends[::-1]))
