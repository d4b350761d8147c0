"""Train the NER that ships with the package.

    python -m pipeline.tagging.ner.train --corpora DIR [--out DIR]

Takes a few minutes on one core. Selected on the corpora's development sets and on synthetic sentences of another seed: the development
set alone falls while regional news improves.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config

from ikrar.config import Config
from pipeline.tagging import tokenizer  # noqa: F401  # registers the tokenizer that config.cfg names
from pipeline.tagging.ner.corpora import check_sources, key_of, read_sentences, to_doc
from pipeline.tagging.ner.synthetic import Generator, Marked

SYNTHETIC_SENTENCES = 4500
SYNTHETIC_SEED, HELD_OUT_SEED = 7, 11
HELD_OUT_SENTENCES = 400
MODEL = Path(__file__).parent / "model"
METRICS = Path(__file__).parent / "metrics.json"


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the NER that ships with Ikrar.")
    parser.add_argument("--corpora", type=Path, required=True, help="Folder with the corpora that sources.yml names.")
    parser.add_argument("--out", type=Path, default=MODEL, help="Where the model goes (default: into the package).")
    options = parser.parse_args()
    metrics = train(options.corpora, options.out)
    METRICS.write_text(json.dumps(metrics, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(metrics))


def train(corpora: Path, out: Path) -> dict[str, Any]:
    """Train, write the model to `out`, and measure it on the test set and on held-out synthetic sentences."""
    check_sources(corpora)
    began = time.monotonic()
    config = Config()
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "ikrar.tokenizer.v1"}}})
    news = {part: list(read_sentences(corpora / "idner-news-2k" / f"{part}.txt")) for part in ("train", "dev", "test")}
    held_out = {key_of(sentence) for part in ("dev", "test") for sentence in news[part]}
    other = [
        sentence
        for part in ("train", "valid", "test")
        for sentence in read_sentences(corpora / "nergrit" / f"{part}.txt")
        if key_of(sentence) not in held_out
    ]
    synthetic = list(Generator(config, SYNTHETIC_SEED).sentences(SYNTHETIC_SENTENCES))
    regional = list(Generator(config, HELD_OUT_SEED).sentences(HELD_OUT_SENTENCES))
    training = [sentence for sentence in news["train"] if key_of(sentence) not in held_out]
    with tempfile.TemporaryDirectory() as folder:
        paths = {"train": Path(folder) / "train.spacy", "dev": Path(folder) / "dev.spacy"}
        _write(nlp, [*training, *training, *other, *synthetic], paths["train"])
        _write(nlp, [*news["dev"], *regional[: HELD_OUT_SENTENCES // 2]], paths["dev"])
        settings = load_config(
            Path(__file__).parent / "config.cfg", overrides={f"paths.{name}": str(path) for name, path in paths.items()}, interpolate=False
        )
        trained = init_nlp(settings)
        best, _ = train_loop(trained, None)
    best.config["paths"].update(train=None, dev=None)  # folders of this machine
    best.to_disk(out)
    seconds = time.monotonic() - began
    return {
        "idner_test": measure(best, news["test"]),
        "synthetic_held_out": measure(best, regional[HELD_OUT_SENTENCES // 2 :]),
        "training_seconds": round(seconds),
        "megabytes": round(sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 1e6, 1),
        "spacy": version("spacy"),
    }


def measure(nlp: Language, sentences: list[Marked]) -> dict[str, Any]:
    """Precision, recall and F1 of entities, in all and by label."""
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in (to_doc(nlp, sentence) for sentence in sentences)]
    scores = nlp.evaluate(examples)
    by_label = {label: round(values["f"], 3) for label, values in (scores["ents_per_type"] or {}).items()}
    return {**{name: round(scores[f"ents_{name}"], 3) for name in "prf"}, **dict(sorted(by_label.items())), "sentences": len(sentences)}


def _write(nlp: Language, sentences: list[Marked], path: Path) -> None:
    DocBin(docs=[to_doc(nlp, sentence) for sentence in sentences]).to_disk(path)


if __name__ == "__main__":
    main()
