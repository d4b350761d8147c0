"""How far a case has got when everything told about it is put together (rulings 1 to 6, 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.records.acts.stages import stage_rank
from pipeline.records.claims.claims import Done

_CRIMINAL_RECEIVERS = frozenset({"gakkumdu", "polri", "kejaksaan", "pengadilan"})
_HANDED_ON = stage_rank("forwarded")
ON_THE_WAY = frozenset({"alleged", "reported", "examined"})
"""Stages of a case that is still with the supervisor."""
SETTLED = frozenset({"forwarded", "proven", "sanctioned", "dismissed"})
"""Stages of a case with which the supervisor is done."""


def outcome(done: Sequence[Done]) -> Done | None:
    """The act that gives the stage of the whole: the furthest, or the end where the case ended; None when nothing was done."""
    done = _without_words_only(_without_copies(_without_undone(_by_one_hand(done))))
    steps = [step for step in done if step.stage != "dismissed"]
    ends = [step for step in done if step.stage == "dismissed"]
    furthest = max(steps, key=lambda step: (stage_rank(step.stage), step.act.start), default=None)
    if not ends:
        return furthest
    ended = ends[0]
    if furthest is None:
        return ended
    undone = [end for end in ends if end.act.name in ("undo", "undone")]
    if undone and not any(step.instead for step in steps):
        return undone[-1]  # "PTUN mengabulkan gugatan dua kades. Keduanya diberhentikan Maret lalu": how the case came there
    if furthest.stage == "sanctioned" or _goes_on(furthest, ends):
        return furthest
    traced = [step for step in steps if step.stage == "examined" and step.act.start > ends[-1].act.end and step.act.name in _TRACING]
    traced = [step for step in traced if not step.before_all]  # "tidak diregister. Sebelumnya, keduanya diperiksa"
    return traced[-1] if traced and all(end.unregistered for end in ends) else ended


def _goes_on(furthest: Done, ends: Sequence[Done]) -> bool:
    """Whether the neutrality track goes on although something was stopped (rulings 5 and 6)."""
    if any(end.act.name in ("acquit", "set_free") for end in ends) and furthest.receiver in _CRIMINAL_RECEIVERS:
        return False  # how the case came to the court that acquitted, told afterwards
    if stage_rank(furthest.stage) >= _HANDED_ON:
        # The criminal track ends and the other goes on; or the end was told first and the hand-over came after.
        if not _is_of_crime(furthest) and all(end.criminal and end.act.name not in ("acquit", "set_free") for end in ends):
            return True
        return not furthest.criminal and furthest.act.start > ends[-1].act.end
    return False


def _is_of_crime(step: Done) -> bool:
    """ "dibawa ke Gakkumdu, namun dihentikan": what was handed to those who investigate crimes is that track itself."""
    return step.criminal or (step.stage == "forwarded" and step.receiver == "gakkumdu")


def _without_undone(done: Sequence[Done]) -> list[Done]:
    """ "Hakim banding membebaskan kades yang sebelumnya divonis": what is told as having been before gives way to the end told as new."""
    ended = any(step.stage == "dismissed" and not step.earlier for step in done)
    return [step for step in done if not (ended and step.earlier)]


def _without_copies(done: Sequence[Done]) -> list[Done]:
    """ "Warga melaporkan kades itu. Laporannya ditembuskan ke KASN": a copy of what citizens sent is no hand-over."""
    only_told = {step.stage for step in done if not step.act.copy_only} <= {"reported", "alleged"}
    reported = only_told and any(step.stage == "reported" for step in done)
    return [step for step in done if not (reported and step.act.copy_only and step.doer is None)]


def _without_words_only(done: Sequence[Done]) -> list[Done]:
    """ "tidak memenuhi unsur sehingga hanya diberi teguran": a word to those whose case was dropped just before is no penalty."""
    dropped = [step.sentence.index for step in done if step.stage == "dismissed" and not step.criminal]
    return [step for step in done if not (step.only_word and any(-1 <= step.sentence.index - index <= 1 for index in dropped))]


def _by_one_hand(done: Sequence[Done]) -> list[Done]:
    """A reprimand told twice is that of the supervisor who is named once (ruling 3)."""
    if not any(step.act.name in _REPRIMANDS and step.stage == "examined" for step in done):
        return list(done)
    return [replace(step, stage="examined") if step.act.name in _REPRIMANDS and step.doer is None else step for step in done]


_TRACING = ("examine", "investigate")
_REPRIMANDS = ("reprimand", "reprove")


def hand_over_of(done: Sequence[Done], stage: str) -> tuple[str | None, str | None]:
    """From and to of the record: the latest hand-over that the text names (ruling 18b); a report's receiver only while it is `reported`."""
    if stage == "reported":
        received = [step.receiver for step in done if step.stage == "reported" and step.receiver]
        return None, received[0] if received else None
    if stage not in SETTLED:
        return None, None
    passed = [step for step in done if step.stage == "forwarded" and (step.giver or step.receiver)]
    if not passed:
        return None, None
    latest = max(
        passed,
        key=lambda step: (
            _lateness(step),
            step.receiver is not None,
            not step.act.copy_only,
            step.act.name not in _INVESTIGATED,
            step.giver is None and step.receiver == "kejaksaan",  # "menerima pelimpahan tersangka": later than what made it one
            step.act.start,
        ),
    )
    receiver = latest.receiver or next((step.receiver for step in passed if step.giver == latest.giver and step.receiver), None)
    if receiver is None and latest.giver in ("bawaslu", "gakkumdu"):
        # "ditetapkan tersangka oleh Polres setelah diteruskan Bawaslu", "sudah di meja bupati. Rekomendasinya diantar Bawaslu"
        receiver = next((step.receiver for step in passed if step.giver is None and step.receiver in _RECEIVES_UNNAMED), None)
    return latest.giver, receiver


def _lateness(step: Done) -> int:
    """How late in its course a case is handed on so; what investigators do tells nothing of who gave it to them."""
    late = _LATENESS.get(step.giver or "", 0)
    return 1 if step.giver == "gakkumdu" and step.act.name in _INVESTIGATED else late


_RECEIVES_UNNAMED = frozenset({"polri", "pemda", "bkpsdm", "inspektorat"})
_INVESTIGATED = ("prosecute", "indict")
_LATENESS = {"bawaslu": 1, "gakkumdu": 2, "kasn": 3, "bkn": 3, "polri": 3, "kejaksaan": 4}
"""A case goes from Bawaslu to KASN or BKN or the police, and only from there to the employer or the prosecutor."""
