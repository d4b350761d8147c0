"""Violation records of an article, step by step:

accused + stages + assertion   what each sentence asserts about whom      (claims)
chains                         one case over several sentences            (rulings 12 to 14)
tallies                        totals and their parts                     (rulings 15 to 17)
outcome                        the furthest stage, hand-overs             (rulings 1 to 9)
nothing_found                  `none`: an authority says there is nothing (ruling 10)
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.records.building import RecordDict, violation
from pipeline.records.chains import build_chains
from pipeline.records.claims import find_claims
from pipeline.records.conduct import conduct_of, sanction_of
from pipeline.records.frame import Frame, read_frame
from pipeline.records.nothing_found import find_nothing
from pipeline.records.outcome import outcome
from pipeline.records.passed_on import passed_on
from pipeline.records.stage_date import stage_date
from pipeline.records.subjects import kind_of_unit, kinds_in, subject_of
from pipeline.records.tallies import Tally, read_tallies


def find_violations(doc: Doc) -> list[RecordDict]:
    """The violation records of a tagged document, in order of the text; without names of the accused."""
    frame = read_frame(doc)
    chains = build_chains(frame, find_claims(frame))
    tallies = read_tallies(frame, chains)
    return [*_records(frame, tallies), *find_nothing(frame)]


def _records(frame: Frame, tallies: list[Tally]) -> Iterator[RecordDict]:
    for tally in tallies:
        final = outcome(tally.done)
        if final is None or not _worth_a_record(tally, final.stage):
            continue
        giver, receiver = passed_on(frame, tally, tallies)
        moment = stage_date(frame, tally, final)
        spans = [(tally.chain.sentence.start, tally.chain.sentence.end), (final.sentence.start, final.sentence.end)]
        for region in tally.regions:
            yield violation(
                frame,
                stage=final.stage,
                region=region,
                moment=moment,
                spans=spans,
                count=tally.chain.count,
                subject=_subject(frame, tally, region),
                from_institution=giver,
                to_institution=receiver,
                conduct=conduct_of(frame, tally.chain.seen),
                sanction=sanction_of(frame, final) if final.stage == "sanctioned" else None,
            )


def _worth_a_record(tally: Tally, stage: str) -> bool:
    """A mere allegation needs a number and a statement of its own (ruling 8); a kind without a number needs a stage of its own."""
    if stage == "alleged":
        return tally.chain.count is not None and any(done.act.name == "record" for done in tally.done)
    if tally.chain.first.form == "topic":
        return stage not in ("reported",)
    return True


def _subject(frame: Frame, tally: Tally, region: str) -> str:
    if tally.chain.first.form == "office":
        return "official"
    kind = kind_of_unit(tally.chain.first.unit)
    kinds = [kind] if kind else list(tally.kinds)
    lead = frame.sentences[0] if frame.sentences else None
    if not kinds and lead is not None:
        kinds = kinds_in(frame.text, lead.start, lead.end, region)
    if kinds == ["civil_servant"] and region.startswith("34") and tally.chain.count and "lurah" in tally.chain.count["text"].casefold():
        kinds = ["village_head"]
    return subject_of(kinds) or "civil_servant"
