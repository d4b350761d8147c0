"""`ikrar_regions`: the provinces, regencies and cities that a text names, as mentions with today's codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from spacy.language import Language
from spacy.tokens import Doc

from ikrar.config import Config
from ikrar.regions import Regions
from pipeline.tagging.extensions import explain, text_of
from pipeline.tagging.mentions import Mention, NoiseIndex, add_mentions, make_mention
from pipeline.tagging.places.found import Found
from pipeline.tagging.places.gazetteer import load_gazetteer
from pipeline.tagging.places.home import LEAD_CHARACTERS, score_regions
from pipeline.tagging.places.places import find_places
from pipeline.tagging.tagger import Tagger

_HOST_WORDS = frozenset({"www", "m", "amp", "com", "co", "go", "or", "net", "id", "web", "my", "mail", "host"})
"""Parts of hosts that say nothing about a place."""


class RegionTagger(Tagger):
    """Adds region mentions, the codes of the dateline, and `doc._.places`: what `linking` answers from."""

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self.gazetteer = load_gazetteer(config)

    def _tag(self, doc: Doc) -> None:
        article = doc._.article or {}
        dateline = (doc._.dateline["start"], doc._.dateline["end"]) if doc._.dateline else None
        given = doc._.dateline["text"] if doc._.dateline and dateline == (0, 0) else ""
        found = find_places(
            text_of(doc),
            self.gazetteer,
            surroundings=(article.get("title") or "", outlet_words(article), given),
            dateline=dateline,
            persons=[(entity.start_char, entity.end_char) for entity in doc.ents if entity.label_ == "PER"],
        )
        noise = NoiseIndex(doc._.noise)
        add_mentions(doc, (region_mention(doc, self.gazetteer.regions, place.start, place.end, place.code) for place in found.places))
        for place in found.places:
            explain(doc, place.start, place.end, "region", f"{place.code}: {place.reason}")
        for name in found.rejected:
            explain(doc, name.start, name.end, "no region", name.reason)
        codes_given = _codes_within(find_places(given, self.gazetteer, dateline=(0, len(given))), 0, len(given)) if given else []
        if dateline is not None:
            doc._.dateline = {**doc._.dateline, "codes": codes_given or _codes_within(found, *dateline)}
        lead_end = (dateline[1] if dateline else 0) + LEAD_CHARACTERS
        doc._.places = {
            "scores": score_regions(found, dateline=dateline, is_noise=noise.touches, lead_end=lead_end, dateline_codes=codes_given),
            "title": list(dict.fromkeys(place.code for place in found.around[0])),
            "title_nation": self.gazetteer.words.nation_at(article.get("title") or ""),
            "title_start": min((place.start for place in found.around[0]), default=0),
            "outlet": list(dict.fromkeys(place.code for place in found.around[1])),
            "signs": [
                {"start": sign.start, "end": sign.end, "codes": list(sign.codes), "kind": sign.kind, "sure": sign.sure}
                for sign in found.signs
            ],
        }


def outlet_words(article: Mapping[str, Any]) -> str:
    """The outlet's name and the words of its host as names are written: `kab-lamongan.kpu.go.id` gives "Kab Lamongan"."""
    host = urlsplit(article.get("url") or "").hostname or ""
    parts = [part for label in host.split(".")[:-1] for part in label.split("-") if part not in _HOST_WORDS]
    shown = " ".join(part.upper() if len(part) <= 3 and part != "kab" else part.capitalize() for part in parts)
    return f"{article.get('outlet') or ''}\n{shown}"


def region_mention(doc: Doc, regions: Regions, start: int, end: int, code: str) -> Mention:
    """A mention of type `region`: `code`, official `name`, `level`."""
    region = regions[code]
    return make_mention(doc, "region", start, end, code=code, name=region.name, level=region.level)


def _codes_within(found: Found, start: int, end: int) -> list[str]:
    named = [place.code for place in found.places if start <= place.start < end]
    hinted = [code for sign in found.signs if start <= sign.start < end and sign.kind == "seat" for code in sign.codes]
    return list(dict.fromkeys((*named, *hinted)))


@Language.factory("ikrar_regions", default_config={"config_folder": None})
def create_region_tagger(nlp: Language, name: str, config_folder: str | None) -> Any:
    """The component, with the tables and words of the folder (default: the shipped ones)."""
    return RegionTagger(Config(Path(config_folder) if config_folder else None))
