"""What kind of day a date is: of a vote, of a law, of a letter, up to which something was counted; or one on which something was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ikrar.elections import Election
from pipeline.tagging.days.found import Day, FoundDate
from pipeline.tagging.days.words import DateWords

_REACH = 45
"""Characters before a date in which a word says what day it is."""
_STATUTE_REACH = 75
"""So for a law or joint decree, of which it may be told who signed it ("SKB yang diteken lima menteri pada 22 September 2022")."""


def with_kind(one: FoundDate, text: str, words: DateWords, elections: Sequence[Election], anchor: date | None) -> FoundDate:
    """What kind of day it is: voting days and campaign windows of the table first, then the words before it."""
    before = _before(text, one.start, _REACH)
    iso = one.resolved or one.iso
    day: Day = "act"
    of_the_vote = words.voting.search(before) is not None
    counted = one.basis == "relative" and not of_the_vote and not one.reason
    past = anchor is not None and iso <= anchor.isoformat()
    over = past and not of_the_vote
    if not (counted or over) and any(election.voting_day is not None and election.voting_day.isoformat() == iso for election in elections):
        # "32 perkara hingga pencoblosan, 9 Desember": counted up to that day
        day = "as_of" if past and words.as_of.search(before) else "voting_day"
    elif anchor is None and of_the_vote and any(str(election.voting_day)[:7] == iso for election in elections):
        day = "voting_day"  # "jelang pilkada pada Desember 2020": the month of the vote
    elif (
        len(iso) == 10
        and any(iso in (str(election.campaign_start), str(election.campaign_end)) for election in elections)
        and words.campaign.search(before)
    ):
        day = "campaign"
    elif anchor is not None and iso > anchor.isoformat()[: len(iso)]:
        day = "future"
    elif words.statute.search(_before(text, one.start, _STATUTE_REACH)):
        day = "law"
    elif words.letter.search(before):
        day = "letter"
    elif words.as_of.search(before):
        day = "as_of"
    elif words.in_office.search(before):
        day = "in_office"
    return one if day == "act" else replace(one, day=day)


def _before(text: str, start: int, reach: int) -> str:
    """The characters before a date in its own sentence."""
    before = text[max(0, start - reach) : start]
    return before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
