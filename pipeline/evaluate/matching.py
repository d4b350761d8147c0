"""Pairs what was found with what the gold says. All definitions are the codebook's Scoring; matches are one to one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Item = Mapping[str, Any]
UNPUNISHED_UNITS = ("other", "participant")


@dataclass(frozen=True)
class Matching:
    """Pairs (gold, found), then what only one side has."""

    pairs: list[tuple[Any, Any]] = field(default_factory=list)
    missed: list[Any] = field(default_factory=list)
    extra: list[Any] = field(default_factory=list)


def match(gold: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool], better: Callable[[Any, Any], float]) -> Matching:
    """One-to-one matching of items that are the `same`; where several are, the pair with the higher `better` goes first."""
    candidates = sorted(
        ((better(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if same(g, f)),
        key=lambda candidate: (-candidate[0], candidate[1], candidate[2]),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return Matching(
        [(g, found[partner[i]]) for i, g in enumerate(gold) if i in partner],
        [g for i, g in enumerate(gold) if i not in partner],
        [f for j, f in enumerate(found) if j not in taken],
    )


def match_statements(gold: Sequence[Item], found: Sequence[Item]) -> Matching:
    """On (form, region); among equals the issuer, the date and the evidence decide who pairs with whom."""
    return match(gold, found, lambda g, f: _statement_key(g) == _statement_key(f), _record_likeness)


def match_violations(gold: Sequence[Item], found: Sequence[Item], *, loose: bool = False) -> Matching:
    """On (stage, region, count min, max and unit), or loosely on (stage, region)."""
    key = _loose_key if loose else _violation_key
    return match(gold, found, lambda g, f: key(g) == key(f), _record_likeness)


def match_officials(gold: Sequence[Item], mentions: Sequence[Item]) -> Matching:
    """Distinct (name, position, status); one name may be a whole-word part of the other."""
    return match(
        gold,
        distinct_officials(mentions),
        lambda g, f: same_name(g["name"], f["name"]) and (g["position"], g["status"]) == (f.get("position"), f.get("status")),
        lambda g, f: (folded(g["name"]) == folded(f["name"])) + 0.5 * (g["region"] == f.get("region")),
    )


def match_counts(gold: Sequence[Item], mentions: Sequence[Item]) -> Matching:
    """Distinct (min, max, unit); extra ones of unit `other` or `participant` are not punished."""
    wanted = list(dict.fromkeys(count_key(count) for count in gold))
    found = list(dict.fromkeys(count_key(mention) for mention in mentions if mention["type"] == "count"))
    pairs = [(key, key) for key in wanted if key in found]
    missed = [key for key in wanted if key not in found]
    extra = [key for key in found if key not in wanted and key[2] not in UNPUNISHED_UNITS]
    return Matching(pairs, missed, extra)


def distinct_officials(mentions: Sequence[Item]) -> list[Item]:
    """Officials with a name, each once, in the fullest form of the name (of one position and status)."""
    named: dict[tuple[str, Any, Any], Item] = {}
    for mention in mentions:
        if mention["type"] == "official" and mention.get("name"):
            named.setdefault((folded(mention["name"]), mention.get("position"), mention.get("status")), mention)
    return [mention for key, mention in named.items() if not any(_is_short_for(key, other) for other in named)]


def evidence_overlaps(gold: Item, found: Item) -> bool:
    """Whether any evidence span of one shares a character with one of the other."""
    return any(g["start"] < f["end"] and f["start"] < g["end"] for g in gold.get("evidence") or () for f in found.get("evidence") or ())


def folded(name: str | None) -> str:
    return " ".join((name or "").casefold().replace(".", " ").replace(",", " ").split())


def same_name(first: str | None, second: str | None) -> bool:
    """Case-folded names of which one may be a whole-word part of the other; no name equals only no name."""
    a, b = folded(first), folded(second)
    if not a or not b:
        return a == b
    return f" {a} " in f" {b} " or f" {b} " in f" {a} "


def issuer_name(record: Item) -> str | None:
    return (record.get("issuer") or {}).get("name")


def count_key(count: Item | None) -> tuple[Any, Any, Any]:
    count = count or {}
    return (count.get("min"), count.get("max"), count.get("unit"))


def _is_short_for(key: tuple[str, Any, Any], other: tuple[str, Any, Any]) -> bool:
    return key != other and key[1:] == other[1:] and len(other[0]) > len(key[0]) and same_name(key[0], other[0])


def _statement_key(record: Item) -> tuple[Any, ...]:
    return (record.get("form"), record.get("region"))


def _violation_key(record: Item) -> tuple[Any, ...]:
    return (record.get("stage"), record.get("region"), count_key(record.get("count")))


def _loose_key(record: Item) -> tuple[Any, ...]:
    return (record.get("stage"), record.get("region"))


def _record_likeness(gold: Item, found: Item) -> float:
    likeness: float = 2 * evidence_overlaps(gold, found)
    likeness += gold["date"] == found.get("date")
    likeness += gold["kind"] == "statement" and same_name(issuer_name(gold), issuer_name(found))
    likeness += gold.get("subject") == found.get("subject")
    return likeness
