"""How the records of a new analysis meet those the store holds: what is kept, corrected, superseded, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ikrar.model import Record, record_ids
from ikrar.store.rows import Change

_UNNOTICED = ("evidence", "confidence", "needs_review")
"""Fields whose change alone is nothing that a reader would be told."""


@dataclass(frozen=True, slots=True)
class Current:
    """A record row that is current: its row, identifier, body, whether it is a tombstone, and the article version it points at."""

    row: int
    record_id: str
    body: dict[str, Any]
    withdrawn: bool
    article_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Close the row `closes`, then add a row with `body`; either may be None."""

    closes: int | None
    record_id: str = ""
    body: dict[str, Any] | None = None
    change: Change = "new"
    material: bool = True
    supersedes: str | None = None


def reconcile(
    article_id: str,
    version: int,
    held: Sequence[Current],
    found: Sequence[Record],
    *,
    why: Literal["corrected", "reanalysis"],
) -> Iterator[Step]:
    """The steps from the rows `held` to the records `found` in the same article.

    A record of the same identifier goes on under it. One that is alike (same kind, and place or stage) supersedes the old one
    under a new identifier. What is left of the old is withdrawn, with its last body, so that a citation still resolves.
    """
    by_id = {current.record_id: current for current in held}
    bodies = {identifier: record.to_json() for identifier, record in zip(record_ids(article_id, found), found, strict=True)}
    added = []
    for identifier, body in bodies.items():
        current = by_id.pop(identifier, None)
        if current is None:
            added.append(identifier)
        elif current.withdrawn:
            yield Step(closes=current.row, record_id=identifier, body=body, change=why)
        elif current.body != body or current.article_version != version:
            material = _noticed(current.body) != _noticed(body)
            yield Step(closes=current.row, record_id=identifier, body=body, change=why, material=material)
    left = [current for current in by_id.values() if not current.withdrawn]
    for identifier in added:
        body = bodies[identifier]
        old = max(left, key=lambda current: _likeness(current.body, body), default=None)
        if old is not None and _likeness(old.body, body) > 0:
            left.remove(old)
            yield Step(closes=old.row, record_id=identifier, body=body, change=why, supersedes=old.record_id)
        else:
            yield Step(closes=None, record_id=identifier, body=body, change="new")
    for current in left:
        yield Step(closes=current.row, record_id=current.record_id, body=current.body, change="withdrawn")


def _noticed(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in _UNNOTICED}


def _likeness(old: dict[str, Any], new: dict[str, Any]) -> int:
    """How much two records speak of the same claim; 0 means that neither replaces the other."""
    if old["kind"] != new["kind"]:
        return 0
    act = "form" if old["kind"] == "statement" else "stage"
    same_act, same_place = bool(old[act] == new[act]), bool(old["region"] == new["region"])
    same_persons = old["kind"] == "violation" and bool(old["subject"] == new["subject"])
    if not same_place or not (same_act or same_persons):
        return 0
    same_count = bool(old.get("count") == new.get("count"))
    return 1 + 2 * same_act + same_persons + same_count
