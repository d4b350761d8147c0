"""Labels: every identifier of the codebook and every election has one, in both languages."""

from __future__ import annotations

import pytest

from ikrar import model
from ikrar.config import Config
from ikrar.elections import load_elections
from ikrar.model import Count
from search.labels import LANGUAGES, Labels, Language
from search.tracker import State

GROUPS = {
    "form": model.FORMS,
    "stage": model.STAGES,
    "subject": model.SUBJECTS,
    "audience": model.AUDIENCES,
    "scope": model.SCOPES,
    "conduct": model.CONDUCTS,
    "sanction": model.SANCTIONS,
    "position": model.POSITIONS,
    "status": model.STATUSES,
    "institution": model.INSTITUTIONS,
    "count_unit": model.COUNT_UNITS,
    "date_basis": model.DATE_BASES,
    "source_kind": model.SOURCE_KINDS,
    "tracker": tuple(state.value for state in State),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_identifier_has_a_label(config: Config, language: Language) -> None:
    labels = Labels(config, language)
    for group, values in (GROUPS | {"election": tuple(load_elections(config))}).items():
        assert list(labels.values(group)) == list(values), group
    assert labels.label("from_institution", "kasn") == labels.label("institution", "kasn")


def test_nobody_is_called_an_offender(config: Config) -> None:
    assert not [text for text in Labels(config).values("stage").values() if "pelanggar" in text.casefold()]


def test_dates_moments_and_numbers_as_readers_write_them(config: Config) -> None:
    labels, english = Labels(config), Labels(config, "en")
    assert [labels.date(iso) for iso in ("2024-11-18", "2024-11", "2024", None)] == [
        "18 November 2024", "November 2024", "2024", "tanggal tidak diketahui",
    ]  # fmt: skip
    assert labels.moment("2024-11-06T10:05:00+07:00") == "6 November 2024 10.05 WIB"
    assert labels.moment("2024-11-06T10:05:33+00:00") == "6 November 2024 10.05 UTC"
    assert (labels.share(0.8), english.share(0.8)) == ("0,80", "0.80")
    assert labels.count(Count(3, 3, True, "village_head")) == "3 kepala desa"
    assert labels.count(Count(20, 99, False, "report")) == "20 sampai 99 laporan"
    assert labels.count(Count(2, None, False, "case")) == "sedikitnya 2 kasus"
    assert labels.count(Count(90, 90, False, "civil_servant")) == "sekitar 90 ASN"
    assert english.count(Count(401, None, False, "civil_servant")) == "at least 401 civil servants"
    assert (labels.count(Count(4112, 4112, True, "participant")), english.number(4112)) == ("4.112 peserta", "4,112")
    assert labels.count(None) == ""
