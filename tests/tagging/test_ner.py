"""The trained NER that ships, and what rebuilds it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.errors import InputError
from pipeline.tagging.language import make_doc
from pipeline.tagging.ner.component import LONGEST, MODEL
from pipeline.tagging.ner.corpora import check_sources, load_sources, read_sentences, to_doc
from pipeline.tagging.ner.synthetic import Generator

GOLD = Path(__file__).parent.parent / "gold"
METRICS = json.loads((MODEL.parent / "metrics.json").read_text(encoding="utf-8"))


def entities(doc: Doc) -> set[tuple[str, str]]:
    return {(entity.text, entity.label_) for entity in doc.ents}


def test_it_knows_persons_beside_offices_and_places(tagger: Language) -> None:
    text = "“ASN wajib netral,” ujar Mulyadi Rahman. Hal itu dibenarkan Rukmini Handayani di Batang."
    found = entities(tagger(make_doc(tagger, {"text": text})))
    assert {("Mulyadi Rahman", "PER"), ("Rukmini Handayani", "PER")} <= found


def test_it_finds_what_spacy_finds_with_the_same_weights(tagger: Language) -> None:
    """Names again and again, at the ends of sentences and texts, across sentence ends, over blanks, in texts of every length."""
    lines = (GOLD / "building.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines[:40]]
    texts += [
        "Rukmini Handayani",
        "di Batang",
        "Batang",
        "  ",
        "Hal itu dikatakan Mulyadi\n\nRahman di Batang . Tegal \n",
        *texts[0].split("\n"),
    ]
    ours, plain = ([make_doc(tagger, {"text": text}) for text in texts] for _ in range(2))
    for doc in (*ours, *plain):
        tagger.get_pipe("ikrar_sentences")(tagger.get_pipe("ikrar_noise")(doc))
    spacy_ner = spacy.load(MODEL, vocab=tagger.vocab).get_pipe("ner")
    found = [[(span.start, span.end, span.label_) for span in doc.ents] for doc in tagger.get_pipe("ikrar_ner").pipe(ours)]
    assert found == [[(span.start, span.end, span.label_) for span in doc.ents] for doc in spacy_ner.pipe(plain)]
    assert [[token.ent_iob for token in doc] for doc in ours] == [[token.ent_iob for token in doc] for doc in plain]


def test_the_shipped_metrics_hold_their_floor() -> None:
    assert METRICS["idner_test"]["f"] >= 0.82
    assert METRICS["synthetic_held_out"]["f"] >= 0.95


def test_the_model_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= 8_000_000


def test_rejected_documents_are_left_alone(tagger: Language) -> None:
    doc = make_doc(tagger, {"text": "ujar Mulyadi Rahman."})
    doc._.relevance = {"relevant": False, "score": 0.0, "reasons": []}
    assert tagger.get_pipe("ikrar_ner")(doc).ents == ()


def test_a_long_text_goes_in_pieces_with_true_offsets(tagger: Language) -> None:
    sentence = "Hal itu dibenarkan Rukmini Handayani di Batang, Senin. "
    doc = make_doc(tagger, {"text": sentence * (2 * LONGEST // 9)})
    assert len(doc) > LONGEST
    persons = [entity for entity in tagger.get_pipe("ikrar_ner")(doc).ents if entity.label_ == "PER"]
    assert len(persons) > 1000
    assert all(person.text in sentence for person in persons)


def test_the_same_seed_makes_the_same_sentences_with_true_spans() -> None:
    first = list(Generator(Config(), 5).sentences(300))
    assert first == list(Generator(Config(), 5).sentences(300))
    labels = {label for _, found in first for *_, label in found}
    assert labels == {"PER", "LOC", "ORG"}
    for text, found in first:
        assert "{" not in text and "<" not in text
        assert all(text[start:end].strip() == text[start:end] != "" for start, end, _ in found)


def test_corpus_files_are_read_as_running_text(tagger: Language, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(
        '" O\nASN O\n" O\n, O\nkata O\nMul B-PERSON\nRahman I-PERSON\ndi O\nKota B-PLACE\nLama I-PLACE\n. O\n\n', encoding="utf-8"
    )
    ((text, found),) = read_sentences(path)
    assert text == '"ASN", kata Mul Rahman di Kota Lama.'
    assert [(text[start:end], label) for start, end, label in found] == [("Mul Rahman", "PER"), ("Kota Lama", "LOC")]
    assert entities(to_doc(tagger, (text, found))) == {("Mul Rahman", "PER"), ("Kota Lama", "LOC")}


def test_a_missing_or_changed_corpus_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing; get it from https://"):
        check_sources(tmp_path)
    for source in load_sources():
        for name in source.files:
            (tmp_path / source.folder).mkdir(exist_ok=True)
            (tmp_path / source.folder / name).write_text("x O\n", encoding="utf-8")
    with pytest.raises(InputError, match="SHA-256"):
        check_sources(tmp_path)
