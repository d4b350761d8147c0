"""Any query at all finds on every engine what the reference matcher says, document by document."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ikrar import model
from search.analysis.analyser import Analyser
from search.documents import IndexDocument
from search.expression import And, Expression, Not, Or, Phrase, Prefix, Word
from search.index.base import SearchIndex
from search.index.matching import matches
from search.query import SORTS, Filters, Query
from tests.search.conformance.generated import ELECTIONS, OUTLETS, REGIONS, SENTENCES, TITLES

VOCABULARY = sorted({word for text in (*SENTENCES, *TITLES) for word in text.split()} | {"PNS", "pemkab", "kades", "diimbau", "tiada"})
WORDS = [word for word in VOCABULARY if any(character.isalnum() for character in word)]

leaves = st.one_of(
    st.sampled_from(WORDS).map(Word),
    st.sampled_from([word for word in WORDS if word[:3].isalpha()]).map(lambda word: Prefix(word[:3])),
    st.sampled_from(SENTENCES).flatmap(
        lambda text: st.integers(0, len(text.split()) - 2).map(lambda at: Phrase(" ".join(text.split()[at : at + 2])))
    ),
)
expressions: st.SearchStrategy[Expression] = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=3).map(lambda some: And(tuple(some))),
        st.lists(parts, min_size=2, max_size=3).map(lambda some: Or(tuple(some))),
        parts.map(Not),
    ),
    max_leaves=6,
)


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple))


days = st.sampled_from([None, None, "2018", "2023-06", "2024-11-18"])
filters = st.builds(
    Filters,
    kind=some(("statement", "violation", "article")),
    stage=some(model.STAGES),
    form=some(model.FORMS),
    places=some(REGIONS),
    outlet=some(OUTLETS),
    election=some(ELECTIONS),
    gone=st.sampled_from([None, False]),
    count_from=st.sampled_from([None, None, 0, 2, 12, 500]),
    date_from=days,
    published_from=days,
)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.none(), expressions), filters=st.one_of(st.just(Filters()), filters), sort=st.sampled_from(SORTS))
def test_same_as_the_reference(
    filled: SearchIndex,
    documents: list[IndexDocument],
    analyser: Analyser,
    text: Expression | None,
    filters: Filters,
    sort: str,
) -> None:
    query = Query(text=text, filters=filters, sort=sort, size=1000)  # type: ignore[arg-type]
    answer = filled.search(query)
    assert {hit.document.id for hit in answer.hits} == {one.id for one in documents if matches(query, one, analyser)}
