"""Reading numbers with their nouns out of a text: what is counted, how exactly, and what is no count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.tagging.numbers.numerals import FIGURES_SOURCE, UNITS, WORDS_SOURCE, value_of, value_of_figures
from pipeline.tagging.numbers.words import CountWords, Unit
from pipeline.tagging.places.gazetteer import Word, split_words
from pipeline.words.shapes import Shape, WordShape

Form = Literal["plain", "vague", "one", "collective"]
_NUMERAL = rf"(?:{FIGURES_SOURCE}|{WORDS_SOURCE})"
_FIRST = "|".join(UNITS)
""" "sejumlah | dua belas laporan": the number is the one that follows."""
_COLLECTIVE = "|".join([rf"(?:{word})(?:[\s-]?belas)?" for word in UNITS if UNITS[word] >= 2])
_NUMBERED = Shape(r"(?:\d+|[a-z]+)\s+(?:{counts.of_them}\s+)?(?:di|ter)\w{4,}|{counts.all_of_them}")
""" "(2 diteruskan ke BKN": a bracket that tells numbers of its own, no short form of the noun."""
_NAMED_BY_LETTERS = re.compile(r"(?:\s+[a-z]+){1,7}\s+\((?P<letters>[A-Z]{3,6})\)")
"""A noun written out, then its letters: "petugas penyedia jasa lainnya perorangan (PJLP)"."""
_OF_CONTRACT = Shape(r"\s+(?:{counts.with_status}|\()\s*{counts.contract}\b")
_JOINS = Shape(r"\s*(?:{counts.joint}|atau|,)\b")
_JOINED = Shape(r"\s+(?:{counts.joint}|{counts.beside}|atau)\s+")
_MAX_MODIFIER = 70
"""Characters after a noun in which "berstatus PPPK" still belongs to it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A number and its noun. `unit` None: the noun was told before; `person`: "orang" or "nama" stands there."""

    start: int
    end: int
    number_end: int
    least: int
    most: int | None
    exact: bool
    unit: Unit | None
    form: Form
    person: bool = False
    each: bool = False
    """"masing-masing tiga"."""
    mixed: bool = False
    """Two kinds of persons under one number: "23 kepala desa dan perangkat desa"."""


_NAMED_AFTER = Shape(
    r"\s+(?:{before_names.region}|{before_names.island})(?:\s+[A-Z][\w-]+){1,3}\s+(?:(?:{counts.amount}|dengan)\s+){0,2}\d"
)
""" "ketiga | Kota Ternate 15": one place by its name, and its number."""
_VOTE_OF = Shape(
    r"(?<!\w){elections.an_election}(?:\s+(?:(?-i:[A-Z])[\w.]*|serentak|di|se|kota|kabupaten|provinsi)){0,5}\s+\Z", re.IGNORECASE
)
_TO_VOTE = 60
""" "pada Pilkada Serentak Jabar | 2018": the year of a vote."""
_LEAST_OF_THEM = 2
""" "18 terbukti, | duanya | masih diproses": so many others of those told of."""
_ABBREVIATION = 4
"""Letters of a word that a full stop may shorten ("No. 4")."""
_MONEY = re.compile(r"Rp\.?\s?[\d.,]+\s+$")
""" "denda Rp5 | juta kepada": the word after glued figures of money."""


_TO_NUMBER = Shape(r"\s*\(?(?:\s*{counts.as_many}\s+)?", re.IGNORECASE)
_IN_PICTURE = re.compile(r"\s+dari\s+(?:kanan|kiri)(?!\w)", re.IGNORECASE)
""" "Mukhlis (dua | dari kanan)": where somebody stands in a picture."""
_MARKER = re.compile(r"^\d{1,2}[.)]\s+\w", re.MULTILINE)
""" "2. Kabupaten Manggarai: 16 kasus": the place of a line in its list."""
_DATELINE = re.compile(r"[A-Z]{4,}")
""" "MATARAM-Tiga ASN": the dateline is glued to the number."""


_NUMBER = WordShape(
    rf"""(?<![\w./:])(?<!\d,(?=\d))(?:(?P<each>{{counts.each}})\s+(?:{{counts.as_many}}\s+)?)?
    (?:(?P<qualifier>{{counts.more_than}}|{{counts.at_least}}|{{counts.almost}}|{{counts.about}}|{{counts.at_most}})\s+
        (?:(?:{{counts.so_far}}\s+)?{{counts.there_are}}\s+)?(?:{{counts.as_many}}\s+)?)?
    (?: (?P<figures>{FIGURES_SOURCE})(?:\s+(?P<scale>ribu|juta)(?:\s+(?P<rest>\d{{1,3}})(?!\w))?)?(?P<an>\s?-?an)?
    | (?P<one>(?P<thing>{{counts.one_thing}})|{{counts.one_person}}) | (?P<vague>{{counts.vague}})(?!\s+(?:{_FIRST})(?!\w))
    | ke-?\s?(?P<collective>{_COLLECTIVE}|\d{{1,3}})(?P<all>nya)?
    | (?P<words>{WORDS_SOURCE})(?P<its>-?nya(?=\s))? )
    (?!\w|[./:]\d|\s?%|\s?pun\b|-satunya\b)
    (?:\s?\(\s?(?:{_NUMERAL})\s?\))?
    (?:\s?(?:-|–|{{counts.up_to}})\s?(?P<to>{_NUMERAL})(?!\w|[.,/:]\d))?
    (?:\s+(?P<more>{{counts.more}})(?!\w))?""",
    re.VERBOSE | re.IGNORECASE,
)


class CountReader:
    """Finds numbers with the words of the vocabulary; build it once."""

    def __init__(self, words: CountWords) -> None:
        self.words = words

    def read(self, text: str, *, taken: Sequence[tuple[int, int]] = ()) -> list[Reading]:
        """All counts by start; numbers inside `taken` (dates, names of regions) are none."""
        words = split_words(text)
        starts = [word.start for word in words]
        blocked = sorted(taken)
        block_starts = [start for start, _ in blocked]
        ends = {end for _, end in blocked}
        found: list[Reading] = []
        position = 0
        while (match := _NUMBER.search(text, position)) is not None:
            position = match.end()
            at = bisect_left(block_starts, match.end()) - 1
            if at >= 0 and blocked[at][1] > match.start():
                position = max(blocked[at][1], match.start() + 1)  # "RAJA AMPAT\nDua kepala distrik": a name may end in a number
                continue
            reading = self._reading(text, words, starts, match, placed=match.start() - 2 in ends)
            if reading is not None:
                found.append(reading)
        return found

    def _reading(self, text: str, words: list[Word], starts: list[int], match: re.Match[str], *, placed: bool) -> Reading | None:
        value = self._value(match)
        if match.group("its") and value is not None and value[0] < _LEAST_OF_THEM:
            return None  # "satunya": of whom the words around it tell
        if value is None or self._excluded(text, words, starts, match, placed=placed):
            return None
        least, most, exact = value
        form: Form = (
            "vague" if match.group("vague") else "collective" if match.group("collective") else "one" if match.group("one") else "plain"
        )
        noun = self._noun(text, words, bisect_left(starts, match.end()), match.end(), single=most == 1)
        if noun is None:
            return None
        unit, end, person, mixed = noun
        more = self.words.or_more.match(text, end)  # "500 orang lebih"
        end = more.end() if more is not None else end
        if more and most is not None:
            least, most, exact = most + 1, None, False
            if person and unit is None and (whose := self._unit_after(text, words, starts, end)) is not None:
                unit, end, mixed = whose  # "20 orang lebih aparatur sipil negara"
        if form == "one" and unit is None:
            if match.group("thing"):
                return None  # "diadukan sebuah LSM"
            person = True
        if form == "collective" and ((unit is None and not person) or unit == "other") and not match.group("all"):
            return None  # "Keempat orang itu" are as many as were told of just before
        if form == "collective" and unit == "region" and _NAMED_AFTER.match(text, match.end()):
            return None  # "ketiga Kota Ternate 15 kasus": the third of a list
        if form == "collective" and match.group("all"):
            unit, end = None, match.end()
        if form == "vague" and unit is None and not person:
            return None
        return Reading(match.start(), end, match.end(), least, most, exact, unit, form, person, bool(match.group("each")), mixed)

    def _value(self, match: re.Match[str]) -> tuple[int, int | None, bool] | None:
        """(min, max, exact) of the number with its qualifier, as the codebook's table says."""
        if match.group("vague"):
            least, most = self.words.vague[" ".join(match.group("vague").lower().split())]
            return least, most, False
        if match.group("one"):
            return 1, 1, True
        number = _plain_value(match)
        if number is None or number == 0:
            return None
        if match.group("an"):
            return number, number + _magnitude(number) - 1, False
        if match.group("to"):
            upper = value_of(match.group("to"))
            return (number, upper, False) if upper is not None and upper > number else None
        if match.group("more"):
            return number + 1, None, False
        use = self.words.qualifiers.get(" ".join((match.group("qualifier") or "").lower().split()))
        if use == "more_than":
            return number + 1, None, False
        if use == "at_least":
            return number, None, False
        if use == "almost":
            return number - max(1, _magnitude(number) // 2), number - 1, False
        if use == "at_most":
            return 1, number, False
        return number, number, use is None

    def _excluded(self, text: str, words: list[Word], starts: list[int], match: re.Match[str], *, placed: bool) -> bool:
        """Numbers of laws, candidates, ages, money, ordinals; numbers inside a name; a denied one."""
        start = match.start()
        if _MARKER.match(text, start) or _IN_PICTURE.match(text, match.end()):
            return True
        before = text[max(0, start - 30) : start]
        if before.endswith(("Rp", "Rp ", "Rp.", "Rp. ", "#", "@")) or _MONEY.search(before) or self.words.negation.search(before):
            return True
        at = bisect_left(starts, start) - 1
        if at >= 0:
            gap = text[words[at].end : start]
            new_line = "\n\n" in gap or ("\n" in gap and text[start].isupper())  # "Jalan Macet 5 Km", and below it "Tiga kades …"
            if gap.strip() in ("", ".", "-", ":", "(") and len(gap) <= 3 and not new_line:
                for length in (1, 2):
                    phrase = " ".join(word.lower for word in words[max(0, at - length + 1) : at + 1])
                    if "." in gap and (len(phrase) > _ABBREVIATION or match.group("words") or match.group("one")):
                        continue  # "… pidana pilkada. Empat ASN": another sentence; "No. 4" is none
                    # "kenaikan pangkat seorang guru": a rank's number is written in figures
                    if phrase in self.words.before and not (phrase == "pangkat" and (match.group("words") or match.group("one"))):
                        return True
            if gap == "-" and not (match.group("words") and _DATELINE.fullmatch(text, words[at].start, words[at].end)):
                return True
        # a number inside a name: "Enam Lingkung", "Salam Empat Jari"
        shown = text[start : start + 2]
        if match.group("words") and shown[:1].isupper() and shown[1:].islower() and not _opens_sentence(text, start):
            return True
        figures = match.group("figures")
        if figures and (
            figures.startswith("0")
            or (
                len(figures) == 4
                and figures[:2] in ("19", "20")
                and not match.group("qualifier")
                and (text[match.end() : match.end() + 1] in "),." or _VOTE_OF.search(text, max(start - _TO_VOTE, 0), start))
            )
        ):
            return True
        # an age or code alone in brackets: "MJ (48)"
        return before.endswith("(") and text[match.end() : match.end() + 1] == ")" and not placed

    def _unit_after(self, text: str, words: list[Word], starts: list[int], end: int) -> tuple[Unit, int, bool] | None:
        """Unit, end and mixture of the noun of persons that follows at once."""
        at = bisect_left(starts, end)
        noun = self._noun(text, words, at, end, single=False) if at < len(words) and not text[end : starts[at]].strip() else None
        return (noun[0], noun[1], noun[3]) if noun is not None and noun[0] in PERSON_UNITS and noun[1] > end else None

    def _noun(self, text: str, words: list[Word], at: int, position: int, *, single: bool) -> tuple[Unit | None, int, bool, bool] | None:
        """Unit, end, whether "orang" stands there, whether kinds are mixed; None when what follows makes it no count."""
        end, person, skipped = position, False, 0
        while at < len(words) and skipped <= 2:
            gap = text[end : words[at].start]
            if (
                not (gap.strip() == "" or (gap.strip() in ("(", "-") and len(gap) <= 2))
                or "\n\n" in gap
                or ("\n" in gap and text[words[at].start].isupper())
            ):
                break
            found = self._unit_at(text, words, at)
            if found is not None and not person and words[at].lower in self.words.own_papers:
                return None, words[at].end, True, False
            if found is not None and person and (words[at].lower in self.words.own_papers or _is_named_region(text, words, at, found[0])):
                return None, end, True, False  # "61 orang | berkasnya sudah diunggah", "7 orang | Kabupaten Solok"
            if found is not None:
                unit, after = found
                end = words[after - 1].end
                bracket = text.find(")", end, end + 45) if text[end : end + 2] == " (" else -1
                if bracket > 0 and not _NUMBERED.match(text, end + 2, bracket):  # "3 perkara (2 diteruskan, 1 dihentikan)"
                    end = bracket + 1
                modified, end = self._modified(text, unit, end, single=single)
                return modified, end, False, unit in PERSON_UNITS and modified == "other"
            lower = words[at].lower
            if not person and (lower in self.words.measures or self._two(words, at) in self.words.measures):
                return None
            if lower in self.words.fillers:
                person = person or lower in self.words.persons
                end, at, skipped = words[at].end, at + 1, skipped + 1
                continue
            break
        if person:
            return None, end, True, False
        return self._without_noun(text, words, at, position, end)

    def _without_noun(self, text: str, words: list[Word], at: int, position: int, end: int) -> tuple[Unit | None, int, bool, bool] | None:
        """What `_noun` answers where no noun that is known stands from `end` on: told before, some other thing, or no count."""
        if at >= len(words):
            return None, position, False, False
        lower = words[at].lower
        gap = text[end : words[at].start]
        if "\n" in gap and not gap.strip() and text[words[at].start].isupper():
            return None, position, False, False  # the number ends its line
        if gap.strip() not in ("", ",", ".", ";", '"', "”"):
            return None if gap.strip()[:1] in "/:%" else (None, position, False, False)
        if (
            gap.strip()
            or lower in self.words.elliptic | self.words.functions
            or self._two(words, at) in self.words.elliptic
            or re.match(r"di\w{4,}|ter\w{4,}|ber\w{4,}|me\w{5,}", lower)
        ):
            return None, position, False, False
        if text[words[at].start].isupper() or lower.isdigit():
            return None, position, False, False
        named = _NAMED_BY_LETTERS.match(text, end)
        if named is not None and (noun := self.unit_of_phrase(text, named.start("letters"))) is not None:
            return noun[0], named.end(), False, False
        # any other noun is a thing that is counted
        return "other", words[at].end, False, False

    def unit_of_phrase(self, text: str, start: int) -> tuple[Unit, int] | None:
        """Unit and end of the noun that the text has at `start`."""
        following = split_words(text[start : start + 60])
        found = self._unit_at(text[start : start + 60], following, 0) if following and following[0].start == 0 else None
        return (found[0], start + following[found[1] - 1].end) if found is not None else None

    def person_right_before(self, text: str, start: int, end: int) -> Unit | None:
        """Unit of a noun of persons that ends right before `end`: "perangkat desa 21 orang", "kades sebanyak 4 orang"."""
        *_, last = (None, *self.persons_between(text, start, end))
        return last[0] if last is not None and _TO_NUMBER.fullmatch(text, last[1], end) is not None else None

    def nouns_between(self, text: str, start: int, end: int) -> Iterator[tuple[Unit, int]]:
        """Unit and end of each noun of persons or claims in [start, end)."""
        part = text[start:end]
        words, at = split_words(part), 0
        while at < len(words):
            found = self._unit_at(part, words, at)
            if found is not None and (found[0] in PERSON_UNITS or found[0] in ("report", "case")):
                yield found[0], start + words[found[1] - 1].end
            at = found[1] if found is not None else at + 1

    def persons_between(self, text: str, start: int, end: int) -> Iterator[tuple[Unit, int]]:
        """Unit and end of each noun of persons in [start, end)."""
        part = text[start:end]
        words, at = split_words(part), 0
        while at < len(words):
            found = self._unit_at(part, words, at)
            if found is None:
                at += 1
                continue
            after = words[found[1] - 1].end
            if found[0] in PERSON_UNITS:
                unit, _ = self._modified(part, found[0], after)
                yield unit, start + after
            elif words[at].lower.removesuffix("nya") in self.words.other_persons and not _is_office(part, words, at):
                yield "other", start + after
            at = found[1]

    def _unit_at(self, text: str, words: list[Word], at: int) -> tuple[Unit, int] | None:
        node, best = self.words.nouns, None
        step = at
        while step < len(words):
            word = words[step].lower  # "nya" may stand alone: "kades nya"
            following = node.get(word) or node.get(word.removesuffix("nya") or word)
            if following is None or (step > at and len(text[words[step - 1].end : words[step].start]) > 2):
                break
            node, step = following, step + 1
            if "" in node:
                best = (node[""], step)
        return best

    def _two(self, words: list[Word], at: int) -> str:
        return " ".join(word.lower for word in words[at : at + 2])

    def _modified(self, text: str, unit: Unit, end: int, *, single: bool = False) -> tuple[Unit, int]:
        """Unit and end with what follows: "guru berstatus PPPK", "bidan desa honorer"; two kinds of persons are mixed.

        "Satu kades dan sekdes" (`single`) on the other hand are one kades, and a sekdes without a number.
        """
        phrase = re.split(r"[.,;:\n]| yang | di | ke | pada ", text[end : end + _MAX_MODIFIER], maxsplit=1)[0]
        if unit == "non_permanent_staff" and _OF_CONTRACT.match(phrase):
            return "contract_civil_servant", end
        if unit == "civil_servant":
            if self.words.contract.search(phrase) and not _JOINS.match(phrase):
                return "contract_civil_servant", end
            if self.words.temporary.match(phrase.strip()) or (self.words.temporary.search(phrase[:25]) and not _JOINED.search(phrase[:25])):
                return "non_permanent_staff", end
        if not single and unit in PERSON_UNITS and (joined := _JOINED.match(phrase)):
            following = split_words(phrase[joined.end() :])
            other = self._unit_at(phrase[joined.end() :], following, 0) if following else None
            if other is not None and other[0] in PERSON_UNITS:
                return unit if other[0] == unit else "other", end + joined.end() + following[other[1] - 1].end
        return unit, end


PERSON_UNITS = frozenset({"civil_servant", "contract_civil_servant", "village_head", "village_official", "non_permanent_staff"})


def _plain_value(match: re.Match[str]) -> int | None:
    if match.group("figures"):
        value = value_of_figures(match.group("figures"), match.group("scale") or "")
        return value + int(match.group("rest")) if value is not None and match.group("rest") else value
    return value_of(match.group("collective") or match.group("words"))


def _magnitude(number: int) -> int:
    """Ten to the number of zeros that a number ends in: 40 is 10, 400 is 100."""
    step = 1
    while number % (step * 10) == 0:
        step *= 10
    return step


def _is_office(text: str, words: list[Word], at: int) -> bool:
    """ "Anggota Bawaslu Kota Lama": the title of one person, no persons."""
    return text[words[at].start].isupper() and at + 1 < len(words) and text[words[at + 1].start].isupper()


def _is_named_region(text: str, words: list[Word], at: int, unit: Unit) -> bool:
    """ "Kabupaten Solok": a place by its name, no noun that is counted."""
    named = unit == "region" and at + 1 < len(words) and text[words[at].end : words[at + 1].start] == " "
    return named and text[words[at].start].isupper() and text[words[at + 1].start].isupper()


_LOWER_AFTER = re.compile(r"\w+\s+[a-z]")


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \t\"“”‘'(")
    if text[max(0, start - 1) : start] in ('"', "“", "‘") and _LOWER_AFTER.match(text, start):
        return True  # "menjawab, “Satu orang …”"; a quoted title has capitals
    return not before or before[-1] in ".!?:\n–—-|•●▪◦■►▶*>;/"
