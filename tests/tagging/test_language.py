"""The pipeline as any spaCy user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pipeline.tagging.language import COMPONENTS, make_doc
from pipeline.tagging.mentions import add_mentions, make_mention, mentions_of

ROOT = Path(__file__).parents[2]
TEXT = (
    "MEULABOH – Pj Bupati Aceh Barat, Sutarno Wibawanto, meminta 12 ASN netral, Senin (18/11/2024).\n\n"
    "BACA JUGA: Bupati Batang Lantik Camat"
)


def run_in_fresh_process(code: str) -> str:
    """Outside the checkout, so that only what is installed can be found."""
    done = subprocess.run([sys.executable, "-c", code], cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_component_has_its_entry_point() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert {name: target.split(":")[0] for name, target in declared.items()} == dict(COMPONENTS)


def test_spacy_loads_it_by_name_without_importing_ours() -> None:
    out = run_in_fresh_process(
        "import spacy; nlp = spacy.load('ikrar'); doc = nlp('Bupati Batang Sutarno Wibawanto meminta ASN netral dalam Pilkada 2024.')\n"
        "print([mention['name'] for mention in doc._.mentions if mention['type'] == 'official'])"
    )
    assert "Sutarno Wibawanto" in out


def test_a_saved_pipeline_is_found_again_by_entry_points(language: Language, tmp_path: Path) -> None:
    language.to_disk(tmp_path / "saved")
    out = run_in_fresh_process(f"import spacy; print(spacy.load({str(tmp_path / 'saved')!r}).pipe_names)")
    assert out.strip() == str(language.pipe_names)


def test_a_document_survives_docbin(tagger: Language) -> None:
    doc = tagger(make_doc(tagger, {"text": TEXT, "url": "https://x.example/1"}))
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(tagger.vocab)
    for name in ("article", "noise", "dateline", "mentions", "quotes", "reasons"):
        # msgpack gives tuples where lists were; as JSON they are the same.
        assert json.dumps(back._.get(name)) == json.dumps(doc._.get(name))
    assert [sentence.text for sentence in back.sents] == [sentence.text for sentence in doc.sents]
    assert [(span.text, span.label_) for span in back.spans["mentions"]] == [(span.text, span.label_) for span in doc.spans["mentions"]]


def test_displacy_shows_the_mentions(tagger: Language) -> None:
    html = displacy.render(
        tagger(make_doc(tagger, {"text": TEXT})), style="span", options={"spans_key": "mentions"}, page=True, jupyter=False
    )
    assert "official" in html and "region" in html


def test_mentions_are_sorted_and_true_to_the_text(tagger: Language) -> None:
    doc = tagger(make_doc(tagger, {"text": TEXT}))
    starts = [mention["start"] for mention in doc._.mentions]
    assert starts == sorted(starts)
    assert len(starts) >= 4
    for mention in doc._.mentions:
        assert mention["text"] == TEXT[mention["start"] : mention["end"]]


def test_nothing_in_noise_is_a_mention(tagger: Language) -> None:
    doc = make_doc(tagger, {"text": TEXT})
    doc._.noise = [{"start": 0, "end": 10, "reason": "dateline"}]
    add_mentions(doc, [make_mention(doc, "region", 5, 12, code="11.05"), make_mention(doc, "region", 20, 30, code="11.05")])
    assert [mention["start"] for mention in mentions_of(doc, "region")] == [20]


def test_a_mention_outside_the_text_is_refused(tagger: Language) -> None:
    doc = make_doc(tagger, {"text": "pendek"})
    with pytest.raises(ValueError, match="outside"):
        make_mention(doc, "date", 3, 99)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "a", "…", "\u200b", "(", '"', "BACA JUGA:", "Bupati", "Rp1.000", "H. ", "\ud83d".encode("utf-8", "replace").decode()],
)
def test_degenerate_texts_pass(tagger: Language, text: str) -> None:
    doc = tagger(make_doc(tagger, {"text": text}))
    assert isinstance(doc, Doc) and doc.text == text


def test_offsets_hold_with_odd_blanks(tagger: Language) -> None:
    text = "Pj\xa0Bupati\u200b Batang,  Sutarno\xa0Wibawanto, meminta\u200b ASN netral."
    doc = tagger(make_doc(tagger, {"text": text}))
    assert doc.text == text
    assert all(mention["text"] == text[mention["start"] : mention["end"]] for mention in doc._.mentions)
    assert [mention["name"] for mention in mentions_of(doc, "official")] == ["Sutarno Wibawanto"]
