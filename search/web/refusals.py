"""What is said of a question that cannot be understood, in the reader's language, and what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ikrar.errors import QueryError
from search.expression import QuerySyntaxError
from search.labels import RANGES, place
from search.web.site import Page

_PLACES = ("places", "regions", "provinces", "province")


@dataclass(frozen=True, slots=True)
class Refusal:
    """`near`: (value, its label) of what may have been meant instead of the parameter's value, or of the parameter's name."""

    text: str
    field: str | None
    value: str | None
    near: tuple[tuple[str, str], ...]

    def to_json(self, error: QueryError) -> dict[str, Any]:
        said: dict[str, Any] = {"reason": error.reason, "message": self.text}
        said |= {name: value for name, value in (("parameter", self.field), ("value", self.value)) if value is not None}
        if isinstance(allowed := error.facts.get("allowed"), Sequence) and not isinstance(allowed, str):
            said["allowed"] = list(allowed)
        if self.near:
            said["did_you_mean"] = [value for value, _ in self.near]
        return said | ({"position": error.position} if error.position is not None else {})


def explain(error: QueryError, page: Page) -> Refusal:
    labels, facts = page.labels, error.facts
    field, value = _text(facts.get("field")), _text(facts.get("value"))
    words: dict[str, str] = {name: fact for name, fact in facts.items() if isinstance(fact, str)}
    if field is not None:
        label = labels.parameter(field)
        words["field"] = label if field in RANGES else f"{label} ({field})"
    allowed = facts.get("allowed")
    if allowed is not None and not isinstance(allowed, str):
        words["allowed"] = ", ".join(_named(field, one, page) for one in allowed)
    text = labels.text(f"reason.{error.reason}", **words)
    if isinstance(error, QuerySyntaxError) and error.position is not None:
        text = f"{text.removesuffix('.')} ({labels.text('search.position', position=error.position + 1)})."
    # A value may also be what its label says: "terbukti" for `proven`.
    by_label = [one for one in allowed or () if field and value and value.casefold() in value_label(field, one, page).casefold()]
    near = tuple((one, value_label(field, one, page) if field else one) for one in dict.fromkeys((*by_label, *error.near)))
    return Refusal(text, field, value, near)


def value_label(name: str, value: str, page: Page) -> str:
    """What a reader calls a value of a parameter or facet."""
    if name in _PLACES:
        return place(page.site.regions, value)
    if name in ("needs_review", "gone"):
        return page.labels.text("search.affirmed" if value == "true" else "search.denied")
    if name == "outlet":
        return page.site.outlets().get(value, value)
    if name == "wording":
        return page.labels.text("search.copied")
    if name == "state":
        return page.labels.label("tracker", value)
    return page.labels.label(name, value)


def _named(field: str | None, value: str, page: Page) -> str:
    label = value_label(field, value, page) if field else value
    return value if label == value else f"{value} ({label})"


def _text(fact: str | Sequence[str] | None) -> str | None:
    return fact if isinstance(fact, str) else None
