"""The search box: what is understood, and what is refused with which reason at which character."""

from __future__ import annotations

import pytest

from search.expression import And, Expression, Not, Or, Phrase, Prefix, QuerySyntaxError, Word, parse_query


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("   ", None),
        ("netralitas", Word("netralitas")),
        ("netralitas ASN", And((Word("netralitas"), Word("ASN")))),
        ("netralitas AND ASN", And((Word("netralitas"), Word("ASN")))),
        ("a b OR c", Or((And((Word("a"), Word("b"))), Word("c")))),
        ("a (b OR c)", And((Word("a"), Or((Word("b"), Word("c")))))),
        ('"pakta integritas"', Phrase("pakta integritas")),
        ("“pakta integritas”", Phrase("pakta integritas")),
        ("«pakta» „integritas“", And((Phrase("pakta"), Phrase("integritas")))),
        ("sanksi -kades", And((Word("sanksi"), Not(Word("kades"))))),
        ("sanksi –kades", And((Word("sanksi"), Not(Word("kades"))))),
        ('-"belum ada"', Not(Phrase("belum ada"))),
        ("-(a OR b)", Not(Or((Word("a"), Word("b"))))),
        ("NOT NOT a", Word("a")),
        ("sosialis*", Prefix("sosialis")),
        ("Sul-Sel", Word("Sul-Sel")),
        ("Pilkada - ASN", And((Word("Pilkada"), Word("ASN")))),
        ("kades … lurah", And((Word("kades"), Word("lurah")))),
        ("or not and", And((Word("or"), Word("not"), Word("and")))),
    ],
)
def test_understands(text: str, tree: Expression | None) -> None:
    assert parse_query(text) == tree


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ('netral "pakta', "open_quote", 7),
        ("(a OR b", "open_parenthesis", 0),
        ("a ) b", "stray_parenthesis", 2),
        ("a OR", "missing_operand", 4),
        ("OR a", "missing_operand", 0),
        ("a OR OR b", "missing_operand", 5),
        ("a AND", "missing_operand", 5),
        ("NOT", "missing_operand", 3),
        ("()", "missing_operand", 1),
        ("a*", "short_prefix", 0),
        ("netral *", "short_prefix", 7),
        ('"surat edar*"', "star_in_phrase", 11),
        ('""', "no_words", 0),
        ("?!", "no_words", 0),
        ("(" * 17 + "a" + ")" * 17, "too_deep", 16),
        ("a " * 65, "too_many_words", 128),
        ("a" * 1001, "too_long", 1000),
    ],
)
def test_refuses(text: str, reason: str, position: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse_query(text)
    assert (caught.value.reason, caught.value.position) == (reason, position)
