"""Whether what a question names is there at all: places, elections, outlets, articles.

An index answers an unknown name like a true zero, with nothing; so it is looked up before the index is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from ikrar.errors import QueryError
from ikrar.regions import NATION, Regions
from ikrar.store import View
from search.query import Filters, unknown_value

_NEAR = 5
"""So many places at most are offered for one that is unknown."""


def known_outlets(view: View) -> dict[str, str]:
    """Id -> name of the outlets that were searched or have articles, by name; one without articles is called by its id."""
    searched = view.outlets_searched() | {outlet for outlet, _ in view.articles_placed()}
    found = {outlet: outlet for outlet in searched} | view.outlet_names()
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def require_known(filters: Filters, view: View, *, regions: Regions, elections: Iterable[str], outlets: Mapping[str, str]) -> None:
    """
    Args:
        outlets: from `known_outlets`.

    Raises:
        QueryError: a filter names a place, election, outlet or article that is not there; `near` says what may have been meant.
    """
    for name in ("places", "regions"):
        for code in getattr(filters, name):
            require_place(code, regions, name)
    for election in filters.election:
        require_one_of("election", election, tuple(elections))
    for outlet in filters.outlet:
        if outlet not in outlets:
            named = [known for known, name in outlets.items() if outlet.casefold() in name.casefold()]
            near = named or get_close_matches(outlet.casefold(), outlets)
            message = f"no outlet {outlet!r} was searched yet; there are {', '.join(sorted(outlets)) or 'none'}"
            raise QueryError(message, reason="unknown_outlet", near=near[:_NEAR], field="outlet", value=outlet)
    for article in filters.article_id:
        if view.article(article) is None:
            raise QueryError(f"there is no article {article!r}", reason="unknown_article", field="article_id", value=article)


def require_one_of(name: str, value: str, allowed: Sequence[str]) -> None:
    """
    Raises:
        QueryError: the parameter has another value.
    """
    if value not in allowed:
        raise unknown_value(name, value, allowed)


def require_place(code: str, regions: Regions, name: str) -> None:
    """
    Raises:
        QueryError: `code`, the value of the parameter `name`, is no place.
    """
    if code != NATION and code not in regions:
        message = f"{name} has no place {code!r}; give the code of a province, regency or city, such as 33 or 33.25"
        raise QueryError(message, reason="unknown_place", near=_places_like(code, regions), field=name, value=code)


def find_place(regions: Regions, text: str) -> str:
    """The code of a place given by code or by name.

    Raises:
        QueryError: no such place, or several of that name.
    """
    if text == NATION or text in regions:
        return text
    codes = _named(text, regions)
    if len(codes) == 1:
        return codes[0]
    if codes:
        message = f"{text!r} may be " + " or ".join(f"{regions[code].name} ({code})" for code in codes) + "; give one of the codes"
    else:
        message = f"there is no province, regency or city {text!r}; give its official name or its code, such as 33.25"
    raise QueryError(message, reason="unknown_place", near=codes or _places_like(text, regions), field="places", value=text)


def _named(text: str, regions: Regions) -> list[str]:
    wanted = text.casefold()
    full = [code for code, region in regions.items() if wanted == region.name.casefold()]
    return full or [code for code, region in regions.items() if wanted == region.short_name.casefold()]


def _places_like(text: str, regions: Regions) -> list[str]:
    """By name, by a part of the name, by the place that a code lies in, by a name that is spelt nearly so."""
    wanted = text.casefold()
    around = [code for code in (text[:5], text[:2]) if code in regions]
    near = get_close_matches(wanted, [region.short_name.casefold() for region in regions.values()])
    found = (
        _named(text, regions)
        or [code for code, region in regions.items() if len(wanted) > 2 and wanted in region.name.casefold()]
        or around[:1]
        or [code for code, region in regions.items() if region.short_name.casefold() in near]
    )
    return found[:_NEAR]
