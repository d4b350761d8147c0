"""What speaks for an article being about servants' neutrality, as numbers with names.

A stretch of text is known by the groups of `config/vocabulary/relevance.yml` whose words it holds: `servant`, `force`, `neutral`,
`conduct`, `campaign`, `case`, `order`, `election`, `organiser` and so on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain, pairwise

_LEAD_PARAGRAPHS = 2
_OPENING_PARAGRAPHS = 3
_CARRIED = 0.7
"""A paragraph that leaves the servants out, whom title or lead named, counts for so much of one that names them again."""
_TOLD = 0.8
"""From here on a paragraph is about servants' neutrality, whatever else it names."""
_CASE = 0.6
"""From here on it is a case of servants, which organisers may have been heard in."""
_SIDES = frozenset({"neutral", "conduct", "campaign", "case"})
_MOSTLY = frozenset({"neutral", "mostly"})
"""A tally that is said to be mostly of neutrality is about it (rulings 16, 44), wherever that is said."""
_TOLD_OFF = frozenset({"order", "gesture", "election"})
_PUBLIC = frozenset({"servant", "force"})
_OATH = frozenset({"pledge", "election"})
_NO_OATH = frozenset({"other_subject", "campaign"})
"""Beside these it is the parties' pledge of a peaceful campaign that the police witness."""
_BREACH = frozenset({"servant", "neutral", "case"})
"""What "kasus netralitas" says, whoever else is named."""
_HANDLED = frozenset({"case", "order"})
"""Beside these another subject is only named, where ours opens the article: "Dana desa saja bikin pusing, jangan tambah perkara"."""
_TAKER = frozenset({"servant", "conduct"})
_SWORN = frozenset({"neutral", "pledge"})
_CORE = frozenset({"neutral", "conduct"})
_TAKEN = frozenset({"neutral", "conduct", "breach"})
"""What is done with, or to, servants, whoever does it: "Paslon Adukan Mobilisasi Aparat"."""
_CONTEST = frozenset({"election", "contest"})
_OF_CONTEST = frozenset({"neutral", "campaign"})
"""Of nothing of ours where no vote is told of: "berdiri di semua golongan", "mendukung ketahanan pangan", "posko bansos"."""
_SHARES = ("servant", "neutral", "case", "conduct", "order", "campaign", "gesture", "pledge")
_OURS = frozenset({"neutral", "conduct", "pledge", "order", "case", "campaign", "election", "gesture"})
_OTHER_BESIDE, _OTHER_ALONE = 0.5, 0.8
_VILLAGE_SHARE = 0.2
"""A village-head election is the subject from this share of the paragraphs on, unless general elections are named more often."""


def evidence_of(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> dict[str, float]:
    """The evidence by name: shares of paragraphs, and how much title, lead and the best paragraphs are about the subject (0 to 1)."""
    title, paragraphs = _as_the_vote_has_it(title, paragraphs)
    if of_others := _is_of_others(title, paragraphs[:_LEAD_PARAGRAPHS]):
        paragraphs = [_without_guests(found) for found in paragraphs]
    mostly = [found for found in paragraphs[_LEAD_PARAGRAPHS:] if found >= _MOSTLY and not _PUBLIC.isdisjoint(found)]
    lead = [*paragraphs[:_LEAD_PARAGRAPHS], *mostly]
    if any("another_neutral" in found for found in lead):
        title -= {"neutral"}  # "Ikrar Netral" over a story of carbon
    return {
        **_how_much(title, lead, paragraphs),
        **_what_is_told(title, paragraphs),
        "others' neutrality": float(of_others),
        **_who_is_named(title, paragraphs),
        **_shares(title, paragraphs),
    }


def _how_much(title: frozenset[str], lead: Sequence[frozenset[str]], paragraphs: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much title, lead and paragraphs are about the subject; a paragraph by itself, and with the servants whom title or lead named."""
    named = "servant" in title or any("servant" in found for found in lead)
    degrees = [max(about(found), _CARRIED * about(found | {"servant"})) if named else about(found) for found in paragraphs]
    best = sorted(degrees, reverse=True) or [0.0]
    best += [best[-1]] * 2  # a story of one paragraph has no second that could speak against it
    return {
        "title": about(title),
        "lead": max(degrees[:_LEAD_PARAGRAPHS] + [about(found) for found in lead[_LEAD_PARAGRAPHS:]], default=0.0),
        "title and lead together": _about_together(title, lead),
        "mean of paragraphs": sum(degrees) / max(1, len(paragraphs)),
        "best paragraph": best[0],
        "second paragraph": best[1],
        "third paragraph": best[2],
        "two paragraphs together": max((about(first | second) for first, second in pairwise(paragraphs)), default=best[0]),
    }


def _what_is_told(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> dict[str, float]:
    """How much is told of servants who take sides, and of anything else: "Disdik Buka Seleksi Kepala Sekolah"."""
    taking_sides = sum(not _PUBLIC.isdisjoint(found) and not _SIDES.isdisjoint(found) for found in paragraphs)
    return {
        "servants who take sides": taking_sides / max(1, len(paragraphs)),
        "neutrality or sides told": float(any(not _CORE.isdisjoint(found) for found in (title, *paragraphs))),
        "another subject": max(_share_besides("other_subject", title, paragraphs, _TOLD), _in_title_alone(title)),
    }


def _who_is_named(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> dict[str, float]:
    """Whether an election, servants and a case are named where an article says what it is about: "Bawaslu Periksa Tiga Kades"."""
    return {
        "an election": float(any("election" in found for found in (title, *paragraphs))),
        "servants in the title": float("servant" in title or ("force" in title and not title.isdisjoint(_SWORN))),
        "a case in the title": float("case" in title),
        "servants in the opening": float(not _PUBLIC.isdisjoint(_together(paragraphs[:_OPENING_PARAGRAPHS]))),
    }


def _shares(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> dict[str, float]:
    """In how many of the paragraphs a group's words stand."""
    paragraphs_with = Counter(chain.from_iterable(paragraphs))
    return {
        **{f"share of {group}": paragraphs_with[group] / max(1, len(paragraphs)) for group in _SHARES},
        "share of organiser": _share_besides("organiser", title, paragraphs, _CASE),
    }


def _share_besides(group: str, title: frozenset[str], paragraphs: Sequence[frozenset[str]], told: float) -> float:
    """Share of the paragraphs which are of it without being of servants' neutrality, to the degree of `told`."""
    clear = "other_subject" not in title and max(map(about, (title, *paragraphs[:1]))) > _TOLD
    besides = (found for found in paragraphs if group in found and about(found) < told and not (clear and _HANDLED & found))
    return sum(1 for _ in besides) / max(1, len(paragraphs))


def _as_the_vote_has_it(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> tuple[frozenset[str], list[frozenset[str]]]:
    """The groups as they count where an election, or none, is told of."""
    title, *paragraphs = _with_breaches(title, paragraphs)
    if all(_CONTEST.isdisjoint(found) for found in (title, *paragraphs)):
        title, *paragraphs = [found - _OF_CONTEST for found in (title, *paragraphs)]
    if any("election" in found for found in (title, *paragraphs)):
        title, *paragraphs = [found | {"conduct"} if "rule" in found else found for found in (title, *paragraphs)]
        opened = any("election" in found for found in (title, *paragraphs[:_LEAD_PARAGRAPHS]))  # what is told of servants below is of it
        paragraphs = [found | {"election"} if "merit_body" in found or (opened and _PUBLIC & found) else found for found in paragraphs]
    elif not any("campaign" in found for found in (title, *paragraphs)):
        title, paragraphs = title - {"force"}, [found - {"force"} for found in paragraphs]  # police between two parties of a land dispute
        beginning = [title, *paragraphs[:_LEAD_PARAGRAPHS]]
        if any("other_subject" in found for found in beginning) and not any("breach" in found for found in beginning):
            # "seleksi PPPK berlangsung netral": neutral in that, where no election is told of
            title, paragraphs = title - _CORE, [found - _CORE for found in paragraphs]
    return title, list(paragraphs)


def _with_breaches(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """With what "kasus netralitas" says, and what a post was lost for."""
    opening = (title, *paragraphs[:_LEAD_PARAGRAPHS])
    for_sides = any("breach" in found or found >= _TAKER for found in opening)
    told = {"breach": _BREACH, "removal": frozenset({"case" if for_sides else "other_subject"})}
    return [found.union(*(told[group] for group in told.keys() & found)) for found in (title, *paragraphs)]


def is_of_village_election(title: frozenset[str], paragraphs: Sequence[frozenset[str]]) -> bool:
    """Whether a village-head election is the subject: never relevant, also where servants are told to be neutral in it (ruling 44)."""
    counts = Counter(chain.from_iterable(paragraphs))
    village, general = (counts[group] / max(1, len(paragraphs)) + (group in title) for group in ("village_election", "election"))
    return village >= _VILLAGE_SHARE and village > general


def _is_of_others(title: frozenset[str], lead: Sequence[frozenset[str]]) -> bool:
    """The press or clergy are told to be neutral (students who demand it of servants are not); or an organiser is.

    An organiser who is told of a case may also have handled it. Candidates and their people are whom a title that opens with them is about.
    """
    told_to_organisers = "organiser" in title and "case" not in title and not _CORE.isdisjoint(title)
    of_holders = "other_holder" in title and (not _CORE.isdisjoint(title) or _PUBLIC.isdisjoint(_together(lead)))
    of_candidates = "candidate" in title and title.isdisjoint(_TAKEN)
    return "servant" not in title and (of_holders or told_to_organisers or of_candidates)


def _without_guests(found: frozenset[str]) -> frozenset[str]:
    """ "Wartawan membaca ikrar netral, disaksikan Pj Gubernur": where the others stand, servants only look on, unless a case is told."""
    holders = not found.isdisjoint({"other_holder", "organiser"})
    return found - _PUBLIC if holders and "case" not in found else found


def about(found: frozenset[str]) -> float:
    """How much a stretch of text with these groups is about servants' neutrality, 0 to 1."""
    neutral, conduct = "neutral" in found, "conduct" in found
    if "servant" in found:
        if neutral:
            return 1.0
        if conduct:
            return 0.9
        if "pledge" in found and "election" in found and "other_subject" not in found:
            return 0.8
        called_to_order = not found.isdisjoint({"case", "order"})
        if "campaign" in found and called_to_order:
            return 0.8
        if found >= _TOLD_OFF:
            return 0.6
        if "case" in found:
            return 0.6 if "election" in found else 0.1
        return 0.3 if "campaign" in found or {"order", "election"} <= found else 0.1
    if "force" in found:
        if "force_member" in found and "case" in found and (conduct or "campaign" in found):
            return 0.8
        return 1.0 if neutral else 0.8 if conduct or (found >= _OATH and found.isdisjoint(_NO_OATH)) else 0.0
    return 0.5 if neutral and "organiser" not in found else 0.0


def _in_title_alone(title: frozenset[str]) -> float:
    """How much a title that names another subject says that it is the article's; all but all, where nothing of ours stands beside it."""
    told_off = "case" not in title and about(title) >= _TOLD  # "Kades Diingatkan Jaga Kotak Suara, Bukan Menjaga Calon"
    if "other_subject" not in title or told_off:
        return 0.0
    return _OTHER_BESIDE if title & _OURS else _OTHER_ALONE


def _about_together(title: frozenset[str], lead: Sequence[frozenset[str]]) -> float:
    """How much title and lead are about it as one stretch: the first names the servants, the second the candidate, the third the case."""
    together = title | _together(lead)
    named = any("servant" in found or ("force" in found and "neutral" in title) for found in (title, *lead[:1]))
    return about(together) if "other_subject" not in together and named else 0.0


def _together(parts: Collection[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*parts)
