"""Looking only where a pattern can begin, with patterns made quicker, finds what `re` finds with the patterns as they are written."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from ikrar.config import Config
from pipeline.words.beginnings import beginnings
from pipeline.words.entries import load_entries, without_captures
from pipeline.words.phrases import GroupedEntry, load_phrases
from pipeline.words.prefilter import PatternSet, Sought, WordPattern, may_begin
from tests.cases import read_yaml

CASES = Path(__file__).parent.parent / "records/statement_cases.yml"
TEXTS = [case["text"] for case in read_yaml(CASES)]
GOLD = Path(__file__).parent.parent / "gold/building.jsonl"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?<!\w)(?:surat edaran|se)(?!\w)", {"surat ed", "se"}),
        (r"di\s?periksa", {"di perik", "diperiks"}),
        (r"di\s+(?:dalam|\d+)", {"di dalam", *(f"di {figure}" for figure in "0123456789")}),
        (r"di-?periksa|di\s*[\"“]", {"di-", "di ", "diperiks"}),
        (r"di[\s-]?periksa", {"di-", "di perik", "diperiks"}),
        (r"(?:me)?minta", {"meminta", "minta"}),
        (r"(?:a|b)\.n\.", {"a-", "b-"}),
        (r"kades\w*", {"kades"}),
        (r"(?<!\d)\d+ orang", set("0123456789")),
        (r"\w+ netral", None),
        (r"\w*netral\w*|asn|(?:ke)?\w*pelanggaran", {"*netral", "asn", "ke", "*pelangg"}),
        (r"\w*nya?", None),
        (r"(?!ada)[a-z]{3,}lah(?= di)|\w+nya", {"*lah", "*nya"}),
        (r"as?n{1}(?=x)k(?#remark)", {"ank", "asnk"}),
        (r"(?P<a>as)n{2,3}k", {"asn"}),
        (r"a[-_.\]]b", {"a-", "a_b"}),
        (r"di[()|]|a\(b|[^a]|", None),
        (r"di[a-c]x|ke(?>x)|per\w|se.", {"di", "ke", "per", "se"}),
        (r"(?i)a(?-i:B)c(?!d)", {"abc"}),
    ],
)
def test_beginnings(pattern: str, expected: set[str] | None) -> None:
    assert beginnings(pattern) == expected


def test_beginnings_of_a_pattern_with_blanks_and_remarks() -> None:
    assert beginnings("(?: di [ ] | ke\\ ) periksa  # [ or so", re.VERBOSE | re.IGNORECASE) == {"di perik", "ke perik"}


def test_a_word_shorter_than_the_letters_compared() -> None:
    assert may_begin(beginnings("se"), "SE Bupati", 0, 9)
    assert not may_begin(beginnings("edaran"), "SE Bupati", 0, 9)
    assert not may_begin(beginnings("bupati"), "SE Bupati", 0, 3)


def test_two_short_words_and_a_third() -> None:
    text = "Ada RT di desa, RT di-PAW, dan a di b." + " Warga." * 80
    for source in (r"\bRT\s+di\s+desa", r"\bRT\s+di-", r"\ba\s+di\s+b\b"):
        pattern = re.compile(source, re.IGNORECASE)
        found = Sought(source, re.IGNORECASE).first(text)
        assert found is not None and found.span() == pattern.search(text).span()


def test_a_word_that_ends_is_not_the_beginning_of_a_longer_one() -> None:
    apart = beginnings(r"di\s+periksa")
    assert may_begin(apart, "Mereka di periksa", 0, 17)
    assert not may_begin(apart, "Mereka diperiksa di", 0, 16)
    assert not may_begin(apart, "Mereka di dalam", 0, 15)
    assert may_begin(apart, "Mereka di\n\nPeriksa", 0, 17)
    joined = beginnings(r"di-periksa")
    assert may_begin(joined, "Mereka di-Periksa", 0, 17)
    assert not may_begin(joined, "Mereka di periksa", 0, 17)


def test_more_beginnings_than_are_worth_comparing() -> None:
    letters = "abcdefghijklmno"
    assert beginnings("|".join(f"ab{''.join(three)}x" for three in product(letters, repeat=3))) == {f"ab{letter}" for letter in letters}


def test_patterns_that_are_looked_for_together() -> None:
    patterns = [Sought(source, re.IGNORECASE) for source in (r"(?<!\w)netral\w*", r"(?<!\w)(?:ASN|aparatur)(?!\w)", r"\w+ netral")]
    text = "ASN wajib netral; netralitas aparatur dan ASN"
    found = PatternSet(patterns).find_all(text, 0, len(text))
    assert [(number, match.span()) for number, match in found] == [
        (number, match.span()) for number, pattern in enumerate(patterns) for match in pattern.compiled.finditer(text)
    ]


def test_letters_that_a_word_holds() -> None:
    texts = ("Ketidaknetralan ASN", "Ketidaknetralan ASN, tidak netral, NETRALITAS." + " Warga." * 80, "İ ketidaknetralan" + " Warga." * 80)
    for text in texts:
        plain = re.compile(r"(?<!\w)(?:\w*netral\w*|asn)(?!\w)", re.IGNORECASE)
        found = [match.span() for match in plain.finditer(text)]
        sought = Sought(plain.pattern, re.IGNORECASE)
        assert [match.span() for match in sought.all(text)] == found and found
        assert [match.span() for _, match in PatternSet([sought]).find_all(text, 0, len(text))] == found


@pytest.mark.parametrize("name", ["forms", "modality", "speech", "audience", "claims"])
def test_finds_what_re_finds(name: str) -> None:
    tried = 0
    for text in (*TEXTS, "\n".join(TEXTS)):  # longer texts have an index
        for group in load_phrases(name).values():
            plain = [match.span() for match in group.pattern.finditer(text)]
            assert [match.span() for match in group.all(text)] == plain
            first, last = group.first(text), group.last(text)
            assert [match.span() for match in (first, last) if match] == [*plain[:1], *plain[-1:]]
            tried += len(plain)
    assert tried > 10


@pytest.mark.parametrize("name", ["forms", "nothing", "accused", "appeals", "threats", "deeds"])
def test_quicker_patterns_find_what_those_of_the_file_find(name: str) -> None:
    articles = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()[:40]]
    text = "\n\n".join(article["text"] for article in articles if article["gold"]["relevant"])
    written: dict[str, set[str]] = {}
    for entry in load_entries(Config(), name, GroupedEntry):
        words = (re.escape(word).replace("\\ ", " ") for word in entry.words)
        written.setdefault(entry.group, set()).update((*words, *entry.patterns))
    for group, sources in written.items():
        ordered = sorted(sources, key=lambda source: (-len(source), source))
        spaced = [re.sub(" +", lambda _: r"\s+", _with_long_names(source).replace(" ?", r"\s*")) for source in ordered]
        plain = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?:{source})' for source in spaced)})(?!\w)", re.IGNORECASE)
        assert [found.span() for found in load_phrases(name)[group].all(text)] == [found.span() for found in plain.finditer(text)], group


def _with_long_names(source: str) -> str:
    """Where any words may stand, the long name of the servants is one word."""
    any_word = re.compile(r"\( (\[\^\\s[.,;]+\]\+)\)(?=\{)")
    return any_word.sub(r"( (?:aparat(?:ur)? sipil negara|pegawai negeri(?: sipil)?|\1))", source)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(satu|dua)( (orang|kades))?", r"(?:satu|dua)(?: (?:orang|kades))?"),
        (r"\(asn\)[(;](?P<name>x)(?!y)(?:z)[^](]", r"\(asn\)[(;](?P<name>x)(?!y)(?:z)[^](]"),
        (r"(se)\w+ \1", r"(se)\w+ \1"),  # a group is asked for by its number
    ],
)
def test_groups_that_nobody_asks_for(pattern: str, expected: str) -> None:
    assert without_captures(pattern) == expected


def test_a_stretch_of_the_text() -> None:
    pattern = Sought(r"(?<!\w)netral(?!\w)", re.IGNORECASE)
    for text in ("Netral, netral, tidak netral", "Netral, netral, tidak netral" + " Warga." * 80):  # longer texts have an index
        assert [match.start() for match in pattern.all(text, 3, 20)] == [8]
        assert pattern.first(text, 3).start() == pattern.last(text, 3, 20).start() == 8
        assert pattern.found(text, 3, 20) and not pattern.found(text, 9, 20)


def test_a_pattern_that_knows_where_it_can_begin() -> None:
    pattern = WordPattern(r"(?<!\w)(?:netral\w*|asn)(?!\w)", re.IGNORECASE)
    plain = re.compile(r"(?<!\w)(?:netral\w*|asn)(?!\w)", re.IGNORECASE)
    for text in (*TEXTS, "\n".join(TEXTS)):
        assert [found.span() for found in pattern.finditer(text)] == [found.span() for found in plain.finditer(text)]
        first, wanted = pattern.search(text, 30), plain.search(text, 30)
        assert (first and first.span()) == (wanted and wanted.span())


def test_words_come_from_the_given_configuration(tmp_path: Path) -> None:
    from pipeline.words.phrases import words_of

    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "speech.yml").write_text(
        "about: 'Only one.'\nentries:\n  - group: saying\n    patterns: ['bersabda']\n    example: 'ia bersabda'\n", encoding="utf-8"
    )
    with words_of(Config(tmp_path)):
        assert load_phrases("speech")["saying"].found("ia bersabda")
    assert not load_phrases("speech")["saying"].found("ia bersabda")
