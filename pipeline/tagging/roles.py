"""The part that a text gives each official: `accused`, `issuer`, `speaker` or `other` (codebook, `role`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Literal

from ikrar.config import Config
from pipeline.tagging.mentions import Mention
from pipeline.words.entries import Entry, load_entries
from pipeline.words.shapes import Shape

_RANK = {"accused": 3, "issuer": 2, "speaker": 1, "other": 0}
_SUPERVISORS = ("bawaslu", "kpu", "kasn", "bkn")
"""Who handles cases denies and reports them; that accuses nobody of these."""
_REACH = 60
_OTHER_SUBJECT = Shape(r"(?<!\w)(?:{accused.of_another}|me\w{3,}|yang(?=.*\w))(?!\w)", re.IGNORECASE | re.DOTALL)
"""Words between a person and an accusing word that give it to somebody else: who "menyebut dua pegawai yang terbukti" is not found guilty,
and "akrab dipanggil" is no summons. "X yang dilaporkan" stays."""
_SAID_BY = Shape(r"(?<!\w){speech.saying}\s+\Z", re.IGNORECASE)
_BEHIND_THE_SPEAKER = re.compile(r"\s*,\s+(?!yang\b)")
""" "Menyukai unggahan calon pun, kata | Wabup |, bisa direkomendasikan ke KASN": what is said stands on both sides, and is of others."""


class RoleEntry(Entry):
    """Words that make a person the accused or the issuer, on which side of the name and within how many characters."""

    role: Literal["accused", "issuer"]
    side: Literal["before", "after"]
    within: int


class RoleReader:
    """Reads roles off the words of `config/vocabulary/roles.yml` beside a mention."""

    def __init__(self, config: Config) -> None:
        entries = load_entries(config, "roles", RoleEntry)
        self._before = [
            (re.compile(rf"(?<!\w)(?:{entry.source})\s.{{0,{entry.within}}}\Z", re.IGNORECASE), entry.role)
            for entry in entries
            if entry.side == "before"
        ]
        self._after = [
            (re.compile(rf"(.{{0,{entry.within}}}?)(?<!\w)(?:{entry.source})(?!\w)", re.IGNORECASE), entry.role)
            for entry in entries
            if entry.side == "after"
        ]

    def set_roles(self, text: str, officials: Sequence[Mention], speaking: set[int]) -> None:
        """Write `role` into the mentions. A person has one role in an article: the gravest that any mention shows.

        Args:
            speaking: indices of the officials who say something.
        """
        found: dict[Any, str] = {}
        for at, official in enumerate(officials):
            role = self._beside(text, official) or ("speaker" if at in speaking else "other")
            key = official["name"] or official["start"]
            if _RANK[role] >= _RANK[found.get(key, "other")]:
                found[key] = role
        for official in officials:
            official["role"] = found[official["name"] or official["start"]]

    def is_accused_here(self, text: str, official: Mention) -> bool:
        """Whether the words beside this mention tell of a case against whom it names."""
        return self._beside(text, official) == "accused"

    def _beside(self, text: str, official: Mention) -> str | None:
        """What the rest of its clause says of a mention."""
        before = re.split(r"[.!?\n\"“”]", text[max(0, official["start"] - _REACH) : official["start"]])[-1]
        after = re.split(r"[.!?](?=\s)|[\n\"“”]", text[official["end"] : official["end"] + _REACH])[0]
        speaks = _SAID_BY.search(before) is not None
        roles = {role for pattern, role in self._before if pattern.search(before) and not (speaks and role == "accused")}
        if not (speaks and _BEHIND_THE_SPEAKER.match(after)):
            roles |= {role for pattern, role in self._after if (found := pattern.match(after)) and not _of_another(found.group(1), role)}
        if official["position"].startswith(_SUPERVISORS):
            roles.discard("accused")
        return max(roles, key=lambda role: _RANK[role], default=None)


def _of_another(between: str, role: str) -> bool:
    """Whether the words between a person and what follows make it somebody else's."""
    return role == "accused" and _OTHER_SUBJECT.search(between) is not None
