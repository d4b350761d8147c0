"""Violation records of an article, step by step:

accused + stages + assertion   what each sentence asserts about whom      (claims)
chains + continuation          one case over several sentences            (rulings 12 to 14)
tallies                        totals and their parts                     (rulings 15 to 17)
outcome                        the furthest stage, hand-overs             (rulings 1 to 9)
nothing_found                  `none`: an authority says there is nothing (ruling 10)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.records.acts.stages import is_as_far, is_further
from pipeline.records.acts.subjects import kinds_in
from pipeline.records.building import RecordDict, violation
from pipeline.records.cases.chains import build_chains
from pipeline.records.cases.of_elections import speaks_of_elections
from pipeline.records.claims.claims import find_claims, part_around
from pipeline.records.days.stage_date import stage_date
from pipeline.records.participants.some_of import are_others
from pipeline.records.reading.frame import Frame
from pipeline.records.tallies.members import is_added_up, is_member_of_number, is_told_singly, is_with_witnesses
from pipeline.records.tallies.tallies import read_tallies
from pipeline.records.tallies.tally import Tally
from pipeline.records.tallies.told_exactly import is_told_exactly
from pipeline.records.tallies.totals import with_totals
from pipeline.records.violations.conduct import conduct_of, sanction_of
from pipeline.records.violations.nothing_found import find_nothing
from pipeline.records.violations.passed_on import passed_on
from pipeline.records.violations.reasons import reasons_of_tally
from pipeline.records.violations.signs import Told, signs_of_tally, told_in
from pipeline.records.violations.subject_kind import own_kinds, subject_kind
from pipeline.records.violations.worth import are_besides, is_laid_to_somebody, is_of_other_regency, is_suspected_by_post, worth_a_record
from pipeline.tagging.extensions import explain_refusal
from pipeline.words.phrases import load_phrases
from pipeline.words.shapes import Shape


def find_violations(frame: Frame) -> list[RecordDict]:
    """The violation records of a tagged article, in order of the text; without names of the accused."""
    claims = list(find_claims(frame))
    chains = build_chains(frame, claims)
    tallies = list(with_totals(frame, read_tallies(frame, chains), chains))
    records = list(_records(frame, tallies, told_in(claims, tallies)))
    return [*records, *(nothing for nothing in find_nothing(frame) if not _is_belied(frame, nothing, records))]


def _is_belied(frame: Frame, nothing: RecordDict, records: Sequence[RecordDict]) -> bool:
    """ "Panwaslu Poso menemukan dua ASN. Dari warga belum ada laporan": nothing from the public, yet a case there or in a part of it.

    So too "Video seorang ASN viral. … Belum ada laporan yang masuk", which names nobody and is said of that case.
    """
    words, spans = load_phrases("nothing"), [(span["start"], span["end"]) for span in nothing["evidence"]]
    if all(_is_of_reports_alone(frame, *span) for span in spans):
        return any(case["region"] == nothing["region"] and case["evidence"][0]["start"] < spans[0][0] for case in records)
    if not any(words["from_public"].found(frame.text, *span) for span in spans):
        return False
    alike = [case["region"] for case in records if case["subject"] == nothing["subject"]]
    return any(region == nothing["region"] or region.startswith(f"{nothing['region']}.") for region in alike)


def _is_of_reports_alone(frame: Frame, start: int, end: int) -> bool:
    """ "Belum ada laporan yang masuk": without a word of servants, neutrality or breaches."""
    words = load_phrases("nothing")
    end = min((m["start"] for m in frame.within(start, end, "official")), default=end)  # not "Divisi Penanganan Pelanggaran"
    if kinds_in(frame.text, start, end) or any(words[group].found(frame.text, start, end) for group in ("neutrality", "any_breach")):
        return False
    return load_phrases("claims")["report_noun"].found(frame.text, start, end)


def _records(frame: Frame, tallies: list[Tally], told: Told) -> Iterator[RecordDict]:
    for tally in tallies:
        final, first = tally.final, tally.chain.first
        if (reason := _why_no_record(frame, tally, tallies)) is not None:
            explain_refusal(frame.doc, first.start, first.end, final.stage, reason)
            continue
        giver, receiver = passed_on(frame, tally, tallies)
        moment = stage_date(frame, tally, final)
        signs, reasons = signs_of_tally(tally, final, told), tuple(reasons_of_tally(frame, tally, final, moment))
        spans = [part_around(frame, tally.chain.first.start, tally.chain.sentence), final.clause]
        for region in tally.regions:
            yield violation(
                frame,
                stage=final.stage,
                region=region,
                moment=moment,
                spans=spans,
                count=tally.chain.count,
                subject=subject_kind(frame, tally, tallies, region),
                from_institution=giver,
                to_institution=receiver,
                conduct=conduct_of(frame, tally.chain.seen),
                sanction=sanction_of(frame, final) if final.stage == "sanctioned" else None,
                signs=signs,
                reasons=reasons,
            )


def _is_told_by_parts(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "27 ASN diduga melanggar. Sembilan orang dihukum, 18 menunggu sanksi": a number of which the parts got on is a tally (ruling 15).

    So is one that a list by place goes through ("95 ASN diduga tidak netral: Palopo 13, Bone 24").
    """
    if tally.final.stage != "alleged" or tally.chain.count is None:
        return False
    if sum(other.parent is tally and other.inherits and bool(other.chain.places) for other in tallies) > 1:
        return True
    further = [other for other in tallies if other.parent is tally and other.final.stage != "alleged"]
    handed_on = any(other.chain.count is not None and other.final.stage == "forwarded" for other in further)  # by whoever knew of all
    return handed_on or sum(other.chain.first.part for other in further) > 1


def _kin_of(tally: Tally, tallies: Sequence[Tally]) -> Iterator[Tally]:
    """The number itself, its whole and its parts: what one of them is about the others are about."""
    yield tally
    yield from (other for other in tallies if other is tally.parent or other.parent is tally)


def _why_no_record(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> str | None:
    """Why a number or case of which a stage is told is no record of its own, for `annotate --explain`; None if it is."""
    claimed = (
        tally.parent if tally.inherits and tally.parent is not None and tally.chain.places else tally
    )  # an item is told with its whole
    if not worth_a_record(frame, claimed, tally.final.stage):
        # "60 pegawai disebut hadir di posko calon. Sembilan di antaranya diperiksa": what a part has got to says nothing against the whole
        others = (other for other in tallies if other.parent is not claimed)
        alone = all(
            other.final.stage == "alleged"
            or other.past != claimed.past
            or is_of_other_regency(frame, claimed, other)
            or are_besides(frame, claimed, other)
            for other in others
        )
        laid = alone and (is_laid_to_somebody(frame, claimed) or is_suspected_by_post(frame, claimed))
        if not laid and not _is_told_by_parts(claimed, tallies):
            return "too little is told of it (ruling 8)"
    if not any(speaks_of_elections(frame, kin.chain) for kin in _kin_of(tally, tallies)):
        return "of no election"
    if _is_told_with_number(frame, tally, tallies):
        return "counted elsewhere"
    if _is_told_further(frame, tally, tallies):
        return "told further elsewhere"
    if is_member_of_number(frame, tally, tallies):
        return "one of a number (ruling 17)"
    if is_told_exactly(frame, tally, tallies):
        return "told exactly elsewhere"
    if is_added_up(frame, tally, tallies):
        return "added up elsewhere"
    if is_told_singly(frame, tally, tallies):
        return "told one by one elsewhere"
    return "counted with witnesses" if is_with_witnesses(frame, tally) else None


def _is_told_with_number(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "dugaan pelanggaran oknum ASN diteruskan" beside "dua ASN diteruskan": the kind without a number is the case that is counted."""
    if tally.chain.first.form != "topic":
        return False
    if any(other.listed and other.final.act == tally.final.act for other in tallies):
        return True  # "Bawaslu menangani dugaan pelanggaran ASN di sejumlah daerah. Gowa 12 kasus, …": the head of a list
    if _is_told_with_post(tally, tallies):
        return True
    if not tally.chain.first.one and not _is_counted_next(tally, tallies):
        return False
    counted = [other for other in tallies if other.chain.count is not None and other.past == tally.past]
    if _OF_PLACE.search(frame.text, tally.chain.first.start, tally.chain.first.end):
        # "kepala SMP negeri di Kecamatan X": known by the place, and no servant of whom another paragraph tells
        counted = [other for other in counted if abs(other.chain.sentence.index - tally.chain.sentence.index) <= _NEAR_NUMBER]
    similar = load_phrases("claims")["similar_case"]
    counted = [other for other in counted if not similar.found(frame.text, *other.chain.sentence.bounds)]
    counted = [other for other in counted if not _is_settled_before(frame, tally, other) and not are_besides(frame, tally, other)]
    return any(
        (set(own_kinds(other)) & set(tally.kinds) or not own_kinds(other))
        and set(tally.regions) <= {*other.regions, *(code.split(".")[0] for code in other.regions)}
        and is_as_far(other.final.stage, tally.final.stage)
        for other in counted
    )


def _is_settled_before(frame: Frame, tally: Tally, counted: Tally) -> bool:
    """ "28 ASN dijatuhi sanksi. … "Kini kami telusuri pula salah satu ASN yang …": what is looked into now is no case long settled."""
    now = tally.final.stage == "examined" and counted.final.stage in ("sanctioned", "dismissed") and not counted.chain.single
    later = counted.chain.seen[-1].index < tally.chain.sentence.index
    return now and later and load_phrases("claims")["goes_on_now"].found(frame.text, *tally.final.sentence.bounds)


def _is_told_with_post(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Bawaslu meneruskan pelanggaran netralitas kepala desa. … Kades X diteruskan ke bupati": the lead's case is that of the post."""
    return tally.chain.sentence.index == 0 and any(
        other.chain.first.form == "office"
        and other.chain.count is None
        and other.final.stage == tally.final.stage
        and other.final.receiver in (tally.final.receiver, None)
        and other.past == tally.past
        and set(other.kinds) == set(tally.kinds)
        and other.regions == tally.regions
        for other in tallies
    )


_OF_PLACE = Shape(r"\b{before_names.below_regency}\s+[A-Z]")
_NEAR_NUMBER = 4
"""Sentences from a servant known by the place to a number that may count that servant."""


def _is_counted_next(tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Kasus kepala pekon masuk klarifikasi. Yang dipanggil tiga kepala pekon": the number of the kind just told, at the same stage."""
    if tally.inherits or tally.parent is not None or tally.chain.first.part:
        return False
    return any(
        0 <= other.chain.sentence.index - tally.chain.sentence.index <= 1
        and other.chain.count is not None
        and other.final.stage == tally.final.stage
        and set(own_kinds(other)) == set(tally.kinds)
        for other in tallies
    )


def _is_told_further(frame: Frame, tally: Tally, tallies: Sequence[Tally]) -> bool:
    """ "Tiga ASN didapati tidak netral … pengawas mendapati tiga ASN. Ketiganya direkomendasikan": it got further elsewhere.

    So too how a case came to the supervisor, told after what came of it: "Sebelumnya warga melaporkan tiga ASN".
    """
    first, stage = tally.chain.first, tally.final.stage
    if stage not in ("alleged", "reported", "examined", "forwarded") or first.count is None or first.papers:
        return False
    by_chance = tally.inherits or (tally.chain.size or (0, 0))[0] < _NOT_BY_CHANCE
    if stage in ("examined", "forwarded") and (by_chance or are_others(frame, first, tally.chain.sentence)):
        return False  # "Bawaslu menindaklanjuti laporan 12 ASN … 12 ASN diteruskan"
    # One alone may be anybody, one of a list is known by the place: "11 ASN di Tebo dan satu di Bungo. … Satu ASN di Bungo dipanggil"
    anybody = not tally.chain.places if tally.inherits else tally.chain.single
    if anybody:
        return False
    alike = [t for t in tallies if t.chain.size == tally.chain.size and t.chain.first.unit == first.unit and t.past == tally.past]
    return any(t.regions == tally.regions and set(t.kinds) == set(tally.kinds) and is_further(t.final.stage, stage) for t in alike)


_NOT_BY_CHANCE = 5
"""From this number on two equal numbers of one kind in one place are the same."""
