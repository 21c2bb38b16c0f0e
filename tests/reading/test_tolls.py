"""Tolls: who was harmed, how many, and on what scope; found and not found, a reason a row."""

import pytest

from warledger.reading.parse import parse_document
from warledger.reading.tolls.find import find_toll_notices, find_tolls
from warledger.records import Actor, Document


def read(text):
    return parse_document(Document("d", "sha256:0", text))


def tolls_of(text):
    return [(text[t.start : t.end], t.harm, t.low, t.high) for t in find_tolls(read(text), ())]


FOUND = [
    ("passive", "Seven villagers were killed near Kidal.", [("Seven villagers", "killed", 7, 7)]),
    ("perfect passive", "At least 12 soldiers have been wounded.", [("At least 12 soldiers", "injured", 12, None)]),
    ("active", "A drone strike killed two fighters.", [("two fighters", "killed", 2, 2)]),
    (
        "two verbs, two tolls",
        "The blast killed two and wounded five.",
        [("two", "killed", 2, 2), ("five", "injured", 5, 5)],
    ),
    (
        "one as an object",
        "A mine exploded, killing two people and wounding one.",
        [("two people", "killed", 2, 2), ("one", "injured", 1, 1)],
    ),
    (
        "a speaker behind the comma is not one of the dead",
        "Shells hit the quay, killing two dock workers, a port official said.",
        [("two dock workers", "killed", 2, 2)],
    ),
    ("participle", "A mine exploded, killing three herders.", [("three herders", "killed", 3, 3)]),
    (
        "left dead",
        "The raid left at least 40 dead and 70 wounded.",
        [("at least 40", "killed", 40, None), ("70", "injured", 70, 70)],
    ),
    ("more than bounds below", "More than 300 people died.", [("More than 300 people", "killed", 300, None)]),
    ("up to bounds above", "Up to 60 recruits were killed.", [("Up to 60 recruits", "killed", None, 60)]),
    ("nearly bounds above", "Nearly 200 people were injured.", [("Nearly 200 people", "injured", None, 200)]),
    ("about is both", "About 30 troops were killed.", [("About 30 troops", "killed", 30, 30)]),
    ("some before a number is about", "Some 80 people were killed.", [("Some 80 people", "killed", 80, 80)]),
    ("a range", "Between 20 and 30 rebels were killed.", [("Between 20 and 30 rebels", "killed", 20, 30)]),
    ("a range with to", "Shelling killed 5 to 7 farmers.", [("5 to 7 farmers", "killed", 5, 7)]),
    ("dozens cannot be told", "Dozens of civilians were injured.", [("Dozens of civilians", "injured", None, None)]),
    ("two dozen is 24", "Two dozen miners were kidnapped.", [("Two dozen miners", "captured", 24, 24)]),
    ("thousands with separators", "It killed 1,200 people.", [("1,200 people", "killed", 1200, 1200)]),
    (
        "millions displaced",
        "Fighting has displaced 1.5 million people.",
        [("1.5 million people", "displaced", 1_500_000, 1_500_000)],
    ),
    ("forced to flee", "Clashes forced 4,000 people to flee.", [("4,000 people", "displaced", 4000, 4000)]),
    (
        "tens of thousands",
        "Tens of thousands were displaced by the advance.",
        [("Tens of thousands", "displaced", None, None)],
    ),
    ("missing", "Six sailors are still missing.", [("Six sailors", "missing", 6, 6)]),
    ("taken prisoner", "The army took 15 fighters prisoner.", [("15 fighters", "captured", 15, 15)]),
    ("took prisoners", "Rebels took nine prisoners.", [("nine prisoners", "captured", 9, 9)]),
    ("abducted", "Gunmen abducted 30 schoolgirls.", [("30 schoolgirls", "captured", 30, 30)]),
    ("lost their lives", "Eleven nurses lost their lives.", [("Eleven nurses", "killed", 11, 11)]),
    ("lives claimed", "The bombing claimed 14 lives.", [("14 lives", "killed", 14, 14)]),
    ("the lives of", "Mortars claimed the lives of two people.", [("two people", "killed", 2, 2)]),
    ("deaths counted", "Officials reported 25 deaths.", [("25 deaths", "killed", 25, 25)]),
    ("the death of", "The shell caused the death of one civilian.", [("one civilian", "killed", 1, 1)]),
    ("a toll that rises", "The death toll from the raid rose to 64.", [("64", "killed", 64, 64)]),
    ("a toll that stands", "The death toll stands at more than 90.", [("more than 90", "killed", 90, None)]),
    ("bodies", "Rescuers pulled ten bodies from the rubble.", [("ten bodies", "killed", 10, 10)]),
    ("one person", "A woman was killed by a sniper.", [("A woman", "killed", 1, 1)]),
    ("a family of five", "A rocket killed a family of five.", [("a family of five", "killed", 5, 5)]),
    (
        "a couple and their children",
        "The strike killed a couple and their three children.",
        [("a couple", "killed", 2, 2), ("their three children", "killed", 3, 3)],
    ),
    ("a town left", "Some 9,000 people have left Goma since May.", [("Some 9,000 people", "displaced", 9000, 9000)]),
    ("others", "Shrapnel wounded 13 others.", [("13 others", "injured", 13, 13)]),
    ("casualties denied", "There were no casualties.", [
        ("no casualties", "injured", 0, 0), ("no casualties", "killed", 0, 0),
    ]),
    ("none killed is 0", "No civilians were killed.", [("No civilians", "killed", 0, 0)]),
    ("not one is 0", "Not one of our fighters was killed.", [("Not one of our fighters", "killed", 0, 0)]),
    ("not a single one is 0", "Not a single soldier was wounded.", [("Not a single soldier", "injured", 0, 0)]),
    ("a headline", "Six Killed in Car Bombing", [("Six", "killed", 6, 6)]),
    ("a hedged passive", "20 conscripts are believed to have been killed.", [("20 conscripts", "killed", 20, 20)]),
    ("wire copy without its grammar", "20 guards are believed to be died.", [("20 guards", "killed", 20, 20)]),
    ("words between", "Four men in a parked truck were killed.", [("Four men", "killed", 4, 4)]),
    ("his side lost them", "The brigade lost 15 fighters in the battle.", [("15 fighters", "killed", 15, 15)]),
    ("a known person", "The blast wounded the driver.", [("the driver", "injured", 1, 1)]),
    ("a state after a verb", "Two cooks, a Dane and a Swede, went missing.", [("Two cooks", "missing", 2, 2)]),
    ("a toll and the wounded", "The death toll rose to more than 400, with some 2,000 wounded.", [
        ("more than 400", "killed", 400, None), ("some 2,000", "injured", 2000, 2000),
    ]),
    ("a number that rises", "The number of guards killed in the raids has risen to 39.", [("39", "killed", 39, 39)]),
    ("among the dead", "Among the dead were four cooks and five children.", [
        ("four cooks", "killed", 4, 4), ("five children", "killed", 5, 5),
    ]),
    ("commas lost by the wire", "Those killed included six women five children.", [
        ("six women", "killed", 6, 6), ("five children", "killed", 5, 5),
    ]),
    ("a part between", "Ten people mostly schoolchildren killed in rocket fire.", [("Ten people", "killed", 10, 10)]),
    ("a group in brackets", "At least 23 ISIS (Daesh) militants were killed.", [
        ("At least 23 ISIS (Daesh) militants", "killed", 23, None),
    ]),
    ("a quarter of a million", "A quarter of a million people fled.", [
        ("A quarter of a million people", "displaced", 250_000, 250_000),
    ]),
    ("a date before the number", "29-06-2016 Seven civilians killed in a car attack.", [
        ("Seven civilians", "killed", 7, 7),
    ]),
    ("a clause about the victims", "They beheaded eight recruits who had surrendered.", [
        ("eight recruits", "killed", 8, 8),
    ]),
    ("some of them", "It killed 12 people, eight of them children.", [
        ("12 people", "killed", 12, 12), ("eight of them children", "killed", 8, 8),
    ]),
    ("a compound tells which people", "Five aid workers were killed.", [("Five aid workers", "killed", 5, 5)]),
    ("part of the dead", "Nine of the dead were children.", [("Nine of the dead", "killed", 9, 9)]),
    ("a nationality", "An ambush killed 25 Sudanese.", [("25 Sudanese", "killed", 25, 25)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_tolls_are_found(text, expected):
    assert sorted(tolls_of(text)) == sorted(expected)


NOT_FOUND = [
    ("an age", "The 5-year-old boy was at home when the raid killed nobody he knew."),
    ("a count of vehicles", "The brigade destroyed 12 tanks and wounded its pride."),
    ("a count of attacks", "Police recorded 45 attacks after the killing."),
    ("a date", "He died on July 14."),
    ("a year", "The killing began in 2015."),
    ("a price", "The wounded were charged $500 at the gate."),
    ("a distance", "The bodies lay 40 kilometres from the town."),
    ("a duration", "He was captured after 18 months of fighting."),
    ("doers, not victims", "Ten gunmen attacked the post."),
    ("captured places", "The brigade captured five villages."),
]


@pytest.mark.parametrize("text", [row[1] for row in NOT_FOUND], ids=[row[0] for row in NOT_FOUND])
def test_other_numbers_are_no_tolls(text):
    assert [toll for toll in tolls_of(text) if toll[2] != 0 and toll[3] != 0] == []


def test_doers_are_not_their_victims():
    assert tolls_of("Two soldiers killed five civilians.") == [("five civilians", "killed", 5, 5)]


SCOPES = [
    ("an event's", "Six people were killed on Monday.", ["event"], None),
    ("including opens a part", "Six people, including two children, were killed.", ["event", "subset"], None),
    ("among them opens a part", "It killed 40 people, among them 11 women.", ["event", "subset"], None),
    ("and goes on with it", "It killed nine, including a child and a woman.", ["event", "subset", "subset"], None),
    ("the war's own count", "The war has killed more than 280,000 people.", ["cumulative"], None),
    ("since a year", "More than 900 people have been killed since 2011.", ["cumulative"], "2011"),
    ("since a month", "Some 3,000 people have died since March 2019.", ["cumulative"], "2019-03"),
    ("since a war began", "Since the war began in May 2011, over 500 medics have died.", ["cumulative"], "2011-05"),
    ("of its own is no part", "They said 49 of their soldiers had died.", ["event"], None),
    ("since a weekday is an event's", "Shelling has killed 44 people since Thursday.", ["event"], "Thursday"),
    ("the past day is no war", "They killed 20 troops in the past 24 hours.", ["event"], None),
    ("so far this month", "Seventy people have been killed so far this month.", ["cumulative"], None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "scopes", "since"), [row[1:] for row in SCOPES], ids=[row[0] for row in SCOPES])
def test_scope(text, scopes, since):
    tolls = find_tolls(read(text), ())
    assert [toll.scope for toll in tolls] == scopes
    assert tolls[0].since == since


POPULATIONS = [
    ("Four schoolchildren were killed.", "children"),
    ("Four army officers were killed.", "soldiers"),
    ("Four rebel fighters were killed.", "fighters"),
    ("Four paramedics were killed.", "medics"),
    ("Four photographers were killed.", "journalists"),
    ("Four policemen were killed.", "police"),
    ("Four police officers were killed.", "police"),
    ("Fifty military personnel were killed.", "soldiers"),
    ("Four aid workers were killed.", "aid_workers"),
    ("Four people were killed.", None),
]


@pytest.mark.parametrize(("text", "population"), POPULATIONS)
def test_population(text, population):
    assert [toll.population for toll in find_tolls(read(text), ())] == [population]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("At least 12 soldiers were killed.", "at least"),
        ("Dozens of people were killed.", "dozens"),
        ("Several people were killed.", "several"),
        ("12 soldiers were killed.", None),
    ],
)
def test_the_qualifier_is_the_speakers_word(text, qualifier):
    assert [toll.qualifier for toll in find_tolls(read(text), ())] == [qualifier]


def test_one_number_for_dead_and_injured_bounds_either_from_above():
    tolls = find_tolls(read("Shells killed and injured five civilians."), ())
    assert sorted((toll.harm, toll.low, toll.high) for toll in tolls) == [("injured", None, 5), ("killed", None, 5)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ten Red Brigade fighters were killed.", "Red Brigade"),
        ("Ten fighters of the Red Brigade were killed.", "Red Brigade"),
        ("The Red Brigade lost ten fighters.", "Red Brigade"),
    ],
)
def test_the_party_is_whose_people_they_are(text, name):
    start = text.index("Red Brigade")
    actors = (Actor(start, start + len(name), name, kind="rebel"),)
    assert [toll.party for toll in find_tolls(read(text), actors)] == [name]


def test_casualties_are_noticed_and_not_counted_as_dead():
    parse = read("The army suffered 30 casualties.")
    assert find_tolls(parse, ()) == ()
    assert [notice.code for notice in find_toll_notices(parse)] == ["toll_ambiguous"]


def test_nothing_in_an_empty_document():
    assert find_tolls(read(""), ()) == ()
