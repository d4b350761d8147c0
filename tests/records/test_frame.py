"""Modality, clauses, places and words of the record frame, on invented sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ikrar.config import Config
from pipeline.records.building import evidence
from pipeline.records.reading.frame import read_frame
from pipeline.records.reading.modality import modality_of
from pipeline.tagging import extensions  # noqa: F401  # doc._ must exist
from pipeline.words.entries import load_entries
from pipeline.words.phrases import GroupedEntry, Phrases, load_phrases
from tests.cases import blank_language

VOCABULARIES = ("appeals", "audience", "issuers", "elections", "forms", "modality", "moments", "speech")

MODALITIES = [
    ("Pemkab sudah menggelar ikrar netralitas.", "menggelar", "done"),
    ("Pemkab akan menggelar ikrar netralitas.", "menggelar", "planned"),
    ("Ikrar rencananya digelar Senin depan.", "digelar", "planned"),
    ("Jika terbukti, camat itu dicopot.", "dicopot", "conditional"),
    ("Kalau ada yang nakal? ASN bisa dicopot.", "dicopot", "conditional"),
    ("Camat itu terancam dicopot.", "dicopot", "conditional"),
    ("Pemkab belum menggelar ikrar.", "menggelar", "negated"),
    ("Hal itu tidak lepas dari ikrar yang dipimpin bupati.", "dipimpin", "done"),
    ("Camat membantah ikut kampanye.", "ikut kampanye", "denied"),
    ("Bawaslu meminta bupati menerbitkan edaran.", "menerbitkan", "demanded"),
    ("ASN harus meneken pakta integritas.", "meneken", "demanded"),
    ("Menurut Pasal 71 pejabat dilarang membuat keputusan.", "dilarang", "law"),
]


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = blank_language()
    nlp.add_pipe("sentencizer")
    return nlp


@pytest.mark.parametrize(("text", "phrase", "kind"), MODALITIES, ids=[text for text, _, _ in MODALITIES])
def test_modality(blank: Language, text: str, phrase: str, kind: str) -> None:
    frame = read_frame(blank(text))
    start = text.index(phrase)
    found = modality_of(frame, start, start + len(phrase))
    assert found.kind == kind
    assert found.happened == (kind == "done")
    assert (found.cue is None) == (kind == "done")


def test_clauses_cover_their_sentences(blank: Language) -> None:
    text = "Bupati memimpin ikrar, sedangkan sekda membuka rapat. Camat hadir; lurah tidak."
    frame = read_frame(blank(text))
    for sentence in frame.sentences:
        inside = [clause for clause in frame.clauses if sentence.start <= clause.start < sentence.end]
        assert "".join(frame.say(clause) for clause in inside).strip() == frame.say(sentence)
    assert frame.clause_at(text.index("sekda")) != frame.clause_at(text.index("Bupati"))


def test_noise_belongs_to_no_sentence(blank: Language) -> None:
    text = "Bupati hadir. BACA JUGA: Camat dicopot. Lurah pulang."
    doc = blank(text)
    start, end = text.index("BACA"), text.index(" Lurah")
    doc._.noise = [{"start": start, "end": end, "reason": "related"}]
    frame = read_frame(doc)
    assert frame.sentence_at(start + 2) is None
    assert "Camat" not in " ".join(frame.say(sentence) for sentence in frame.sentences)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Dua kades telah di laporkan ke Bawaslu.", "Dua kades telah  dilaporkan ke Bawaslu."),
        ("Di hadiri bupati, ikrar di\xa0pimpin sekda.", " Dihadiri bupati, ikrar \xa0dipimpin sekda."),
        ("Di Tarakan dan di perikanan, di bukan hanya di kebijakan.", "Di Tarakan dan di perikanan, di bukan hanya di kebijakan."),
    ],
)
def test_a_prefix_apart_is_read_with_its_verb(blank: Language, printed: str, read: str) -> None:
    frame = read_frame(blank(printed))
    assert frame.text == read
    assert len(read) == len(printed)
    assert evidence(frame, (0, len(printed)))[0]["text"] == printed


def test_blanks_in_phrases_match_line_breaks_and_may_be_missing() -> None:
    pattern = Phrases(["surat edaran", "wali ?kota"]).pattern
    assert pattern.search("Surat\nEdaran")
    assert pattern.search("walikota")
    assert pattern.search("wali kota")
    assert not pattern.search("suratedaran")


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_example_is_found_by_its_group(name: str) -> None:
    groups = load_phrases(name)
    entries = load_entries(Config(), name, GroupedEntry)
    assert entries
    for entry in entries:
        assert groups[entry.group].found(entry.example), (entry.group, entry.example)
