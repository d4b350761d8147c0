"""`ikrar_counts`: numbers of persons, reports, cases and places, as ranges with the codebook's unit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from pipeline.tagging.extensions import explain, text_of
from pipeline.tagging.linking import main_region, province_of
from pipeline.tagging.mentions import Mention, NoiseIndex, add_mentions, make_mention, mentions_of
from pipeline.tagging.numbers.read import CountReader
from pipeline.tagging.numbers.told import Counted
from pipeline.tagging.numbers.units import LocalOffice, decide_units
from pipeline.tagging.numbers.words import load_count_words
from pipeline.tagging.tagger import Tagger

_LOCAL_OFFICES: Mapping[str, LocalOffice] = {"34": "lurah", "51": "head_of_quarter"}
"""Offices that are of the village in DI Yogyakarta and in Bali alone (rulings 19 and 20)."""
_BEFORE_COUNT = 16
"""Characters between the name of a place and its number in a tally: "Kampar ada enam perkara"."""
_AFTER_COUNT = 16
"""Characters between a counted noun and its place: "tiga ASN di Kabupaten X"."""


class CountTagger(Tagger):
    """Adds count mentions: `min`, `max` (null: unbounded), `exact`, `unit`, `region`, and `told_before` where the noun is missing.

    Runs after `ikrar_regions` and, if dates are in the pipeline, after `ikrar_dates`: a number inside either is no count.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.reader = CountReader(load_count_words(config))

    def _tag(self, doc: Doc) -> None:
        places = [(mention["start"], mention["end"]) for mention in mentions_of(doc, "region")]
        dates = [(mention["start"], mention["end"]) for mention in mentions_of(doc, "date")]
        noise = NoiseIndex(doc._.noise)
        readings = [one for one in self.reader.read(text_of(doc), taken=(*places, *dates)) if not noise.touches(one.start, one.end)]
        main = main_region(doc)
        counted = decide_units(
            text_of(doc),
            readings,
            self.reader,
            title=(doc._.article or {}).get("title") or "",
            places=places,
            local=None if main is None else _LOCAL_OFFICES.get(province_of(main)),
        )
        regions = list(mentions_of(doc, "region"))
        add_mentions(doc, (_mention(doc, one, regions) for one in counted))
        for one in counted:
            if one.reason:
                explain(doc, one.reading.start, one.reading.end, "count", f"{one.unit}: {one.reason}")


def _mention(doc: Doc, counted: Counted, regions: list[Mention]) -> Mention:
    reading = counted.reading
    return make_mention(
        doc,
        "count",
        reading.start,
        reading.end,
        min=reading.least,
        max=reading.most,
        exact=reading.exact,
        unit=counted.unit,
        region=_region(text_of(doc), reading.start, reading.end, regions),
        told_before=counted.told_before,
    )


def _region(text: str, start: int, end: int, regions: list[Mention]) -> str | None:
    """The place right before a number or right after its noun, where nothing but small words stand between."""
    before = [region for region in regions if 0 <= start - region["end"] <= _BEFORE_COUNT]
    if before and not any(mark in text[before[-1]["end"] : start] for mark in '.;\n"”,'):
        return str(before[-1]["code"])
    after = [region for region in regions if 0 <= region["start"] - end <= _AFTER_COUNT]
    if after and not any(mark in text[end : after[0]["start"]] for mark in '.;\n"”,'):
        return str(after[0]["code"])
    return None


@Language.factory("ikrar_counts", default_config={"config_folder": None})
def create_count_tagger(nlp: Language, name: str, config_folder: str | None) -> Any:
    """The component, with the words of the folder (default: the shipped ones)."""
    return CountTagger(Config(Path(config_folder) if config_folder else None))
