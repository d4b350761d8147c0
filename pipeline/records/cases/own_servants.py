"""What the head of one government tells of its own servants, where the case is told of those of several places, or of the province."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records.acts.handover import EMPLOYERS
from pipeline.records.acts.parties import named_speaker
from pipeline.records.cases.acting_region import acting_region
from pipeline.records.cases.chain import Chain
from pipeline.records.claims.claims import Claim, Done
from pipeline.records.reading.frame import Frame


def only_own(frame: Frame, claim: Claim, told_on: Sequence[Chain], recent: Sequence[Chain]) -> list[Chain]:
    """ "Seorang camat di Bone dan seorang lurah di Parepare … . "Kami sudah menjatuhkan sanksi," kata Pj Bupati Bone": the camat alone."""
    employer = next((region for done in claim.done if (region := employer_of(frame, done))), None)
    if employer is None or not told_on:
        return list(told_on)
    sentences = {chain.sentence for chain in told_on}
    beside = [chain for chain in recent if chain.sentence in sentences and chain.places]
    own = [chain for chain in beside if employer in chain.places]
    return own if own and len(own) < len(beside) else list(told_on)


def employer_of(frame: Frame, done: Done) -> str | None:
    """The regency or city whose government did it, or says that it did; None where no such government did."""
    if done.doer not in EMPLOYERS:
        return None
    speaker = named_speaker(frame, done.act.start)
    spoken = speaker.get("region") if speaker is not None and speaker.get("institution") in EMPLOYERS else None
    code = str(spoken) if spoken else acting_region(frame, done.sentence)
    return code if code and "." in code else None
