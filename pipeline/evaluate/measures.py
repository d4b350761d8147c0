"""The codebook's measures: each article gives numbers, which are summed (micro-average) before a ratio is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.matching import (
    Item,
    Matching,
    evidence_overlaps,
    issuer_name,
    match_counts,
    match_officials,
    match_statements,
    match_violations,
    same_name,
)
from pipeline.evaluate.references import points_back

MEASURES = (
    "relevance",
    "regions",
    "officials",
    "official_region",
    "counts",
    "no_false_violation",
    "no_false_statement",
    "statements",
    "statement_date",
    "statement_issuer",
    "statement_evidence",
    "violations",
    "violations_loose",
    "violation_date",
    "violation_subject",
    "violation_from_to",
    "violation_evidence",
    "references",
)
"""In the order in which they are printed. The plural ones are F1, the others accuracies; `references` are violations that point back."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Right answers, wrong ones given, and wanted ones not given. An accuracy counts each failure on both sides."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def value(self) -> float | None:
        """F1; for an accuracy that is the share that is right. None where nothing was to be judged."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else None

    @property
    def n(self) -> int:
        """How many the gold holds."""
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        return self.right / (self.right + self.extra) if self.right + self.extra else None

    @property
    def recall(self) -> float | None:
        return self.right / self.n if self.n else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error: which measure, `missed`, `extra` or `wrong`, what it is about, and where in the text (or None)."""

    measure: str
    how: str
    what: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """One article's tallies by measure, its mistakes, and its violation records as (confidence, right)."""

    article: str
    tallies: Mapping[str, Tally]
    mistakes: Sequence[Mistake]
    violations: Sequence[tuple[float, bool]]


def score_article(article: Item, found: Item) -> Scored:
    """Compare the output for one article with its gold."""
    gold = article["gold"]
    tallies: dict[str, Tally] = {}
    mistakes: list[Mistake] = []
    right = found.get("relevant") == gold["relevant"]
    tallies["relevance"] = _share(right)
    if not right:
        mistakes.append(Mistake("relevance", "wrong", f"gold {gold['relevant']}, found {found.get('relevant')}"))
    if gold["relevant"]:
        _score_mentions(gold, found, tallies, mistakes)
    wanted, given = _by_kind(gold["records"]), _by_kind(found.get("records") or ())
    for kind in ("statement", "violation"):
        if not wanted[kind]:
            tallies[f"no_false_{kind}"] = _share(not given[kind])
    statements = match_statements(wanted["statement"], given["statement"])
    _score_records("statements", statements, tallies, mistakes)
    _score_details("statement", statements, tallies, mistakes, ("date", "issuer", "evidence"))
    violations = match_violations(wanted["violation"], given["violation"])
    _score_records("violations", violations, tallies, mistakes)
    _score_details("violation", violations, tallies, mistakes, ("date", "subject", "from_to", "evidence"))
    tallies["violations_loose"] = _f1(match_violations(wanted["violation"], given["violation"], loose=True))
    tallies["references"] = _pointing_back(violations)
    matched = [id(pair[1]) for pair in violations.pairs]
    sure = [(float(record.get("confidence") or 0.0), id(record) in matched) for record in given["violation"]]
    return Scored(article.get("id") or article["url"], tallies, mistakes, sure)


def total(scored: Sequence[Scored]) -> dict[str, Tally]:
    """The sums over all articles, by measure."""
    return {name: sum((one.tallies.get(name, Tally()) for one in scored), Tally()) for name in MEASURES}


def recall_at_precision(scored: Sequence[Scored], precision: float) -> float | None:
    """Recall of violation records if only the surest are kept so that at least `precision` of them are right."""
    wanted = total(scored)["violations"].n
    if not wanted:
        return None
    ranked = sorted((pair for one in scored for pair in one.violations), key=lambda pair: -pair[0])
    best = right = 0
    for place, (confidence, is_right) in enumerate(ranked, start=1):
        right += is_right
        last_of_its_confidence = place == len(ranked) or ranked[place][0] != confidence
        if last_of_its_confidence and right / place >= precision:
            best = right
    return best / wanted


def _score_mentions(gold: Item, found: Item, tallies: dict[str, Tally], mistakes: list[Mistake]) -> None:
    """Of regions, officials and counts those that are annotated: null is not "none"."""
    mentions = found.get("mentions") or ()
    if gold["regions"] is not None:
        wanted, given = set(gold["regions"]), set(found.get("regions") or ())
        tallies["regions"] = Tally(len(wanted & given), len(given - wanted), len(wanted - given))
        mistakes += [Mistake("regions", "missed", code) for code in sorted(wanted - given)]
        mistakes += [Mistake("regions", "extra", code) for code in sorted(given - wanted)]
    if gold["officials"] is not None:
        _score_officials(gold, mentions, tallies, mistakes)
    if gold["counts"] is not None:
        _score_records("counts", match_counts(gold["counts"], mentions), tallies, mistakes)


def _score_officials(gold: Item, mentions: Sequence[Item], tallies: dict[str, Tally], mistakes: list[Mistake]) -> None:
    officials = match_officials(gold["officials"], mentions)
    _score_records("officials", officials, tallies, mistakes)
    tallies["official_region"] = Tally()
    for g, f in officials.pairs:
        same = g["region"] == f.get("region")
        tallies["official_region"] += _share(same)
        if not same:
            mistakes.append(
                Mistake("official_region", "wrong", f"{g['name']}: gold {g['region']}, found {f.get('region')}", f["start"], f["end"])
            )


def _score_records(measure: str, matching: Matching, tallies: dict[str, Tally], mistakes: list[Mistake]) -> None:
    tallies[measure] = _f1(matching)
    mistakes += [Mistake(measure, "missed", describe(item), *_place(item)) for item in matching.missed]
    mistakes += [Mistake(measure, "extra", describe(item), *_place(item)) for item in matching.extra]


def _score_details(kind: str, matching: Matching, tallies: dict[str, Tally], mistakes: list[Mistake], details: Sequence[str]) -> None:
    for detail in details:
        name = f"{kind}_{detail}"
        tallies[name] = Tally()
        for g, f in matching.pairs:
            if detail == "from_to" and not (g.get("from_institution") or g.get("to_institution")):
                continue
            right, said = _compare(detail, g, f)
            tallies[name] += _share(right)
            if not right:
                mistakes.append(Mistake(name, "wrong", f"{describe(g)}: {said}", *_place(f)))


def _compare(detail: str, g: Item, f: Item) -> tuple[bool, str]:
    if detail == "issuer":
        return same_name(issuer_name(g), issuer_name(f)), f"gold {issuer_name(g)}, found {issuer_name(f)}"
    if detail == "evidence":
        return evidence_overlaps(g, f), f"gold {[span['text'] for span in g['evidence']]}"
    if detail == "from_to":
        wanted, given = [(r.get("from_institution"), r.get("to_institution")) for r in (g, f)]
        return wanted == given, f"gold {wanted}, found {given}"
    return g.get(detail) == f.get(detail), f"gold {g.get(detail)} ({g.get('date_basis')}), found {f.get(detail)} ({f.get('date_basis')})"


def describe(item: Any) -> str:
    """A record, official or count in a few words."""
    if not isinstance(item, Mapping):
        return str(item)
    if item.get("kind") == "statement":
        return f"{item['form']} {item['region']} {item['date']} {issuer_name(item)}"
    if item.get("kind") == "violation":
        count = item.get("count") or {}
        number = f"{count.get('min')}..{count.get('max')} {count.get('unit')}" if count else "no count"
        return f"{item['stage']} {item['region']} {number} {item.get('subject')} {item['date']}"
    return f"{item.get('name')} {item.get('position')} {item.get('status')}"


def _place(item: Any) -> tuple[int | None, int | None]:
    if not isinstance(item, Mapping):
        return None, None
    spans = item.get("evidence") or [item]
    return spans[0].get("start"), spans[0].get("end")


def _by_kind(records: Sequence[Item]) -> dict[str, list[Item]]:
    return {kind: [record for record in records if record["kind"] == kind] for kind in ("statement", "violation")}


def _f1(matching: Matching) -> Tally:
    return Tally(len(matching.pairs), len(matching.extra), len(matching.missed))


def _pointing_back(matching: Matching) -> Tally:
    """The violations whose proof points back ("keduanya", "kasus tersebut"), on the side of the gold or of what was found."""
    right = sum(points_back(g) or points_back(f) for g, f in matching.pairs)
    return Tally(right, sum(map(points_back, matching.extra)), sum(map(points_back, matching.missed)))


def _share(right: bool) -> Tally:
    return Tally(1, 0, 0) if right else Tally(0, 1, 1)


def all_mistakes(scored: Sequence[Scored]) -> Iterator[tuple[str, Mistake]]:
    """(article, mistake), in the order of the articles."""
    for one in scored:
        for mistake in one.mistakes:
            yield one.article, mistake
