"""Numbers with their nouns, in messages: `1 article`, `3 articles`."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """`many` where it is not `one` and an s."""
    return f"{number} {one if number == 1 else many or one + 's'}"


class Filled(str):
    """A value that fills a `{name}` of a text; `{name:# article|# articles}` chooses by the number, which stands for #."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if "|" not in spec:
            return format(str(self), spec)
        one, _, many = spec.partition("|")
        return (one if self == "1" else many).replace("#", self)
