"""A store as plain values, without what may differ between two runs over the same site: times, row numbers, revisions, offsets in files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ikrar.config import Config
from ikrar.datafolder import open_data_folder
from ikrar.settings import load_settings
from ikrar.store import open_store


def snapshot(data: Path, config_folder: Path) -> dict[str, Any]:
    """Everything that stands in the store of a data folder, and how it came to stand so."""
    config = Config(config_folder)
    settings = load_settings(config)
    with open_store(settings, open_data_folder(data)) as store:
        view = store.at()
        articles = list(view.articles())
        return {
            "articles": {
                article.id: (article.version, article.article.digest, article.state, sorted(article.regions)) for article in articles
            },
            "versions": {article.id: [version.article.digest for version in view.article_versions(article.id)] for article in articles},
            "records": {
                record.id: (record.article_id, record.article_version, record.change, json.dumps(record.record.to_json(), sort_keys=True))
                for record in view.records()
            },
            "coverage": [(day.outlet, day.day, day.complete, day.verified, day.reason) for day in view.coverage()],
        }
