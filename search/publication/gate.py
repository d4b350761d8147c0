"""The publication gate: the only way from the store to anything that is shown.

It masks the names of accused persons in titles, quotations, paragraphs, addresses and the text that an index holds, and adds what a
reader must be told: whether the page is gone, how sure the record is, where to ask for a correction, whether it is practice data.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock

from ikrar.clock import is_ahead, known_by
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.model import Evidence, Record
from ikrar.settings import Settings
from ikrar.store import StoredArticle, StoredRecord, View
from search.documents import IndexDocument
from search.publication.accused import Reading, find_accused
from search.publication.lexicon import Lexicon
from search.publication.mask import MASK, Masked, Masker
from search.publication.public import PublicArticle, PublicEvidence, PublicRecord, PublicVersion
from search.reprints import wording_of

_KEPT = 2_000
"""Articles whose masks are remembered; about 20 KB each at most."""
_LONGEST_PARAGRAPH = 1_200
"""Characters; a longer paragraph is cut around the quotation, for no face shows a whole article."""
_AROUND = 500


def open_gate(config: Config, settings: Settings, folder: DataFolder) -> Gate:
    """The gate of a data folder."""
    return Gate(Lexicon(config), settings, practice=folder.practice)


@dataclass(frozen=True, slots=True)
class _Behind:
    """An article behind the gate: its current version, and the masker of all its versions."""

    stored: StoredArticle
    versions: tuple[StoredArticle, ...]
    masker: Masker
    text: Masked
    """Of the current version."""
    accused_issuer: frozenset[str]
    wording: str


class Gate:
    """Safe to use by several threads."""

    def __init__(self, lexicon: Lexicon, settings: Settings, *, practice: bool) -> None:
        self.practice = practice
        self.correction_contact = settings.web.correction_contact or settings.crawl.contact
        self._public_url = public_url(settings)
        self._lexicon = lexicon
        self._kept: OrderedDict[tuple[str, int, frozenset[str]], _Behind] = OrderedDict()
        self._lock = Lock()
        self._asked: tuple[View, str, list[StoredRecord]] | None = None

    def public_record(self, view: View, stored: StoredRecord) -> PublicRecord | None:
        """The record as it may be shown, also a withdrawn or superseded one; None where its article is no longer held."""
        behind = self._behind(view, stored.article_id, (stored,))
        if behind is None:
            return None
        source = next((held for held in behind.versions if held.version == stored.article_version), behind.stored)
        text = behind.text if source.version == behind.stored.version else behind.masker.mask(source.article.text)
        evidence = tuple(_public_evidence(source.article.text, text, span) for span in stored.record.evidence)
        return PublicRecord(
            id=stored.id,
            record=self._masked_fields(stored.record, behind, evidence),
            evidence=evidence,
            article=self._article(behind),
            article_version=stored.article_version,
            analysis_version=stored.analysis_version,
            change=stored.change,
            supersedes=stored.supersedes,
            revision=stored.rev_from,
            ended=stored.rev_to,
            correction_contact=self.correction_contact,
        )

    def public_records(self, view: View, records: Iterable[StoredRecord]) -> Iterator[PublicRecord]:
        for stored in records:
            shown = self.public_record(view, stored)
            if shown is not None:
                yield shown

    def public_article(self, view: View, article_id: str) -> PublicArticle | None:
        """The article without its text; None where it is not held or not about the subject."""
        behind = self._behind(view, article_id)
        if behind is None or not (behind.stored.relevant or view.records_of_article(article_id)):
            return None
        return self._article(behind)

    def public_text(self, view: View, article_id: str) -> str | None:
        """The whole text, masked: for an index, and for an export whose operator asks for it; never for a page."""
        behind = self._behind(view, article_id)
        return None if behind is None else behind.text.text

    def public_versions(self, view: View, record: StoredRecord) -> list[PublicVersion]:
        """The versions of the record's article, oldest first: titles and the paragraphs that hold the record's evidence in any of them."""
        behind = self._behind(view, record.article_id, (record,))
        if behind is None:
            return []
        spans = {(row.article_version, span.start): span for row in view.record_history(record.id) for span in row.record.evidence}
        wanted = {index for (number, _), span in spans.items() for index in _paragraph_numbers(behind.versions, number, span)}
        shown = []
        for held in behind.versions:
            paragraphs = _paragraphs(held.article.text)
            shown.append(
                PublicVersion(
                    version=held.version,
                    archived_at=held.archived_at,
                    title=behind.masker.mask(held.article.title).text,
                    paragraphs=tuple(
                        behind.masker.mask(held.article.text[start:end]).text[:_LONGEST_PARAGRAPH]
                        for index, (start, end) in enumerate(paragraphs)
                        if index in wanted
                    ),
                )
            )
        return shown

    def source_address(self, view: View, article_id: str) -> str | None:
        """The outlet's own address of a shown article, for a redirect only."""
        behind = self._behind(view, article_id)
        if behind is None or self.public_article(view, article_id) is None:
            return None
        return behind.stored.article.url

    def documents(self, view: View, article_id: str) -> list[IndexDocument]:
        """What an index holds of an article: one document for each standing record, else one for the article if it is relevant."""
        behind = self._behind(view, article_id)
        if behind is None:
            return []
        records = self._standing(view, article_id)
        shown = list(self.public_records(view, records))
        article = self._article(behind)
        text = behind.text.text
        if shown:
            return [public_document(record, text, view.revision) for record in shown]
        return [_article_document(article, text, view.revision)] if behind.stored.relevant else []

    def _behind(self, view: View, article_id: str, extra: Sequence[StoredRecord] = ()) -> _Behind | None:
        standing = self._standing(view, article_id)
        rows = [*standing, *(record for record in extra if record not in standing)]
        key = (article_id, view.revision, frozenset(row.id for row in rows))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = self._look(view, article_id, rows)
        if made is not None:
            with self._lock:
                self._kept[key] = made
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
        return made

    def _standing(self, view: View, article_id: str) -> list[StoredRecord]:
        """The records that stand of an article. What was asked last is kept: an article is asked for again with each of its records."""
        asked = self._asked
        if asked is None or asked[0] is not view or asked[1] != article_id:
            asked = self._asked = (view, article_id, view.records_of_article(article_id))
        return asked[2]

    def _look(self, view: View, article_id: str, rows: Sequence[StoredRecord]) -> _Behind | None:
        stored = view.article(article_id)
        if stored is None:
            return None
        versions = tuple(view.article_versions(article_id))
        accused = find_accused((_reading(version, stored, rows) for version in versions), self._lexicon)
        issuers = {row.record.issuer.name for row in rows if row.record.issuer is not None and row.record.issuer.name}
        masker = Masker(accused, self._lexicon)
        hidden = frozenset(name for name in issuers if accused.stands_for(name))
        masked = masker.mask(stored.article.text)
        return _Behind(stored, versions, masker, masked, hidden, wording_of(masked.text))

    def _article(self, behind: _Behind) -> PublicArticle:
        stored, article = behind.stored, behind.stored.article
        title = behind.masker.mask(article.title)
        url, canonical = (self._address(behind, address) for address in (article.url, article.canonical_url))
        return PublicArticle(
            id=stored.id,
            version=stored.version,
            url=url,
            canonical_url=canonical,
            outlet=stored.article.outlet,
            outlet_name=stored.outlet_name,
            source_kind=stored.source_kind,
            title=title.text,
            published_at=article.published_at,
            published_basis=article.published_basis,
            ahead=is_ahead(article.published_at, stored.archived_at),
            author=behind.masker.mask(article.author).text if article.author else None,
            language=article.language,
            archived_at=stored.archived_at,
            digests=tuple(str(capture["digest"]) for capture in stored.captures if capture.get("digest")),
            state=stored.state,
            state_since=stored.state_since,
            regions=stored.regions,
            wording=behind.wording,
            practice=self.practice,
            masked=bool(title.cuts or behind.text.cuts),
        )

    def _address(self, behind: _Behind, address: str) -> str:
        if not behind.masker.names_in_address(address):
            return address
        return f"{self._public_url}/sumber/{behind.stored.id}"

    def _masked_fields(self, record: Record, behind: _Behind, evidence: tuple[PublicEvidence, ...]) -> Record:
        issuer = record.issuer
        if issuer is not None and issuer.name in behind.accused_issuer:
            issuer = replace(issuer, name=MASK)
        return replace(
            record,
            issuer=issuer,
            reference=behind.masker.mask(record.reference).text if record.reference else None,
            evidence=tuple(Evidence(span.start, span.end, span.text) for span in evidence),
        )


def public_url(settings: Settings) -> str:
    """The address under which readers reach the pages, without a slash at its end."""
    return (settings.web.public_url or f"http://{settings.web.host}:{settings.web.port}").rstrip("/")


def public_document(shown: PublicRecord, text: str, revision: int) -> IndexDocument:
    """What an index holds of a record. `text` is the article's, masked."""
    record, article = shown.record, shown.article
    issuer = record.issuer
    return IndexDocument(
        id=shown.id,
        revision=revision,
        article_id=article.id,
        kind=record.kind,
        url=article.url,
        outlet=article.outlet,
        source_kind=article.source_kind,
        title=article.title,
        text=text,
        regions=(record.region,),
        evidence="\n".join(span.text for span in shown.evidence),
        published_at=article.published_at,
        out_by=known_by(article.published_at, article.archived_at),
        date=record.date,
        date_basis=record.date_basis,
        form=record.form,
        stage=record.stage,
        count_min=record.count.min if record.count else None,
        count_max=record.count.max if record.count else None,
        count_unit=record.count.unit if record.count else None,
        count_exact=record.count.exact if record.count else None,
        subject=record.subject,
        from_institution=record.from_institution,
        to_institution=record.to_institution,
        issuer_position=issuer.position if issuer else None,
        issuer_institution=issuer.institution if issuer else None,
        issuer_status=issuer.status if issuer else None,
        audience=record.audience,
        scope=record.scope,
        conduct=record.conduct,
        sanction=record.sanction,
        election=record.election,
        confidence=record.confidence,
        needs_review=record.needs_review,
        copied=article.wording,
        gone=article.state == "gone",
    )


def _article_document(article: PublicArticle, text: str, revision: int) -> IndexDocument:
    return IndexDocument(
        id=article.id,
        revision=revision,
        article_id=article.id,
        kind="article",
        url=article.url,
        outlet=article.outlet,
        source_kind=article.source_kind,
        title=article.title,
        text=text,
        regions=article.regions,
        published_at=article.published_at,
        out_by=known_by(article.published_at, article.archived_at),
        copied=article.wording,
        gone=article.state == "gone",
    )


def _reading(version: StoredArticle, current: StoredArticle, rows: Sequence[StoredRecord]) -> Reading:
    text = version.article.text
    accusing = [row for row in rows if row.record.kind == "violation" and row.record.stage != "none"]
    spans = []
    for row in accusing:
        for span in row.record.evidence:
            if row.article_version == version.version:
                spans.append((span.start, span.end))
            elif (start := text.find(span.text)) >= 0:
                spans.append((start, start + len(span.text)))
    if accusing and not spans:
        spans.append((0, 0))  # a version without the sentence still belongs to an article that accuses
    return Reading(
        title=version.article.title,
        text=text,
        mentions=current.mentions,
        violation_spans=spans,
        issuers=[row.record.issuer.name for row in rows if row.record.issuer is not None and row.record.issuer.name],
        outlet=f"{version.outlet_name} {version.article.outlet}",
    )


def _public_evidence(original: str, masked: Masked, span: Evidence) -> PublicEvidence:
    start, end = masked.span(span.start, span.end)
    first, last = masked.span(*_paragraph(original, span.start, span.end))
    first, last = _shortened(masked.text, start, end, first, last)
    before = "… " if first and masked.text[first - 1] != "\n" else ""
    after = " …" if last < len(masked.text) and masked.text[last] != "\n" else ""
    paragraph = f"{before}{masked.text[first:last]}{after}"
    at = start - first + len(before)
    return PublicEvidence(start, end, masked.text[start:end], paragraph, at, at + end - start)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    return first, last if last >= 0 else len(text)


def _shortened(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    if last - first <= _LONGEST_PARAGRAPH:
        return first, last
    if start - first > _AROUND:
        first = text.find(" ", start - _AROUND) + 1
    if last - end > _AROUND:
        last = text.rfind(" ", end, end + _AROUND)
        last = last if last > end else end
    return min(first, start), max(last, end)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(r"[^\n]+", text)]


def _paragraph_numbers(versions: Sequence[StoredArticle], number: int, span: Evidence) -> Iterator[int]:
    text = next((held.article.text for held in versions if held.version == number), "")
    for index, (start, end) in enumerate(_paragraphs(text)):
        if start < span.end and end > span.start:
            yield index
