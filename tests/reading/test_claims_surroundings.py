"""What sounds like war in other news is no claim; what is told in a report of war stays one."""

import pytest

import warledger

MATCH = (
    "The striker's late shot beat the goalkeeper and the champions won the cup final on Saturday after extra time. "
    "The coach praised the attack and said that the defence had played its best game of the season. The club has "
    "fought back from the foot of the league, and its fans will march through London with the trophy on Sunday."
)
SALE = (
    "Shares of the software firm rose by a tenth on Monday after it agreed to take over a maker of mobile games. "
    "Analysts said that the battle for the company had hurt its larger rival, whose sales fell last year. The two "
    "firms launched a campaign for investors' support in April, and the board will meet in London next week."
)
SHELLING = "Government forces shelled the port of Aden on Monday, killing two dock workers, a port official said."

NOT_WAR = [
    (MATCH, "sport: shot, beat, attack, defence, fought, march"),
    (SALE, "business: take over, battle, campaign, deal"),
]

TOLD = [
    (SHELLING, "Shelling/artillery/missile attack", "a report of war"),
    (f"{SALE} {SALE} {SHELLING}", "Shelling/artillery/missile attack", "war told at the foot of a page on business"),
    (f"{SALE} A flood has cut off the northern valley.", "Disaster", "floods are told by any news"),
    (f"{MATCH} A fire in the stand killed four spectators.", None, "what has a toll stays, whatever surrounds it"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_WAR)
def test_words_of_war_in_other_news_are_no_claims(text, reason):
    assert [claim.sub_event_type for claim in warledger.read(text).claims] == [], reason


@pytest.mark.parametrize(("text", "kind", "reason"), TOLD)
def test_what_is_told_of_war_stays(text, kind, reason):
    claims = warledger.read(text).claims
    assert claims if kind is None else kind in {claim.sub_event_type for claim in claims}, reason
